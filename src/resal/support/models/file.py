from django.db import models
from django.utils.translation import gettext_lazy as _

from resal.core.ids import public_id
from resal.core.models import Text
from resal.directory.models import Milieu, Sector
from resal.support.enums import FileStatus, ModuleKind, ModuleState

from .request import SupportRequest


class SupportFileQuerySet(models.QuerySet):
    def seen_by(self, person):
        """The files of the milieux where this person's mandate opens the file."""
        from resal.directory.models import Mandate  # noqa: PLC0415 - beside its only use
        from resal.directory.rules import FILE_ROLES  # noqa: PLC0415 - beside its only use

        mandates = Mandate.objects.current().reaching(person).with_role(*FILE_ROLES)
        return self.filter(milieu__in=mandates.values("milieu"))

    def live(self):
        return self.exclude(status=FileStatus.CLOSED)

    def for_list(self):
        return self.select_related(
            "title", "milieu__territory__parent", "milieu__lead_organisation"
        ).order_by("-opened_at", "-pk")


class SupportFile(models.Model):
    """The network accompanies a milieu on one matter: optional modules, entered at any door."""

    public_id = models.CharField(max_length=12, unique=True, default=public_id, editable=False)
    milieu = models.ForeignKey(Milieu, on_delete=models.PROTECT, related_name="files")
    request = models.OneToOneField(
        SupportRequest, on_delete=models.PROTECT, null=True, blank=True, related_name="file"
    )
    title = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+", verbose_name=_("titre"))
    status = models.CharField(_("statut"), max_length=20, choices=FileStatus, default=FileStatus.OPEN)
    status_reason = models.ForeignKey(
        Text, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("raison")
    )
    status_since = models.DateTimeField()
    opened_at = models.DateTimeField()
    expected_sectors = models.ManyToManyField(
        Sector, blank=True, related_name="+", verbose_name=_("secteurs attendus")
    )

    objects = SupportFileQuerySet.as_manager()

    class Meta:
        verbose_name = _("dossier d’accompagnement")

    def __str__(self) -> str:
        return str(self.title)

    @property
    def is_open(self) -> bool:
        return self.status == FileStatus.OPEN

    @property
    def is_closed(self) -> bool:
        return self.status == FileStatus.CLOSED


class Module(models.Model):
    """One piece of the accompaniment; several of a kind may stand in one file."""

    file = models.ForeignKey(SupportFile, on_delete=models.CASCADE, related_name="modules")
    kind = models.CharField(_("sorte"), max_length=20, choices=ModuleKind)
    state = models.CharField(_("état"), max_length=20, choices=ModuleState, default=ModuleState.TO_DO)
    position = models.PositiveSmallIntegerField()
    note = models.ForeignKey(
        Text, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("note")
    )
    reason = models.ForeignKey(
        Text, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("raison")
    )
    started_on = models.DateField(_("commencé le"), null=True, blank=True)
    done_on = models.DateField(_("fait le"), null=True, blank=True)
    address = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = _("module")
        ordering = ["position", "pk"]


class Document(models.Model):
    """A file that somebody added: its content is checked before it is kept, and given back as attachment only."""

    public_id = models.CharField(max_length=12, unique=True, default=public_id, editable=False)
    file = models.ForeignKey(SupportFile, on_delete=models.CASCADE, related_name="documents")
    name = models.CharField(_("nom"), max_length=140)
    description = models.ForeignKey(
        Text, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("description")
    )
    media_type = models.CharField(max_length=100)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    content = models.FileField(upload_to="accompagnements")
    added_by = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("document")
        ordering = ["-added_at", "-pk"]
