from django.db import models
from django.utils.translation import gettext_lazy as _


class SignedLinkQuerySet(models.QuerySet):
    def usable(self, now):
        return self.filter(revoked_at=None, expires_at__gt=now)

    def about(self, purpose, subject):
        return self.filter(purpose=purpose, subject=subject)


class SignedLink(models.Model):
    """A door without an account: one purpose, one subject, an end, and a way to close it before.

    The row holds the token's SHA-256, so that a stolen database opens nothing. Opening a link (GET)
    changes nothing, not even here: mail scanners open links too.
    """

    purpose = models.CharField(max_length=60)
    subject = models.CharField(max_length=80)
    digest = models.CharField(max_length=64, unique=True)
    holder = models.ForeignKey(
        "accounts.Person", on_delete=models.CASCADE, null=True, blank=True, related_name="links"
    )
    note = models.CharField(max_length=120, blank=True)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = SignedLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("lien signé")
        indexes = [models.Index(fields=["purpose", "subject"], name="accounts_link_by_subject")]
