from datetime import timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from resal.core.ids import public_id
from resal.core.models import Text
from resal.directory.models import Organisation
from resal.support.enums import MeetingStatus, Reply

from .file import SupportFile


class MeetingQuerySet(models.QuerySet):
    def planned(self):
        return self.filter(status=MeetingStatus.PLANNED)

    def by_date(self):
        return self.select_related("title").order_by("-starts_at", "-pk")


class Meeting(models.Model):
    """A meeting of the milieu and its partners, from the convocation to the minutes."""

    public_id = models.CharField(max_length=12, unique=True, default=public_id, editable=False)
    file = models.ForeignKey(SupportFile, on_delete=models.CASCADE, related_name="meetings")
    title = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+", verbose_name=_("titre"))
    starts_at = models.DateTimeField(_("début"))
    minutes = models.PositiveSmallIntegerField(_("durée en minutes"), default=120)
    place = models.CharField(_("lieu"), max_length=160, blank=True)
    status = models.CharField(
        _("statut"), max_length=20, choices=MeetingStatus, default=MeetingStatus.PLANNED
    )
    purpose = models.ForeignKey(Text, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    agenda = models.ForeignKey(Text, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    summary = models.ForeignKey(Text, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    decisions = models.ForeignKey(Text, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = MeetingQuerySet.as_manager()

    class Meta:
        verbose_name = _("rencontre")

    def __str__(self) -> str:
        return str(self.title)

    @property
    def ends_at(self):
        return self.starts_at + timedelta(minutes=self.minutes)


class InvitationQuerySet(models.QuerySet):
    def by_organisation(self):
        return self.select_related("organisation__sector").order_by("organisation__name", "pk")

    def coming(self):
        return self.filter(reply__in=(Reply.YES, Reply.DELEGATE))


class Invitation(models.Model):
    """One organisation is convoked; it answers by its link, or by telephone to the team."""

    public_id = models.CharField(max_length=12, unique=True, default=public_id, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="invitations")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", verbose_name=_("organisme")
    )
    email = models.EmailField(_("courriel"), blank=True)
    language = models.CharField(max_length=5, default="fr-ca")
    reply = models.CharField(_("réponse"), max_length=20, choices=Reply, default=Reply.NONE, blank=True)
    delegate = models.CharField(_("fonction de la personne qui vient"), max_length=120, blank=True)
    replied_at = models.DateTimeField(null=True, blank=True)
    entered_by = models.ForeignKey(
        "accounts.Person", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    reminded_on = models.DateField(null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("convocation")
        constraints = [
            models.UniqueConstraint(fields=["meeting", "organisation"], name="support_one_invitation")
        ]
