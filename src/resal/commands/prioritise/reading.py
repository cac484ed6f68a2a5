"""From the file and the options to the answer."""

import importlib
from pathlib import Path
from typing import Any

from resal import __version__
from resal.commands.prioritise import preflib, rankings
from resal.commands.prioritise.files import text_of
from resal.commands.prioritise.material import Election
from resal.commands.prioritise.options import Asked
from resal.commands.prioritise.words import Unusable, Words, quoted
from resal.methods.prioritisation.ballots import Profile

PREFLIB = ("soc", "soi", "toc", "toi", "cat")
ENDINGS = Words(
    "un fichier .csv .soc .soi .toc .toi ou .cat (voir --input)",
    "a .csv .soc .soi .toc .toi or .cat file (see --input)",
)


def answer(path: Path, asked: Asked) -> dict[str, Any]:
    """The result as plain values; numbers stay exact until they are printed."""
    material = read(path, asked)
    count = importlib.import_module("resal.commands.prioritise.elections").count
    result: dict[str, Any] = {"method": asked.method, "version": __version__, "seed": asked.seed}
    return result | count(material, asked)


def read(path: Path, asked: Asked) -> Election:
    kind = asked.input or path.suffix.lower().lstrip(".")
    text = text_of(path)
    if kind in PREFLIB:
        return widened(preflib.read(text, kind, asked.approve), asked.items)
    if kind == "csv":
        return rankings.read(text, asked.items)
    raise Unusable("-", ENDINGS, quoted(path.name))


def widened(election: Election, more: tuple[str, ...]) -> Election:
    """The same election with more items, which nobody ranked."""
    new = [item for item in more if item not in election.labels]
    if not new:
        return election
    items = (*election.profile.items, *new)
    approved = election.approved and Profile(items, election.approved.ballots)
    labels = election.labels | {item: item for item in new}
    return Election(Profile(items, election.profile.ballots), labels, election.excluded, approved)
