from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resal.core.calendar import after_business_days, business_days_between

EASTER_2026 = {date(2026, 4, 3)}
days = st.dates(date(2020, 1, 1), date(2030, 1, 1))


@pytest.mark.parametrize(
    ("start", "due"),
    [
        (date(2026, 3, 12), date(2026, 3, 16)),
        (date(2026, 3, 13), date(2026, 3, 17)),
        (date(2026, 4, 1), date(2026, 4, 6)),
    ],
)
def test_two_business_days_after_the_published_examples(start, due):
    assert after_business_days(start, 2, EASTER_2026) == due


@given(days, st.integers(0, 30), st.sets(days, max_size=5))
def test_counting_back_gives_the_days_that_were_asked(start, count, holidays):
    due = after_business_days(start, count, holidays)

    assert business_days_between(start, due, holidays) == count
    assert due - start >= timedelta(days=count)
