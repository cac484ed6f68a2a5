"""Lists on their way into the directory. Personal data with one purpose and a short term: `staging.keeping`."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from resal.accounts.models import Person
from resal.core.ids import public_id
from resal.directory.importing.codes import Status

from .member import Member


class ListStatus(models.TextChoices):
    READING = "reading", _("en lecture")
    WAITING = "waiting", _("à confirmer")
    CONFIRMED = "confirmed", _("importée")
    UNDONE = "undone", _("annulée")


class ListImportQuerySet(models.QuerySet):
    def latest_first(self):
        return self.select_related("by").order_by("-arrived_at", "-pk")

    def waiting(self):
        return self.filter(status=ListStatus.WAITING)


class ListImport(models.Model):
    """One file that somebody brought, how it is read, and what became of it.

    `choices` are the reader's own (`importing.Choices`), `organisations` says by name what each unknown
    organisation is ("s:" and a sector for a new one, "o:" and the public id of one that is there). `journal_mark`
    is the last line of the journal at confirmation: what comes after it was done by somebody since.
    """

    public_id = models.CharField(max_length=12, unique=True, default=public_id, editable=False)
    name = models.CharField(_("fichier"), max_length=140)
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    status = models.CharField(max_length=10, choices=ListStatus, default=ListStatus.READING)
    arrived_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)
    digest = models.CharField(max_length=64)
    encoding = models.CharField(max_length=12, blank=True)
    delimiter = models.CharField(max_length=1, blank=True)
    sheet = models.CharField(max_length=200, blank=True)
    sheets = models.JSONField(default=list)
    header_row = models.PositiveIntegerField(default=1)
    header = models.JSONField(default=list)
    columns = models.JSONField(default=list)
    choices = models.JSONField(default=dict)
    organisations = models.JSONField(default=dict)
    updates = models.BooleanField(_("mettre à jour les fiches déjà là"), default=False)
    journal_mark = models.BigIntegerField(default=0)
    added = models.PositiveIntegerField(default=0)
    updated = models.PositiveIntegerField(default=0)

    objects = ListImportQuerySet.as_manager()

    class Meta:
        verbose_name = _("liste importée")

    @property
    def is_waiting(self) -> bool:
        return self.status == ListStatus.WAITING


class StagedFile(models.Model):
    """The bytes as they came, so that another encoding or another line of headers can be tried."""

    listing = models.OneToOneField(ListImport, on_delete=models.CASCADE, related_name="file")
    content = models.BinaryField()


class Decision(models.TextChoices):
    NONE = "", _("rien")
    TAKE = "take", _("prendre")
    LEAVE = "leave", _("laisser de côté")


class StagedRowQuerySet(models.QuerySet):
    def taken(self):
        """Accepted as read, or by a person."""
        return self.exclude(decision=Decision.LEAVE).filter(
            models.Q(status=Status.ACCEPTED) | models.Q(decision=Decision.TAKE)
        )

    def to_review(self):
        return self.filter(status=Status.REVIEW, decision=Decision.NONE)

    def left_out(self):
        return self.filter(
            models.Q(decision=Decision.LEAVE) | models.Q(status=Status.REJECTED, decision=Decision.NONE)
        )

    def with_issue(self, code):
        """Those that this issue alone, notices apart, keeps waiting."""
        return self.filter(doubts=code)

    def in_order(self):
        return self.order_by("number")


class StagedRow(models.Model):
    """One row of the list: as it came (`cells`), as it was understood (`values`), as a person mended it (`mended`).

    `doubts` are the codes that make it wait, joined by spaces; `organisation` is the name that would be written,
    `sector` the code of what the row says of it.
    """

    listing = models.ForeignKey(ListImport, on_delete=models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField()
    line = models.PositiveIntegerField()
    cells = models.JSONField(default=list)
    raw_line = models.TextField(null=True)
    values = models.JSONField(default=dict)
    unread = models.JSONField(default=dict)
    issues = models.JSONField(default=list)
    doubts = models.CharField(max_length=200, blank=True)
    status = models.CharField(max_length=8, choices=[(one.value, one.value) for one in Status])
    same_as = models.PositiveIntegerField(null=True)
    decision = models.CharField(max_length=5, choices=Decision, default=Decision.NONE, blank=True)
    mended = models.JSONField(null=True)
    organisation = models.CharField(max_length=160, blank=True)
    sector = models.CharField(max_length=40, blank=True)
    member = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, related_name="+")

    objects = StagedRowQuerySet.as_manager()

    class Meta:
        verbose_name = _("ligne d’une liste")
        constraints = [
            models.UniqueConstraint(fields=["listing", "number"], name="directory_one_row_a_number")
        ]
        indexes = [models.Index(fields=["listing", "status", "decision"], name="directory_row_by_status")]

    @property
    def final(self) -> dict:
        """What would be written."""
        return self.values if self.mended is None else self.mended

    @property
    def is_taken(self) -> bool:
        return self.decision == Decision.TAKE or (
            self.status == Status.ACCEPTED and self.decision == Decision.NONE
        )

    @property
    def waits(self) -> bool:
        return self.status == Status.REVIEW and self.decision == Decision.NONE


class ImportedChange(models.Model):
    """One thing that a confirmation wrote, with what is needed to take it back; in the order in which it was done."""

    class Kind(models.TextChoices):
        ORGANISATION = "organisation"
        MEMBER = "member"
        RETURN = "return"
        EDIT = "edit"

    listing = models.ForeignKey(ListImport, on_delete=models.CASCADE, related_name="changes")
    kind = models.CharField(max_length=12, choices=Kind)
    object_id = models.BigIntegerField()
    person_was_made = models.BooleanField(default=False)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("changement importé")


class ListSource(models.Model):
    """Where lists with this header come from: how a person said that its columns are to be read."""

    signature = models.CharField(max_length=64, unique=True)
    columns = models.JSONField(default=dict)
    used_at = models.DateTimeField()

    class Meta:
        verbose_name = _("provenance de listes")
