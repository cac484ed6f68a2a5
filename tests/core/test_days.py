"""Days, as they are read aloud in both languages."""

from datetime import UTC, date, datetime

import pytest
from django.utils.translation import override

from resal.core import days


@pytest.mark.parametrize(
    ("day", "language", "told"),
    [
        (date(2026, 12, 1), "fr-ca", ("mardi 1er décembre 2026", "1er décembre 2026", "1er déc. 2026")),
        (date(2026, 1, 24), "fr-ca", ("samedi 24 janvier 2026", "24 janvier 2026", "24 janv. 2026")),
        (date(2026, 7, 11), "fr-ca", ("samedi 11 juillet 2026", "11 juillet 2026", "11 juill. 2026")),
        (date(2026, 12, 1), "en-ca", ("Tuesday, December 1, 2026", "December 1, 2026", "Dec. 1, 2026")),
    ],
)
def test_a_day_is_written_as_it_is_said(day, language, told):
    with override(language):
        assert (days.long_day(day), days.plain_day(day), days.short_day(day)) == told


def test_a_moment_is_on_the_day_that_it_has_here():
    with override("fr-ca"):
        assert days.plain_day(datetime(2026, 12, 2, 3, tzinfo=UTC)) == "1er décembre 2026"
