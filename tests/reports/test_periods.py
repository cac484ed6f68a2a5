"""Years that begin with any month, their quarters, and figures that hide."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resal.reports.domain.counting import figure, total
from resal.reports.domain.period import Period, offered, period_of

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


@pytest.mark.parametrize(
    "code", ["", "2026-13", "2026-02-t5", "2026-01-T1", "n’importe quoi", "2027-01", "2026-01'--", "9999-04"]
)
def test_a_period_that_does_not_exist_is_the_year_of_today(code):
    assert period_of(code, TODAY).code == "2026-01"


def test_the_29th_of_february_has_a_year_before():
    assert period_of("2024-01", date(2024, 2, 29)).before == (date(2023, 1, 1), date(2023, 2, 28))


def test_only_what_has_begun_is_offered():
    found = offered(date(2026, 2, 1), years=2)

    assert {kind: [one.code for one in periods] for kind, periods in found.items()} == {
        "years": ["2026-01", "2025-01"],
        "quarters": ["2026-01-t1", "2025-01-t4", "2025-01-t3", "2025-01-t2", "2025-01-t1"],
        "others": ["2025-04"],
    }


@pytest.mark.parametrize(
    ("month", "code", "since", "until"),
    [
        (4, "2026-04", date(2026, 4, 1), TODAY),
        (7, "2026-07", date(2026, 7, 1), TODAY),
        (9, "2026-09", date(2026, 9, 1), TODAY),
        (12, "2025-12", date(2025, 12, 1), TODAY),
    ],
)
def test_the_year_under_way_begins_with_the_network_s_month(month, code, since, until):
    period = period_of("", TODAY, month)

    assert (period.code, period.since, period.until) == (code, since, until)


@pytest.mark.parametrize(
    ("code", "since", "until", "running"),
    [
        ("2026-04-t3", date(2026, 10, 1), TODAY, True),
        ("2026-09-t1", date(2026, 9, 1), TODAY, True),
        ("2025-09-t2", date(2025, 12, 1), date(2026, 2, 28), False),
        ("2025-04-t4", date(2026, 1, 1), date(2026, 3, 31), False),
        ("2025-01-t4", date(2025, 10, 1), date(2025, 12, 31), False),
    ],
)
def test_a_quarter_is_three_months_of_its_year_beside_the_same_days_a_year_before(
    code, since, until, running
):
    period = period_of(code, TODAY)

    assert (period.code, period.since, period.until, period.is_running) == (code, since, until, running)
    assert period.before == (since.replace(year=since.year - 1), until.replace(year=until.year - 1))


def test_a_quarter_that_has_not_begun_is_the_year_under_way():
    assert period_of("2026-04-t4", TODAY, 4).code == "2026-04"


@given(st.dates(date(2021, 1, 1), date(2098, 12, 31)), st.integers(1, 12))
def test_four_quarters_fill_their_year(today, month):
    year = period_of("", today, month)
    quarters = [Period(year.year, month, today, n) for n in (1, 2, 3, 4)]

    assert year.since <= today <= year.whole
    assert (quarters[0].since, quarters[-1].whole) == (year.since, year.whole)
    assert all(a.whole + timedelta(days=1) == b.since for a, b in pairwise(quarters))


def test_a_thing_that_two_apps_count_counts_once():
    assert total([Thing("a"), Thing("b", 12), Thing("a")]) == 13


def test_small_figures_of_people_hide_from_those_who_may_not_open_them():
    assert figure(4, of_people=True, exact=False).is_hidden is True
    assert figure(0, of_people=True, exact=False).is_hidden is True
    assert figure(5, of_people=True, exact=False).value == 5
    assert figure(4, of_people=True, exact=True).value == 4
    assert figure(4, of_people=False, exact=False).value == 4
