from django.db import models
from django.utils.translation import gettext_lazy as _


class ConsentQuerySet(models.QuerySet):
    def standing(self):
        return self.filter(withdrawn_at=None)


class Consent(models.Model):
    """One yes to one purpose, with the version of the words that were read. A withdrawal ends it."""

    purpose = models.CharField(_("finalité"), max_length=60)
    wording_version = models.CharField(max_length=20)
    subject = models.CharField(max_length=80)
    person = models.ForeignKey(
        "accounts.Person", on_delete=models.CASCADE, null=True, blank=True, related_name="consents"
    )
    given_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = ConsentQuerySet.as_manager()

    class Meta:
        verbose_name = _("consentement")
        constraints = [
            models.UniqueConstraint(
                fields=["purpose", "subject"],
                condition=models.Q(withdrawn_at=None),
                name="accounts_one_standing_consent",
            )
        ]
