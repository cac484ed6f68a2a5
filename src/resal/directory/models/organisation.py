from django.db import models
from django.utils.translation import gettext_lazy as _

from resal.core.ids import public_id

from .sector import Sector
from .territory import Territory


class OrganisationQuerySet(models.QuerySet):
    def active(self):
        return self.filter(active=True, merged_into=None)

    def hosts(self):
        return self.active().filter(is_host=True)

    def by_name(self):
        return self.select_related("sector", "sector__family").order_by("name", "pk")


class Organisation(models.Model):
    """A body that takes part: its public work details, and an address that may have to stay unknown."""

    public_id = models.CharField(max_length=12, unique=True, default=public_id, editable=False)
    name = models.CharField(_("nom"), max_length=160)
    sector = models.ForeignKey(
        Sector, on_delete=models.PROTECT, related_name="organisations", verbose_name=_("secteur")
    )
    territory = models.ForeignKey(
        Territory,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="organisations",
        verbose_name=_("territoire"),
    )
    address = models.CharField(_("adresse"), max_length=200, blank=True)
    address_is_confidential = models.BooleanField(_("adresse confidentielle"), default=False)
    phone = models.CharField(_("téléphone"), max_length=40, blank=True)
    email = models.EmailField(_("courriel général"), blank=True)
    website = models.URLField(_("site"), blank=True)
    is_host = models.BooleanField(_("porte la coordination du réseau"), default=False)
    active = models.BooleanField(_("active"), default=True)
    merged_into = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("fusionnée dans"),
    )

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        verbose_name = _("organisme")

    def __str__(self) -> str:
        return self.name
