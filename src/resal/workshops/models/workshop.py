from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from resal.core.ids import code, public_id
from resal.core.models import Text
from resal.directory.models import Milieu, Organisation
from resal.workshops.enums import PoliceRole, Script, Status


def room_code() -> str:
    """Six letters and figures that people type at /r/."""
    return code(6)


class WorkshopQuerySet(models.QuerySet):
    def seen_by(self, person):
        """Those of the milieux on which this person has a mandate."""
        return self.filter(milieu__in=Milieu.objects.seen_by(person))

    def real(self):
        """Without rehearsals, which count for nothing."""
        return self.filter(rehearses=None)

    def ahead(self):
        return self.filter(status__in=(Status.PREPARED, Status.OPEN))

    def decided(self):
        return self.filter(status=Status.DECIDED)

    def of(self, milieu):
        return self.filter(milieu=milieu)

    def for_listing(self):
        """Those under way first, then the nearest day, then the past."""
        return self.select_related("milieu", "question").order_by(
            models.Case(
                models.When(status=Status.OPEN, then=0),
                models.When(status=Status.PREPARED, then=1),
                default=2,
                output_field=models.IntegerField(),
            ),
            models.F("held_on").desc(nulls_first=True),
            "-pk",
        )


class Workshop(models.Model):
    """A problem-solving activity: one question, one room, secret votes, a decision of the group.

    The names of the support person and of the host of remote people are blanked when the activity ends.
    """

    public_id = models.CharField(max_length=12, unique=True, default=public_id, editable=False)
    code = models.CharField(max_length=6, unique=True, default=room_code, editable=False)
    milieu = models.ForeignKey(
        Milieu, on_delete=models.PROTECT, related_name="workshops", verbose_name=_("milieu")
    )
    title = models.CharField(_("titre"), max_length=160)
    question = models.ForeignKey(Text, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    script = models.CharField(_("déroulement"), max_length=10, choices=Script, default=Script.EXPRESS)
    slack = models.PositiveSmallIntegerField(_("marge (minutes)"), default=5)
    held_on = models.DateField(_("date"), null=True, blank=True)
    starts_at = models.TimeField(_("heure"), null=True, blank=True)
    place = models.CharField(_("lieu"), max_length=160, blank=True)
    head_count = models.PositiveSmallIntegerField(_("personnes qui votent, au plus"), default=20)
    support_name = models.CharField(_("personne-ressource de soutien"), max_length=120, blank=True)
    remote_host = models.CharField(_("personne qui accueille à distance"), max_length=120, blank=True)
    police = models.CharField(
        _("place de la police"), max_length=12, choices=PoliceRole, default=PoliceRole.VOTES
    )
    in_english = models.BooleanField(_("offrir les enjeux aussi en anglais"), default=False)
    by_card = models.BooleanField(_("entrer avec une carte imprimée"), default=False)
    door_changes = models.BooleanField(_("demander le mot du moment, affiché à l’écran"), default=False)
    rehearses = models.ForeignKey(
        "self", on_delete=models.CASCADE, null=True, blank=True, related_name="rehearsals"
    )
    moderated = models.BooleanField(_("lire les idées avant de les afficher"), default=False)
    in_tables = models.BooleanField(_("répartir les gens en tables de sept à neuf"), default=False)
    status = models.CharField(max_length=10, choices=Status, default=Status.PREPARED)
    step = models.PositiveSmallIntegerField(default=0)
    paused_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    discussion = models.ForeignKey(Text, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    present_sectors = models.JSONField(default=list)
    plan_address = models.CharField(max_length=300, blank=True)

    objects = WorkshopQuerySet.as_manager()

    class Meta:
        verbose_name = _("activité de résolution de problèmes")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status=Status.PREPARED)
                | models.Q(status=Status.CLOSED)
                | models.Q(opened_at__isnull=False),
                name="workshops_open_has_a_moment",
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("workshops:workshop", args=[self.public_id])

    @property
    def is_prepared(self) -> bool:
        return self.status == Status.PREPARED

    @property
    def is_open(self) -> bool:
        return self.status == Status.OPEN

    @property
    def is_decided(self) -> bool:
        return self.status == Status.DECIDED

    @property
    def is_rehearsal(self) -> bool:
        return self.rehearses_id is not None

    @property
    def is_paused(self) -> bool:
        return self.paused_at is not None


class Guest(models.Model):
    """An organisation that was asked to come, and whether somebody of it is there. No person is named."""

    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="guests")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    present = models.BooleanField(_("présent"), default=False)

    class Meta:
        verbose_name = _("organisme invité")
        constraints = [
            models.UniqueConstraint(fields=["workshop", "organisation"], name="workshops_one_invitation")
        ]


class Fact(models.Model):
    """One of the three facts of the portrait, with its source."""

    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="facts")
    position = models.PositiveSmallIntegerField()
    words = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+")
    source = models.CharField(_("source"), max_length=200)

    class Meta:
        verbose_name = _("fait du portrait")
        constraints = [
            models.UniqueConstraint(fields=["workshop", "position"], name="workshops_one_fact_a_place")
        ]
