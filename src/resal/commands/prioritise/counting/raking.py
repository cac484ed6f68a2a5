"""The balanced count by raking: people weigh so that several declared margins are met at once."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from resal.commands.prioritise.counting.confidence import People
from resal.commands.prioritise.files import Rows, decimal, text_of
from resal.commands.prioritise.options import Asked
from resal.commands.prioritise.words import NOTHING, Unusable, Words, quoted
from resal.methods.prioritisation import calibration
from resal.methods.prioritisation.ranks import ordered, ranks

Floats = NDArray[np.float64]
Targets = dict[str, dict[str, float]]
SHARE = Words("une cible au-dessus de 0", "a target above 0")
DIGITS = 9


def add(result: dict[str, Any], people: People, voters: Sequence[str], asked: Asked) -> Floats:
    """Put the weighted means beside the plain ones; returns what each person weighs, of a sum of 1.

    Each margin is brought to a sum of 1 first: shares, per cents and numbers of people say the same.
    """
    if not voters:
        raise Unusable("--balance", Words("un CSV qui nomme les votants", "a CSV that names voters"), NOTHING)
    targets = margins_of(asked.margins or "")
    groups = groups_of(asked.people or "", voters, list(targets))
    try:
        raked = calibration.rake(np.ones(len(voters)), [(groups[name], targets[name]) for name in targets])
    except (ValueError, calibration.NotReached) as contradiction:
        met = Words("des cibles que ces personnes peuvent atteindre", "targets that these people can meet")
        raise Unusable("--margins", met, contradiction) from None
    weights = raked if asked.cap is None else calibration.capped(raked, float(asked.cap))
    share = weights / weights.sum()
    scores = dict(zip(people.items, (share @ people.scores).tolist(), strict=True))
    rank = ranks({item: round(score, DIGITS) for item, score in scores.items()})
    result["balanced"] = {
        "items": [{"id": item, "score": scores[item], "rank": rank[item]} for item in ordered(rank)],
        "capped": bool((weights < raked).any()),
        "effective_n": calibration.effective_n(weights),
        "margins": list(targets),
    }
    return share


def margins_of(file: str) -> Targets:
    """The targets of each margin, of a sum of 1."""
    try:
        rows = Rows(text_of(Path(file)))
        margin, group, target = (rows.needs((name,)) for name in ("margin", "group", "target"))
        found: Targets = {}
        for line, row in rows:
            wanted = decimal(line, row[target], SHARE)
            if wanted <= 0:
                raise Unusable(line, SHARE, quoted(row[target]))
            if row[group] in found.setdefault(row[margin], {}):
                once = Words("une cible par groupe", "one target a group")
                raise Unusable(line, once, Words("une deuxième", "a second one"))
            found[row[margin]][row[group]] = float(wanted)
        if not found:
            raise Unusable(rows.line, Words("des cibles", "targets"), NOTHING)
    except Unusable as unusable:
        raise unusable.within("--margins") from None
    return {name: {g: t / sum(own.values()) for g, t in own.items()} for name, own in found.items()}


def groups_of(file: str, voters: Sequence[str], margins: Sequence[str]) -> dict[str, list[str]]:
    """The group of each voter in each margin, in the order of the voters."""
    try:
        rows = Rows(text_of(Path(file)))
        who = rows.needs(("voter", "votant"))
        places = {name: rows.needs((name.lower(),)) for name in margins}
        known: dict[str, list[str]] = {}
        for line, row in rows:
            if row[who] in known:
                once = Words("une ligne par personne", "one row a person")
                raise Unusable(line, once, quoted(row[who]))
            known[row[who]] = row
        missing = [name for name in voters if name not in known]
        if missing:
            raise Unusable(rows.line, Words("chaque votant", "each voter"), quoted(missing[0]))
    except Unusable as unusable:
        raise unusable.within("--people") from None
    return {name: [known[voter][place] for voter in voters] for name, place in places.items()}
