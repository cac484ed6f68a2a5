"""Cells that hold one thing each: e-mails, phones, postal codes, dates, hours, a consent."""

import re
from datetime import date

from resal.directory.importing.codes import Code
from resal.directory.importing.folding import key

WRITTEN = re.compile(r"^.*<\s*([^<>]+?)\s*>\s*$", re.DOTALL)
EMAIL = re.compile(
    r"^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
    r"@([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24}$"
)
LONGEST_EMAIL = 254
EXTENSION = re.compile(r"[,;]?\s*(?:poste|post|p\.|ext\.?|extension|x|#)\s*(\d{1,6})\s*$", re.IGNORECASE)
NOT_A_DIGIT = re.compile(r"\D")
PHONE_SIGNS = re.compile(r"^\+?[\d\s().\-–‑/\xa0]+$")
POSTAL_CODE = re.compile(r"^([ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z])(\d[ABCEGHJ-NPRSTV-Z]\d)$")
MONTH_NAMES = [
    "janvier janv jan january",
    "fevrier fevr fev february feb",
    "mars march mar",
    "avril avr april apr",
    "mai may",
    "juin june jun",
    "juillet juil july jul",
    "aout august aug",
    "septembre sept sep september",
    "octobre oct october",
    "novembre nov november",
    "decembre dec december",
]
MONTHS = {
    name: number
    for number, names in enumerate(
        MONTH_NAMES,
        start=1,
    )
    for name in names.split()
}
ISO = re.compile(r"^(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})([T ].*)?$")
NUMERIC = re.compile(r"^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})$")
MONTH_ONLY = re.compile(r"^(\d{4})([-/.](\d{1,2}))?$|^(\d{1,2})[-/.](\d{4})$")
OLDEST = 1900
HOURS = re.compile(r"^(-?\d+(?:[.,]\d+)?)\s*(?:h|hr|hrs|heure|heures|hour|hours)?\.?$")
HOURS_AND_MINUTES = re.compile(r"^(\d+)\s*(?:h|:)\s*([0-5]\d)$")
PER = [(r"semaine|week", 13), (r"mois|month", 3), (r"trimestre|quarter", 1), (r"annee|year", 0.25)]
MOST_HOURS = 500
YES = frozenset(
    [
        "oui",
        "o",
        "yes",
        "y",
        "vrai",
        "true",
        "1",
        "x",
        "accepte",
        "consent",
        "d accord",
        "ok",
        "accorde",
        "signe",
    ]
)
NO = frozenset({"non", "n", "no", "faux", "false", "0", "refuse", "refus", "declined"})


def email(text: str) -> tuple[str | None, list[Code]]:
    text = text.strip()
    if not text:
        return None, [Code.EMAIL_MISSING]
    if match := WRITTEN.match(text):
        text = match[1]
    address = text.removeprefix("mailto:").strip(" \xa0;,<>").rstrip(".").lower()
    if EMAIL.match(address) and len(address) <= LONGEST_EMAIL:
        return address, []
    return None, [Code.EMAIL_INVALID]


def phone(text: str) -> tuple[str | None, list[Code]]:
    """A number of ten digits as « 514 555-0142, poste 12 »; one from elsewhere keeps its plus sign."""
    text = text.strip()
    if not text:
        return None, []
    extension = EXTENSION.search(text)
    number = text[: extension.start()] if extension else text
    digits = NOT_A_DIGIT.sub("", number)
    if not PHONE_SIGNS.match(number.strip()):
        return None, [Code.PHONE_INVALID]
    if len(digits) == 11 and digits[0] == "1":
        digits = digits[1:]
    elif number.strip().startswith("+") and 8 <= len(digits) <= 15:
        return f"+{digits}" + (f", poste {extension[1]}" if extension else ""), []
    if len(digits) != 10 or digits[0] in "01" or digits[3] in "01":
        return None, [Code.PHONE_INVALID]
    shown = f"{digits[:3]} {digits[3:6]}-{digits[6:]}"
    return shown + (f", poste {extension[1]}" if extension else ""), []


def postal_code(text: str) -> tuple[str | None, list[Code]]:
    letters = re.sub(r"[\s\xa0-]", "", text).upper()
    if not letters:
        return None, []
    if match := POSTAL_CODE.match(letters):
        return f"{match[1]} {match[2]}", []
    return None, [Code.POSTAL_CODE_INVALID]


def day(text: str) -> tuple[str | None, list[Code]]:
    """A day as 2025-11-03. « 03/11/2025 » is two days, « mars 2025 » none: a person says which."""
    text = text.strip().rstrip(".")
    if not text:
        return None, []
    if match := ISO.match(text):
        return _day(int(match[1]), int(match[2]), int(match[3]))
    if match := NUMERIC.match(text):
        return _either(int(match[1]), int(match[2]), int(match[3]), len(match[3]) == 2)
    if match := MONTH_ONLY.match(text):
        year, month = int(match[1] or match[5]), int(match[3] or match[4] or 1)
        fits = OLDEST <= year <= 2100 and 1 <= month <= 12
        return None, [Code.DATE_INCOMPLETE if fits else Code.DATE_INVALID]
    return _in_words(text)


def _either(first: int, second: int, year: int, is_short: bool) -> tuple[str | None, list[Code]]:
    year += 2000 if is_short else 0
    if first <= 12 and second <= 12 and first != second:
        return None, [Code.DATE_AMBIGUOUS]
    month, of_month = (second, first) if second <= 12 else (first, second)
    return _day(year, month, of_month)


def _in_words(text: str) -> tuple[str | None, list[Code]]:
    words = [word for word in key(text).split() if word not in ("le", "the", "of", "er", "de")]
    month = next((MONTHS[word] for word in words if word in MONTHS), None)
    numbers = [int(digits[0]) for word in words if (digits := re.match(r"\d+", word))]
    year = next((number for number in numbers if number >= OLDEST), None)
    of_month = next((number for number in numbers if number <= 31), None)
    if month is None or len(words) > 4:
        return None, [Code.DATE_INVALID]
    if year is None or of_month is None:
        return None, [Code.DATE_INCOMPLETE]
    return _day(year, month, of_month)


def _day(year: int, month: int, of_month: int) -> tuple[str | None, list[Code]]:
    try:
        found = date(year, month, of_month)
    except ValueError:
        return None, [Code.DATE_INVALID]
    return (found.isoformat(), []) if OLDEST <= year <= 2100 else (None, [Code.DATE_INVALID])


def hours(text: str, times: float = 1) -> tuple[float | None, list[Code]]:
    """Hours a quarter, to a tenth: « 3 h », « 3h30 », « 2,5 heures par mois »."""
    words = re.sub(r"[\xa0\s]+", " ", text.strip().lower())
    if not words:
        return None, []
    said = words
    for rule, own in PER:
        if match := re.search(rf"\s*(?:/|par|per|a)\s*(?:{rule})\w*$", said):
            said, times = said[: match.start()], own
            break
    if match := HOURS_AND_MINUTES.match(said):
        count = int(match[1]) + int(match[2]) / 60
    elif match := HOURS.match(said):
        count = float(match[1].replace(",", "."))
    else:
        return None, [Code.HOURS_INVALID]
    count = round(count * times, 1)
    return (count, []) if 0 <= count <= MOST_HOURS else (None, [Code.HOURS_INVALID])


def consent(text: str) -> tuple[bool | None, list[Code]]:
    """Only a clear yes passes: a no, or a cell that says neither, waits for a person."""
    word = key(text)
    if word in YES or text.strip() in ("✓", "✔"):
        return True, []
    return (False if word in NO else None), [Code.CONSENT_UNKNOWN]
