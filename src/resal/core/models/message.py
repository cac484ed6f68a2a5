from django.db import models
from django.utils.translation import gettext_lazy as _


class MessageQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(sent_at=None).order_by("created_at", "pk")


class Message(models.Model):
    """A mail in the outbox: it leaves by itself where a mail server is set, by hand elsewhere."""

    kind = models.CharField(max_length=60)
    to = models.EmailField(_("à"))
    subject = models.CharField(_("objet"), max_length=200)
    body = models.TextField(_("message"))
    language = models.CharField(max_length=10)
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.CharField(max_length=200, blank=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        verbose_name = _("message")
        indexes = [models.Index(fields=["sent_at", "created_at"], name="core_message_waiting")]


class DigestLine(models.Model):
    """One line of tomorrow's digest: news travel once a day, never a mail an item."""

    to = models.EmailField()
    language = models.CharField(max_length=10)
    line = models.CharField(max_length=300)
    address = models.CharField(max_length=300)
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("nouvelle à envoyer")
