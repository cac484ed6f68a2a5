"""The options of the command, checked: every mistake is one line that says what was expected."""

from argparse import ArgumentParser, Namespace
from dataclasses import dataclass
from fractions import Fraction

from resal.commands.prioritise.files import decimal, whole
from resal.commands.prioritise.words import NOTHING, Unusable, Words, quoted
from resal.methods.prioritisation.criteria import rank_order_centroid
from resal.methods.prioritisation.weights import Kind, targets

PREFLIB = ("soc", "soi", "toc", "toi", "cat")
INPUTS = ("csv", *PREFLIB, "pb", "matrix")
FORMATS = ("table", "json")
VARIANTS = ("bpr", "a2bc")
INTERVALS = ("wilson", "jeffreys")
BALANCES: dict[str, Kind] = {"sector": "equal", "root": "square root", "population": "population"}
RAKE = "rake"
ROC = "roc:"
METHODS = (
    "points borda plurality irv schulze kemeny approval equal-shares bradley-terry majority-judgment weighted-sum "
    "topsis ahp hanlon delphi groups"
)


@dataclass(frozen=True, slots=True)
class Asked:
    method: str | None
    input: str | None
    format: str
    balance: bool
    target: dict[str, float] | None
    people: str | None
    margins: str | None
    cap: Fraction | None
    tiers: bool
    robustness: bool
    level: float | None
    items: tuple[str, ...]
    weights: dict[str, Fraction]
    costs: tuple[str, ...]
    scale: tuple[Fraction, Fraction] | None
    variant: str
    before: str | None
    ask: bool
    reference: str | None
    ridge: float
    k: int | None
    approve: int | None
    interval: str
    seed: int

    @property
    def needs_people(self) -> str | None:
        """The first option given that needs each person's own scores."""
        asked = (("--balance", self.balance), ("--tiers", self.tiers), ("--robustness", self.robustness))
        return next((option for option, given in asked if given), None)


HELP = {
    "--method": Words(METHODS, METHODS),
    "--input": Words(
        f"nature du fichier, si sa terminaison ne la dit pas : {' '.join(INPUTS)}",
        f"kind of file when its ending does not say it: {' '.join(INPUTS)}",
    ),
    "--balance": Words(
        "compter aussi par secteur : sector (poids égal), root ou population (selon --sizes), "
        "rake (calé sur les marges de --margins)",
        "also count by sector: sector (alike), root or population (by --sizes), rake (to the --margins)",
    ),
    "--people": Words(
        "de rake : CSV voter,… avec une colonne par marge", "of rake: CSV voter,… with a column a margin"
    ),
    "--margins": Words(
        "de rake : CSV margin,group,target, les cibles déclarées",
        "of rake: CSV margin,group,target, the declared targets",
    ),
    "--sizes": Words("nom=taille,… : taille de chaque secteur", "name=n,…: size of each sector"),
    "--level": Words(
        "niveau de confiance : 0,90 pour les paliers, 0,95 pour les intervalles",
        "confidence level: 0.90 for tiers, 0.95 for intervals",
    ),
    "--items": Words(
        "a,b,… : d’autres choix, que personne n’a classés", "a,b,…: more items, ranked by nobody"
    ),
    "--weights": Words(
        "nom=poids,… ou roc:nom,nom,… (du plus important au moins important) : poids des critères (égaux)",
        "name=w,… or roc:name,name,… (most important first): weights of the criteria (equal)",
    ),
    "--cost": Words("nom,… : critères où le moins est le mieux", "name,…: criteria of which less is better"),
    "--scale": Words("bouts de l’échelle, comme 1,5 ou 0,10", "ends of the scale, like 1,5 or 0,10"),
    "--reference": Words(
        "choix d’aptitude 0 (le premier du fichier)", "item with ability 0 (the file’s first)"
    ),
    "--k": Words(
        "choix dont chacun disposait (le plus long bulletin)", "choices a person had (the longest ballot)"
    ),
    "--approve": Words(
        "premières places qui valent approbation (toutes ; 1 catégorie d’un .cat)",
        "first places that count as approval (all; 1 category of a .cat)",
    ),
    "--interval": Words("intervalle d’approval : wilson ou jeffreys", "of approval: wilson or jeffreys"),
    "--format": Words("table ou json", "table or json"),
    "--cap": Words("plafonner les poids à tant de fois la médiane (3)", "cap weights at so many medians (3)"),
    "--tiers": Words(
        "paliers : ce que le hasard seul peut séparer", "tiers: what chance alone may set apart"
    ),
    "--robustness": Words(
        "à quoi tient l’ordre, pour qui anime", "what the order hangs on, for facilitators"
    ),
    "--variant": Words(
        "de hanlon : bpr (A + B) C / 3 ou a2bc (A + 2 B) C", "of hanlon: bpr or a2bc (A + 2 B) C"
    ),
    "--before": Words(
        "de delphi : les notes du tour d’avant, pour dire ce qui bouge encore",
        "of delphi: the scores of the round before, to tell what still moves",
    ),
    "--ask": Words(
        "de bradley-terry : la paire à poser ensuite, et si les k premiers (--k) sont sûrs",
        "of bradley-terry: the pair to ask next, and whether the first k (--k) are sure",
    ),
    "--ridge": Words("a priori de bradley-terry (0)", "prior of bradley-terry, for few comparisons (0)"),
    "--seed": Words("graine du hasard (1)", "seed of what is drawn at random (1)"),
}
DEFAULTS = {"--format": "table", "--interval": "wilson", "--variant": "bpr", "--ridge": "0", "--seed": "1"}


def add(parser: ArgumentParser) -> None:
    parser.add_argument(
        "file", metavar="FILE", help=str(Words("les bulletins ou les notes", "ballots or scores"))
    )
    for option, words in HELP.items():
        if option in ("--tiers", "--robustness", "--ask"):
            parser.add_argument(option, action="store_true", help=str(words))
        elif option == "--cap":
            parser.add_argument(option, nargs="?", const="3", help=str(words))
        else:
            parser.add_argument(option, default=DEFAULTS.get(option), help=str(words))


def checked(given: Namespace) -> Asked:
    """Raises Unusable, with the option as its place."""
    balance = given.balance and one_of("--balance", given.balance, (*BALANCES, RAKE))
    check_rake(balance, given.people, given.margins)
    return Asked(
        method=given.method and one_of("--method", given.method, tuple(METHODS.split())),
        input=given.input and one_of("--input", given.input.lstrip("."), INPUTS),
        format=one_of("--format", given.format, FORMATS),
        balance=given.balance is not None or given.cap is not None,
        target=None if balance == RAKE else target(balance or "sector", given.sizes),
        people=given.people,
        margins=given.margins,
        cap=None if given.cap is None else between("--cap", given.cap, 1, 1000),
        tiers=given.tiers,
        robustness=given.robustness,
        level=None if given.level is None else float(between("--level", given.level, 0, 1, inside=True)),
        items=names("--items", given.items),
        weights=weights(given.weights),
        costs=names("--cost", given.cost),
        scale=scale(given.scale),
        variant=one_of("--variant", given.variant, VARIANTS),
        before=given.before,
        ask=given.ask,
        reference=given.reference,
        ridge=float(between("--ridge", given.ridge, 0, 10**6)),
        k=number("--k", given.k, 1),
        approve=number("--approve", given.approve, 1),
        interval=one_of("--interval", given.interval, INTERVALS),
        seed=number("--seed", given.seed, 0) or 0,
    )


def one_of(option: str, value: str, allowed: tuple[str, ...]) -> str:
    if value in allowed:
        return value
    listed = ", ".join(allowed)
    raise Unusable(option, Words(f"un de : {listed}", f"one of {listed}"), quoted(value))


def number(option: str, value: str | None, least: int) -> int | None:
    return None if value is None else whole(option, value, least, Words("un nombre entier", "a whole number"))


def between(option: str, text: str, low: int, high: int, *, inside: bool = False) -> Fraction:
    """A number from `low` to `high`; `inside`: neither of them."""
    expected = Words(f"un nombre entre {low} et {high}", f"a number between {low} and {high}")
    value = decimal(option, text, expected)
    if (low < value < high) if inside else (low <= value <= high):
        return value
    raise Unusable(option, expected, quoted(text))


def names(option: str, text: str | None) -> tuple[str, ...]:
    found = tuple(name.strip() for name in text.split(",")) if text else ()
    if not all(found) or len(set(found)) != len(found):
        raise Unusable(option, Words("des noms différents : a,b,c", "different names: a,b,c"), quoted(text))
    return found


def check_rake(balance: str | None, people: str | None, margins: str | None) -> None:
    """Raking needs both files, and nothing else does."""
    both = Words("les fichiers --people et --margins", "the files --people and --margins")
    if balance == RAKE and (people is None or margins is None):
        raise Unusable("--balance", both, quoted(people or margins) if people or margins else NOTHING)
    if balance != RAKE and (people is not None or margins is not None):
        raise Unusable("--people" if people else "--margins", Words("--balance rake", "--balance rake"), both)


def target(balance: str, sizes: str | None) -> dict[str, float] | None:
    """What each sector is to weigh; None when all weigh the same."""
    if BALANCES[balance] == "equal" and sizes is None:
        return None
    shape = Words(
        "la taille de chaque secteur, comme police=4600,école=900", "sizes like police=4600,school=900"
    )
    found = pairs("--sizes", sizes, shape)
    if not found or min(found.values()) <= 0:
        raise Unusable("--sizes", shape, quoted(sizes) if sizes else NOTHING)
    return targets(BALANCES[balance], {name: float(size) for name, size in found.items()})


def weights(text: str | None) -> dict[str, Fraction]:
    if text and text.startswith(ROC):
        ordered = names("--weights", text.removeprefix(ROC))
        return dict(zip(ordered, rank_order_centroid(len(ordered)), strict=True))
    shape = Words("des poids comme a=3,b=1, ou roc:a,b", "weights like a=3,b=1, or roc:a,b")
    found = pairs("--weights", text, shape)
    if found and (min(found.values()) < 0 or not any(found.values())):
        positive = Words(
            "des poids de 0 ou plus, dont un au moins au-dessus", "weights of 0 or more, one above 0"
        )
        raise Unusable("--weights", positive, quoted(text))
    return found


def pairs(option: str, text: str | None, shape: Words) -> dict[str, Fraction]:
    """« a=3,b=1 », each name once."""
    found: dict[str, Fraction] = {}
    for part in text.split(",") if text else ():
        name, equals, value = (piece.strip() for piece in part.rpartition("="))
        if not equals or not name or name in found:
            raise Unusable(option, shape, quoted(text))
        found[name] = decimal(option, value, shape)
    return found


def scale(text: str | None) -> tuple[Fraction, Fraction] | None:
    if text is None:
        return None
    shape = Words("les bouts de l’échelle, comme 1,5", "the ends of the scale, like 1,5")
    low, comma, high = text.partition(",")
    ends = decimal("--scale", low.strip(), shape), decimal("--scale", high.strip(), shape)
    if not comma or ends[0] >= ends[1]:
        raise Unusable("--scale", shape, quoted(text))
    return ends
