from datetime import date

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from resal.core import clock
from resal.directory.models import Mandate, Milieu, Organisation, Term, Vocabulary
from resal.plans.enums import PlanStatus, Visibility

from .part import Part, PartQuerySet, text


class PlanQuerySet(PartQuerySet):
    def seen_by(self, person):
        """Plans of the milieux where she has a mandate, and those of which her organisation is a partner."""
        mandates = Mandate.objects.current().reaching(person).values("milieu")
        partner = models.Q(partners__organisation__in=organisations_of(person))
        return self.filter(
            pk__in=ActionPlan.objects.filter(models.Q(milieu__in=mandates) | partner).values("pk")
        )

    def living(self):
        return self.exclude(status=PlanStatus.ENDED)

    def active(self):
        return self.filter(status=PlanStatus.ACTIVE)

    def public(self):
        return self.filter(visibility=Visibility.PUBLIC, milieu__publishes=True).exclude(
            status__in=(PlanStatus.DRAFT, PlanStatus.COMMENTING)
        )

    def newest_first(self):
        return self.order_by("-starts_on", "-pk")

    def for_lists(self):
        return self.select_related("milieu", "lead_organisation").newest_first()


def organisations_of(person):
    """The organisation in which this person works today, as a query."""
    return Organisation.objects.filter(
        members__person=person, members__left_on=None, members__person__is_active=True
    ).values("pk")


class ActionPlan(Part):
    """A concerted plan: it belongs to its milieu, before, during and after the network's help."""

    TEXTS = ("problem", "responses", "hypothesis", "evidence", "governance")
    PLAIN = ("title", "starts_on", "ends_on", "lead_organisation", "owner_after")
    MANY = ("populations", "ecological_levels", "prevention_levels")

    milieu = models.ForeignKey(Milieu, on_delete=models.PROTECT, related_name="plans")
    title = models.CharField(_("titre"), max_length=160)
    starts_on = models.DateField(_("début"))
    ends_on = models.DateField(_("fin"))
    problem = text(_("le problème, en vos mots"))
    responses = text(_("ce qui se fait déjà"))
    hypothesis = text(_("si nous faisons cela, alors… parce que…"))
    populations = models.ManyToManyField(
        Term,
        blank=True,
        related_name="+",
        verbose_name=_("jeunes visés"),
        limit_choices_to={"vocabulary": Vocabulary.POPULATION},
    )
    ecological_levels = models.ManyToManyField(
        Term,
        blank=True,
        related_name="+",
        verbose_name=_("niveaux écologiques"),
        limit_choices_to={"vocabulary": Vocabulary.ECOLOGICAL_LEVEL},
    )
    prevention_levels = models.ManyToManyField(
        Term,
        blank=True,
        related_name="+",
        verbose_name=_("niveaux de prévention"),
        limit_choices_to={"vocabulary": Vocabulary.PREVENTION_LEVEL},
    )
    evidence = text(_("sur quoi on s’appuie"))
    governance = text(_("qui pilote, à quel rythme on se rencontre"))
    lead_organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="led_plans", verbose_name=_("organisme porteur")
    )
    owner_after = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("qui porte le plan après le départ du réseau"),
    )
    status = models.CharField(
        _("état"), max_length=12, choices=PlanStatus, default=PlanStatus.DRAFT, editable=False
    )
    visibility = models.CharField(
        _("qui peut lire"), max_length=10, choices=Visibility, default=Visibility.PARTNERS, editable=False
    )
    public_title = models.CharField(_("titre public"), max_length=120, blank=True)
    workshop_id = models.CharField(max_length=12, blank=True, db_index=True, editable=False)
    decided_on = models.DateField(_("décidé le"), null=True, blank=True, editable=False)
    methods_note = models.CharField(_("comment le groupe a choisi"), max_length=600, blank=True)
    comments_opened_on = models.DateField(null=True, blank=True, editable=False)
    comments_end_on = models.DateField(null=True, blank=True, editable=False)
    readiness = models.JSONField(default=dict, editable=False)
    network_left_on = models.DateField(null=True, blank=True, editable=False)
    created_at = models.DateTimeField(default=clock.now, editable=False)

    objects = PlanQuerySet.as_manager()

    class Meta:
        verbose_name = _("plan d’action concerté")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")), name="plans_ends_after_it_starts"
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("plans:plan", args=[self.public_id])

    @property
    def plan(self) -> "ActionPlan":
        """A plan is the first of its own parts."""
        return self

    @property
    def subject(self) -> str:
        return f"plans.plan:{self.public_id}"

    @property
    def reading_day(self) -> date:
        """The day on which its dates are read: an ended plan says for ever what it said at its end."""
        return min(clock.today(), self.ends_on) if self.status == PlanStatus.ENDED else clock.today()

    @property
    def is_adopted(self) -> bool:
        return self.status in (PlanStatus.ADOPTED, PlanStatus.ACTIVE, PlanStatus.ENDED)

    @property
    def is_followed(self) -> bool:
        return self.status in (PlanStatus.ADOPTED, PlanStatus.ACTIVE)

    @property
    def can_change(self) -> bool:
        return self.status != PlanStatus.ENDED


class Dissent(models.Model):
    """An organisation's own words beside a decision it did not share."""

    plan = models.ForeignKey(ActionPlan, on_delete=models.CASCADE, related_name="dissents")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    words = text(_("ses mots"))

    class Meta:
        verbose_name = _("dissidence consignée")
