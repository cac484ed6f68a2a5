from django.db import models
from django.utils.translation import gettext_lazy as _

from resal.accounts.models import Person
from resal.core import clock
from resal.directory.models import Organisation
from resal.plans.enums import Direction, Frequency, IndicatorKind, Sensitivity

from .part import Part, text
from .plan import ActionPlan
from .work import Objective


class Indicator(Part):
    """How we will know. Its baseline is a value, or « inconnue », measured on a date by somebody."""

    TEXTS = ("name", "definition", "source", "disaggregation", "baseline_source")
    PLAIN = (
        "objective",
        "kind",
        "unit",
        "direction",
        "collector",
        "frequency",
        "sensitivity",
        "threshold",
        "baseline_value",
        "baseline_on",
        "baseline_planned_on",
        "baseline_planned_by",
        "target",
        "minimum_success",
    )

    plan = models.ForeignKey(ActionPlan, on_delete=models.CASCADE, related_name="indicators")
    objective = models.ForeignKey(
        Objective,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="indicators",
        verbose_name=_("objectif"),
    )
    name = text(_("ce qu’on mesure"))
    kind = models.CharField(_("sorte"), max_length=10, choices=IndicatorKind, default=IndicatorKind.PROCESS)
    unit = models.CharField(_("unité"), max_length=40, blank=True, help_text=_("jours, personnes, %…"))
    direction = models.CharField(_("sens"), max_length=4, choices=Direction, default=Direction.UP)
    target = models.DecimalField(_("cible"), max_digits=12, decimal_places=2, null=True, blank=True)
    baseline_value = models.DecimalField(
        _("valeur de départ"), max_digits=12, decimal_places=2, null=True, blank=True
    )
    baseline_on = models.DateField(_("mesurée le"), null=True, blank=True)
    baseline_source = text(_("d’où vient la valeur de départ"))
    baseline_planned_on = models.DateField(_("inconnue : sera mesurée le"), null=True, blank=True)
    baseline_planned_by = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("sera mesurée par"),
    )
    minimum_success = models.DecimalField(
        _("réussite minimale"), max_digits=12, decimal_places=2, null=True, blank=True
    )
    definition = text(_("définition"))
    source = text(_("source"))
    collector = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("qui recueille"),
    )
    frequency = models.CharField(
        _("fréquence"), max_length=12, choices=Frequency, default=Frequency.HALF_YEARLY
    )
    disaggregation = text(_("ventilation"))
    sensitivity = models.CharField(
        _("sensibilité"), max_length=10, choices=Sensitivity, default=Sensitivity.ORDINARY
    )
    threshold = models.PositiveSmallIntegerField(
        _("seuil sous lequel un nombre est caché"), null=True, blank=True
    )

    class Meta:
        verbose_name = _("indicateur")

    @property
    def has_baseline(self) -> bool:
        planned = self.baseline_planned_on is not None and self.baseline_planned_by_id is not None
        return self.baseline_value is not None or planned

    @property
    def k(self) -> int:
        """Counts under it are never public: 10 for victims and protection, 5 elsewhere, more when told."""
        floor = 10 if self.sensitivity == Sensitivity.PROTECTION else 5
        return max(self.threshold or 0, floor)


class MeasurementQuerySet(models.QuerySet):
    def in_time(self):
        return self.order_by("measured_on", "pk")


class Measurement(models.Model):
    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="measurements")
    measured_on = models.DateField(_("mesuré le"))
    value = models.DecimalField(_("valeur"), max_digits=12, decimal_places=2)
    numerator = models.PositiveIntegerField(_("numérateur"), null=True, blank=True)
    denominator = models.PositiveIntegerField(_("dénominateur"), null=True, blank=True)
    method = text(_("méthode"))
    comment = text(_("commentaire"))
    entered_at = models.DateTimeField(default=clock.now)
    entered_by = models.ForeignKey(
        Person,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("saisi par"),
    )
    entered_for = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("saisi pour"),
    )
    verified_by = models.ForeignKey(
        Person,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("vérifié par"),
    )

    objects = MeasurementQuerySet.as_manager()

    class Meta:
        verbose_name = _("mesure")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(denominator=None) | models.Q(denominator__gt=0),
                name="plans_denominator_is_positive",
            )
        ]
