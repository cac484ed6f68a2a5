"""Choices between two items: four columns item1, item2, wins1, wins2, or `voter[,sector],winner,loser[,tie]`."""

from collections import Counter

from resal.commands.prioritise.files import Rows, column_of, decimal
from resal.commands.prioritise.material import Choices
from resal.commands.prioritise.words import NOTHING, Unusable, Words, quoted

WINNER, LOSER, TIE = ("winner", "gagnant"), ("loser", "perdant"), ("tie", "égalité")
YES, NO = ("1", "true", "yes", "oui"), ("", "0", "false", "no", "non")
WINS = Words("un nombre de victoires (0 ou plus)", "a number of wins (0 or more)")
TWO = Words("deux choix différents", "two different items")


def is_header(names: list[str]) -> bool:
    return column_of(names, WINNER) is not None and column_of(names, LOSER) is not None


def read(rows: Rows) -> Choices:
    voter, winner, loser = rows.needs(("voter", "votant")), rows.needs(WINNER), rows.needs(LOSER)
    tie = rows.has(TIE)
    doubled: Counter[tuple[str, str]] = Counter()
    items, voters = dict[str, None](), set[str]()
    line = rows.line
    for line, row in rows:
        first, second = two_of(line, row[winner], row[loser])
        tied = row[tie].lower() if tie is not None else ""
        if tied not in YES + NO:
            raise Unusable(line, Words("1 pour une égalité, sinon 0", "1 for a tie, else 0"), quoted(tied))
        items |= {first: None, second: None}
        doubled[first, second] += 1 if tied in YES else 2
        doubled[second, first] += tied in YES
        voters.add(row[voter])
    return complete(line, items, doubled, len(voters))


def read_counts(rows: Rows) -> Choices:
    doubled: Counter[tuple[str, str]] = Counter()
    items = dict[str, None]()
    line = rows.line
    for line, row in rows:
        first, second = two_of(line, row[0], row[1])
        items |= {first: None, second: None}
        for pair, text in (((first, second), row[2]), ((second, first), row[3])):
            twice = 2 * decimal(line, text, WINS)
            if twice < 0 or twice != int(twice):
                raise Unusable(line, WINS, quoted(text))
            doubled[pair] += int(twice)
    return complete(line, items, doubled, None)


def two_of(line: int, first: str, second: str) -> tuple[str, str]:
    if first and second and first != second:
        return first, second
    raise Unusable(line, TWO, quoted(f"{first}, {second}"))


def complete(
    line: int, items: dict[str, None], doubled: Counter[tuple[str, str]], voters: int | None
) -> Choices:
    if not items:
        raise Unusable(line, Words("au moins une comparaison", "at least one comparison"), NOTHING)
    return Choices(tuple(items), doubled, voters)
