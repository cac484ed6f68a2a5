"""Lines that are in the list and are nobody: totals, foot notes, the header again, titles between rows."""

import re
from collections.abc import Sequence

from resal.directory.importing.folding import key

TOTAL = re.compile(
    r"^(grand )?(sous )?total|^subtotal|^nombre (de|total)|^somme\b|^count\b|^\d+ (membres|personnes|members)\b"
)
FOOT = re.compile(
    r"^(mis a jour|derniere mise a jour|maj\b|updated|last updated|source|notes?\b|nb\b|page \d|imprime|printed|"
    r"confidentiel|confidential|fin de (la )?liste|end of|legende|legend|liste (des|mise)|genere|generated|export)"
)


def is_nobody(cells: Sequence[str], header: Sequence[str], *, has_email: bool, has_name: bool) -> bool:
    """Whether this row is no person at all. A row with an e-mail always is one."""
    if has_email:
        return False
    filled = [cell for cell in cells if cell.strip()]
    first = key(filled[0]) if filled else ""
    if not has_name or TOTAL.match(first) or FOOT.match(first):
        return True
    if [key(cell) for cell in cells] == [key(cell) for cell in header][: len(cells)]:
        return True
    return (
        len(filled) == 1
        and len(header) > 2
        and (len(first.split()) > 3 or bool(re.search(r"[\d:]", filled[0])))
    )
