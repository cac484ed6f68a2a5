"""The two languages of the command: French unless the locale asks for English."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from resal.commands.terminal import said


@dataclass(frozen=True, slots=True)
class Words:
    fr: str
    en: str

    def __str__(self) -> str:
        return said(self.fr, self.en)


class Unusable(Exception):
    """Input that cannot be used: where, what was expected there and what was found."""

    def __init__(self, place: object, expected: Words, found: object) -> None:
        super().__init__(str(expected))
        self.place, self.expected, self.found = place, expected, found

    def within(self, option: str) -> "Unusable":
        """The same, of the file that this option names."""
        return Unusable(f"{option}:{self.place}", self.expected, self.found)

    def line(self, file: str) -> str:
        """One line, whatever the file holds."""
        found = Words(f"trouvé : {self.found}", f"found {self.found}")
        expected = Words(f"attendu : {self.expected}", f"expected {self.expected}")
        sentence = f"{file}:{self.place}: {expected}{Words(' ; ', ', ')}{found}"
        return "".join(letter if letter.isprintable() else " " for letter in sentence)


NOTHING = Words("rien", "nothing")
BALLOTS = Words("des bulletins ou des notes", "ballots or scores")


def quoted(text: object) -> str:
    """What was found, shortened, so that it can be read in one line."""
    shown = str(text)
    return f"“{shown[:59]}…”" if len(shown) > 60 else f"“{shown}”"


def rounded(value: Fraction | float | int, digits: int = 2) -> str:
    """A number as people read it: rounded half up, with the language's decimal mark."""
    exact = (
        Decimal(value.numerator) / Decimal(value.denominator)
        if isinstance(value, Fraction)
        else Decimal(str(value))
    )
    if not exact.is_finite():
        return "–"
    text = f"{exact.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)}"
    return said(text.replace(".", ","), text)
