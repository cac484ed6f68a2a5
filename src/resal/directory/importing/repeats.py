"""The same person twice in one list, and people who share a mailbox: nobody is dropped."""

from resal.directory.importing.codes import Code
from resal.directory.importing.row import Row


class Repeats:
    """Built by a first look at every row (`see`), asked at the second (`mark`). Keys are hashes: lists are long."""

    def __init__(self) -> None:
        self._name_at: dict[str, int] = {}
        self._shared: set[str] = set()
        self._first: dict[int, int] = {}
        self._colleague: dict[int, int] = {}

    def see(self, number: int, name: str, email: str, organisation: str) -> None:
        if not name:
            return
        if email:
            if self._name_at.setdefault(email, hash(name)) != hash(name):
                self._shared.add(email)
            self._first.setdefault(hash((email, name)), number)
        self._colleague.setdefault(hash((name, organisation)), number)

    def mark(self, row: Row, name: str, email: str, organisation: str) -> None:
        if not name:
            return
        first = self._first.get(hash((email, name)), row.number) if email else row.number
        colleague = self._colleague.get(hash((name, organisation)), row.number)
        if email in self._shared:
            row.issues.append(Code.EMAIL_SHARED)
        if first < row.number:
            row.issues.append(Code.EMAIL_DUPLICATE_IN_FILE)
            row.same_as = first
        elif colleague < row.number:
            row.issues.append(Code.POSSIBLE_SAME_PERSON)
            row.same_as = colleague
