"""What may tell who somebody is, found in free text: a pure detector, French and English.

It prefers silence to false alarms: organisations, places, meeting dates and public help lines pass. It finds
contact details and numbers anywhere, and a full name only beside a date of birth or an age.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    NAME = "name"
    BIRTH_DATE = "birth_date"
    PHONE = "phone"
    ADDRESS = "address"
    EMAIL = "email"
    HEALTH_NUMBER = "health_number"
    SOCIAL_NUMBER = "social_number"


@dataclass(frozen=True, slots=True)
class Finding:
    """What it looks like, and where in the text."""

    kind: Kind
    start: int
    end: int


S = r"[ \t\u00a0\u202f]"
MONTHS = (
    r"(?:janv(?:ier)?|f[ée]vr(?:ier)?|mars|avr(?:il)?|mai|juin|juill?(?:et)?|ao[uû]t|sept(?:embre)?|oct(?:obre)?|"
    r"nov(?:embre)?|d[ée]c(?:embre)?|january|february|march|april|may|june|july|august|september|october|"
    r"november|december|jan|feb|mar|apr|jun|jul|aug|sep|dec)\.?"
)
YEAR = r"(?:19|20)\d{2}"
DATE = (
    rf"(?:{YEAR}[-/.]\d{{1,2}}[-/.]\d{{1,2}}|\d{{1,2}}[-/.]\d{{1,2}}[-/.](?:{YEAR}|\d{{2}})(?!\d)|"
    rf"\d{{1,2}}(?:er|st|nd|rd|th)?{S}{MONTHS},?{S}{YEAR}|{MONTHS}{S}\d{{1,2}}(?:st|nd|rd|th)?,?{S}{YEAR})"
)
BORN = (
    rf"(?:n[ée](?:\(e\)|·e|e)?|date{S}+de{S}+naissance|ddn|naissance|born|date{S}+of{S}+birth|dob|birthday)"
)
BORN_ON = re.compile(rf"\b{BORN}\b{S}*[:,]?{S}*(?:le{S}|on{S})?{S}*{DATE}", re.IGNORECASE)
ANY_DATE = re.compile(rf"(?<!\d){DATE}", re.IGNORECASE)
AGE = re.compile(rf"\b(?:[5-9]|[1-2]\d){S}(?:ans\b|years?{S}old|y/o|yo\b)", re.IGNORECASE)

UPPER = "A-ZÀ-ÖØ-ÞŒ"
LOWER = "a-zà-öø-ÿœ"
NAME_WORD = rf"[{UPPER}][{LOWER}’']{{1,20}}(?:-[{UPPER}][{LOWER}’']{{1,20}}){{0,2}}"
FULL_NAME = re.compile(
    rf"(?<![\w’'-]){NAME_WORD}(?:{S}(?:de|da|du|del|el|van|von|ben|bin|st\.?){S}|{S}){NAME_WORD}"
    rf"(?:{S}{NAME_WORD})?(?![\w-])"
)
ORGANISATION_WORDS = """
table maison maisons centre centres école ecole écoles cégep college collège projet auberge comité comite
organisme service services division direction bureau poste police ville arrondissement quartier parc rue
avenue boulevard boul station métro metro place carrefour club association société fondation institut
université university réseau regroupement clinique hôpital hospital bibliothèque library loisirs aréna
arena saint sainte st ste mont montréal montreal québec quebec canada laval north south east west nord sud
est ouest le la les un une des nos notre votre ce cette ces the our we a an in on at since depuis en
programme program youth street school high community house group groupe équipe team plan action semaine
journée cadre loi charte act rapport enquête survey concertation jeunesse jeunes familles racines accès
arc janvier février mars avril mai juin juillet août septembre octobre novembre décembre january february
march april june july august september october november december lundi mardi mercredi jeudi vendredi
samedi dimanche monday tuesday wednesday thursday friday saturday sunday noël pâques
"""
NOT_A_PERSON = frozenset(ORGANISATION_WORDS.split())
BESIDE = 45

PHONE = re.compile(
    rf"(?<![\d\w.-])(?:\+?1[\s.\u00a0-]?)?\(?([2-9]\d{{2}})\)?(?:{S}|[.-]){{0,2}}([2-9]\d{{2}})(?:{S}|[.-])?(\d{{4}})"
    r"(?![\d-])"
)
LOCAL_PHONE = re.compile(
    rf"\b(?:t[ée]l(?:[ée]phone)?|cell(?:ulaire)?|phone|texto|text)\b[^\d\n]{{0,20}}([2-9]\d{{2}})(?:{S}|[.-])?(\d{{4}})"
    rf"(?![\d-])",
    re.IGNORECASE,
)
TOLL_FREE = frozenset({"800", "833", "844", "855", "866", "877", "888"})
HELP_LINES = frozenset({"5148963100", "5149356196"})

STREETS_FR = (
    r"(?:rue|avenue|av\.|boulevard|boul\.?|chemin|ch\.|rang|mont[ée]e|c[ôo]te|impasse|ruelle|croissant|"
    r"all[ée]e)"
)
STREETS_EN = r"(?:street|st\.|avenue|ave\.?|road|rd\.?|boulevard|blvd\.?|drive|lane|crescent|court)"
ADDRESS_FR = re.compile(
    rf"(?<![\w$./-])(?P<number>\d{{1,5}}(?:[A-Za-z]|-\d{{1,5}})?),?{S}{{1,2}}(?:\d{{1,3}}e{S})?{STREETS_FR}{S}"
    rf"(?:(?:de|du|des|la|le|l|d)(?:{S}|[’'])){{0,2}}[{UPPER}\d][\w’'-]*",
)
ADDRESS_ORDINAL = re.compile(
    rf"(?<![\w$./-])(?P<number>\d{{1,5}}),?{S}\d{{1,3}}(?:e|re|ème|th|st|nd|rd){S}(?i:{STREETS_FR}|{STREETS_EN})(?!\w)"
)
ADDRESS_EN = re.compile(
    rf"(?<![\w$./-])(?P<number>\d{{1,5}}[A-Za-z]?){S}(?:[{UPPER}][\w.’'-]*{S}){{1,3}}(?i:{STREETS_EN})(?!\w)"
)
POSTAL_CODE = re.compile(rf"(?<!\w)[ABCEGHJ-NPRSTVXY]\d[A-Z]{S}?\d[A-Z]\d(?!\w)")
A_YEAR_BEFORE = re.compile(
    rf"\b(?:en|in|depuis|since|de|été|hiver|automne|printemps|fall|summer){S}$", re.IGNORECASE
)

EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
HEALTH_NUMBER = re.compile(rf"(?<!\w)[A-Za-z]{{4}}{S}?(\d{{2}})(\d{{2}}){S}?(\d{{2}})\d{{2}}(?!\d)")
SOCIAL_NUMBER = re.compile(rf"(?<![\d-])([1-9]\d{{2}})({S}|-)(\d{{3}})\2(\d{{3}})(?![\d-]|{S}?\$)")
SOCIAL_NUMBER_NAMED = re.compile(r"\b(?:nas|sin)\b[^\d\n]{0,12}(\d{9})(?!\d)", re.IGNORECASE)


def find(text: str, *, public_numbers: frozenset[str] = HELP_LINES) -> list[Finding]:
    """Everything in `text` that may tell who somebody is, in order; the same words are reported once."""
    findings = [
        *_plain(EMAIL, Kind.EMAIL, text),
        *_phones(text, public_numbers),
        *_addresses(text),
        *_plain(BORN_ON, Kind.BIRTH_DATE, text),
        *_names(text),
        *_health_numbers(text),
        *_social_numbers(text),
    ]
    kept: list[Finding] = []
    for finding in sorted(findings, key=lambda finding: (finding.start, -finding.end)):
        if not kept or finding.start >= kept[-1].end:
            kept.append(finding)
    return kept


def kinds(text: str, *, public_numbers: frozenset[str] = HELP_LINES) -> list[Kind]:
    """The kinds found, each once, in the order of the text."""
    return list(dict.fromkeys(finding.kind for finding in find(text, public_numbers=public_numbers)))


def digits(number: str) -> str:
    """A telephone number reduced to its ten digits, however it is written."""
    return "".join(character for character in number if character.isascii() and character.isdigit())[-10:]


def _plain(pattern: re.Pattern[str], kind: Kind, text: str) -> Iterator[Finding]:
    for match in pattern.finditer(text):
        yield Finding(kind, match.start(), match.end())


def _phones(text: str, public_numbers: frozenset[str]) -> Iterator[Finding]:
    for match in PHONE.finditer(text):
        if match[1] not in TOLL_FREE and "".join(match.groups()) not in public_numbers:
            yield Finding(Kind.PHONE, match.start(), match.end())
    local = {number[-7:] for number in public_numbers}
    for match in LOCAL_PHONE.finditer(text):
        if match[1] + match[2] not in local:
            yield Finding(Kind.PHONE, match.start(1), match.end())


def _addresses(text: str) -> Iterator[Finding]:
    for pattern in (ADDRESS_FR, ADDRESS_ORDINAL, ADDRESS_EN):
        for match in pattern.finditer(text):
            is_year = re.fullmatch(YEAR, match["number"]) and A_YEAR_BEFORE.search(
                text, max(0, match.start() - 12), match.start()
            )
            if not is_year:
                yield Finding(Kind.ADDRESS, match.start(), match.end())
    yield from _plain(POSTAL_CODE, Kind.ADDRESS, text)


def _names(text: str) -> Iterator[Finding]:
    """A full name with an age, a date of birth or a written date within a few words, on the same line."""
    for match in FULL_NAME.finditer(text):
        words = re.split(rf"{S}|-|[’']", match[0])
        if any(word.lower() in NOT_A_PERSON for word in words):
            continue
        before = text[max(0, match.start() - BESIDE) : match.start()].rpartition("\n")[2]
        after = text[match.end() : match.end() + BESIDE].partition("\n")[0]
        if BORN_ON.search(after) or BORN_ON.search(before) or AGE.search(after) or _opens_with_date(after):
            yield Finding(Kind.NAME, match.start(), match.end())


def _opens_with_date(after: str) -> bool:
    """« Jean Tremblay, 2009-04-12 » or « (12 avril 2009) »: nothing but a mark stands between."""
    date = ANY_DATE.search(after)
    return date is not None and not after[: date.start()].strip(" \t\u00a0\u202f,;:(–-")


def _health_numbers(text: str) -> Iterator[Finding]:
    """Four letters, then year, month (fifty more for women) and day of birth, then two digits."""
    for match in HEALTH_NUMBER.finditer(text):
        month, day = int(match[2]), int(match[3])
        if month % 50 in range(1, 13) and day in range(1, 32):
            yield Finding(Kind.HEALTH_NUMBER, match.start(), match.end())


def _social_numbers(text: str) -> Iterator[Finding]:
    for match in SOCIAL_NUMBER.finditer(text):
        number = match[1] + match[3] + match[4]
        if is_luhn(number) and not number.endswith("000"):
            yield Finding(Kind.SOCIAL_NUMBER, match.start(), match.end())
    for match in SOCIAL_NUMBER_NAMED.finditer(text):
        if is_luhn(match[1]):
            yield Finding(Kind.SOCIAL_NUMBER, match.start(1), match.end())


def is_luhn(number: str) -> bool:
    """The check digit of social insurance numbers."""
    doubled = [int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(number))]
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0
