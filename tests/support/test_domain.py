from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resal.core.calendar import is_business_day
from resal.support.domain.agenda import Point, points
from resal.support.domain.coverage import cover
from resal.support.domain.delays import Clock, read, stops
from resal.support.domain.grid import Mark, Total, total
from resal.support.domain.workflow import EDGES, WAITING, open_to
from resal.support.enums import Actor, Status

EASTER = {date(2026, 4, 3)}
days = st.dates(date(2025, 1, 1), date(2027, 1, 1))


@pytest.mark.parametrize(
    ("start", "due"),
    [
        (date(2026, 3, 12), date(2026, 3, 16)),
        (date(2026, 3, 13), date(2026, 3, 17)),
        (date(2026, 4, 1), date(2026, 4, 6)),
    ],
)
def test_an_answer_is_due_after_the_published_number_of_business_days(start, due):
    assert read(start, start, days=2, holidays=EASTER).due == due


def test_the_clock_stops_the_day_the_milieu_is_asked_and_counts_again_the_day_it_answers():
    stopped = stops(
        [
            (date(2026, 3, 9), Status.RECEIVED),
            (date(2026, 3, 11), Status.NEEDS_DETAIL),
            (date(2026, 3, 13), Status.IN_ANALYSIS),
        ]
    )

    assert stopped == [(date(2026, 3, 11), date(2026, 3, 13))]
    assert read(date(2026, 3, 9), date(2026, 3, 13), days=3, holidays=(), stopped=stopped) == Clock(
        elapsed=2, due=date(2026, 3, 16), late=False
    )


def test_while_the_milieu_is_asked_nothing_is_due_and_nothing_is_late():
    stopped = stops([(date(2026, 3, 9), Status.RECEIVED), (date(2026, 3, 10), Status.ON_HOLD)])

    assert read(date(2026, 3, 9), date(2027, 3, 9), days=3, holidays=(), stopped=stopped) == Clock(
        0, None, False
    )


def test_the_day_after_the_due_day_is_late():
    assert read(date(2026, 3, 12), date(2026, 3, 16), days=2, holidays=()).late is False
    assert read(date(2026, 3, 12), date(2026, 3, 17), days=2, holidays=()).late is True


@given(days, st.integers(1, 20), st.integers(0, 15), st.integers(0, 15))
def test_a_stop_moves_the_due_day_by_its_business_days(start, count, after, length):
    first = start + timedelta(days=1 + after)
    stopped = [(first, first + timedelta(days=length))]
    plain = read(start, start, days=count, holidays=()).due
    due = read(start, start, days=count, holidays=(), stopped=stopped).due

    still = [first + timedelta(days=n) for n in range(length)]
    assert due >= plain
    assert due not in still
    counted = [start + timedelta(days=n) for n in range(1, (due - start).days + 1)]
    assert sum(is_business_day(day, ()) and day not in still for day in counted) == count


def test_every_status_but_the_draft_can_be_reached_and_every_waiting_one_can_be_left():
    assert {edge.target for edge in EDGES.values()} == set(Status) - {Status.DRAFT}
    assert all(open_to(Actor.COORDINATION, status) for status in WAITING)
    assert all("withdraw" in {edge.verb for edge in open_to(Actor.MILIEU, status)} for status in WAITING)


def test_nobody_but_the_milieu_confirms_answers_or_withdraws():
    assert {edge.verb for edge in EDGES.values() if edge.actor == Actor.MILIEU} == {
        "confirm",
        "answer",
        "withdraw",
    }


def test_every_answer_that_reaches_the_milieu_has_a_reason():
    assert {edge.verb for edge in EDGES.values() if not edge.needs_reason} == {
        "confirm",
        "examine",
        "resume",
        "withdraw",
    }


def test_the_grid_of_the_published_example_makes_twelve_of_fifteen():
    assert total([Mark(2), Mark(3), Mark(3), Mark(2), Mark(2)]) == Total(12, 15)
    assert total([Mark(2, weight=2), Mark(0, weight=3)]) == Total(4, 15)
    assert total([]) is None


def test_the_missing_sectors_are_the_expected_ones_that_nobody_brings():
    assert cover([1, 2, 3], [2, 5]).missing == {1, 3}
    assert cover([], [2]).is_complete is True


def test_an_agenda_typed_line_by_line_is_laid_out_on_the_clock():
    start = datetime(2026, 3, 19, 13)

    assert list(points("10 Accueil (Soraya)\n\n15 min - Portrait\nClôture", start)) == [
        Point(start, 10, "Accueil", "Soraya"),
        Point(start + timedelta(minutes=10), 15, "Portrait", ""),
        Point(start + timedelta(minutes=25), 0, "Clôture", ""),
    ]
