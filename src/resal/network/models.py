from django.db import models
from django.utils.translation import gettext_lazy as _


class SnapshotQuerySet(models.QuerySet):
    def in_time(self):
        return self.order_by("quarter_ends_on")


class Snapshot(models.Model):
    """The network over the twelve months that end with a quarter, as it was measured that day.

    `content` holds figures and ids of organisations, never a name. `digest` is that of the records it was made
    from: a quarter is measured anew only when these change, or the method does.
    """

    quarter_ends_on = models.DateField(_("fin du trimestre"), unique=True)
    until = models.DateField(_("jusqu’au"))
    taken_at = models.DateTimeField(_("mesuré le"))
    method = models.CharField(_("version de la méthode"), max_length=10)
    seed = models.PositiveIntegerField(_("graine"))
    permutations = models.PositiveIntegerField(_("mélanges"))
    called = models.PositiveIntegerField(_("organismes"))
    n_ties = models.PositiveIntegerField(_("liens"))
    digest = models.CharField(max_length=64)
    content = models.JSONField()

    objects = SnapshotQuerySet.as_manager()

    class Meta:
        verbose_name = _("mesure du réseau")

    @property
    def is_running(self) -> bool:
        """Its quarter is not over yet."""
        return self.until < self.quarter_ends_on
