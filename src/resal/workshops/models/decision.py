from django.db import models
from django.utils.translation import gettext_lazy as _

from resal.core.models import Text
from resal.directory.models import Organisation

from .issue import Issue
from .workshop import Workshop


class ChosenProblem(models.Model):
    """A priority of the room: it gathers issues; a reason is asked where it leaves the order of the vote."""

    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="problems")
    position = models.PositiveSmallIntegerField()
    title = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+")
    issues = models.ManyToManyField(Issue, related_name="problems")
    reason = models.ForeignKey(Text, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("problème retenu")
        constraints = [
            models.UniqueConstraint(fields=["workshop", "position"], name="workshops_one_problem_a_place")
        ]

    @property
    def label(self) -> str:
        """« P1 »"""
        return f"P{self.position}"


class Dissent(models.Model):
    """An organisation's own words beside the decision."""

    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="dissents")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    words = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("dissidence consignée")


class RoomCommitment(models.Model):
    """What an organisation said it would do, often « sous réserve d’approbation (par qui, pour quand) »."""

    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="commitments")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    what = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+")
    due = models.DateField(_("pour quand"), null=True, blank=True)
    approval_by = models.CharField(_("qui doit approuver"), max_length=120, blank=True)
    approval_due = models.DateField(_("réponse attendue le"), null=True, blank=True)

    class Meta:
        verbose_name = _("engagement pris dans la salle")
