"""A file becomes a list that waits: read once, every row kept apart, nothing in the directory.

A long list takes seconds to read. Its rows are written a few hundred at a time, so that nobody who votes at that
moment waits for them; the list says « en lecture » until its last row is there.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import fields
from datetime import timedelta
from itertools import islice

from django.db import transaction
from django.utils.translation import gettext as _

from resal.accounts.models import Person
from resal.core import clock
from resal.core.errors import Refusal
from resal.directory.importing import Choices, Reading, Row, Unreadable, headers, read
from resal.directory.importing.codes import NOTICES, Code, Status
from resal.directory.importing.wording import why_unreadable
from resal.directory.models import Decision, ListImport, ListSource, ListStatus, StagedFile, StagedRow
from resal.directory.staging import vocabularies
from resal.directory.staging.known import Known, organisation_name
from resal.journal.models import Entry
from resal.journal.trail import record

BATCH = 500
LONGEST_READING = timedelta(minutes=10)
MOST_ROWS = 60_000
REMEMBERED = 200
SAME_NAME = "SAME_NAME_IN_DIRECTORY"
NO_ORGANISATION = "ORGANISATION_MISSING"
# Who is in the directory already keeps her name and her address there, whatever the list says.
SETTLED_BY_KNOWING = {Code.EMAIL_MISSING, Code.NAME_AMBIGUOUS, Code.NAME_HAS_NOTE}


def stage(content: bytes, name: str, *, by: Person | None) -> ListImport:
    """Keep a list apart. The very file that still waits is not kept twice."""
    digest = hashlib.sha256(content).hexdigest()
    same = ListImport.objects.waiting().filter(digest=digest).first()
    if same:
        return same
    reading = _read(content, {})
    with transaction.atomic():
        staged = ListImport.objects.create(name=name, by=by, arrived_at=clock.now(), digest=digest)
        StagedFile.objects.create(listing=staged, content=content)
        record(by, "staged", staged, ["name"])
    try:
        _fill(staged, reading, {}, {})
    except BaseException:
        staged.delete()
        raise
    return staged


def read_again(staged: ListImport, *, by: Person, choices: dict) -> None:
    """The same bytes otherwise: another encoding, another header, other columns. Decisions on lines stay."""
    reading = _read(bytes(staged.file.content), choices)
    with transaction.atomic():
        if not ListImport.objects.waiting().filter(pk=staged.pk).update(status=ListStatus.READING):
            raise Refusal(_("Cette liste n’attend plus : rien n’a changé."))
        decided = staged.rows.exclude(decision=Decision.NONE)
        kept = {
            line: (decision, mended)
            for line, decision, mended in decided.values_list("line", "decision", "mended")
        }
        staged.rows.all().delete()
        if choices.get("columns"):
            _remember(reading)
        record(by, "read_again", staged, choices)
    _fill(staged, reading, choices, kept)


def was_interrupted(staged: ListImport) -> bool:
    """Whether the reading, which its last line in the journal tells the start of, stopped before its end."""
    last = Entry.objects.about(staged).values_list("at", flat=True).first() or staged.arrived_at
    return staged.status == ListStatus.READING and last <= clock.now() - LONGEST_READING


def read_over(staged: ListImport, *, by: Person) -> None:
    """A reading that was interrupted starts again from the file, as it was asked."""
    reading = _read(bytes(staged.file.content), staged.choices)
    with transaction.atomic():
        if not was_interrupted(ListImport.objects.select_for_update().get(pk=staged.pk)):
            raise Refusal(_("Cette liste est lue, ou se relit déjà."))
        staged.rows.all().delete()
        record(by, "read_again", staged)
    _fill(staged, reading, staged.choices, {})


def _read(content: bytes, choices: dict) -> Reading:
    known = {field.name for field in fields(Choices)}
    sources = ListSource.objects.order_by("-used_at")[:REMEMBERED]
    remembered = {source.signature: source.columns for source in sources}
    chosen = {name: value for name, value in choices.items() if name in known}
    try:
        return read(content, vocabularies.current(), Choices(**chosen, remembered=remembered))
    except Unreadable as unreadable:
        raise Refusal(why_unreadable(unreadable), field="file") from unreadable


def _remember(reading: Reading) -> None:
    columns = {
        cell: column
        for cell, column in zip(reading.header.cells, reading.header.columns, strict=True)
        if cell
    }
    ListSource.objects.update_or_create(
        signature=headers.signature(reading.header.cells),
        defaults={"columns": columns, "used_at": clock.now()},
    )


def _fill(staged: ListImport, reading: Reading, choices: dict, kept: dict) -> None:
    known = Known()
    rows = (_staged(staged, row, known, kept) for row in reading.rows())
    while batch := list(islice(rows, BATCH)):
        if batch[-1].number > MOST_ROWS:
            raise Refusal(
                _("Cette liste a plus de %(most)s lignes. Coupez-la en deux.") % {"most": MOST_ROWS},
                field="file",
            )
        StagedRow.objects.bulk_create(batch)
    for name in ("encoding", "delimiter", "header_row", "sheet"):
        setattr(staged, name, getattr(reading, name))
    staged.sheets, staged.choices, staged.status = list(reading.sheets), choices, ListStatus.WAITING
    staged.header, staged.columns = list(reading.header.cells), list(reading.header.columns)
    staged.save()


def _staged(staged: ListImport, row: Row, known: Known, kept: dict) -> StagedRow:
    """The row with what the directory knows of it."""
    issues: list[str] = list(row.issues)
    status, member, organisation = row.status, None, ""
    if status != Status.REJECTED:
        member, has_namesake = known.member(row.values)
        organisation = organisation_name(row.values["organisation"])
        if member is not None:
            issues = [code for code in issues if code not in SETTLED_BY_KNOWING]
        if has_namesake:
            issues.append(SAME_NAME)
        if not organisation and member is None:
            issues.append(NO_ORGANISATION)
    doubts = sorted(set(issues) - NOTICES) if status != Status.REJECTED else []
    decision, mended = kept.get(row.line, (Decision.NONE, None))
    if mended:
        organisation = organisation_name(mended["organisation"])
        member = known.member(mended)[0]
    return StagedRow(
        listing=staged,
        number=row.number,
        line=row.line,
        cells=row.cells,
        raw_line=row.raw_line,
        values=row.values,
        unread=row.unread,
        issues=issues,
        doubts=" ".join(doubts)[:200],
        status=status if status == Status.REJECTED else Status.REVIEW if doubts else Status.ACCEPTED,
        same_as=row.same_as,
        decision=decision,
        mended=mended,
        organisation=organisation,
        sector=(mended or row.values or {}).get("sector") or "",
        member_id=member,
    )


def left_out(staged: ListImport) -> Iterator[list[str]]:
    """The lines left out, as they came, for a file that somebody can mend elsewhere."""
    for row in staged.rows.left_out().in_order().iterator(chunk_size=BATCH):
        yield row.cells
