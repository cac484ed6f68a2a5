"""The network measured, a quarter at a time, from the records of every app."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from django.db import transaction

from resal.core import clock
from resal.core.quarters import a_year_until, quarter_end, quarter_start
from resal.core.registry import Attended, registry
from resal.directory.models import Organisation
from resal.journal.trail import record
from resal.methods.networks import Attendance
from resal.network.domain.measuring import METHOD, PERMUTATIONS, SEED, Window, measure
from resal.network.models import Snapshot

QUARTERS = 8


def measure_quarters() -> int:
    """The last two years and the quarter under way; returns how many were measured anew."""
    today = clock.today()
    ends = _ends(today)
    rows = _records(a_year_until(ends[0]), today)
    sector, family = _sectors()
    return sum(_measure(end, min(end, today), rows, sector, family) for end in ends)


def _ends(today: date) -> list[date]:
    """Quarter ends, the oldest first; the last is that of today."""
    ends = [quarter_end(today)]
    while len(ends) <= QUARTERS:
        ends.append(quarter_start(ends[-1]) - timedelta(days=1))
    return ends[::-1]


def _records(since: date, until: date) -> list[Attended]:
    """What every app knows, merged organisations as the one they became, in one fixed order."""
    became = _merged()
    rows = {
        (became.get(one.organisation_id, one.organisation_id), one.activity, one.kind, one.day): one
        for source in registry.activities
        for one in source(since, until)
    }
    return [
        Attended(organisation, activity, kind, day, rows[key].came, rows[key].hours)
        for key in sorted(rows)
        for organisation, activity, kind, day in (key,)
    ]


def _merged() -> dict[int, int]:
    direct = dict(Organisation.objects.exclude(merged_into=None).values_list("pk", "merged_into_id"))

    def end(one: int) -> int:
        seen = {one}
        while one in direct and direct[one] not in seen:
            one = direct[one]
            seen.add(one)
        return one

    return {one: end(one) for one in direct}


def _sectors() -> tuple[dict[int, str], dict[str, str]]:
    rows = Organisation.objects.values_list("pk", "sector__code", "sector__family__code").order_by("pk")
    sector, family = {}, {}
    for pk, code, of_family in rows:
        sector[pk], family[code] = code, of_family
    return sector, family


def _measure(
    end: date, until: date, rows: Sequence[Attended], sector: dict[int, str], family: dict[str, str]
) -> bool:
    since = a_year_until(until)
    within = [one for one in rows if since <= one.day <= until]
    digest = _digest(within, sector, family)
    known = Snapshot.objects.filter(quarter_ends_on=end).values_list("digest", flat=True).first()
    if known == digest:
        Snapshot.objects.filter(quarter_ends_on=end).exclude(until=until).update(until=until)
        return False
    _keep(end, until, digest, measure(_window(end, within, sector, family)))
    return True


def _window(end: date, rows: Iterable[Attended], sector: dict[int, str], family: dict[str, str]) -> Window:
    hours: dict[int, float] = defaultdict(float)
    seen, called = [], set()
    for one in rows:
        called.add(one.organisation_id)
        hours[one.organisation_id] += one.hours
        if one.came:
            seen.append(Attendance(one.organisation_id, one.activity, one.day, one.kind))
    newest = end == quarter_end(clock.today())
    return Window(seen, frozenset(called), sector, family, hours, _last_places(end), newest)


def _last_places(end: date) -> dict[int, tuple[float, float]]:
    """Where circles stood on the map of the quarter before, so that they stay near."""
    before = Snapshot.objects.filter(quarter_ends_on__lte=end).order_by("-quarter_ends_on").first()
    rows = before.content.get("organisations", []) if before else []
    return {row["id"]: tuple(row["place"]) for row in rows}


@transaction.atomic
def _keep(end: date, until: date, digest: str, content: dict) -> None:
    snapshot, _created = Snapshot.objects.update_or_create(
        quarter_ends_on=end,
        defaults={
            "until": until,
            "taken_at": clock.now(),
            "method": METHOD,
            "seed": SEED,
            "permutations": PERMUTATIONS,
            "called": content["called"],
            "n_ties": content["n_ties"],
            "digest": digest,
            "content": content,
        },
    )
    record(None, "measured", snapshot, ["content"])


def _digest(rows: Iterable[Attended], sector: dict[int, str], family: dict[str, str]) -> str:
    """Of everything that the figures depend on."""
    made = hashlib.sha256(f"{METHOD} {SEED} {PERMUTATIONS}".encode())
    for one in rows:
        own = sector[one.organisation_id]
        line = (one.organisation_id, one.activity, one.kind, one.day, one.came, one.hours, own, family[own])
        made.update(repr(line).encode())
    return made.hexdigest()
