from django.db import models
from django.utils.translation import gettext_lazy as _

from resal.core.bilingual import choose


class HolidayQuerySet(models.QuerySet):
    def days(self) -> frozenset:
        return frozenset(self.values_list("day", flat=True))


class Holiday(models.Model):
    """A day that is not a business day. Editable: an employer gives Good Friday or Easter Monday."""

    day = models.DateField(_("jour"), unique=True)
    name_fr = models.CharField(_("nom (français)"), max_length=80)
    name_en = models.CharField(_("nom (anglais)"), max_length=80, blank=True)

    objects = HolidayQuerySet.as_manager()

    class Meta:
        verbose_name = _("jour férié")
        ordering = ["day"]

    @property
    def name(self) -> str:
        return choose(self.name_fr, self.name_en)
