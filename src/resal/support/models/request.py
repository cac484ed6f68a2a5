from django.db import models
from django.utils.translation import gettext_lazy as _

from resal.core.ids import public_id
from resal.core.models import Text
from resal.directory.models import Milieu, Territory
from resal.support.domain.workflow import WAITING
from resal.support.enums import Status


class SupportRequestQuerySet(models.QuerySet):
    def sent(self):
        """What was confirmed by its milieu; a draft is nobody's business."""
        return self.exclude(status=Status.DRAFT)

    def waiting(self):
        return self.filter(status__in=WAITING)

    def expired_drafts(self, today):
        return self.filter(status=Status.DRAFT, expires_on__lt=today)

    def for_list(self):
        return self.select_related("title", "territory__parent").order_by("-confirmed_at", "-pk")


def _words(name):
    return models.ForeignKey(
        Text, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=name
    )


class SupportRequest(models.Model):
    """A milieu asks for support, carried by one organisation. Work contact details only."""

    TEXTS = ("title", "wish", "problem", "since", "existing", "at_table", "missing", "deadline")

    public_id = models.CharField(max_length=12, unique=True, default=public_id, editable=False)
    status = models.CharField(_("statut"), max_length=20, choices=Status, default=Status.DRAFT)
    moves = models.PositiveIntegerField(default=0, editable=False)
    title = _words(_("titre"))
    kinds = models.JSONField(_("aide souhaitée"), default=list)
    wish = _words(_("précisions"))
    problem = _words(_("le problème, dans nos mots"))
    since = _words(_("depuis quand"))
    existing = _words(_("ce qui existe déjà"))
    at_table = _words(_("qui est déjà à la table"))
    missing = _words(_("qui manque"))
    has_documents = models.BooleanField(_("documents à partager"), null=True, blank=True)
    deadline = _words(_("échéance"))
    territory = models.ForeignKey(
        Territory,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("territoire"),
    )
    organisation_name = models.CharField(_("organisme porteur"), max_length=160, blank=True)
    given_name = models.CharField(_("prénom"), max_length=80, blank=True)
    family_name = models.CharField(_("nom"), max_length=80, blank=True)
    function = models.CharField(_("fonction"), max_length=120, blank=True)
    email = models.EmailField(_("courriel professionnel"), blank=True)
    phone = models.CharField(_("téléphone au travail"), max_length=40, blank=True)
    language = models.CharField(
        _("langue"), max_length=5, choices=[("fr-ca", "Français"), ("en-ca", "English")], default="fr-ca"
    )
    ticked = models.JSONField(_("consentements cochés"), default=list)
    scores = models.JSONField(_("grille"), default=dict)
    created_at = models.DateTimeField()
    expires_on = models.DateField(null=True, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    milieu = models.ForeignKey(
        Milieu, on_delete=models.PROTECT, null=True, blank=True, related_name="requests"
    )

    objects = SupportRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("demande de soutien")
        indexes = [models.Index(fields=["status", "confirmed_at"], name="support_request_by_status")]

    def __str__(self) -> str:
        return str(self.title) if self.title else self.organisation_name

    @property
    def subject(self) -> str:
        """What consents, cares and links are about."""
        return f"support.request:{self.public_id}"

    @property
    def waits(self) -> bool:
        return self.status in WAITING

    @property
    def contact_name(self) -> str:
        return f"{self.given_name} {self.family_name}".strip()


class StatusEvent(models.Model):
    """A request changed its status: when, by whom (nobody: the milieu, by its link), and why. Append-only."""

    request = models.ForeignKey(SupportRequest, on_delete=models.PROTECT, related_name="events")
    verb = models.CharField(max_length=20)
    source = models.CharField(max_length=20, choices=Status)
    target = models.CharField(max_length=20, choices=Status)
    reason = models.ForeignKey(Text, on_delete=models.PROTECT, null=True, related_name="+")
    by = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("changement de statut")
        ordering = ["pk"]
