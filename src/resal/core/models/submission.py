from django.db import models
from django.utils.translation import gettext_lazy as _


class Submission(models.Model):
    """A form that was sent: its token, and the address its sender was led to. Swept after two days."""

    token = models.CharField(max_length=32, unique=True)
    address = models.CharField(max_length=500, blank=True)
    at = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name = _("envoi de formulaire")
