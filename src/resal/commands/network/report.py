"""The answer as JSON, exact to the machine, or as tables that people read."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from resal import __version__
from resal.commands.prioritise.report import aligned
from resal.commands.prioritise.words import Words, rounded

MOST_PEOPLE = 20
GROUPS = (
    ("group", Words("groupe", "group")),
    ("external", Words("dehors", "outside")),
    ("internal", Words("dedans", "inside")),
    ("ei_ties", Words("E-I (liens)", "E-I (ties)")),
    ("ei_ends", Words("E-I (bouts)", "E-I (ends)")),
)
MIXING = (
    ("from", Words("de", "from")),
    ("to", Words("à", "to")),
    ("observed", Words("observé", "observed")),
    ("expected", Words("attendu", "expected")),
    ("ratio", Words("rapport", "ratio")),
)
PEOPLE = (
    ("id", Words("personne", "person")),
    ("betweenness", Words("intermédiarité", "betweenness")),
    ("constraint", Words("contrainte", "constraint")),
    ("effective_size", Words("taille effective", "effective size")),
    ("coordinator", Words("coordination", "coordinator")),
    ("itinerant", Words("itinérance", "itinerant")),
    ("gatekeeper", Words("portier", "gatekeeper")),
    ("representative", Words("représentation", "representative")),
    ("liaison", Words("liaison", "liaison")),
)


def as_json(result: Mapping[str, Any]) -> str:
    return json.dumps(result, ensure_ascii=False, indent=2) + "\n"


def as_table(result: Mapping[str, Any]) -> str:
    """A sentence or two, then groups, meetings of groups and people, in the language of the locale."""
    persons, more = people_of(result)
    blocks = [
        headline(result),
        table(GROUPS, result["e_i_by_group"], left={0}),
        table(MIXING, result["mixing"], left={0, 1}),
        table(PEOPLE, persons, left={0}),
        more,
    ]
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def headline(result: Mapping[str, Any]) -> list[str]:
    silo = result["e_i"]
    points = ", ".join(map(str, result["articulation_points"])) or str(Words("personne", "nobody"))
    counts = Words(
        f"{result['nodes']} personnes · {result['ties']} liens · resal {__version__}",
        f"{result['nodes']} people · {result['ties']} ties · resal {__version__}",
    )
    return [
        str(counts),
        "",
        f"{Words('E-I :', 'E-I:')} {figure(silo['value'])} "
        f"({Words('attendu par hasard', 'expected by chance')} {figure(silo['expected'])}, "
        f"p = {figure(silo['p'], 3)})",
        f"{Words('Assortativité :', 'Assortativity:')} {figure(result['assortativity'])}",
        f"{Words('Modularité :', 'Modularity:')} {figure(result['modularity'])}",
        f"{Words('Points d’articulation :', 'Articulation points:')} {points}",
    ]


def people_of(result: Mapping[str, Any]) -> tuple[list[dict[str, Any]], list[str]]:
    """Those through whom most paths pass, and how many others there are."""
    roles = {row["id"]: row for row in result["brokerage"]}
    first = sorted(result["betweenness"], key=lambda node: -result["betweenness"][node])
    rows = [
        {
            "id": node,
            "betweenness": result["betweenness"][node],
            "constraint": result["constraint"][node],
            "effective_size": result["effective_size"][node],
        }
        | roles.get(node, {})
        for node in first[:MOST_PEOPLE]
    ]
    others = len(first) - len(rows)
    said = Words(
        f"… et {others} autres (--format json les donne).", f"… and {others} more (--format json has them)."
    )
    return rows, [str(said)] if others else []


def table(
    columns: Sequence[tuple[str, Words]], rows: Sequence[Mapping[str, Any]], left: set[int]
) -> list[str]:
    if not rows:
        return []
    cells = [[str(head) for _name, head in columns]]
    cells += [[figure(row.get(name)) for name, _head in columns] for row in rows]
    return aligned(cells, left=left)


def figure(value: float | int | str | None, digits: int = 2) -> str:
    if value is None:
        return "–"
    return rounded(value, digits) if isinstance(value, float) else str(value)
