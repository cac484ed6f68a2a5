from django.db import models
from django.utils.translation import gettext_lazy as _

from resal.directory.models.listed import Listed


class Criterion(Listed):
    """A line of the optional 0–3 grid."""

    code = models.SlugField(_("code"), max_length=40, unique=True)
    weight = models.PositiveSmallIntegerField(_("poids"), default=1)

    class Meta:
        verbose_name = _("critère de triage")


class TriageSettings(models.Model):
    """One row: within how many business days the coordination means to answer."""

    answer_days = models.PositiveSmallIntegerField(_("réponse en jours ouvrables"), default=10)

    class Meta:
        verbose_name = _("réglages du triage")
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="support_one_triage_settings")]

    @classmethod
    def current(cls) -> "TriageSettings":
        return cls.objects.filter(pk=1).first() or cls(pk=1)
