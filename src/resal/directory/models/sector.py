from django.db import models
from django.utils.translation import gettext_lazy as _

from resal.core.registry import SectorMark

from .listed import Listed


class Family(Listed):
    """A family of sectors: where sectors of fewer than three voters are merged before a vote."""

    code = models.SlugField(_("code"), max_length=40, unique=True)

    class Meta:
        verbose_name = _("famille de secteurs")


class Sector(Listed):
    """A sector of activity. Its two letters always go with its colour."""

    code = models.SlugField(_("code"), max_length=40, unique=True)
    family = models.ForeignKey(
        Family, on_delete=models.PROTECT, related_name="sectors", verbose_name=_("famille")
    )
    short = models.CharField(_("deux lettres"), max_length=2)
    colour = models.PositiveSmallIntegerField(_("couleur (0 à 7)"), default=7)
    is_confidential_place = models.BooleanField(
        _("adresses confidentielles par défaut"),
        default=False,
        help_text=_("Hébergements et groupes de femmes : l’adresse n’est jamais montrée ni exportée."),
    )

    class Meta:
        verbose_name = _("secteur")
        constraints = [
            models.CheckConstraint(condition=models.Q(colour__lte=7), name="directory_sector_colour")
        ]

    def mark(self, *, present: bool = True) -> SectorMark:
        return SectorMark(short=self.short, name=self.name, colour=self.colour, present=present)
