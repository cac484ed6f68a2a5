from django.db import models
from django.utils.dates import MONTHS
from django.utils.translation import gettext_lazy as _

from resal.core.bilingual import choose


def months() -> list[tuple[int, str]]:
    return list(MONTHS.items())


class Network(models.Model):
    """Who we are: one row an installation. What RÉSAL does not publish is a setting here, never a constant."""

    name = models.CharField(_("nom du réseau"), max_length=120, default="résal")
    tagline_fr = models.CharField(_("devise (français)"), max_length=200, blank=True)
    tagline_en = models.CharField(_("devise (anglais)"), max_length=200, blank=True)
    mission_fr = models.TextField(_("mission (français)"), blank=True)
    mission_en = models.TextField(_("mission (anglais)"), blank=True)
    territory_name = models.CharField(_("territoire"), max_length=120, blank=True)
    youngest = models.PositiveSmallIntegerField(_("âge minimal des jeunes visés"), default=12)
    oldest = models.PositiveSmallIntegerField(_("âge maximal des jeunes visés"), default=25)
    contact_email = models.EmailField(_("courriel de contact"), blank=True)
    privacy_officer_name = models.CharField(
        _("responsable de la protection des renseignements personnels"), max_length=120, blank=True
    )
    privacy_officer_role = models.CharField(
        _("fonction de la personne responsable"), max_length=120, blank=True
    )
    youth_protection_fr = models.CharField(
        _("téléphone de la DPJ (français)"), max_length=40, default="514 896-3100"
    )
    youth_protection_en = models.CharField(
        _("téléphone de la DPJ (anglais)"), max_length=40, default="514 935-6196"
    )
    adult_resources = models.TextField(_("ressources pour les 18 ans et plus"), blank=True)
    safety_numbers_checked_on = models.DateField(_("numéros vérifiés le"), null=True, blank=True)
    offers_english = models.BooleanField(_("offrir le site en anglais"), default=True)
    first_month = models.PositiveSmallIntegerField(
        _("l’année du rapport commence en"), choices=months, default=1
    )
    is_demo = models.BooleanField(default=False, editable=False)

    class Meta:
        verbose_name = _("réseau")
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="core_one_network")]

    @classmethod
    def current(cls) -> "Network":
        return cls.objects.filter(pk=1).first() or cls(pk=1)

    @property
    def tagline(self) -> str:
        return choose(self.tagline_fr, self.tagline_en)

    @property
    def mission(self) -> str:
        return choose(self.mission_fr, self.mission_en)
