"""A member as plain values: to see what a list changed, to put it back, to see that somebody changed it since."""

from datetime import date
from typing import Any

from django.db.models import Prefetch

from resal.directory import index
from resal.directory.joining import Newcomer
from resal.directory.models import Expertise, Member, Organisation, Term, Territory, Vocabulary

SIMPLE = ("title", "work_phone", "capacity_hours")
DAYS = ("joined_on", "left_on")


def of_member(member: Member) -> dict[str, Any]:
    return _values(member, member.languages.all(), member.territories.all(), member.expertises.all())


def of_newcomer(member: Member, one: Newcomer) -> dict[str, Any]:
    """The same of somebody who was just written, without reading her again."""
    known = [Expertise(competence=competence, **fields) for competence, fields in one.expertises.items()]
    return _values(member, one.languages, one.territories, known)


def _values(member: Member, languages, territories, expertises) -> dict[str, Any]:
    found: dict[str, Any] = {name: getattr(member, name) for name in SIMPLE}
    found |= {name: _day(getattr(member, name)) for name in DAYS}
    found["organisation"] = member.organisation_id
    found["languages"] = sorted({line.code for line in languages})
    found["territories"] = sorted({line.code for line in territories})
    found["expertises"] = {
        one.competence.code: [one.level, *(getattr(one, name) for name in Expertise.ABILITIES)]
        for one in expertises
    }
    return found


def whole():
    """Members with what `of_member` reads, however many, in a handful of queries."""
    known = Expertise.objects.select_related("competence").order_by("pk")
    return Member.objects.select_related("person").prefetch_related(
        "languages", "territories", Prefetch("expertises", known)
    )


def put_back(member: Member, before: dict[str, Any]) -> list[str]:
    """The member as she was; returns the names of what moved."""
    now = of_member(member)
    moved = [name for name in before if before[name] != now[name]]
    for name in SIMPLE:
        setattr(member, name, before[name])
    for name in DAYS:
        setattr(member, name, date.fromisoformat(before[name]) if before[name] else None)
    member.organisation = Organisation.objects.get(pk=before["organisation"])
    member.save()
    member.languages.set(Term.objects.of(Vocabulary.LANGUAGE).filter(code__in=before["languages"]))
    member.territories.set(Territory.objects.filter(code__in=before["territories"]))
    if "expertises" in moved:
        _expertises(member, before["expertises"])
    index.follow(member)
    return moved


def _expertises(member: Member, before: dict[str, list]) -> None:
    member.expertises.exclude(competence__code__in=before).delete()
    competences = {term.code: term for term in Term.objects.of(Vocabulary.COMPETENCE).filter(code__in=before)}
    for code, (level, *abilities) in before.items():
        values = {"level": level} | dict(zip(Expertise.ABILITIES, abilities, strict=True))
        Expertise.objects.update_or_create(member=member, competence=competences[code], defaults=values)


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None
