"""One row of a list, understood as far as it can be."""

from dataclasses import dataclass, field
from typing import Any

from resal.directory.importing.codes import Code, Status, status_of


@dataclass(slots=True)
class Row:
    """`number` counts data rows from 1, `line` is where it stands in the file; `cells` are as they were.

    `unread` keeps, by field, the words of each cell that gave no value or a doubtful one.
    """

    number: int
    line: int
    cells: list[str]
    values: dict[str, Any] = field(default_factory=dict)
    issues: list[Code] = field(default_factory=list)
    unread: dict[str, str] = field(default_factory=dict)
    raw_line: str | None = None
    same_as: int | None = None

    @property
    def status(self) -> Status:
        return status_of(self.issues)
