"""Pabulib's files of votes on a budget (pabulib.org/format), votes by approval."""

import csv
import io
from collections import Counter

from resal.commands.prioritise.files import MOST_ITEMS, whole
from resal.commands.prioritise.material import Budget
from resal.commands.prioritise.words import NOTHING, Unusable, Words, quoted

SECTIONS = ("META", "PROJECTS", "VOTES")
Lines = list[tuple[int, list[str]]]


def read(text: str) -> Budget:
    sections = parts(text)
    meta = {row[0]: (line, row[1]) for line, row in sections["META"] if len(row) > 1}
    line, money = meta.get("budget", (1, ""))
    if "budget" not in meta:
        raise Unusable(line, Words("« budget » dans META", "“budget” in META"), NOTHING)
    kind_line, kind = meta.get("vote_type", (1, "approval"))
    if kind not in ("approval", "choose-1"):
        raise Unusable(kind_line, Words("vote_type approval", "vote_type approval"), quoted(kind))
    costs, labels = projects(sections["PROJECTS"])
    votes, blank = ballots(sections["VOTES"], costs)
    budget = whole(line, money.partition(".")[0], 1, Words("un budget", "a budget"))
    return Budget(costs, labels, votes, budget, blank)


def parts(text: str) -> dict[str, Lines]:
    """The rows of each section, its header row first."""
    found: dict[str, Lines] = {}
    rows: Lines | None = None
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=";")
    try:
        for row in reader:
            if len(row) == 1 and row[0].strip() in SECTIONS:
                rows = found.setdefault(row[0].strip(), [])
            elif any(row):
                if rows is None:
                    raise Unusable(
                        reader.line_num, Words("la section META", "the section META"), quoted(row[0])
                    )
                rows.append((reader.line_num, [cell.strip() for cell in row]))
    except csv.Error as error:
        raise Unusable(reader.line_num, Words("une ligne de Pabulib", "a line of Pabulib"), error) from None
    for name in SECTIONS:
        if not found.get(name):
            raise Unusable(reader.line_num, Words(f"la section {name}", f"the section {name}"), NOTHING)
    return found


def columns(rows: Lines, *names: str) -> list[int]:
    line, header = rows[0]
    for name in names:
        if name not in header:
            raise Unusable(line, Words(f"la colonne {name}", f"the column {name}"), quoted(";".join(header)))
    return [header.index(name) for name in names]


def projects(rows: Lines) -> tuple[dict[str, int], dict[str, str]]:
    id_, cost = columns(rows, "project_id", "cost")
    name = rows[0][1].index("name") if "name" in rows[0][1] else id_
    costs: dict[str, int] = {}
    labels: dict[str, str] = {}
    for line, row in rows[1:]:
        full(line, row, len(rows[0][1]))
        if row[id_] in costs or not row[id_]:
            raise Unusable(line, Words("un projet par ligne", "one project a line"), quoted(row[id_]))
        costs[row[id_]] = whole(line, row[cost].partition(".")[0], 1, Words("un coût", "a cost"))
        labels[row[id_]] = row[name] or row[id_]
    if not 0 < len(costs) <= MOST_ITEMS:
        raise Unusable(
            rows[0][0], Words(f"1 à {MOST_ITEMS} projets", f"1 to {MOST_ITEMS} projects"), len(costs)
        )
    return costs, labels


def ballots(rows: Lines, costs: dict[str, int]) -> tuple[Counter[frozenset[str]], int]:
    """Votes by approval, identical ones together, and how many were blank."""
    (vote,) = columns(rows, "vote")
    votes: Counter[frozenset[str]] = Counter()
    blank = 0
    for line, row in rows[1:]:
        full(line, row, len(rows[0][1]))
        named = [project.strip() for project in row[vote].split(",") if project.strip()]
        for project in named:
            if project not in costs:
                raise Unusable(line, Words("un projet de la liste", "a project of the list"), quoted(project))
        if len(set(named)) != len(named):
            raise Unusable(
                line, Words("chaque projet une seule fois", "each project once"), quoted(row[vote])
            )
        votes[frozenset(named)] += bool(named)
        blank += not named
    votes += Counter()
    if not votes:
        raise Unusable(rows[-1][0], Words("au moins un vote", "at least one vote"), Words("aucun", "none"))
    return votes, blank


def full(line: int, row: list[str], width: int) -> None:
    if len(row) != width:
        raise Unusable(line, Words(f"{width} colonnes", f"{width} columns"), len(row))
