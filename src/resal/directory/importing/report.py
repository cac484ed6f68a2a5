"""A reading as other programs want it (JSON, written row by row), or as people read it."""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from resal.directory.importing.codes import Status
from resal.directory.importing.reading import Reading
from resal.directory.importing.row import Row
from resal.directory.importing.wording import issue

SHOWN = 100
Write = Callable[[str], Any]


def as_json(reading: Reading, write: Write) -> None:
    head = {
        "encoding": reading.encoding,
        "delimiter": reading.delimiter or None,
        "header_row": reading.header_row,
        "sheet": reading.sheet or None,
        "columns": dict(zip(reading.header.cells, reading.header.columns, strict=True)),
    }
    found: Counter = Counter()
    write(json.dumps(head, ensure_ascii=False)[:-1] + ', "rows": [')
    for row in reading.rows():
        write(("" if row.number == 1 else ",") + "\n" + json.dumps(_row(row), ensure_ascii=False))
        found[row.status] += 1
    counts = {"data_rows": found.total()} | {status.value: found[status] for status in Status}
    write('\n], "counts": ' + json.dumps(counts) + "}\n")


def as_table(reading: Reading, write: Write) -> None:
    """What was found, then the rows that a person must look at."""
    found: Counter = Counter()
    waiting = []
    for row in reading.rows():
        found[row.status] += 1
        if row.status != Status.ACCEPTED and len(waiting) < SHOWN:
            waiting.append(row)
    write(
        _("Encodage : %(encoding)s. Titres à la ligne %(line)s.")
        % {"encoding": reading.encoding, "line": reading.header_row}
        + "\n"
    )
    for line in _summary(found):
        write(line + "\n")
    for row in waiting:
        write("\n".join(_shown(row)) + "\n")
    rest = found.total() - found[Status.ACCEPTED] - len(waiting)
    if rest > 0:
        write(_("… et %(count)s autres.") % {"count": rest} + "\n")


def _summary(found: Counter) -> Iterator[str]:
    total, accepted = found.total(), found[Status.ACCEPTED]
    review, rejected = found[Status.REVIEW], found[Status.REJECTED]
    yield ngettext("%(count)s ligne de données :", "%(count)s lignes de données :", total) % {"count": total}
    yield "  " + ngettext("%(count)s acceptée", "%(count)s acceptées", accepted) % {"count": accepted}
    yield "  " + ngettext("%(count)s à vérifier", "%(count)s à vérifier", review) % {"count": review}
    yield "  " + ngettext("%(count)s rejetée", "%(count)s rejetées", rejected) % {"count": rejected}


def _shown(row: Row) -> Iterator[str]:
    why = ", ".join(issue(code) for code in row.issues)
    words = " · ".join(cell.strip().replace("\n", " ") for cell in row.cells if cell.strip())
    yield _("ligne %(line)s : %(why)s") % {"line": row.line, "why": why}
    yield f"    {words[:110]}"


def _row(row: Row) -> dict[str, Any]:
    shown: dict[str, Any] = {"line": row.line, **row.values}
    shown |= {"status": row.status.value, "issues": [code.value for code in row.issues], "raw": row.cells}
    shown |= {f"raw_{field}": text for field, text in row.unread.items()}
    if row.raw_line is not None:
        shown["raw_line"] = row.raw_line
    if row.same_as is not None:
        shown["same_as_row"] = row.same_as
    return shown
