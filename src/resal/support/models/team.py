from django.db import models
from django.utils.translation import gettext_lazy as _

from resal.core import clock
from resal.core.ids import public_id
from resal.core.models import Text
from resal.directory.models import Member
from resal.support.enums import Aim, AskStatus

from .file import SupportFile

FREE = (AskStatus.WAITING, AskStatus.ACCEPTED)


class TeamSearch(models.Model):
    """What the team of a file must bring, written once. `needs` holds public codes only; `given_up` its lines.

    `proposal` is the last answer, as public ids; it holds while `proposed_from`, a fingerprint of all that it was
    computed from, is the same.
    """

    file = models.OneToOneField(SupportFile, on_delete=models.CASCADE, related_name="search")
    on = models.DateField(_("jour prévu"))
    hours = models.PositiveSmallIntegerField(_("heures demandées à chaque personne"))
    needs = models.JSONField(default=dict)
    given_up = models.JSONField(default=list)
    version = models.PositiveIntegerField(default=1)
    proposal = models.JSONField(null=True, blank=True, editable=False)
    proposed_from = models.CharField(max_length=64, blank=True, editable=False)
    by = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()

    class Meta:
        verbose_name = _("équipe recherchée")


class TeamAskQuerySet(models.QuerySet):
    def holding_hours(self):
        """Those that take, or may take, hours of somebody."""
        return self.filter(status__in=FREE)

    def waiting(self):
        return self.filter(status=AskStatus.WAITING)

    def for_list(self):
        return self.select_related(
            "member__person", "member__organisation__sector", "reason", "proposes"
        ).order_by("member__sort_key", "pk")


class TeamAsk(models.Model):
    """One member is asked to join a team, and answers by a signed link."""

    public_id = models.CharField(max_length=12, unique=True, default=public_id, editable=False)
    search = models.ForeignKey(TeamSearch, on_delete=models.CASCADE, related_name="asks")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="asks")
    status = models.CharField(
        _("réponse"), max_length=10, choices=AskStatus, default=AskStatus.WAITING, db_index=True
    )
    reason = models.ForeignKey(
        Text, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("raison")
    )
    proposes = models.ForeignKey(
        Text, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("propose")
    )
    sent_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    entered_by = models.ForeignKey(
        "accounts.Person", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects = TeamAskQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation dans une équipe")
        constraints = [models.UniqueConstraint(fields=["search", "member"], name="support_one_ask_a_member")]

    @property
    def subject(self) -> str:
        return f"support.ask:{self.public_id}"

    @property
    def is_waiting(self) -> bool:
        return self.status == AskStatus.WAITING


class TeamChoice(models.Model):
    """A team was sent: the proposed one, or another that people preferred, and why. Never changed afterwards."""

    search = models.ForeignKey(TeamSearch, on_delete=models.CASCADE, related_name="choices")
    members = models.ManyToManyField(Member, related_name="+")
    proposed = models.BooleanField(_("l’équipe proposée"))
    reason = models.ForeignKey(Text, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    by = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("équipe choisie")
        ordering = ["-pk"]


class MatchingPolicy(models.Model):
    """The order in which the aims of a team count, from a day on. The last one is in force."""

    order = models.JSONField(_("ordre des buts"))
    reason = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+", verbose_name=_("raison"))
    by = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")
    since = models.DateField(default=clock.today)

    class Meta:
        verbose_name = _("ordre des buts")
        ordering = ["-pk"]

    @classmethod
    def current(cls) -> "MatchingPolicy | None":
        return cls.objects.select_related("reason", "by").first()

    @classmethod
    def in_force(cls) -> tuple[str, ...]:
        last = cls.current()
        return tuple(last.order) if last else tuple(Aim.values)
