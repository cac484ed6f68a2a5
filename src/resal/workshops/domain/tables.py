"""Large rooms write their ideas at tables of seven to nine, then merge them into one list."""

from collections import Counter
from collections.abc import Sequence

SMALLEST, LARGEST = 7, 9
FEWEST = 2 * SMALLEST


def how_many(people: int) -> int:
    """How many tables; 0 where the room stays together. Nineteen and twenty make two tables of nine or ten."""
    if people < FEWEST:
        return 0
    tables = -(-people // LARGEST)
    return tables if people // tables >= SMALLEST else people // SMALLEST


def next_table(seated: Sequence[tuple[int, str]], tables: int, sector: str) -> int:
    """Where somebody of this sector sits: the emptiest table, among these the one with fewest of their sector."""
    people = Counter(table for table, _sector in seated)
    alike = Counter(table for table, other in seated if other == sector)
    return min(range(1, tables + 1), key=lambda table: (people[table], alike[table], table))
