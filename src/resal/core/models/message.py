from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

MOST_ATTEMPTS = 8
IN_DOUBT_AFTER = timedelta(minutes=10)


class MessageQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(sent_at=None).order_by("created_at", "pk")

    def due(self, now):
        """Those that may leave now: not on their way already, not given up, their pause over."""
        rested = Q(retry_at=None) | Q(retry_at__lte=now)
        return self.waiting().filter(rested, leaving_at=None, attempts__lt=MOST_ATTEMPTS)


class Message(models.Model):
    """A mail in the outbox: it leaves by itself where a mail server is set, by hand elsewhere.

    `leaving_at` is written before the server is spoken to. A message that keeps it without `sent_at` met a
    crash at that very moment: nobody knows whether it left, so it is never sent again by itself.
    """

    kind = models.CharField(max_length=60)
    to = models.EmailField(_("à"))
    subject = models.CharField(_("objet"), max_length=200)
    body = models.TextField(_("message"))
    language = models.CharField(max_length=10)
    created_at = models.DateTimeField()
    leaving_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    by_hand = models.BooleanField(default=False)
    attempts = models.PositiveSmallIntegerField(default=0)
    retry_at = models.DateTimeField(null=True, blank=True)
    last_error = models.CharField(max_length=200, blank=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        verbose_name = _("message")
        indexes = [models.Index(fields=["sent_at", "created_at"], name="core_message_waiting")]

    @property
    def is_given_up(self) -> bool:
        return self.sent_at is None and self.attempts >= MOST_ATTEMPTS

    def is_in_doubt(self, now) -> bool:
        return self.sent_at is None and self.leaving_at is not None and now - self.leaving_at > IN_DOUBT_AFTER


class DigestLineQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(sent_at=None).order_by("to", "created_at", "pk")


class DigestLine(models.Model):
    """One line of tomorrow's digest: news travel once a day, never a mail an item."""

    to = models.EmailField()
    language = models.CharField(max_length=10)
    line = models.CharField(max_length=300)
    address = models.CharField(max_length=300)
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)

    objects = DigestLineQuerySet.as_manager()

    class Meta:
        verbose_name = _("nouvelle à envoyer")
