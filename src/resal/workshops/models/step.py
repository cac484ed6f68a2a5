from django.db import models
from django.utils.translation import gettext_lazy as _

from resal.workshops.enums import StepKind

from .workshop import Workshop


class Step(models.Model):
    """A line of the agenda: what, how many minutes, when it began and ended. The first is number 1."""

    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="steps")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(_("étape"), max_length=12, choices=StepKind)
    minutes = models.PositiveSmallIntegerField(_("minutes"))
    started_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    paused_seconds = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("étape")
        constraints = [
            models.UniqueConstraint(fields=["workshop", "position"], name="workshops_one_step_a_place"),
            models.UniqueConstraint(fields=["workshop", "kind"], name="workshops_one_step_a_kind"),
        ]

    @property
    def label(self) -> str:
        return self.get_kind_display()

    @property
    def round_number(self) -> int | None:
        """1 or 2 when people vote in this step."""
        return {StepKind.VOTE_1: 1, StepKind.VOTE_2: 2}.get(self.kind)
