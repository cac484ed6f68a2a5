"""What happens to a plan: partners, comments, versions, adoptions, reviews, news, stalls."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from resal.accounts.models import Person
from resal.core import clock
from resal.core.ids import public_id
from resal.directory.models import Organisation
from resal.plans.enums import Answer, EventKind, ReviewKind

from .part import text
from .plan import ActionPlan
from .work import Action, Commitment


class PartnerQuerySet(models.QuerySet):
    def by_name(self):
        return self.select_related("organisation", "organisation__sector").order_by(
            "organisation__name", "pk"
        )

    def awaited(self):
        """Those who were absent and have not answered."""
        return self.filter(was_absent=True, answered_on=None)


class Partner(models.Model):
    """An organisation of the plan. One that was absent when it was decided reads and answers before adoption."""

    public_id = models.CharField(max_length=12, unique=True, default=public_id, editable=False)
    plan = models.ForeignKey(ActionPlan, on_delete=models.CASCADE, related_name="partners")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="plan_partnerships", verbose_name=_("organisme")
    )
    was_absent = models.BooleanField(_("absent de la décision"), default=False)
    invited_on = models.DateField(null=True, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    reminded_on = models.DateField(null=True, blank=True)

    objects = PartnerQuerySet.as_manager()

    class Meta:
        verbose_name = _("partenaire")
        constraints = [models.UniqueConstraint(fields=["plan", "organisation"], name="plans_one_partnership")]

    @property
    def subject(self) -> str:
        return f"plans.partner:{self.public_id}"


class Comment(models.Model):
    """What a partner answers to the draft."""

    plan = models.ForeignKey(ActionPlan, on_delete=models.CASCADE, related_name="comments")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    answer = models.CharField(_("votre réponse"), max_length=10, choices=Answer)
    words = text(_("vos commentaires"))
    at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("commentaire")


class Version(models.Model):
    """A state of the plan that was agreed on. It holds values and pointers to texts, never words: what is
    erased is erased in every version. Triggers refuse to change or delete a row."""

    plan = models.ForeignKey(ActionPlan, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    content = models.JSONField()
    why = text(_("pourquoi ce changement"))
    decided_where = models.CharField(_("décidé où"), max_length=120, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("version")
        constraints = [models.UniqueConstraint(fields=["plan", "number"], name="plans_one_version_a_number")]


class Adoption(models.Model):
    """Who adopted which version, when. Append-only, by triggers."""

    plan = models.OneToOneField(ActionPlan, on_delete=models.PROTECT, related_name="adoption")
    version = models.OneToOneField(Version, on_delete=models.PROTECT, related_name="adoption")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    body = models.CharField(_("instance"), max_length=120, blank=True)
    adopted_on = models.DateField(_("adopté le"))
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("adoption")


class Review(models.Model):
    """A look back at six and at twelve months. `results` is the table as it stood that day (numbers, text ids)."""

    public_id = models.CharField(max_length=12, unique=True, default=public_id, editable=False)
    plan = models.ForeignKey(ActionPlan, on_delete=models.CASCADE, related_name="reviews")
    kind = models.CharField(_("bilan"), max_length=10, choices=ReviewKind)
    due_on = models.DateField(_("prévu le"))
    held_on = models.DateField(_("tenu le"), null=True, blank=True)
    notes = text(_("ce qu’on retient"))
    results = models.JSONField(default=list)
    edition = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("bilan")
        ordering = ["due_on", "pk"]
        constraints = [models.UniqueConstraint(fields=["plan", "kind"], name="plans_one_review_a_kind")]


class UpdateEventQuerySet(models.QuerySet):
    def latest_first(self):
        return self.select_related(
            "note", "organisation", "person", "action__what", "commitment__what"
        ).order_by("-at", "-pk")


class UpdateEvent(models.Model):
    """One piece of news about the plan: what changed, who said it, in which words."""

    plan = models.ForeignKey(ActionPlan, on_delete=models.CASCADE, related_name="events")
    kind = models.CharField(max_length=10, choices=EventKind)
    action = models.ForeignKey(Action, on_delete=models.CASCADE, null=True, blank=True, related_name="events")
    commitment = models.ForeignKey(
        Commitment, on_delete=models.CASCADE, null=True, blank=True, related_name="events"
    )
    status = models.CharField(max_length=20, blank=True)
    note = text(_("note"))
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    person = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField(default=clock.now)

    objects = UpdateEventQuerySet.as_manager()

    class Meta:
        verbose_name = _("nouvelle")
        indexes = [models.Index(fields=["plan", "-at"], name="plans_event_by_plan")]


class StallQuerySet(models.QuerySet):
    def standing(self):
        return self.filter(ended_on=None)


class Stall(models.Model):
    """A warning that stands: it is told once, and again only if it comes back after an end.

    One that outlasts its grace is told once more, to those who accompany the plan (`escalated_on`).
    """

    plan = models.ForeignKey(ActionPlan, on_delete=models.CASCADE, related_name="stalls")
    code = models.CharField(max_length=20)
    since = models.DateField()
    escalated_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)

    objects = StallQuerySet.as_manager()

    class Meta:
        verbose_name = _("blocage")
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "code"],
                condition=models.Q(ended_on=None),
                name="plans_one_standing_stall",
            )
        ]
