"""CSV of ranked ballots: `voter,sector,ranking`, a ranking like a>b=c>d."""

from collections.abc import Iterable

from resal.commands.prioritise.files import MOST_ITEMS, Rows, column_of
from resal.commands.prioritise.material import Election
from resal.commands.prioritise.words import Unusable, Words, quoted
from resal.methods.prioritisation.ballots import Ballot, Profile
from resal.methods.prioritisation.ranks import natural

VOTER = ("voter", "votant")
SECTOR = ("sector", "secteur")
RANKING = ("ranking", "classement")
SHAPE = Words(
    "l’en-tête voter,sector,ranking (ou voter,ranking)", "the header voter,sector,ranking (or voter,ranking)"
)


def is_header(names: list[str]) -> bool:
    return column_of(names, RANKING) is not None


def read(rows: Rows, more_items: Iterable[str] = ()) -> Election:
    """An election with all the items of the file and of `more_items`."""
    voter, sector, ranking = (rows.has(aliases) for aliases in (VOTER, SECTOR, RANKING))
    if voter is None or ranking is None or len(rows.names) != len({voter, sector, ranking} - {None}):
        raise Unusable(rows.line, SHAPE, quoted(",".join(rows.header)))
    ballots: list[Ballot] = []
    voters: list[str] = []
    seen: dict[str, int] = {}
    items = dict.fromkeys(more_items)
    blank, line = 0, rows.line
    for line, row in rows:
        check_new(line, row[voter], seen)
        tiers = tiers_of(line, row[ranking])
        items |= dict.fromkeys(item for tier in tiers for item in tier)
        if len(items) > MOST_ITEMS:
            raise Unusable(
                line, Words(f"{MOST_ITEMS} choix au plus", f"{MOST_ITEMS} items at most"), len(items)
            )
        blank += not tiers
        if tiers:
            voters.append(row[voter])
            ballots.append(Ballot(tiers, row[sector] or None if sector is not None else None))
    if not ballots:
        raise Unusable(line, Words("au moins un bulletin", "at least one ballot"), Words("aucun", "none"))
    ids = tuple(sorted(items, key=natural))
    profile, labels = Profile(ids, tuple(ballots)), {item: item for item in ids}
    return Election(profile, labels, excluded=blank, voters=tuple(voters))


def check_new(line: int, voter: str, seen: dict[str, int]) -> None:
    """One ballot a voter; `seen` gives the line of each one so far."""
    if voter in seen:
        once = Words(
            f"un bulletin par votant ({quoted(voter)} est déjà à la ligne {seen[voter]})",
            f"one ballot per voter ({quoted(voter)} is on line {seen[voter]} already)",
        )
        raise Unusable(line, once, Words("un deuxième", "a second one"))
    seen[voter] = line


def tiers_of(line: int, ranking: str) -> tuple[tuple[str, ...], ...]:
    """The tiers of `a>b=c>d`; none of an empty ranking."""
    if not ranking:
        return ()
    tiers = tuple(tuple(item.strip() for item in tier.split("=")) for tier in ranking.split(">"))
    named: set[str] = set()
    for item in (item for tier in tiers for item in tier):
        if not item:
            raise Unusable(
                line, Words("un classement comme a>b=c>d", "a ranking like a>b=c>d"), quoted(ranking)
            )
        if item in named:
            once = Words("chaque choix une seule fois", "each item at most once")
            raise Unusable(line, once, Words(f"{quoted(item)} deux fois", f"{quoted(item)} twice"))
        named.add(item)
    return tiers
