"""What each member carries in a quarter: teams, and the hours that the house records elsewhere."""

import math
import statistics
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Sum
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from resal.core import clock
from resal.core.registry import DeskLine, registry
from resal.directory.models import Member
from resal.methods import networks
from resal.support.models import Contact, TeamAsk, TeamSearch

ENOUGH = 5
"""Under so many people, a Gini index says nothing."""


@dataclass(frozen=True, slots=True)
class Load:
    """Hours of one member: in teams (said yes, or still asked), then from each source of the registry in order."""

    member: Member
    teams: int
    others: tuple[float, ...]

    @property
    def total(self) -> float:
        return self.teams + sum(self.others)

    @property
    def percent(self) -> int | None:
        capacity = self.member.capacity_hours
        return round(100 * self.total / capacity) if capacity else None


@dataclass(frozen=True, slots=True)
class Fairness:
    smallest: float
    median: float
    largest: float
    gini: float | None


def quarter(day: date) -> tuple[date, date]:
    """The first and last day of the quarter."""
    start = date(day.year, 3 * ((day.month - 1) // 3) + 1, 1)
    after = (start + timedelta(days=95)).replace(day=1)
    return start, after - timedelta(days=1)


def in_teams(day: date, *, besides: TeamSearch | None = None) -> dict[int, int]:
    """The hours of the quarter that teams hold, by member."""
    asks = TeamAsk.objects.holding_hours().filter(search__on__range=quarter(day))
    if besides is not None:
        asks = asks.exclude(search=besides)
    return dict(asks.values("member").annotate(hours=Sum("search__hours")).values_list("member", "hours"))


def loads(members: Sequence[Member], day: date, *, besides: TeamSearch | None = None) -> list[Load]:
    """Of each of these members, in their order; the same queries for any number."""
    teams = in_teams(day, besides=besides)
    sources = [source.given(*quarter(day)) for source in registry.hours]
    return [
        Load(one, teams.get(one.pk, 0), tuple(given.get(one.person_id, 0.0) for given in sources))
        for one in members
    ]


def whole(load: Load) -> int:
    """As a search counts it: a begun hour is an hour."""
    return math.ceil(load.total)


def fairness(found: Sequence[Load]) -> Fairness | None:
    hours = sorted(load.total for load in found)
    if not hours:
        return None
    gini = networks.gini(hours) if len(hours) >= ENOUGH else None
    return Fairness(hours[0], statistics.median(hours), hours[-1], gini)


def in_contacts(since: date, until: date) -> Mapping[int, float]:
    """Time noted in the contact logs, but for the files whose team already counts these hours."""
    counted = set(
        TeamAsk.objects.holding_hours()
        .filter(search__on__range=(since, until))
        .values_list("member__person", "search__file")
    )
    rows = Contact.objects.filter(on__range=(since, until), minutes__isnull=False).order_by("pk")
    hours: dict[int, float] = defaultdict(float)
    for person, file, minutes in rows.values_list("by", "file", "minutes"):
        if (person, file) not in counted:
            hours[person] += minutes / 60
    return dict(hours)


def own_card(person) -> list[DeskLine]:
    """« Ma charge », on her own profile: nobody else's figures, and nothing for who is asked for no hours."""
    member = Member.objects.active().filter(person=person).first()
    if member is None or not person.has_perm("directory.consult"):
        return []
    load = loads([member], clock.today())[0]
    parts = [(_("équipes"), float(load.teams))]
    parts += [(str(source.label), hours) for source, hours in zip(registry.hours, load.others, strict=True)]
    detail = ", ".join(_("%(what)s : %(hours)s h") % {"what": what, "hours": _h(h)} for what, h in parts)
    total = _h(load.total)
    if member.capacity_hours is None:
        title = _("Ma charge ce trimestre : %(total)s h") % {"total": total}
    else:
        title = _("Ma charge ce trimestre : %(total)s h sur %(capacity)s h") % {
            "total": total,
            "capacity": member.capacity_hours,
        }
    return [
        DeskLine(
            section="week",
            title=title,
            detail=detail,
            address=reverse("directory:member", args=[member.public_id]),
            action=_("Voir ma fiche"),
        )
    ]


def _h(hours: float) -> str:
    return number_format(hours, decimal_pos=0 if hours == int(hours) else 1)
