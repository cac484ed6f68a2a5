"""The network's calendar of holidays: Québec's to begin with, then whatever the coordination says."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _
from holidays import country_holidays

from resal.accounts.models import Person
from resal.core import clock
from resal.core.errors import Refusal
from resal.core.models import Holiday
from resal.journal.trail import record

# An employer of Québec gives one of the two; the library names both, one as public, the other as optional.
EASTER = {"friday": "Good Friday", "monday": "Easter Monday"}


@transaction.atomic
def add(*, by: Person | None, day: date, name_fr: str, name_en: str = "") -> Holiday:
    if Holiday.objects.filter(day=day).exists():
        raise Refusal(_("Ce jour est déjà férié."), field="day")
    holiday = Holiday.objects.create(day=day, name_fr=name_fr, name_en=name_en)
    record(by, "added", holiday, ["day", "name_fr", "name_en"])
    return holiday


@transaction.atomic
def remove(holiday: Holiday, *, by: Person) -> None:
    record(by, "removed", holiday, ["day"])
    holiday.delete()


@transaction.atomic
def fill(year: int, *, easter: str = "friday", by: Person | None) -> int:
    """Add the holidays of a year that are not there yet; returns how many."""
    known = Holiday.objects.days()
    new = [(day, *names) for day, names in _of(year, easter).items() if day not in known]
    for day, name_fr, name_en in new:
        add(by=by, day=day, name_fr=name_fr, name_en=name_en)
    return len(new)


def fill_coming_years() -> None:
    """This year and the two next, when nothing was ever said of them."""
    start = clock.today().year
    for year in range(start, start + 3):
        if not Holiday.objects.filter(day__year=year).exists():
            fill(year, by=None)


def _of(year: int, easter: str) -> dict[date, tuple[str, str]]:
    french, english = (
        country_holidays(
            "CA", subdiv="QC", years=[year], language=language, categories=("public", "optional")
        )
        for language in ("fr", "en_CA")
    )
    other = EASTER["monday" if easter == "friday" else "friday"]
    days = (day for day in sorted(english) if other not in english[day])
    return {day: (french[day].replace("'", "’"), english[day]) for day in days}
