"""Where choices are kept: tied to a phone only while the round is open, then to nobody."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from .round import Round


class LiveBallot(models.Model):
    """A ballot while its round is open, so that changing one's mind replaces it.

    `key` is an HMAC of the round and the phone's token under a key that is never in the database; a paper
    ballot has a random key and its place in the pile, for the typist. Never in a backup; emptied at the count.

    `turn` is how many times the phone has sent, by its own count: a late delivery does not undo a newer one.
    """

    key = models.CharField(max_length=64, primary_key=True)
    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="live_ballots")
    group = models.CharField(max_length=60)
    choices = models.JSONField()
    turn = models.PositiveIntegerField(default=0)
    paper_number = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        verbose_name = _("bulletin en cours")
        constraints = [
            models.UniqueConstraint(fields=["round", "paper_number"], name="workshops_one_place_in_the_pile")
        ]


class Ballot(models.Model):
    """A counted ballot: a random id, a group of three or more, the choices. No time, no order, no person."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="ballots")
    group = models.CharField(max_length=60)
    choices = models.JSONField()

    class Meta:
        verbose_name = _("bulletin")
