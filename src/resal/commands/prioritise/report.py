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
    "tier": Words("palier", "tier"),
    "ranks": Words("rangs possibles", "possible ranks"),
    "mentions": Words("nommé par", "named by"),
    "sectors": Words("secteurs", "sectors"),
    "interval": Words("intervalle", "interval"),
    "first": Words("premier, tous poids", "first, all weights"),
    "ability": Words("aptitude", "ability"),
    "se": Words("erreur type", "standard error"),
    "cost": Words("coût", "cost"),
    "votes": Words("votes", "votes"),
    "funded": Words("financé", "funded"),
    "missing": Words("il manque", "missing"),
    "iqr": Words("écart interquartile", "interquartile range"),
    "ipr": Words("IPR", "IPR"),
    "ipras": Words("IPRAS", "IPRAS"),
    "disagreement": Words("désaccord", "disagreement"),
    "moved": Words("a bougé", "moved"),
    "stable": Words("stable", "stable"),
    "pearl": Words("PEARL", "PEARL"),
    "agree": Words("d’accord", "agree"),
    "disagree": Words("pas d’accord", "disagree"),
    "balanced": Words("équilibré", "balanced"),
    "balanced_rank": Words("rang équilibré", "balanced rank"),
}
LONGEST = 60
COMPUTED = ("rank", "label", "score", "tier", "ranks", "interval", "first", "balanced", "balanced_rank")


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
    heads = [name for name in HEADS if any(row.get(name, "0") not in ("0", "") for row in rows)]
    cells = [[str(HEADS[name]) for name in heads]]
    cells += [[row.get(name, "") for name in heads] for row in rows]
    lines = [title(result), "", *aligned(cells, left={heads.index("label")}), "", *notes(result)]
    return "\n".join(lines).rstrip() + "\n"


def title(result: Mapping[str, Any]) -> str:
    n = result["n_voters"]
    if n is None:
        n = result["n_comparisons"]
        said = Words(f"{n} comparaison{'s' if n > 1 else ''}", f"{n} comparison{'' if n == 1 else 's'}")
    else:
        said = Words(f"{n} votant{'s' if n > 1 else ''}", f"{n} voter{'' if n == 1 else 's'}")
    return f"{result['method']} · {said} · resal {result['version']}"


def table_rows(result: Mapping[str, Any]) -> list[dict[str, str]]:
    place = labels({row["id"]: row["rank"] for row in result["items"]})
    even = {row["id"]: row for row in result.get("balanced", {}).get("items", ())}
    even_place = labels({item: row["rank"] for item, row in even.items()})
    tier = {item: str(n) for n, tier in enumerate(result.get("tiers", ()), start=1) for item in tier}
    rows = []
    for row in result["items"]:
        item = row["id"]
        name = shortened(row["label"] if row["label"] == item else f"{item} {row['label']}")
        shown = {"rank": place[item], "label": name, "score": number(row["score"])}
        shown |= {key: number(row[key]) for key in HEADS if key in row and key not in COMPUTED}
        if "rank_acceptability" in row:
            shown["first"] = f"{rounded(100 * row['rank_acceptability'][0], 0)} %"
        if row.get("interval"):
            low, high = (rounded(100 * end, 0) for end in row["interval"])
            shown["interval"] = f"{low}–{high} %"
        if item in tier:
            shown |= {"tier": tier[item], "ranks": f"{row['rank_best']}–{row['rank_worst']}"}
        if item in even:
            shown |= {"balanced": rounded(even[item]["score"]), "balanced_rank": even_place[item]}
        rows.append(shown)
    return rows


def shortened(name: str) -> str:
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1]}…"


def number(value: Fraction | float | int | None) -> str:
    """A figure, yes or no, or nothing."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(Words("oui", "yes") if value else Words("non", "no"))
    whole = isinstance(value, int) or (isinstance(value, Fraction) and value.denominator == 1)
    return str(value) if whole else rounded(value)


def notes(result: Mapping[str, Any]) -> list[str]:
    lines = []
    agreement = result["agreement"]
    if agreement.get("kendall_w") is not None:
        lines.append(
            f"{Words('Accord (W de Kendall) :', 'Agreement (Kendall’s W):')} {rounded(agreement['kendall_w'])}"
        )
    alpha = agreement.get("krippendorff_alpha", {}).get("interval")
    if alpha is not None:
        name = Words(
            "Accord (alpha de Krippendorff, intervalle) :", "Agreement (Krippendorff’s alpha, interval):"
        )
        lines.append(f"{name} {rounded(alpha)}")
    if result.get("cr") is not None:
        lines.append(f"{Words('Incohérence (cr) :', 'Inconsistency (cr):')} {rounded(result['cr'], 3)}")
    if result.get("next_pair"):
        pair = " – ".join(result["next_pair"])
        lines.append(f"{Words('Prochaine paire :', 'Next pair:')} {pair}")
    if "may_stop" in result:
        enough = Words("Les premiers sont sûrs :", "The first are sure:")
        lines.append(f"{enough} {number(result['may_stop'])}")
    if "spent" in result:
        spent, budget = result["spent"], result["budget"]
        lines.append(str(Words(f"Dépensé : {spent} sur {budget}", f"Spent: {spent} of {budget}")))
    if "balanced" in result:
        even = Words("Votants équivalents, une fois pondérés :", "Effective voters, once weighted:")
        lines.append(f"{even} {rounded(result['balanced']['effective_n'], 1)}")
    for key, words in LISTS.items():
        if result.get("balanced", {}).get(key):
            lines.append(f"{words} {', '.join(result['balanced'][key])}")
    lines += hanging(result["robustness"]) if "robustness" in result else []
    return lines + [f"! {warning}" for warning in result["warnings"]]


LISTS = {
    "unites": Words("Rassemble :", "Brings together:"),
    "divides": Words("À débattre :", "To be debated:"),
}


def hanging(found: Mapping[str, Any]) -> list[str]:
    """What the order hangs on, in a few lines."""
    lines = [
        f"{Words(f'Groupe de tête sans {sector} :', f'Head group without {sector}:')} ± {', '.join(items)}"
        for sector, items in found["without"].items()
        if items
    ]
    if found["fewest"] is not None:
        name = Words("Absences qui changeraient les premiers :", "Absences that would change the first ones:")
        lines.append(f"{name} {found['fewest']}")
    alike, flat = ", ".join(map(str, found["alike"])) or 0, found["flat"]
    lines.append(str(Words(f"Bulletins identiques : {alike}", f"Identical ballots: {alike}")))
    lines.append(str(Words(f"Bulletins sans différence : {flat}", f"Ballots without any difference: {flat}")))
    return lines


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
