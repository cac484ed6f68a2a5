"""Years that begin in January or in April, and figures that hide."""

from dataclasses import dataclass
from datetime import date

import pytest

from resal.reports.domain.counting import figure, total
from resal.reports.domain.period import offered, period_of

TODAY = date(2026, 11, 25)


@dataclass(frozen=True)
class Thing:
    key: str
    amount: int = 1


def test_a_year_under_way_is_compared_with_as_many_days_of_the_last():
    period = period_of("2026-01", TODAY)

    assert (period.since, period.until, period.is_running) == (date(2026, 1, 1), TODAY, True)
    assert period.before == (date(2025, 1, 1), date(2025, 11, 25))


def test_a_year_of_april_ends_in_march():
    period = period_of("2025-04", TODAY)

    assert (period.since, period.until, period.is_running) == (date(2025, 4, 1), date(2026, 3, 31), False)
    assert period.years == "2025-2026"


@pytest.mark.parametrize("code", ["", "2026-02", "n’importe quoi", "2027-01", "2026-01'--", "9999-04"])
def test_a_period_that_does_not_exist_is_the_year_of_today(code):
    assert period_of(code, TODAY).code == "2026-01"


def test_the_29th_of_february_has_a_year_before():
    assert period_of("2024-01", date(2024, 2, 29)).before == (date(2023, 1, 1), date(2023, 2, 28))


def test_only_years_that_have_begun_are_offered():
    assert [one.code for one in offered(date(2026, 2, 1), years=2)] == ["2026-01", "2025-04", "2025-01"]


def test_a_thing_that_two_apps_count_counts_once():
    assert total([Thing("a"), Thing("b", 12), Thing("a")]) == 13


def test_small_figures_of_people_hide_from_those_who_may_not_open_them():
    assert figure(4, of_people=True, exact=False).is_hidden is True
    assert figure(0, of_people=True, exact=False).is_hidden is True
    assert figure(5, of_people=True, exact=False).value == 5
    assert figure(4, of_people=True, exact=True).value == 4
    assert figure(4, of_people=False, exact=False).value == 4
