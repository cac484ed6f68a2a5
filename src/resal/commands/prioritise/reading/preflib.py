"""PrefLib's files of ballots: .soc .soi .toc .toi and .cat (Mattei and Walsh 2013, preflib.org/format)."""

import re
from collections.abc import Iterator

from resal.commands.prioritise.files import MOST_ITEMS, whole
from resal.commands.prioritise.material import Election
from resal.commands.prioritise.words import NOTHING, Unusable, Words, quoted
from resal.methods.prioritisation.ballots import Ballot, Profile, UnusableBallot

PLACE = re.compile(r"\{[^{}]*\}|[^,{}]+")
BALLOTS = Words("un nombre de bulletins", "a number of ballots")


def read(text: str, kind: str, approve: int | None = None) -> Election:
    """An election; `kind` is the ending of the file's name, `approve` how many categories of a .cat approve."""
    lines = list(enumerate(text.splitlines(), start=1))
    header = header_of(lines)
    labels = alternatives(header)
    piles = list(ballots_of(lines, labels, kind))
    announced = header.get("NUMBER VOTERS")
    voters = sum(count for _, count, _ in piles)
    if announced is not None:
        expected = whole(announced[0], announced[1], 0, Words("un nombre de votants", "a number of voters"))
        if expected != voters:
            total = Words(
                f"{expected} bulletins, comme l’annonce l’en-tête", f"{expected} ballots as the header says"
            )
            raise Unusable(len(lines), total, voters)
    if not piles:
        raise Unusable(len(lines), Words("au moins un bulletin", "at least one ballot"), NOTHING)
    items = tuple(labels)
    ballots = tuple(
        ballot_of(line, [t for t in tiers if t], count) for line, count, tiers in piles if any(tiers)
    )
    blank = sum(count for _, count, tiers in piles if not any(tiers))
    if kind != "cat":
        return Election(Profile(items, ballots), labels, excluded=blank)
    yes = tuple(approved_of(line, tiers, count, approve or 1) for line, count, tiers in piles)
    return Election(Profile(items, ballots), labels, excluded=blank, approved=Profile(items, yes))


def header_of(lines: list[tuple[int, str]]) -> dict[str, tuple[int, str]]:
    """Each `# NAME: value` with its line."""
    found = {}
    for number, line in lines:
        if line.startswith("#"):
            name, colon, value = line.lstrip("# ").partition(":")
            if not colon:
                raise Unusable(number, Words("« # NOM: valeur »", "“# NAME: value”"), quoted(line))
            found[name.strip().upper()] = number, value.strip()
    return found


def alternatives(header: dict[str, tuple[int, str]]) -> dict[str, str]:
    """Ids 1 to n with their names; a name that is missing is the id."""
    if "NUMBER ALTERNATIVES" not in header:
        raise Unusable(1, Words("« # NUMBER ALTERNATIVES: n »", "“# NUMBER ALTERNATIVES: n”"), NOTHING)
    line, value = header["NUMBER ALTERNATIVES"]
    number = whole(line, value, 1, Words("un nombre de choix", "a number of alternatives"))
    if number > MOST_ITEMS:
        raise Unusable(
            line, Words(f"{MOST_ITEMS} choix au plus", f"{MOST_ITEMS} alternatives at most"), number
        )
    return {str(n): header.get(f"ALTERNATIVE NAME {n}", (0, ""))[1] or str(n) for n in range(1, number + 1)}


def ballots_of(
    lines: list[tuple[int, str]], labels: dict[str, str], kind: str
) -> Iterator[tuple[int, int, list[tuple[str, ...]]]]:
    """Line, count and tiers (empty ones kept) of every line of ballots."""
    for number, line in lines:
        if not line.strip() or line.startswith("#"):
            continue
        count, colon, order = line.partition(":")
        if not colon:
            raise Unusable(number, Words("« nombre: 1,2,{3,4} »", "“count: 1,2,{3,4}”"), quoted(line))
        yield number, whole(number, count.strip(), 1, BALLOTS), tiers_of(number, order, labels, kind)


def tiers_of(number: int, order: str, labels: dict[str, str], kind: str) -> list[tuple[str, ...]]:
    squeezed = "".join(order.split())
    places = PLACE.findall(squeezed)
    if ",".join(places) != squeezed:
        raise Unusable(
            number, Words("des choix comme 1,2,{3,4}", "alternatives like 1,2,{3,4}"), quoted(order.strip())
        )
    tiers = [tuple(item for item in place.strip("{}").split(",") if item) for place in places]
    for item in (item for tier in tiers for item in tier):
        if item not in labels:
            known = Words(f"un choix de 1 à {len(labels)}", f"an alternative from 1 to {len(labels)}")
            raise Unusable(number, known, quoted(item))
    if kind in ("soc", "soi") and any(len(tier) > 1 for tier in tiers):
        raise Unusable(
            number, Words("un ordre sans égalités", "an order without ties"), quoted(order.strip())
        )
    named = len({item for tier in tiers for item in tier})
    if kind in ("soc", "toc") and named != len(labels):
        complete = Words(f"les {len(labels)} choix, tous classés", f"all {len(labels)} alternatives ranked")
        raise Unusable(number, complete, named)
    return tiers


def ballot_of(number: int, tiers: list[tuple[str, ...]], count: int) -> Ballot:
    try:
        return Ballot(tuple(tiers), count=count)
    except UnusableBallot:
        once = Words("chaque choix une seule fois", "each alternative at most once")
        named = [item for tier in tiers for item in tier]
        twice = next(item for item in named if named.count(item) > 1)
        raise Unusable(number, once, Words(f"{twice} deux fois", f"{twice} twice")) from None


def approved_of(number: int, tiers: list[tuple[str, ...]], count: int, approve: int) -> Ballot:
    yes = tuple(item for tier in tiers[:approve] for item in tier)
    return ballot_of(number, [yes] if yes else [], count)
