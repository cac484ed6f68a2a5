from django.db import models
from django.utils.translation import gettext_lazy as _

from resal.core.ids import public_id

from .organisation import Organisation
from .territory import Territory


class MilieuQuerySet(models.QuerySet):
    def by_name(self):
        return self.select_related("territory__parent", "lead_organisation").order_by("name", "pk")

    def seen_by(self, person):
        """The milieux on which this person has a mandate now; the coordination's reach is a mandate too."""
        from .mandate import Mandate  # noqa: PLC0415 - the two tables point at each other

        return self.filter(pk__in=Mandate.objects.current().reaching(person).values("milieu"))


class Milieu(models.Model):
    """A local community that asks for support: a quartier, a Table jeunesse, a school and its partners."""

    public_id = models.CharField(max_length=12, unique=True, default=public_id, editable=False)
    name = models.CharField(_("nom"), max_length=160)
    territory = models.ForeignKey(
        Territory, on_delete=models.PROTECT, related_name="milieux", verbose_name=_("territoire")
    )
    lead_organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="milieux", verbose_name=_("organisme porteur")
    )
    created_at = models.DateTimeField()
    publishes = models.BooleanField(_("accepte d’être nommé sur le site public"), default=False)

    objects = MilieuQuerySet.as_manager()

    class Meta:
        verbose_name = _("milieu")

    def __str__(self) -> str:
        return self.name
