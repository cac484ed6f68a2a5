"""Who could be in a team, and what a request asks: plain values.

Hours are whole numbers or exact fractions; a load is floor(1000 × hours given / capacity), per mille.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

Hours = int | Fraction
Line = tuple[str | int, ...]
"""A hard line of a request: ("competence", id, level, count), ("language", id), ("incompatible",), …"""


@dataclass(frozen=True, slots=True)
class Member:
    id: str
    sector: str
    org: str
    levels: Mapping[str, int] = field(default_factory=dict)
    languages: frozenset[str] = frozenset()
    territories: frozenset[str] = frozenset()
    capacity: Hours = 0
    load: Hours = 0
    unavailable: frozenset[date] = frozenset()
    cooldown_until: date | None = None

    def level(self, competence: str) -> int:
        return self.levels.get(competence, 0)

    def permille(self, hours: Hours) -> int:
        """The load once `hours` more are given."""
        return int(1000 * (self.load + hours) // self.capacity) if self.capacity else 0


@dataclass(frozen=True, slots=True)
class Need:
    competence: str
    level: int
    count: int = 1

    def met_by(self, member: Member) -> bool:
        return member.level(self.competence) >= self.level


@dataclass(frozen=True, slots=True)
class Wish:
    competence: str
    level: int
    weight: int = 1

    def met_by(self, member: Member) -> bool:
        return member.level(self.competence) >= self.level


@dataclass(frozen=True, slots=True)
class Request:
    id: str
    date: date
    hours: Hours
    required: tuple[Need, ...] = ()
    nice: tuple[Wish, ...] = ()
    languages: tuple[str, ...] = ()
    territory: tuple[str, int] | None = None
    min_sectors: int = 0
    sector_target: int | None = None
    must_sectors: tuple[str, ...] = ()
    max_per_org: int | None = None
    min_size: int = 1
    max_size: int | None = None
    conflicts: frozenset[str] = frozenset()
    incompatible: frozenset[frozenset[str]] = frozenset()
    keeping: frozenset[str] = frozenset()
    """Those who have already said yes: in every team, whatever else is true of them."""
    given_up: frozenset[Line] = frozenset()
    """Lines that no longer hold; what they named still counts for the aims."""

    @property
    def target(self) -> int:
        return self.min_sectors if self.sector_target is None else self.sector_target

    @property
    def named(self) -> tuple[str, ...]:
        """Each competence that is asked or wished, once."""
        needs = [need.competence for need in self.required]
        return tuple(dict.fromkeys(needs + [wish.competence for wish in self.nice]))

    @property
    def natural_size(self) -> int:
        """No best team is larger, but for `max_size`: each of its people is there for something.

        The best at a competence also covers the wish for it and is among those who are asked for it; one person of
        each sector that must be there is among the distinct sectors.
        """
        wanted = dict.fromkeys(self.named, 1)
        for need in self.required:
            wanted[need.competence] = max(wanted[need.competence], need.count)
        roles = sum(wanted.values()) + len(self.languages) + (self.territory[1] if self.territory else 0)
        roles += max(self.min_sectors, self.target, len(set(self.must_sectors)))
        return max(self.min_size, roles, 1) + len(self.keeping)

    def lines(self) -> tuple[Line, ...]:
        """What a team must hold to, each under its name."""
        lines: list[Line] = [("competence", n.competence, n.level, n.count) for n in self.required]
        lines += [("language", language) for language in self.languages]
        lines += [("territory", *self.territory)] if self.territory else []
        lines += [("must_sector", sector) for sector in self.must_sectors]
        lines += [("min_sectors", self.min_sectors)] if self.min_sectors > 0 else []
        lines += [("min_size", self.min_size)] if self.min_size > 1 else []
        lines += [("max_size", self.max_size)] if self.max_size is not None else []
        lines += [("max_per_org", self.max_per_org)] if self.max_per_org is not None else []
        lines += [("incompatible",)] if self.incompatible else []
        return tuple(line for line in dict.fromkeys(lines) if line not in self.given_up)


def reasons(member: Member, request: Request) -> tuple[str, ...]:
    """Why this person cannot be asked now; empty when she can."""
    if member.id in request.keeping:
        return ()
    found = {
        "conflict": member.id in request.conflicts,
        "unavailable": request.date in member.unavailable,
        "cooldown": member.cooldown_until is not None and member.cooldown_until > request.date,
        "capacity": member.capacity - member.load < request.hours,
    }
    return tuple(reason for reason, holds in found.items() if holds)


def eligible(members: Iterable[Member], request: Request) -> list[Member]:
    return [member for member in members if not reasons(member, request)]


def ineligible(members: Iterable[Member], request: Request) -> dict[str, tuple[str, ...]]:
    found = {member.id: reasons(member, request) for member in members}
    return {one: why for one, why in found.items() if why}
