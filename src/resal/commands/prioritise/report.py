"""The answer as JSON, exact to the machine, or as a table that people read."""

import json
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any
from unicodedata import east_asian_width

from resal.commands.prioritise.words import Words, rounded
from resal.methods.prioritisation.ranks import labels

HEADS = {
    "rank": Words("rang", "rank"),
    "label": Words("enjeu", "item"),
    "score": Words("compte", "score"),
    "mentions": Words("nommé par", "named by"),
    "sectors": Words("secteurs", "sectors"),
    "interval": Words("intervalle", "interval"),
    "balanced": Words("équilibré", "balanced"),
    "balanced_rank": Words("rang équilibré", "balanced rank"),
}


def as_json(result: Mapping[str, Any]) -> str:
    return json.dumps(result, ensure_ascii=False, indent=2, default=plain) + "\n"


def plain(value: Any) -> Any:
    """A fraction as a number: whole when it is whole."""
    if isinstance(value, Fraction):
        return int(value) if value.denominator == 1 else float(value)
    raise TypeError(f"{type(value).__name__} has no JSON form")


def as_table(result: Mapping[str, Any]) -> str:
    """Title, table, agreement and warnings, in the language of the locale."""
    rows = table_rows(result)
    heads = [name for name in HEADS if any(row.get(name, "0") != "0" for row in rows)]
    cells = [[str(HEADS[name]) for name in heads]] + [
        [str(row.get(name, "")) for name in heads] for row in rows
    ]
    lines = [title(result), "", *aligned(cells, left={heads.index("label")}), "", *notes(result)]
    return "\n".join(lines).rstrip() + "\n"


def title(result: Mapping[str, Any]) -> str:
    n = result["n_voters"]
    people = Words(f"{n} votant{'s' if n > 1 else ''}", f"{n} voter{'' if n == 1 else 's'}")
    return f"{result['method']} · {people} · resal {result['version']}"


def table_rows(result: Mapping[str, Any]) -> list[dict[str, str]]:
    place = labels({row["id"]: row["rank"] for row in result["items"]})
    even = {row["id"]: row for row in result.get("balanced", {}).get("items", ())}
    even_place = labels({item: row["rank"] for item, row in even.items()})
    rows = []
    for row in result["items"]:
        name = row["label"] if row["label"] == row["id"] else f"{row['id']} {row['label']}"
        shown = {"rank": place[row["id"]], "label": name, "score": number(row["score"])}
        shown |= {key: number(row[key]) for key in ("mentions", "sectors") if key in row}
        if row.get("interval"):
            low, high = (rounded(100 * end, 0) for end in row["interval"])
            shown["interval"] = f"{low}–{high} %"
        if row["id"] in even:
            shown |= {"balanced": rounded(even[row["id"]]["score"]), "balanced_rank": even_place[row["id"]]}
        rows.append(shown)
    return rows


def number(value: Fraction | float | int) -> str:
    whole = isinstance(value, int) or (isinstance(value, Fraction) and value.denominator == 1)
    return str(value) if whole else rounded(value)


def notes(result: Mapping[str, Any]) -> list[str]:
    lines = []
    w = result.get("agreement", {}).get("kendall_w")
    if w is not None:
        lines.append(str(Words("Accord (W de Kendall) : ", "Agreement (Kendall’s W): ")) + rounded(w))
    if "balanced" in result:
        effective = rounded(result["balanced"]["effective_n"], 1)
        lines.append(
            str(
                Words(
                    "Votants équivalents, secteurs à poids égal : ",
                    "Effective voters, sectors weighing the same: ",
                )
            )
            + effective
        )
    return lines + [f"! {warning}" for warning in result["warnings"]]


def aligned(cells: Sequence[Sequence[str]], left: set[int]) -> list[str]:
    """Columns two blanks apart: text to the left, numbers to the right."""
    widths = [max(width(row[n]) for row in cells) for n in range(len(cells[0]))]
    return [
        "  ".join(padded(cell, widths[n], n in left) for n, cell in enumerate(row)).rstrip() for row in cells
    ]


def padded(text: str, room: int, left: bool) -> str:
    blank = " " * (room - width(text))
    return text + blank if left else blank + text


def width(text: str) -> int:
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)
