"""What every vocabulary line has: a stable code, two names, an order, a time in which it is offered."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from resal.core import clock
from resal.core.bilingual import choose


class ListedQuerySet(models.QuerySet):
    def offered(self):
        """What forms offer today."""
        today = clock.today()
        return self.filter(
            models.Q(valid_from=None) | models.Q(valid_from__lte=today),
            models.Q(valid_to=None) | models.Q(valid_to__gte=today),
            active=True,
        ).in_order()

    def in_order(self):
        return self.order_by("sort", "name_fr", "pk")


class Listed(models.Model):
    code = models.SlugField(_("code"), max_length=40)
    name_fr = models.CharField(_("nom (français)"), max_length=120)
    name_en = models.CharField(_("nom (anglais)"), max_length=120, blank=True)
    active = models.BooleanField(_("offert dans les formulaires"), default=True)
    sort = models.PositiveSmallIntegerField(_("ordre"), default=100)
    valid_from = models.DateField(_("valable du"), null=True, blank=True)
    valid_to = models.DateField(_("valable jusqu’au"), null=True, blank=True)

    objects = ListedQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def name(self) -> str:
        return choose(self.name_fr, self.name_en)

    def __str__(self) -> str:
        return self.name
