"""From a cell's words to lines of the network's vocabularies."""

import re
from dataclasses import dataclass

from resal.directory.importing import aliases
from resal.directory.importing.codes import Code
from resal.directory.importing.folding import key
from resal.directory.importing.vocabularies import Line, Lookup, Vocabularies, parts

BETWEEN = re.compile(r"[;\n|]")
BETWEEN_TOO = re.compile(r"[,/&+]|\bet\b|\band\b")
SAINT = {"st": "saint", "ste": "sainte"}
LEVELS = {
    1: "1|sensibilise|sensibilisee|sensibilise e|base|debutant|debutante|aware|beginner|basic|notions",
    2: "2|pratique|practises|practices|intermediaire|intermediate|praticien|praticienne",
    3: "3|confirme|confirmee|confirme e|avance|avancee|confirmed|advanced",
    4: "4|reference|expert|experte|expert e|personne reference",
}
LEVEL_OF = {word: level for level, words in LEVELS.items() for word in words.split("|")}
ABILITIES = {
    "can_train": "former|formation|train|peut former|can train",
    "can_facilitate": "animer|animation|facilitate|peut animer|can facilitate",
    "can_evaluate": "evaluer|evaluation|evaluate|peut evaluer|can evaluate",
    "can_advise": "conseiller|conseil|advise|peut conseiller|can advise",
}
ABILITY_OF = {word: name for name, words in ABILITIES.items() for word in words.split("|")}
# « Médiation (3, peut former) », « Médiation : confirmée », « Médiation - 3 »
IN_BRACKETS = re.compile(r"^([^;\n|]*?)\s*\(([^()]*)\)\s*$")
AFTER_SIGN = re.compile(r"^([^;\n|]*\S)\s*(?:[:=]|\s[-–—])\s*([^:=;\n|]+)$")
NUMBER = re.compile(r"^-?\d+([.,]0+)?$")
CROSS = frozenset({"x", "oui", "yes", "o", "y", "vrai", "true"})
NONE = frozenset({"", "non", "no", "n", "0", "faux", "false", "aucun", "none"})


@dataclass(frozen=True, slots=True)
class Known:
    """An expertise as the list says it; `level` is None where it says none."""

    competence: str
    level: int | None
    can: tuple[str, ...] = ()


class Meaning:
    """Finds; keeps what it found, for a list says the same words again and again."""

    def __init__(self, vocabularies: Vocabularies):
        self.vocabularies = vocabularies
        self._sector_words = aliases.spread(aliases.SECTORS)
        self._family_words = aliases.spread(aliases.FAMILIES)
        self._territory_words = aliases.spread(aliases.TERRITORIES) | _unique_parts(vocabularies.territories)
        self._language_words = aliases.spread(aliases.LANGUAGES)
        self._competence_words = aliases.spread(aliases.COMPETENCES)
        self._kept: dict[tuple[str, str], tuple] = {}

    def sector(self, text: str) -> tuple[str | None, str | None]:
        """Its code, and its family's."""
        return self._once("sector", text, self._sector)

    def territories(self, text: str) -> tuple[list[str], list[Code]]:
        codes, issues = self._once("territory", text, self._territories)
        return list(codes), list(issues)

    def languages(self, text: str) -> tuple[list[str], list[Code]]:
        codes, issues = self._once("language", text, self._languages)
        return list(codes), list(issues)

    def expertise(self, text: str) -> tuple[list[Known], list[Code]]:
        known, issues = self._once("expertise", text, self._expertise)
        return list(known), list(issues)

    def competence(self, text: str) -> Line | None:
        return _line(self.vocabularies.competences, self._competence_words, text)

    def _once(self, kind: str, text: str, find):
        if (kind, text) not in self._kept:
            self._kept[kind, text] = find(text)
        return self._kept[kind, text]

    def _sector(self, text: str) -> tuple[str | None, str | None]:
        sectors, families = self.vocabularies.sectors, self.vocabularies.families
        if line := _line(sectors, self._sector_words, text):
            return line.code, line.family
        if family := _line(families, self._family_words, text):
            usual = aliases.USUAL_SECTOR.get(family.code, "")
            own = [line.code for line in sectors.lines if line.family == family.code]
            return (usual if usual in own else own[0] if own else None), family.code
        return None, None

    def _territories(self, text: str) -> tuple[list[str], list[Code]]:
        found, issues = [], []
        for part in _pieces(text, lambda piece: self._territory(piece)[0]):
            line, by_alias = self._territory(part)
            if line is None:
                issues.append(Code.TERRITORY_UNKNOWN)
                continue
            found.append(line.code)
            if by_alias:
                issues.append(Code.TERRITORY_MATCHED_BY_ALIAS)
        return list(dict.fromkeys(found)), list(dict.fromkeys(issues))

    def _territory(self, text: str) -> tuple[Line | None, bool]:
        lookup = self.vocabularies.territories
        if line := lookup.find(text):
            return line, False
        words = " ".join(SAINT.get(word, word) for word in key(text).split())
        line = lookup.by_name.get(words) or lookup.by_code.get(self._territory_words.get(words, ""))
        return line, True

    def _languages(self, text: str) -> tuple[list[str], list[Code]]:
        lookup = self.vocabularies.languages
        found, unknown = [], False
        for part in _pieces(
            text, lambda piece: key(piece) in aliases.BOTH or _line(lookup, self._language_words, piece)
        ):
            if key(part) in aliases.BOTH:
                found += [code for code in aliases.BOTH[key(part)] if code in lookup.by_code]
            elif line := _line(lookup, self._language_words, part):
                found.append(line.code)
            else:
                unknown = True
        return list(dict.fromkeys(found)), [Code.LANGUAGE_UNKNOWN] if unknown else []

    def _expertise(self, text: str) -> tuple[list[Known], list[Code]]:
        found: dict[str, Known] = {}
        issues: list[Code] = []
        for part in _pieces(text, lambda piece: self.competence(piece) or self._said(piece)[0]):
            known, more = self._said(part)
            issues += more
            if known:
                found[known.competence] = known
        return list(found.values()), list(dict.fromkeys(issues))

    def _said(self, text: str) -> tuple[Known | None, list[Code]]:
        """One expertise with what follows it: a level, abilities."""
        if line := self.competence(text):
            return Known(line.code, None), []
        for shape in (IN_BRACKETS, AFTER_SIGN):
            if (match := shape.match(text)) and (line := self.competence(match[1])):
                return _qualified(line, match[2])
        return None, [Code.EXPERTISE_UNKNOWN]


def level(text: str) -> tuple[int | None, list[Code]]:
    """A level by its number or its word; nothing where the cell says nothing."""
    word = key(text)
    if word in LEVEL_OF and not text.strip().startswith("-"):
        return LEVEL_OF[word], []
    if NUMBER.match(text.strip()):
        number = float(text.strip().replace(",", "."))
        return (int(number), []) if 1 <= number <= 4 else (None, [Code.LEVEL_OUT_OF_RANGE])
    for first in (word.split(" ") or [""])[:1]:
        if first in LEVEL_OF:
            return LEVEL_OF[first], []
    return None, []


def is_none(text: str) -> bool:
    return key(text) in NONE


def is_cross(text: str) -> bool:
    return key(text) in CROSS or text.strip() in "✓✔☑"


def _qualified(line: Line, words: str) -> tuple[Known, list[Code]]:
    given, can, issues = None, [], []
    for piece in re.split(r"[,;/]|\bet\b|\band\b", words):
        if key(piece) in ABILITY_OF:
            can.append(ABILITY_OF[key(piece)])
            continue
        found, more = level(piece)
        given, issues = found or given, issues + more
    return Known(line.code, given, tuple(dict.fromkeys(can))), issues


def _pieces(text: str, is_known) -> list[str]:
    """The whole when it is known; else its parts, cut first where lists are cut, then where names may be too."""
    cleaned = text.strip()
    if not cleaned or is_known(cleaned):
        return [cleaned] if cleaned else []
    pieces: list[str] = []
    for part in BETWEEN.split(cleaned):
        if not part.strip():
            continue
        small = [] if is_known(part.strip()) else _outside_brackets(part)
        pieces += small if any(is_known(piece) for piece in small) else [part.strip()]
    return pieces


def _outside_brackets(text: str) -> list[str]:
    """Cut at commas and « et », never inside brackets."""
    held: list[str] = []

    def keep(match: re.Match) -> str:
        held.append(match[0])
        return f"\x00{len(held) - 1}\x00"

    cut = BETWEEN_TOO.split(re.sub(r"\([^()]*\)", keep, text))
    back = [re.sub(r"\x00(\d+)\x00", lambda match: held[int(match[1])], piece).strip() for piece in cut]
    return [piece for piece in back if piece]


def _line(lookup: Lookup, words: dict[str, str], text: str) -> Line | None:
    return lookup.find(text) or lookup.by_code.get(words.get(key(text), ""))


def _unique_parts(lookup: Lookup) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in lookup.lines:
        for part in parts(line):
            word = key(part)
            found[word] = line.code if found.get(word, line.code) == line.code else ""
    return {word: code for word, code in found.items() if code}
