"""From the file and the options to the answer."""

import importlib
from dataclasses import replace
from pathlib import Path
from typing import Any

from resal import __version__
from resal.commands.prioritise.files import Rows, text_of
from resal.commands.prioritise.material import (
    Budget,
    Choices,
    Election,
    Material,
    Opinions,
    Ratings,
    Ratios,
)
from resal.commands.prioritise.options import PREFLIB, Asked
from resal.commands.prioritise.reading import choices, pabulib, polis, preflib, rankings, scores, square
from resal.commands.prioritise.words import Unusable, Words, quoted
from resal.methods.prioritisation.ballots import Profile

ENDINGS = Words(
    "un fichier .csv .soc .soi .toc .toi .cat ou .pb (voir --input)",
    "a .csv .soc .soi .toc .toi .cat or .pb file (see --input)",
)
HEADERS = Words(
    "une colonne ranking, ou item et score, ou winner et loser, ou quatre colonnes de comptes de paires",
    "a column ranking, or item and score, or winner and loser, or four columns of pair counts",
)
COUNTED: dict[type, tuple[str, tuple[str, ...]]] = {
    Election: (
        "elections",
        ("points", "borda", "plurality", "irv", "schulze", "kemeny", "approval"),
    ),
    Ratings: ("ratings", ("weighted-sum", "majority-judgment", "topsis", "hanlon", "delphi")),
    Choices: ("pairs", ("bradley-terry",)),
    Budget: ("budget", ("equal-shares",)),
    Opinions: ("opinions", ("groups",)),
    Ratios: ("ratios", ("ahp",)),
}


def answer(path: Path, asked: Asked) -> dict[str, Any]:
    """The result as plain values; numbers stay exact until they are printed."""
    material = read(path, asked)
    module, methods = COUNTED[type(material)]
    method = asked.method or methods[0]
    if method not in methods:
        listed = ", ".join(methods)
        expected = Words(
            f"pour un tel fichier, une méthode parmi {listed}", f"for such a file, one of {listed}"
        )
        raise Unusable("--method", expected, method)
    if asked.before is not None:
        material = with_before(material, method, asked)
    if asked.ask and not isinstance(material, Choices):
        raise Unusable("--ask", Words("des paires", "pairs"), method)
    count = importlib.import_module(f"resal.commands.prioritise.counting.{module}").count
    head = {"method": method, "version": __version__, "seed": asked.seed}
    counted: dict[str, Any] = count(material, method, asked)
    return head | counted


def with_before(material: Material, method: str, asked: Asked) -> Material:
    """These scores, beside those of the round before; a mistake there is told with its own file."""
    if method != "delphi" or not isinstance(material, Ratings) or asked.before is None:
        raise Unusable("--before", Words("la méthode delphi", "the method delphi"), method)
    try:
        earlier = read(Path(asked.before), asked)
    except Unusable as unusable:
        raise unusable.within("--before") from None
    if not isinstance(earlier, Ratings):
        raise Unusable("--before", Words("un fichier de notes", "a file of scores"), quoted(asked.before))
    return replace(material, before=earlier)


def read(path: Path, asked: Asked) -> Material:
    kind = asked.input or path.suffix.lower().lstrip(".")
    text = text_of(path)
    if kind in PREFLIB:
        return widened(preflib.read(text, kind, asked.approve), asked.items)
    if kind == "pb":
        return pabulib.read(text)
    if kind == "matrix" or (kind == "csv" and asked.method == "ahp"):
        return square.read(Rows(text))
    if kind == "csv":
        return table(Rows(text), asked)
    raise Unusable("-", ENDINGS, quoted(path.name))


def table(rows: Rows, asked: Asked) -> Material:
    """A CSV is what its header says."""
    if rankings.is_header(rows.names):
        return rankings.read(rows, asked.items)
    if scores.is_header(rows.names):
        return scores.read(rows, asked.items)
    if choices.is_header(rows.names):
        return choices.read(rows)
    if polis.is_header(rows.names):
        return polis.read(rows)
    if len(rows.names) == 4:
        return choices.read_counts(rows)
    raise Unusable(rows.line, HEADERS, quoted(",".join(rows.header)))


def widened(election: Election, more: tuple[str, ...]) -> Election:
    """The same election with more items, which nobody ranked."""
    new = [item for item in more if item not in election.labels]
    if not new:
        return election
    items = (*election.profile.items, *new)
    approved = election.approved and Profile(items, election.approved.ballots)
    labels = election.labels | {item: item for item in new}
    profile = Profile(items, election.profile.ballots)
    return replace(election, profile=profile, labels=labels, approved=approved)
