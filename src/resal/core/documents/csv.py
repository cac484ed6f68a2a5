"""CSV that spreadsheets open rightly: UTF-8 with its mark, and nothing that runs as a formula."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import Any

FORMULA = re.compile(r"'*[=+\-@\t\r]")


def table_as_csv(header: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """The table as bytes; text that a spreadsheet would run is given a leading apostrophe.

    Text that has one there already is given one more, so that taking one away gives back what was written.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(header)
    writer.writerows([safe(value) for value in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def safe(value: Any) -> Any:
    return f"'{value}" if isinstance(value, str) and FORMULA.match(value) else value
