"""Who could answer: how many members practise each expertise, where and in which language, and where one is alone."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from django.core.cache import caches
from django.db.models import Count, F
from django.db.models.functions import Coalesce

from resal.core import clock
from resal.core.collation import fold
from resal.directory.models import Expertise, Member, Term, Territory, Vocabulary
from resal.directory.offered import KEPT_SECONDS
from resal.journal.models import Entry

PRACTISING, CONFIRMED = Expertise.Level.PRACTISES, Expertise.Level.CONFIRMED


@dataclass(frozen=True, slots=True)
class Line:
    """One expertise: members at « pratique » or more, at « confirmé » or more, the only one when she is alone."""

    competence: Term
    practising: int
    confirmed: int
    only: Member | None = None


def lines(*, sees_all: bool, territory: Territory | None = None, language: Term | None = None) -> list[Line]:
    """Every expertise that is offered, the rarest first."""
    held = _held(sees_all=sees_all, territory=territory, language=language)
    counts = _counted(held, "competence")
    alone = {key for key, (practising, _confirmed) in counts.items() if practising == 1}
    people = held.filter(competence__in=alone).select_related("member__person", "member__organisation")
    only = {one.competence_id: one.member for one in people.order_by("pk")}
    found = [
        Line(competence, *counts[competence.pk], only.get(competence.pk))
        for competence in Term.objects.of(Vocabulary.COMPETENCE).offered()
    ]
    return sorted(found, key=lambda line: (line.practising, line.confirmed, fold(line.competence.name)))


def _held(*, sees_all: bool, territory: Territory | None = None, language: Term | None = None):
    """The expertises at « pratique » or more of those who are here, serve there and speak so."""
    held = Expertise.objects.filter(level__gte=PRACTISING, member__left_on=None)
    if territory:
        around = (Member.objects if sees_all else Member.objects.showing("territories")).around(territory)
        held = held.filter(member__in=around.values("pk"))
    if language:
        held = held.filter(member__in=Member.objects.speaking(language).values("pk"))
    return held


def _counted(held, *by: str) -> dict:
    """(practising, confirmed) for each value of `by`. A member has one level an expertise, so that members of
    each level are counted once and added."""
    found = defaultdict(lambda: (0, 0))
    rows = held.values_list(*by, "level").annotate(members=Count("member", distinct=len(by) > 1)).order_by()
    for *key, level, members in rows:
        place = tuple(key) if len(by) > 1 else key[0]
        practising, confirmed = found[place]
        found[place] = practising + members, confirmed + members * (level >= CONFIRMED)
    return found


@dataclass(frozen=True, slots=True)
class Matrix:
    """Expertise × territory: `rows` hold one (practising, confirmed) a territory of `territories`."""

    territories: list[Territory]
    rows: list[tuple[Term, list[tuple[int, int]]]]


def matrix(*, sees_all: bool, language: Term | None = None) -> Matrix:
    """Arrondissement by arrondissement, a quartier counting in its own; only those that somebody serves."""
    cells = _cells(sees_all=sees_all, language=language)
    served = {place for _competence, place in cells}
    territories = sorted(Territory.objects.filter(pk__in=served), key=lambda one: fold(one.name))
    return Matrix(
        territories,
        [
            (competence, [cells.get((competence.pk, place.pk), (0, 0)) for place in territories])
            for competence in Term.objects.of(Vocabulary.COMPETENCE).offered()
        ],
    )


def _cells(*, sees_all: bool, language: Term | None) -> dict:
    """(practising, confirmed) by expertise and arrondissement, kept while nothing is written."""
    key = f"matrix:{sees_all}:{language and language.pk}:{clock.today()}:{Entry.objects.last_number()}"
    cells = caches["process"].get(key)
    if cells is None:
        held = _held(sees_all=sees_all, language=language)
        if not sees_all:
            held = held.filter(member__in=Member.objects.showing("territories").values("pk"))
        found = _counted(held.annotate(place=_arrondissement()).exclude(place=None), "competence", "place")
        cells = dict(found)
        caches["process"].set(key, cells, KEPT_SECONDS)
    return cells


def cube() -> Iterator[tuple[str, str, str, int, int]]:
    """(expertise, arrondissement, language, practising, confirmed) where somebody is, in the order of the names."""
    held = _held(sees_all=True).annotate(place=_arrondissement(), language=F("member__languages"))
    terms = Term.objects.of(Vocabulary.COMPETENCE) | Term.objects.of(Vocabulary.LANGUAGE)
    words = {term.pk: term.name for term in terms.in_order()}
    places = {territory.pk: territory.name for territory in Territory.objects.in_order()}
    found = [
        (words[competence], places.get(place, ""), words.get(language, ""), *counts)
        for (competence, place, language), counts in _counted(held, "competence", "place", "language").items()
    ]
    yield from sorted(found, key=lambda row: tuple(fold(name) for name in row[:3]))


def _arrondissement():
    return Coalesce(F("member__territories__parent"), F("member__territories"))
