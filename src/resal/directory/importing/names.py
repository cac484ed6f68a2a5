"""Who a row names: family name and given name, out of one cell or two."""

import re
from dataclasses import dataclass
from itertools import pairwise

from resal.core.collation import fold
from resal.directory.importing.codes import Code

NOTE = re.compile(r"\s*[(\[]([^)\]]*)[)\]]?\s*")
AFTER_DASH = re.compile(r"\s+[-–—:]\s+(.*)$")
CIVILITY = re.compile(r"^(mme|madame|m\.|mr\.?|monsieur|mlle|dr\.?|dre\.?|me|ms\.?|mrs\.?)\s+", re.IGNORECASE)
SMALL_WORDS = {
    "de",
    "du",
    "des",
    "la",
    "le",
    "les",
    "d",
    "l",
    "von",
    "van",
    "der",
    "den",
    "di",
    "da",
    "dos",
    "el",
    "al",
}
LETTERS = re.compile(r"[^\W\d_]+")
LONGEST = 80


@dataclass(slots=True)
class Name:
    family: str
    given: str
    issues: list[Code]
    note: str = ""


def in_two(family: str, given: str) -> Name:
    """A cell each."""
    family, note = _without_note(family)
    given, other = _without_note(given)
    issues = [Code.NAME_HAS_NOTE] if note or other else []
    if not family or not given or not _is_name(family) or not _is_name(given):
        issues.append(Code.NAME_AMBIGUOUS)
    return _in_case(Name(family, given, issues, " ".join(filter(None, (note, other)))))


def in_one(text: str, *, given_first: bool | None, email: str | None) -> Name:
    """« Tremblay, Anne », « TREMBLAY Anne », « Anne Tremblay »: the comma or the capitals say which is which.

    Else the header's own order (`given_first`), or the work address, tells; where nothing does it is a guess.
    """
    text, note = _without_note(text)
    issues = [Code.NAME_HAS_NOTE] if note else []
    if text.count(",") == 1:
        family, given = (part.strip() for part in text.split(","))
        if not family or not given:
            issues.append(Code.NAME_AMBIGUOUS)
        return _in_case(Name(family, given, issues, note))
    words = text.split()
    capitals = [word for word in words if word.isupper() and len(word) > 1]
    if capitals and len(capitals) < len(words) and _together(words):
        family = " ".join(capitals)
        return _in_case(Name(family, " ".join(word for word in words if word not in capitals), issues, note))
    pair, sure = _cut(words, given_first, email)
    if not sure or not _is_name(text):
        issues.append(Code.NAME_AMBIGUOUS)
    return _in_case(Name(pair[1], pair[0], issues, note))


def _cut(words: list[str], given_first: bool | None, email: str | None) -> tuple[tuple[str, str], bool]:
    """(given, family), and whether anything but a habit says so."""
    if len(words) < 2:
        return ("", " ".join(words)), False
    first, rest = words[0], " ".join(words[1:])
    order = given_first if given_first is not None and len(words) == 2 else _by_address(words, email)
    if order is None:
        return (first, rest), False
    return ((first, rest) if order else (" ".join(words[1:]), first)), True


def _by_address(words: list[str], email: str | None) -> bool | None:
    """« atremblay@ », « anne.tremblay@ »: True when the given name comes first. Only for two words."""
    if not email or len(words) != 2:
        return None
    local = re.sub(r"[^a-z.]", "", fold(email.partition("@")[0]))
    one, two = (re.sub(r"[^a-z]", "", fold(word)) for word in words)
    first_given = local in (f"{one}.{two}", f"{one}{two}", f"{one[:1]}{two}", f"{one[:1]}.{two}")
    first_family = local in (f"{two}.{one}", f"{two}{one}", f"{two[:1]}{one}", f"{two[:1]}.{one}")
    return first_given if first_given != first_family else None


def _together(words: list[str]) -> bool:
    """The capitals stand on one side."""
    marks = [word.isupper() and len(word) > 1 for word in words]
    return sum(one != other for one, other in pairwise(marks)) == 1


def _without_note(text: str) -> tuple[str, str]:
    note = ""
    if match := NOTE.search(text):
        note, text = match[1].strip() or match[0].strip(), NOTE.sub(" ", text)
    if match := AFTER_DASH.search(text):
        note, text = match[1].strip(), text[: match.start()]
    if text.rstrip().endswith("*"):
        note, text = note or "*", text.rstrip().rstrip("*")
    return CIVILITY.sub("", text.strip()).strip(), note


def _is_name(text: str) -> bool:
    return len(text) <= LONGEST and bool(LETTERS.search(text)) and not re.search(r"[\d@=<>{}\\;]", text)


def _in_case(name: Name) -> Name:
    family, given = in_case(name.family), in_case(name.given)
    if (family, given) != (name.family, name.given):
        name.issues.append(Code.NAME_CASE_CHANGED)
        name.family, name.given = family, given
    return name


def in_case(text: str) -> str:
    """« TREMBLAY-CÔTÉ » as « Tremblay-Côté »; a name with both cases is left as its owner writes it."""
    letters = [letter for letter in text if letter.isalpha()]
    if len(letters) < 2 or not (all(map(str.isupper, letters)) or all(map(str.islower, letters))):
        return text
    is_first = True

    def proper(match: re.Match) -> str:
        nonlocal is_first
        word, first, is_first = match[0].lower(), is_first, False
        after = text[match.end() : match.end() + 1]
        if word in SMALL_WORDS and not first and after not in ("'", "’", "-"):
            return word
        return word[:1].upper() + word[1:]

    return LETTERS.sub(proper, text)
