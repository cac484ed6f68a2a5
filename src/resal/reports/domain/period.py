"""Twelve months, beside the twelve before."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

CODE = re.compile(r"(20\d\d)-(01|04)")


@dataclass(frozen=True, slots=True)
class Period:
    """A year that begins in January or in April; `until` is today while it is under way."""

    year: int
    month: int
    today: date

    @property
    def code(self) -> str:
        return f"{self.year}-{self.month:02}"

    @property
    def since(self) -> date:
        return date(self.year, self.month, 1)

    @property
    def whole(self) -> date:
        """Its last day."""
        return date(self.year + 1, self.month, 1) - timedelta(days=1)

    @property
    def until(self) -> date:
        return min(self.whole, self.today)

    @property
    def is_running(self) -> bool:
        return self.until < self.whole

    @property
    def before(self) -> tuple[date, date]:
        """The same days of the year before: a year under way is compared with as much of the last."""
        return _a_year_before(self.since), _a_year_before(self.until)

    @property
    def years(self) -> str:
        """« 2026 », or « 2025-2026 » for a year that begins in April."""
        return str(self.year) if self.month == 1 else f"{self.year}-{self.year + 1}"


def period_of(code: str, today: date) -> Period:
    """The period that this code names; the calendar year of today where it names none that has begun."""
    found = CODE.fullmatch(code)
    if found:
        period = Period(int(found[1]), int(found[2]), today)
        if period.since <= today:
            return period
    return Period(today.year, 1, today)


def offered(today: date, years: int = 4) -> list[Period]:
    """What can be chosen, the newest first."""
    found = [Period(today.year - n, month, today) for n in range(years) for month in (4, 1)]
    return [period for period in found if period.since <= today]


def _a_year_before(day: date) -> date:
    try:
        return day.replace(year=day.year - 1)
    except ValueError:  # the 29th of February
        return date(day.year - 1, 2, 28)
