from django.db import models
from django.utils.translation import gettext_lazy as _

from resal.directory.models import Sector

from .workshop import Workshop


class CardQuerySet(models.QuerySet):
    def good(self):
        return self.filter(used=False, cancelled=False)


class SeatCard(models.Model):
    """A printed card that opens one seat of one sector, once.

    The paper alone holds its code; the row holds a digest under a key that is in no database. What seat it
    opened is written nowhere. The table is emptied when the activity ends and is never in a backup.
    """

    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="seat_cards")
    number = models.PositiveSmallIntegerField()
    digest = models.CharField(max_length=64, unique=True)
    sector = models.ForeignKey(Sector, on_delete=models.PROTECT, related_name="+")
    used = models.BooleanField(default=False)
    cancelled = models.BooleanField(default=False)

    objects = CardQuerySet.as_manager()

    class Meta:
        verbose_name = _("carte de vote")
        constraints = [
            models.UniqueConstraint(fields=["workshop", "number"], name="workshops_one_card_a_number")
        ]
