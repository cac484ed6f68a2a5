from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from resal.core.models import Text
from resal.directory.models import Organisation
from resal.support.enums import ContactKind, CostKind

from .file import SupportFile
from .request import SupportRequest


class ContactQuerySet(models.QuerySet):
    def about(self, file):
        """The contacts of a file, with those of the request that opened it."""
        of_it = Q(file=file)
        if file.request_id:
            of_it |= Q(request=file.request_id)
        return self.filter(of_it).select_related("note", "by").order_by("-on", "-pk")


class Contact(models.Model):
    """One line of the contact log: a call, a mail, a meeting, and how long it took."""

    request = models.ForeignKey(
        SupportRequest, on_delete=models.CASCADE, null=True, blank=True, related_name="contacts"
    )
    file = models.ForeignKey(
        SupportFile, on_delete=models.CASCADE, null=True, blank=True, related_name="contacts"
    )
    kind = models.CharField(_("sorte"), max_length=20, choices=ContactKind)
    on = models.DateField(_("le"))
    minutes = models.PositiveSmallIntegerField(_("minutes"), null=True, blank=True)
    note = models.ForeignKey(Text, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    by = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")

    objects = ContactQuerySet.as_manager()

    class Meta:
        verbose_name = _("contact")
        constraints = [
            models.CheckConstraint(
                condition=Q(request=None, file__isnull=False) | Q(request__isnull=False, file=None),
                name="support_contact_of_one",
            )
        ]


class NextStepQuerySet(models.QuerySet):
    def to_do(self):
        return self.filter(done_at=None)

    def by_date(self):
        return self.select_related("what", "organisation").order_by("due", "pk")


class NextStep(models.Model):
    """What was promised for a day, after a contact or a meeting. Who does it: `accounts.care`."""

    request = models.ForeignKey(
        SupportRequest, on_delete=models.CASCADE, null=True, blank=True, related_name="steps"
    )
    file = models.ForeignKey(
        SupportFile, on_delete=models.CASCADE, null=True, blank=True, related_name="steps"
    )
    meeting = models.ForeignKey(
        "support.Meeting", on_delete=models.SET_NULL, null=True, blank=True, related_name="steps"
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    what = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+", verbose_name=_("quoi"))
    due = models.DateField(_("pour le"))
    done_at = models.DateTimeField(null=True, blank=True)

    objects = NextStepQuerySet.as_manager()

    class Meta:
        verbose_name = _("prochaine étape")
        constraints = [
            models.CheckConstraint(
                condition=Q(request=None, file__isnull=False) | Q(request__isnull=False, file=None),
                name="support_step_of_one",
            )
        ]

    @property
    def subject(self) -> str:
        return f"support.step:{self.pk}"


class YouthCost(models.Model):
    """What it cost that young people could take part: an amount of a kind, never a name."""

    file = models.ForeignKey(SupportFile, on_delete=models.CASCADE, related_name="costs")
    on = models.DateField(_("le"))
    kind = models.CharField(_("sorte"), max_length=20, choices=CostKind)
    amount = models.DecimalField(
        _("montant"), max_digits=8, decimal_places=2, validators=[MinValueValidator(0.01)]
    )
    by = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("coût de participation")
        ordering = ["-on", "-pk"]
