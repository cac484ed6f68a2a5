from datetime import timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from resal.core import clock
from resal.support.enums import RoundKind, RoundStatus

SILENCE = timedelta(seconds=20)
"""A computation says every second that it goes on: silent for so long, its server was stopped."""


class TeamRoundQuerySet(models.QuerySet):
    def going_on(self):
        return self.filter(status=RoundStatus.RUNNING, beat_at__gt=clock.now() - SILENCE)

    def latest_first(self):
        return self.select_related("by").order_by("-pk")


class TeamRound(models.Model):
    """All the teams that are sought at once, computed behind the pages; the last one is kept.

    `made_of` holds the searches it was computed from, by file with their version, and `journal` the last entry of
    that moment; `result` holds public ids and figures, no name.
    """

    kind = models.CharField(max_length=10, choices=RoundKind)
    status = models.CharField(max_length=10, choices=RoundStatus, default=RoundStatus.RUNNING)
    by = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")
    started_at = models.DateTimeField()
    beat_at = models.DateTimeField()
    served = models.PositiveSmallIntegerField(default=0)
    made_of = models.JSONField(default=dict)
    journal = models.PositiveBigIntegerField(default=0)
    result = models.JSONField(null=True, blank=True)

    objects = TeamRoundQuerySet.as_manager()

    class Meta:
        verbose_name = _("équipes cherchées ensemble")
        constraints = [
            models.UniqueConstraint(
                fields=["status"],
                condition=models.Q(status=RoundStatus.RUNNING),
                name="support_one_round_at_once",
            )
        ]

    @property
    def is_running(self) -> bool:
        return self.status == RoundStatus.RUNNING and self.beat_at > clock.now() - SILENCE

    @property
    def was_interrupted(self) -> bool:
        """The server that computed it was stopped, or the computation failed."""
        return self.status == RoundStatus.FAILED or (
            self.status == RoundStatus.RUNNING and not self.is_running
        )
