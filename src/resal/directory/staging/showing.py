"""What the page of a list shows: counts, parts, rows in words. Every part is bounded, however long the list."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from resal.directory.importing.codes import Code, Status
from resal.directory.importing.wording import issue
from resal.directory.models import Decision, ListImport, StagedRow

TABS = ("review", "taken", "left_out")
ONE_BY_ONE = frozenset({"ORGANISATION_MISSING", Code.NAME_AMBIGUOUS})
SAMPLE, ACCENTED = 400, 6


@dataclass(frozen=True, slots=True)
class Shown:
    """A row as people read it. `doubts` wait for a decision, `notices` were understood.

    `same_as` is the line where the same person stands already.
    """

    row: StagedRow
    name: str
    doubts: list[str]
    notices: list[str]
    unread: list[str]
    words: str
    same_as: int | None

    @property
    def is_rejected(self) -> bool:
        return self.row.status == Status.REJECTED and self.row.mended is None


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that wait for one and the same reason."""

    doubt: str
    words: str
    count: int
    can_take: bool


def counts(staged: ListImport) -> dict[str, int]:
    taken = ~Q(decision=Decision.LEAVE) & (Q(status=Status.ACCEPTED) | Q(decision=Decision.TAKE))
    waits = Q(status=Status.REVIEW, decision=Decision.NONE)
    return staged.rows.aggregate(
        total=Count("pk"),
        taken=Count("pk", filter=taken),
        review=Count("pk", filter=waits),
        there=Count("pk", filter=taken & Q(member__isnull=False)),
        left_out=Count("pk", filter=~taken & ~waits),
    )


def tab(asked: str, found: dict[str, int]) -> str:
    if asked in TABS:
        return asked
    return "review" if found["review"] else "taken"


def tabs(found: dict[str, int]) -> list[tuple[str, str, int]]:
    words = {"review": _("À vérifier"), "taken": _("Prises"), "left_out": _("Laissées de côté")}
    return [(name, words[name], found[name]) for name in TABS]


def rows(staged: ListImport, name: str):
    chosen = {"review": "to_review", "taken": "taken", "left_out": "left_out"}[name]
    return getattr(staged.rows, chosen)().select_related("member").in_order()


def shown(staged: ListImport, found: Iterable[StagedRow]) -> list[Shown]:
    found = list(found)
    others = {row.same_as for row in found if row.same_as}
    lines = dict(staged.rows.filter(number__in=others).values_list("number", "line")) if others else {}
    return [_shown(row, lines.get(row.same_as)) for row in found]


def groups(staged: ListImport) -> list[Group]:
    """The most frequent reasons first; only where one decision can be right for all."""
    found = (
        staged.rows.to_review()
        .exclude(doubts="")
        .exclude(doubts__contains=" ")
        .values_list("doubts")
        .annotate(count=Count("pk"))
        .filter(count__gt=1)
        .order_by("-count", "doubts")
    )
    return [Group(doubt, issue(doubt), count, doubt not in ONE_BY_ONE) for doubt, count in found]


def accented(staged: ListImport) -> list[str]:
    """A few names with accents: the eye sees at once whether the encoding is right."""
    found = staged.rows.exclude(status=Status.REJECTED).in_order().values_list("values", flat=True)[:SAMPLE]
    names = (f"{values['given']} {values['family']}" for values in found)
    return list(islice(dict.fromkeys(name for name in names if not name.isascii()), ACCENTED))


def _shown(row: StagedRow, same_as: int | None) -> Shown:
    doubts = set(row.doubts.split()) if row.mended is None else set()
    final = row.final
    return Shown(
        row=row,
        name=" ".join(filter(None, (final.get("given"), final.get("family")))),
        doubts=[issue(code) for code in row.issues if code in doubts],
        notices=[issue(code) for code in row.issues if code not in doubts] if row.mended is None else [],
        unread=sorted(set(row.unread.values())) if row.mended is None else [],
        words=" · ".join(cell.strip() for cell in row.cells if cell.strip()),
        same_as=same_as,
    )
