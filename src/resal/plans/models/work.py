from django.db import models
from django.utils.translation import gettext_lazy as _

from resal.accounts.models import Person
from resal.core.models import Text
from resal.directory.models import Organisation, Term, Vocabulary
from resal.plans.enums import OPEN, Progress

from .part import Part, PartQuerySet, text
from .plan import ActionPlan


class Objective(Part):
    """What must change. It comes from a problem that the room chose, or from the plan's own table.

    `issues` and `room_blocks` are the room's words, one block an issue; `blocks` is the plan's own.
    """

    TEXTS = ("words", "reason", "blocks", "minimum_success")
    PLAIN = ("factor", "deadline")

    plan = models.ForeignKey(ActionPlan, on_delete=models.CASCADE, related_name="objectives")
    words = text(_("l’objectif : quoi, pour qui, d’ici quand"))
    reason = text(_("pourquoi le groupe l’a gardé"))
    blocks = text(_("ce qui bloque"))
    minimum_success = text(_("ce qui serait déjà une réussite"))
    factor = models.ForeignKey(
        Term,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("facteur de risque ou de protection"),
        limit_choices_to={"vocabulary__in": (Vocabulary.RISK_FACTOR, Vocabulary.PROTECTIVE_FACTOR)},
    )
    deadline = models.DateField(_("échéance"), null=True, blank=True)
    issues = models.ManyToManyField(Text, blank=True, related_name="+")
    room_blocks = models.ManyToManyField(Text, blank=True, related_name="+")

    class Meta:
        verbose_name = _("objectif")


class PromisedQuerySet(PartQuerySet):
    def still_open(self):
        return self.filter(status__in=OPEN)

    def looking_for_relief(self):
        """Open, and whoever held it has left."""
        return self.still_open().exclude(owner_left_on=None)


class Promised(Part):
    """What actions and commitments share: where they stand, since when, and why when it is not as planned.

    `soon_told_for` and `late_told_for` are the dates for which the reminders have left: each leaves once.
    """

    status = models.CharField(
        _("état"), max_length=10, choices=Progress, default=Progress.TODO, editable=False
    )
    status_on = models.DateField(null=True, blank=True, editable=False)
    why = text(_("raison"), editable=False)
    due_on = models.DateField(_("pour quand"), null=True, blank=True)
    person = models.ForeignKey(
        Person,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("la personne qui s’en occupe"),
    )
    owner_left_on = models.DateField(null=True, blank=True, editable=False)
    soon_told_for = models.DateField(null=True, blank=True, editable=False)
    late_told_for = models.DateField(null=True, blank=True, editable=False)

    objects = PromisedQuerySet.as_manager()

    class Meta:
        abstract = True


class Action(Promised):
    """Five things first: what, who, with whom, when, how we will know."""

    TEXTS = (
        "what",
        "how_we_know",
        "description",
        "funding",
        "in_kind",
        "dependencies",
        "risks",
        "ethics",
    )
    PLAIN = (
        "objective",
        "lead",
        "person",
        "starts_on",
        "due_on",
        "is_continuous",
        "intervention",
        "setting",
        "reach",
        "cost",
        "practice",
    )
    MANY = ("contributors", "after")

    plan = models.ForeignKey(ActionPlan, on_delete=models.CASCADE, related_name="actions")
    objective = models.ForeignKey(
        Objective, on_delete=models.CASCADE, related_name="actions", verbose_name=_("objectif")
    )
    what = text(_("quoi"))
    lead = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="led_actions",
        verbose_name=_("qui s’en charge"),
    )
    contributors = models.ManyToManyField(
        Organisation, blank=True, related_name="+", verbose_name=_("avec qui")
    )
    after = models.ManyToManyField(
        "self", symmetrical=False, blank=True, related_name="before", verbose_name=_("vient après")
    )
    starts_on = models.DateField(_("à partir de"), null=True, blank=True)
    is_continuous = models.BooleanField(_("en continu, jusqu’à la fin du plan"), default=False)
    how_we_know = text(_("comment on saura que c’est fait"))
    description = text(_("description"))
    intervention = models.ForeignKey(
        Term,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("type d’intervention"),
        limit_choices_to={"vocabulary": Vocabulary.INTERVENTION},
    )
    setting = models.ForeignKey(
        Term,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("milieu de vie"),
        limit_choices_to={"vocabulary": Vocabulary.SETTING},
    )
    reach = models.PositiveIntegerField(_("personnes à joindre"), null=True, blank=True)
    cost = models.DecimalField(_("coût ($)"), max_digits=10, decimal_places=2, null=True, blank=True)
    funding = text(_("source de financement"))
    in_kind = text(_("contributions en nature"))
    dependencies = text(_("ce dont l’action dépend"))
    risks = text(_("risques"))
    ethics = text(_("note éthique"))
    practice = models.URLField(_("pratique dont on s’inspire (adresse)"), blank=True)

    waits_for_approval = False

    class Meta:
        verbose_name = _("action")
        indexes = [models.Index(fields=["plan", "status"], name="plans_action_status")]

    @property
    def holder_id(self) -> int | None:
        return self.lead_id


class Commitment(Promised):
    """What an organisation promised. While somebody must still approve, it is never late.

    It is signed by the organisation itself (`signed_on`), or declined; what was given stands
    beside what was promised.
    """

    TEXTS = ("what",)
    PLAIN = (
        "action",
        "organisation",
        "person",
        "due_on",
        "hours",
        "dollars",
        "signed_on",
        "signed_role",
        "approval_by",
        "approval_due",
    )

    plan = models.ForeignKey(ActionPlan, on_delete=models.CASCADE, related_name="commitments")
    action = models.ForeignKey(
        Action,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="commitments",
        verbose_name=_("pour l’action"),
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="commitments", verbose_name=_("organisme")
    )
    what = text(_("ce que l’organisme s’engage à faire"))
    hours = models.DecimalField(_("heures"), max_digits=8, decimal_places=1, null=True, blank=True)
    dollars = models.DecimalField(_("dollars"), max_digits=10, decimal_places=2, null=True, blank=True)
    hours_given = models.DecimalField(
        _("heures données"), max_digits=8, decimal_places=1, null=True, blank=True, editable=False
    )
    dollars_given = models.DecimalField(
        _("dollars donnés"), max_digits=10, decimal_places=2, null=True, blank=True, editable=False
    )
    signed_on = models.DateField(_("signé le"), null=True, blank=True)
    signed_role = models.CharField(_("à quel titre"), max_length=120, blank=True)
    approval_by = models.CharField(_("sous réserve de l’approbation de"), max_length=120, blank=True)
    approval_due = models.DateField(_("approbation attendue pour le"), null=True, blank=True)
    approved_on = models.DateField(_("approuvé le"), null=True, blank=True, editable=False)
    declined_on = models.DateField(_("décliné le"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("engagement")
        indexes = [models.Index(fields=["plan", "status"], name="plans_commitment_status")]

    @property
    def holder_id(self) -> int:
        return self.organisation_id

    @property
    def waits_for_approval(self) -> bool:
        return bool(self.approval_by) and self.approved_on is None and self.status in OPEN

    @property
    def answer(self) -> str:
        """What its organisation said of it: "declined", "conditional", "accepted", or still "asked"."""
        if self.declined_on:
            return "declined"
        if not self.signed_on:
            return "asked"
        return "conditional" if self.waits_for_approval else "accepted"
