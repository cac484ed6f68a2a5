"""Large rooms at tables of seven to nine: sectors mixed, ideas that keep their table, one list in the end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resal.workshops.actions import gathering, seating
from resal.workshops.domain.tables import how_many, next_table
from resal.workshops.enums import StepKind
from resal.workshops.models import Idea, Seat
from tests.factories import SectorFactory
from tests.workshops import factories


@given(st.integers(min_value=21, max_value=500))
def test_tables_have_seven_to_nine_people(people):
    tables = how_many(people)

    assert people // tables >= 7
    assert -(-people // tables) <= 9


def test_a_small_room_stays_together_and_twenty_people_make_two_tables():
    assert [how_many(people) for people in (3, 13, 14, 18, 19, 20)] == [0, 0, 2, 2, 2, 2]


@given(st.lists(st.sampled_from("abcd"), max_size=60))
def test_tables_fill_evenly_whoever_comes(sectors):
    seated = []
    for sector in sectors:
        seated.append((next_table(seated, 3, sector), sector))

    sizes = [sum(1 for table, _sector in seated if table == number) for number in (1, 2, 3)]
    assert max(sizes) - min(sizes) <= 1


def test_people_of_one_sector_are_spread():
    seated = [(1, "a"), (2, "b")]

    assert next_table(seated, 2, "a") == 2


@pytest.mark.django_db
def test_a_phone_has_a_table_and_its_idea_keeps_it(client):
    workshop, by = factories.opened("short", head_count=18, in_tables=True)
    sector = SectorFactory()
    tokens = [seating.take_seat(workshop, sector=sector) for _person in range(4)]
    workshop = factories.go_to(workshop, StepKind.IDEAS, by)
    gathering.add_idea(workshop, tokens[1], "Une idée")
    client.force_login(by)

    assert sorted(Seat.objects.values_list("table", flat=True)) == [1, 1, 2, 2]
    assert Idea.objects.get().table == 2
    assert "table 2" in client.get(f"/activites/{workshop.public_id}/console/").content.decode()


@pytest.mark.django_db
def test_without_tables_nobody_has_one():
    workshop, _by = factories.opened(head_count=40)
    seating.take_seat(workshop, sector=SectorFactory())

    assert Seat.objects.get().table is None
