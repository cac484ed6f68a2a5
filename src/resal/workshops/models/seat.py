import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from resal.directory.models import Sector
from resal.workshops.enums import Channel, SeatRole

from .workshop import Workshop


class SeatQuerySet(models.QuerySet):
    def present(self):
        return self.filter(left_at=None)

    def voters(self):
        return self.filter(role=SeatRole.VOTER)

    def voting_in(self, number):
        """Who may vote in this round: who is there and did not come too late for it."""
        return self.present().voters().filter(from_round__lte=number)


class Seat(models.Model):
    """Somebody checked in: a sector and a way to vote, no name.

    The phone alone holds its token; the row holds a digest from which no ballot can be found. Times are
    rounded to five minutes. The table is emptied when the activity ends and is never in a backup.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="seats")
    digest = models.CharField(max_length=64, unique=True)
    sector = models.ForeignKey(Sector, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=10, choices=SeatRole, default=SeatRole.VOTER)
    channel = models.CharField(max_length=10, choices=Channel, default=Channel.PHONE)
    from_round = models.PositiveSmallIntegerField(default=1)
    ideas_sent = models.PositiveSmallIntegerField(default=0)
    table = models.PositiveSmallIntegerField(null=True, blank=True)
    came_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True, blank=True)

    objects = SeatQuerySet.as_manager()

    class Meta:
        verbose_name = _("place")
        indexes = [models.Index(fields=["workshop", "left_at"], name="workshops_seat_present")]
