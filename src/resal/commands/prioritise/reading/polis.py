"""Pol.is' participants-votes.csv: one row a person, one column a statement, 1 agree, −1 disagree, 0 pass."""

from resal.commands.prioritise.files import Rows
from resal.commands.prioritise.material import Opinions
from resal.commands.prioritise.words import Unusable, Words, quoted

VOTES = {"": None, "1": 1, "-1": -1, "0": 0}


def is_header(names: list[str]) -> bool:
    return "participant" in names and "n-votes" in names


def read(rows: Rows) -> Opinions:
    places = [place for place, name in enumerate(rows.names) if name.isdecimal()]
    if not places:
        raise Unusable(
            rows.line, Words("des colonnes d’énoncés", "columns of statements"), Words("aucune", "none")
        )
    people = []
    for line, row in rows:
        for place in places:
            if row[place] not in VOTES:
                raise Unusable(line, Words("1, -1, 0 ou rien", "1, -1, 0 or nothing"), quoted(row[place]))
        people.append(tuple(VOTES[row[place]] for place in places))
    return Opinions(tuple(rows.names[place] for place in places), tuple(people))
