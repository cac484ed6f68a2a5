from django.db import models
from django.utils.translation import gettext_lazy as _

from resal.directory.models import Sector

from .poll import Poll
from .workshop import Workshop


class CardQuerySet(models.QuerySet):
    def good(self):
        return self.filter(used=False, cancelled=False)


class SeatCard(models.Model):
    """A card, or a link of one's own, that opens one seat of one sector, once: in a room or in a consultation.

    The paper alone holds its code; the row holds a digest under a key that is in no database. What seat it
    opened is written nowhere. The table is emptied when the activity ends and is never in a backup.
    """

    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, null=True, related_name="seat_cards")
    poll = models.ForeignKey(Poll, on_delete=models.CASCADE, null=True, related_name="seat_cards")
    number = models.PositiveSmallIntegerField()
    digest = models.CharField(max_length=64, unique=True)
    sector = models.ForeignKey(Sector, on_delete=models.PROTECT, related_name="+")
    used = models.BooleanField(default=False)
    cancelled = models.BooleanField(default=False)

    objects = CardQuerySet.as_manager()

    class Meta:
        verbose_name = _("carte de vote")
        constraints = [
            models.UniqueConstraint(fields=["workshop", "number"], name="workshops_one_card_a_number"),
            models.UniqueConstraint(fields=["poll", "number"], name="workshops_one_poll_card_a_number"),
            models.CheckConstraint(
                condition=models.Q(workshop=None, poll__isnull=False)
                | models.Q(workshop__isnull=False, poll=None),
                name="workshops_a_card_opens_one_place",
            ),
        ]
