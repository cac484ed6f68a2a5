"""The options of the command, checked: every mistake is one line that says what was expected."""

from argparse import ArgumentParser, Namespace
from dataclasses import dataclass

from resal.commands.prioritise.files import whole
from resal.commands.prioritise.words import Unusable, Words, quoted

METHODS = ("points", "borda", "plurality", "irv", "schulze", "approval")
INPUTS = ("csv", "soc", "soi", "toc", "toi", "cat")
FORMATS = ("table", "json")


@dataclass(frozen=True, slots=True)
class Asked:
    method: str
    input: str | None
    format: str
    balance: bool
    cap: float | None
    level: float | None
    items: tuple[str, ...]
    k: int | None
    approve: int | None
    seed: int


def add(parser: ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="the ballots")
    parser.add_argument("--method", default="points", help=" ".join(METHODS))
    parser.add_argument("--input", help=f"kind of file when its ending does not say it: {' '.join(INPUTS)}")
    parser.add_argument("--format", default="table", help="table or json")
    parser.add_argument("--balance", metavar="sector", help="also count every sector for the same weight")
    parser.add_argument("--cap", nargs="?", const="3", help="cap the weights at so many times the median (3)")
    parser.add_argument("--level", help="confidence level, 0.95 for intervals")
    parser.add_argument("--items", default="", metavar="a,b,…", help="more items, ranked by nobody")
    parser.add_argument("--k", help="choices a person had (the longest ballot of the file)")
    parser.add_argument("--approve", help="first places that count as approval (all; 1 category of a .cat)")
    parser.add_argument("--seed", default="1", help="seed of what is drawn at random")


def checked(given: Namespace) -> Asked:
    """Raises Unusable, with the option as its place."""
    if given.balance not in (None, "sector"):
        raise Unusable("--balance", Words("sector", "sector"), quoted(given.balance))
    return Asked(
        method=one_of("--method", given.method, METHODS),
        input=None if given.input is None else one_of("--input", given.input.lstrip("."), INPUTS),
        format=one_of("--format", given.format, FORMATS),
        balance=given.balance is not None or given.cap is not None,
        cap=None if given.cap is None else between("--cap", given.cap, 1, 1000),
        level=None if given.level is None else between("--level", given.level, 0, 1),
        items=items_of(given.items),
        k=number("--k", given.k, 1),
        approve=number("--approve", given.approve, 1),
        seed=number("--seed", given.seed, 0) or 0,
    )


def one_of(option: str, value: str, allowed: tuple[str, ...]) -> str:
    if value in allowed:
        return value
    listed = ", ".join(allowed)
    raise Unusable(option, Words(f"un de : {listed}", f"one of {listed}"), quoted(value))


def number(option: str, value: str | None, least: int) -> int | None:
    return None if value is None else whole(option, value, least, Words("un nombre entier", "a whole number"))


def between(option: str, text: str, low: float, high: float) -> float:
    """A number strictly between two others (`low` itself is allowed when it is not 0)."""
    try:
        value = float(text)
    except ValueError:
        value = low - 1
    if (low < value or (low and value == low)) and value < high:
        return value
    raise Unusable(
        option, Words(f"un nombre entre {low} et {high}", f"a number between {low} and {high}"), quoted(text)
    )


def items_of(text: str) -> tuple[str, ...]:
    items = tuple(item.strip() for item in text.split(",")) if text else ()
    if not all(items) or len(set(items)) != len(items):
        raise Unusable(
            "--items", Words("des choix différents : a,b,c", "different items: a,b,c"), quoted(text)
        )
    return items
