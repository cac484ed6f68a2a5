"""The partners meet: when, where, who was there, what was decided."""

from datetime import timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from resal.core.ids import public_id
from resal.directory.models import Organisation
from resal.plans.enums import MeetingStatus

from .part import text
from .plan import ActionPlan


class MeetingQuerySet(models.QuerySet):
    def planned(self):
        return self.filter(status=MeetingStatus.PLANNED)

    def latest_first(self):
        return self.select_related("agenda", "decisions").order_by("-starts_at", "-pk")


class Meeting(models.Model):
    """`edition` grows with each change, like that of a part."""

    public_id = models.CharField(max_length=12, unique=True, default=public_id, editable=False)
    plan = models.ForeignKey(ActionPlan, on_delete=models.CASCADE, related_name="meetings")
    starts_at = models.DateTimeField(_("début"))
    minutes = models.PositiveSmallIntegerField(_("durée en minutes"), default=90)
    place = models.CharField(_("lieu ou lien"), max_length=160, blank=True)
    status = models.CharField(max_length=10, choices=MeetingStatus, default=MeetingStatus.PLANNED)
    agenda = text(_("ordre du jour"))
    decisions = text(_("décisions"))
    present = models.ManyToManyField(
        Organisation, blank=True, related_name="+", verbose_name=_("qui était là")
    )
    edition = models.PositiveIntegerField(default=1, editable=False)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        verbose_name = _("rencontre")

    @property
    def ends_at(self):
        return self.starts_at + timedelta(minutes=self.minutes)
