"""A year that begins with any month, or one of its quarters, beside the same days a year before."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

CODE = re.compile(r"(20\d\d)-(0[1-9]|1[0-2])(?:-t([1-4]))?")
CIVIL, GOVERNMENT = 1, 4
QUARTERS = range(1, 5)


@dataclass(frozen=True, slots=True)
class Period:
    """Twelve months from the first of `month`, or three of them when a `quarter` (1 to 4) is named.

    `until` is today while it is under way.
    """

    year: int
    month: int
    today: date
    quarter: int = 0

    @property
    def code(self) -> str:
        quarter = f"-t{self.quarter}" if self.quarter else ""
        return f"{self.year}-{self.month:02}{quarter}"

    @property
    def since(self) -> date:
        return _first_day(self.year, self.month + (self.quarter - 1) * 3 if self.quarter else self.month)

    @property
    def whole(self) -> date:
        """Its last day."""
        months = self.quarter * 3 if self.quarter else 12
        return _first_day(self.year, self.month + months) - timedelta(days=1)

    @property
    def until(self) -> date:
        return min(self.whole, self.today)

    @property
    def is_running(self) -> bool:
        return self.until < self.whole

    @property
    def before(self) -> tuple[date, date]:
        """The same days of the year before: a year or a quarter under way is compared with as much of the last."""
        return _a_year_before(self.since), _a_year_before(self.until)

    @property
    def years(self) -> str:
        """« 2026 », or « 2025-2026 » for a year that does not begin in January."""
        return str(self.year) if self.month == CIVIL else f"{self.year}-{self.year + 1}"


def period_of(code: str, today: date, first_month: int = CIVIL) -> Period:
    """The period that this code names; the year under way where it names none that has begun."""
    found = CODE.fullmatch(code)
    if found:
        period = Period(int(found[1]), int(found[2]), today, int(found[3] or 0))
        if period.since <= today:
            return period
    return _under_way(today, first_month)


def offered(today: date, first_month: int = CIVIL, years: int = 4) -> dict[str, list[Period]]:
    """What can be chosen, the newest first: the network's years, quarters of two of them, others' years."""
    last = _under_way(today, first_month)
    own = [Period(last.year - n, first_month, today) for n in range(years)]
    quarters = [
        Period(year.year, first_month, today, quarter) for year in own[:2] for quarter in reversed(QUARTERS)
    ]
    others = [
        Period(today.year - n, month, today)
        for n in range(years)
        for month in (GOVERNMENT, CIVIL)
        if month != first_month
    ]
    found = {"years": own, "quarters": quarters, "others": others}
    return {kind: [one for one in periods if one.since <= today] for kind, periods in found.items()}


def _under_way(today: date, month: int) -> Period:
    return Period(today.year if today.month >= month else today.year - 1, month, today)


def _first_day(year: int, month: int) -> date:
    """Months count on after December."""
    return date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)


def _a_year_before(day: date) -> date:
    try:
        return day.replace(year=day.year - 1)
    except ValueError:  # the 29th of February
        return date(day.year - 1, 2, 28)
