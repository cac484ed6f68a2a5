from django.db import models
from django.utils.translation import gettext_lazy as _


class PeriodicRun(models.Model):
    """When a periodic job last ran, on whichever instance: the row that two instances race for."""

    name = models.CharField(max_length=80, unique=True)
    ran_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("travail périodique")
