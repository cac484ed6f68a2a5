from django.db import models


class HandOverReceipt(models.Model):
    """What a hand-over made, so that doing it twice makes one."""

    name = models.CharField(max_length=80)
    key = models.CharField(max_length=120)
    address = models.CharField(max_length=300)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["name", "key"], name="core_one_hand_over")]
