from django.db import models
from django.utils.translation import gettext_lazy as _

from .workshop import Workshop


class RoundQuerySet(models.QuerySet):
    def uncounted(self):
        return self.filter(counted_at=None)

    def counted(self):
        return self.exclude(counted_at=None).order_by("number")


class Round(models.Model):
    """One secret vote. What it may reveal is settled when it opens: issues, choices, groups of three or more.

    `closes_at` is the end of the grace for votes on their way; `counted_at` and `result` come together,
    once (a trigger refuses any later change).
    """

    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="rounds")
    number = models.PositiveSmallIntegerField()
    choices = models.PositiveSmallIntegerField()
    issues = models.JSONField()
    groups = models.JSONField()
    voters = models.PositiveSmallIntegerField()
    opened_at = models.DateTimeField()
    closes_at = models.DateTimeField(null=True, blank=True)
    counted_at = models.DateTimeField(null=True, blank=True)
    result = models.JSONField(null=True, blank=True)

    objects = RoundQuerySet.as_manager()

    class Meta:
        verbose_name = _("tour")
        constraints = [
            models.UniqueConstraint(fields=["workshop", "number"], name="workshops_one_round_a_number"),
            models.UniqueConstraint(
                fields=["workshop"], condition=models.Q(counted_at=None), name="workshops_one_open_round"
            ),
            models.CheckConstraint(
                condition=models.Q(counted_at=None, result=None)
                | models.Q(counted_at__isnull=False, closes_at__isnull=False, result__isnull=False),
                name="workshops_counted_has_a_result",
            ),
        ]

    @property
    def is_counted(self) -> bool:
        return self.counted_at is not None

    def group_of(self, sector_code: str) -> str | None:
        """The group in which this sector votes, None when it was not there at the opening."""
        for group in self.groups:
            if sector_code in group["sectors"]:
                return group["code"]
        return None
