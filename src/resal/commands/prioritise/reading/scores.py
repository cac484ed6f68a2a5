"""Long CSV of grades: `voter[,sector],item,score[,criterion]`; an empty score is "don't know"."""

from collections.abc import Iterable

from resal.commands.prioritise.files import MOST_ITEMS, Rows, column_of, decimal
from resal.commands.prioritise.material import Ratings, Score
from resal.commands.prioritise.words import NOTHING, Unusable, Words, quoted
from resal.methods.prioritisation.ranks import natural

ITEM, SCORE, CRITERION = ("item", "enjeu"), ("score", "note"), ("criterion", "critère")
NUMBER = Words("une note (un nombre)", "a score (a number)")


def is_header(names: list[str]) -> bool:
    return column_of(names, ITEM) is not None and column_of(names, SCORE) is not None


def read(rows: Rows, more_items: Iterable[str] = ()) -> Ratings:
    """Every grade; a voter has one sector and gives an item one score per criterion."""
    line = rows.line
    voter, item, score = (rows.needs(name) for name in (("voter", "votant"), ITEM, SCORE))
    sector, criterion = rows.has(("sector", "secteur")), rows.has(CRITERION)
    scores: list[Score] = []
    voters: dict[str, str | None] = {}
    seen: set[tuple[str, str, str]] = set()
    items, criteria = dict.fromkeys(more_items), dict[str, None]()
    for line, row in rows:
        who, what = row[voter], row[item]
        if not what:
            raise Unusable(line, Words("un choix", "an item"), NOTHING)
        group = row[sector] or None if sector is not None else None
        if voters.setdefault(who, group) != group:
            same = Words(f"un seul secteur pour {quoted(who)}", f"one sector for {quoted(who)}")
            raise Unusable(line, same, quoted(group or ""))
        under = row[criterion] if criterion is not None else ""
        items[what] = None
        criteria[under] = None
        if (who, what, under) in seen:
            once = Words("une note par votant, choix et critère", "one score per voter, item and criterion")
            raise Unusable(line, once, Words("une deuxième", "a second one"))
        seen.add((who, what, under))
        if len(items) > MOST_ITEMS:
            raise Unusable(
                line, Words(f"{MOST_ITEMS} choix au plus", f"{MOST_ITEMS} items at most"), len(items)
            )
        if row[score]:
            scores.append(Score(who, group, what, decimal(line, row[score], NUMBER), under))
    if not scores:
        raise Unusable(line, Words("au moins une note", "at least one score"), Words("aucune", "none"))
    gave = {score.voter for score in scores}
    present = {who: group for who, group in voters.items() if who in gave}
    order = tuple(sorted(items, key=natural))
    return Ratings(tuple(scores), order, tuple(criteria), present, len(voters) - len(present))
