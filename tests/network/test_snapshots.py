"""Quarters measured from the records of every app, once for what they hold."""

from datetime import date, timedelta

import pytest

from resal.core import clock
from resal.core.quarters import a_year_until, quarter_end, quarters_between
from resal.core.registry import registry
from resal.directory import actions as directory
from resal.directory.models import MandateRole
from resal.journal.models import Entry
from resal.network.actions import measure_quarters
from resal.network.models import Snapshot
from tests.factories import CoordinatorFactory, MemberFactory, OrganisationFactory, mandate
from tests.network.factories import TODAY, held, organisations, world
from tests.support.factories import opened

pytestmark = pytest.mark.django_db


@pytest.fixture
def today():
    with clock.at(TODAY):
        yield


def test_two_years_and_the_quarter_under_way_are_measured(today):
    world()

    assert measure_quarters() == 9
    last = Snapshot.objects.in_time().last()
    assert (last.quarter_ends_on, last.until, last.is_running) == (date(2026, 9, 30), date(2026, 9, 15), True)
    assert (last.method, last.seed, last.permutations, last.called) == ("2", 1, 999, 15)
    assert last.content["enough"] is True


def test_nothing_is_measured_twice_from_the_same_records(today):
    world()
    measure_quarters()
    entries = Entry.objects.filter(verb="measured").count()

    assert measure_quarters() == 0
    assert Entry.objects.filter(verb="measured").count() == entries == 9
    with clock.at(TODAY + timedelta(days=1)):
        assert measure_quarters() == 0
    assert Snapshot.objects.in_time().last().until == date(2026, 9, 16)


def test_a_record_that_is_corrected_is_measured_anew(today):
    known = world()
    measure_quarters()
    held(opened(), [known["A2"], known["B2"]], day=TODAY - timedelta(days=3))

    assert measure_quarters() == 1
    assert Snapshot.objects.count() == 9


def test_a_snapshot_holds_no_name(today):
    world()
    measure_quarters()

    assert "Organisme" not in str(Snapshot.objects.in_time().last().content)


def test_who_was_called_and_did_not_come_is_no_tie_and_is_not_forgotten(today):
    known = organisations(each=2, sectors=2)
    meeting = held(opened(), [known["A1"], known["B1"]], absent=[known["A2"]])
    rows = [one for source in registry.activities for one in source(date(2026, 1, 1), date(2026, 12, 31))]
    mine = {
        one.organisation_id: (one.came, one.hours) for one in rows if one.activity.endswith(f":{meeting.pk}")
    }

    assert mine == {known["A1"].pk: (True, 2.0), known["B1"].pk: (True, 2.0), known["A2"].pk: (False, 0.0)}


def test_a_meeting_that_was_not_held_ties_nobody(today):
    known = organisations(each=2, sectors=1)
    meeting = held(opened(), [known["A1"], known["A2"]])
    type(meeting).objects.filter(pk=meeting.pk).update(status="planned")

    assert [one for one in _attended() if one.kind == "meeting"] == []


def test_a_team_sits_together_for_its_organisations(today):
    file = opened()
    one, other = (MemberFactory().person for _ in range(2))
    mandate(file.milieu, MandateRole.TEAM, person=one)
    mandate(file.milieu, MandateRole.EVALUATOR, person=other)
    rows = [row for row in _attended() if row.kind == "team"]

    assert {row.organisation_id for row in rows} == {one.member.organisation_id, other.member.organisation_id}
    assert len({row.activity for row in rows}) == 3


def test_an_organisation_that_was_merged_is_the_one_it_became(today):
    known = world()
    new = OrganisationFactory(name="Nouveau", sector=known["A2"].sector)
    directory.merge_organisation(known["A2"], new, by=CoordinatorFactory())
    measure_quarters()
    ids = [row["id"] for row in Snapshot.objects.in_time().last().content["organisations"]]

    assert new.pk in ids
    assert known["A2"].pk not in ids


def test_quarters_and_years_of_the_calendar():
    assert quarter_end(date(2026, 2, 3)) == date(2026, 3, 31)
    assert quarter_end(date(2026, 12, 31)) == date(2026, 12, 31)
    assert a_year_until(date(2026, 9, 30)) == date(2025, 10, 1)
    assert a_year_until(date(2024, 2, 28)) == date(2023, 3, 1)
    assert [end for _start, end in quarters_between(date(2025, 11, 5), date(2026, 4, 1))] == [
        date(2025, 12, 31),
        date(2026, 3, 31),
        date(2026, 6, 30),
    ]


def _attended():
    return [one for source in registry.activities for one in source(date(2026, 1, 1), TODAY.date())]
