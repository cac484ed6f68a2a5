"""A proposal in plain sentences: codes become the names of the directory."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from resal.directory.models import Expertise, Member, Sector, Term, Territory, Vocabulary
from resal.methods import matching
from resal.support.enums import Aim

KEPT_OUT = {
    "conflict": gettext_lazy("en conflit d’intérêts avec ce milieu, ou a déjà dit non"),
    "unavailable": gettext_lazy("absence ce jour-là"),
    "cooldown": gettext_lazy("en pause"),
    "capacity": gettext_lazy("plus assez d’heures ce trimestre"),
}
WORSE = {
    Aim.NICE: gettext_lazy("couvre moins de souhaits"),
    Aim.SECTORS: gettext_lazy("réunit moins de secteurs"),
    Aim.PEOPLE: gettext_lazy("mobilise plus de personnes"),
    Aim.DEPTH: gettext_lazy("a des niveaux moins élevés"),
    Aim.LARGEST: gettext_lazy("charge davantage une personne"),
    Aim.TOTAL: gettext_lazy("prend plus de disponibilité en tout"),
    None: gettext_lazy("vaut autant"),
}


@dataclass(frozen=True, slots=True)
class Names:
    """The names of what needs are written with, read once."""

    competences: Mapping[str, str]
    languages: Mapping[str, str]
    sectors: Mapping[str, str]
    territories: Mapping[str, str]

    @classmethod
    def read(cls) -> "Names":
        terms = list(Term.objects.filter(vocabulary__in=(Vocabulary.COMPETENCE, Vocabulary.LANGUAGE)))
        return cls(
            {term.code: term.name for term in terms if term.vocabulary == Vocabulary.COMPETENCE},
            {term.code: term.name for term in terms if term.vocabulary == Vocabulary.LANGUAGE},
            {sector.code: sector.name for sector in Sector.objects.all()},
            {territory.code: territory.name for territory in Territory.objects.all()},
        )

    def line(self, line: Iterable) -> str:
        match list(line):
            case ["competence", code, level, count]:
                return self._level(code, level) if count == 1 else f"{count} × {self._level(code, level)}"
            case ["language", code]:
                return _("quelqu’un qui parle : %(name)s") % {"name": self.languages.get(code, code)}
            case ["territory", code, count]:
                return ngettext(
                    "%(count)s personne qui connaît %(name)s",
                    "%(count)s personnes qui connaissent %(name)s",
                    count,
                ) % {"count": count, "name": self.territories.get(code, code)}
            case ["must_sector", code]:
                return _("le secteur : %(name)s") % {"name": self.sectors.get(code, code)}
            case ["min_sectors", count]:
                return ngettext(
                    "au moins %(count)s secteur", "au moins %(count)s secteurs différents", count
                ) % {"count": count}
            case ["max_size", count]:
                return ngettext("au plus %(count)s personne", "au plus %(count)s personnes", count) % {
                    "count": count
                }
            case ["max_per_org", count]:
                return ngettext(
                    "au plus %(count)s personne du même organisme",
                    "au plus %(count)s personnes du même organisme",
                    count,
                ) % {"count": count}
        return _("les personnes à ne pas mettre ensemble")

    def wish(self, wish: matching.Wish) -> str:
        return self._level(wish.competence, wish.level)

    def _level(self, code: str, level: int) -> str:
        name, words = self.competences.get(code, code), Expertise.Level(level).label
        if level == max(Expertise.Level):
            return _("%(name)s (%(level)s)") % {"name": name, "level": words}
        return _("%(name)s (%(level)s ou plus)") % {"name": name, "level": words}


@dataclass(frozen=True, slots=True)
class Seat:
    """One person of a proposed team, in words."""

    member: Member
    needed: list[str]
    brings: list[str]
    percent: int
    kept: bool


@dataclass(frozen=True, slots=True)
class Option:
    """A team that could be chosen: its people, and why it is not the first."""

    people: list[Member]
    ids: str
    why: str


@dataclass(frozen=True, slots=True)
class Offer:
    """A relaxation: what to give up, as words and as lines, and the team it buys."""

    words: list[str]
    lines: list[list]
    people: list[Member]

    @property
    def as_json(self) -> str:
        return json.dumps(self.lines)


def seats(
    team: matching.Team, request: matching.Request, people: Mapping[str, Member], names: Names
) -> list[Seat]:
    return [
        Seat(
            people[part.id],
            [names.line(line) for line in part.needed_for],
            [brought(aim, points) for aim, points in part.brings.items()],
            (part.load_permille + 5) // 10,
            part.id in request.keeping,
        )
        for part in matching.parts_of(team, request)
    ]


def brought(aim: str, points: int) -> str:
    """What only this person brings."""
    if aim == Aim.NICE:
        return _("des souhaits que personne d’autre ne couvre")
    if aim == Aim.SECTORS:
        return _("un secteur de plus")
    return ngettext(
        "%(points)s niveau d’expertise de plus", "%(points)s niveaux d’expertise de plus", points
    ) % {"points": points}


def options(found: matching.Proposal, people: Mapping[str, Member]) -> list[Option]:
    return [
        Option([people[one] for one in other.team.ids], ",".join(other.team.ids), str(WORSE[other.worse_by]))
        for other in found.alternatives
    ]


def worse(aims: matching.Aims, best: matching.Aims | None, policy: Iterable[str]) -> list[str]:
    """Every aim by which a team is worse than the proposed one, the weightiest first."""
    if best is None:
        return []
    return [str(WORSE[Aim(aim)]) for aim in policy if aims.value(aim) < best.value(aim)]


def offers(found: matching.Proposal, people: Mapping[str, Member], names: Names) -> list[Offer]:
    return [
        Offer(
            [names.line(line) for line in one.lines],
            [list(line) for line in one.lines],
            [people[key] for key in one.team.ids],
        )
        for one in found.relaxations
    ]


def causes(found: matching.Proposal, people: Mapping[str, Member], names: Names) -> list[str]:
    """« La seule personne qui répond à … est … »: who would have fitted, and what keeps them out."""
    sentences = []
    for cause in found.causes:
        line = names.line(cause.line)
        who = [
            _("%(name)s (%(why)s)") % {"name": people[one].person.name, "why": out(why)}
            for one, why in cause.would_fit
        ]
        if not who:
            sentences.append(_("%(line)s : personne d’autre au réseau n’y répond.") % {"line": line})
        elif len(who) == 1:
            sentences.append(
                _("%(line)s : la seule autre personne qui y répond est %(who)s.")
                % {"line": line, "who": who[0]}
            )
        else:
            sentences.append(
                _("%(line)s : y répondraient aussi %(who)s.") % {"line": line, "who": ", ".join(who)}
            )
    return sentences


def out(why: Iterable[str]) -> str:
    return ", ".join(str(KEPT_OUT[reason]) for reason in why)


def why_not(answer: matching.Answer, who: Member, people: Mapping[str, Member], names: Names) -> str:
    name = who.person.name
    if answer.ineligible:
        return _("On ne peut pas inviter %(name)s : %(why)s.") % {"name": name, "why": out(answer.ineligible)}
    if answer.team is None:
        lines = " ; ".join(names.line(line) for line in answer.blocked)
        return _("Aucune équipe avec %(name)s ne tient tous les critères : il manquerait %(lines)s.") % {
            "name": name,
            "lines": lines or "–",
        }
    team = ", ".join(people[one].person.name for one in answer.team.ids)
    return _("La meilleure équipe avec %(name)s serait %(team)s. Comparée à la proposée, elle %(worse)s.") % {
        "name": name,
        "team": team,
        "worse": WORSE[answer.worse_by],
    }
