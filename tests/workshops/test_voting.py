"""Secret rounds: opened once, counted once, one ballot a person, the last one."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from resal.core import clock
from resal.core.errors import Refusal
from resal.workshops.actions import seating, stepping, voting
from resal.workshops.enums import Script, StepKind
from resal.workshops.live import state
from resal.workshops.models import Ballot, LiveBallot, Round, Seat
from tests.factories import SectorFactory
from tests.workshops import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def voting_room():
    workshop, by = factories.opened()
    [police, schools] = factories.seats(workshop, 3, 4)
    workshop = factories.go_to(workshop, StepKind.VOTE_1, by)
    return workshop, by, police + schools, workshop.rounds.get()


def test_the_last_ballot_of_a_phone_counts_once(voting_room):
    _workshop, by, tokens, round = voting_room

    for choices in ([1, 2], [2, 1], [3]):
        voting.cast(round, tokens[0], choices)
    factories.count(round, by)

    assert [ballot.choices for ballot in Ballot.objects.all()] == [[3]]


def test_while_a_round_is_open_only_participation_is_known(voting_room):
    workshop, _by, tokens, round = voting_room

    voting.cast(round, tokens[0], [1])
    told = state(workshop.public_id)

    assert (told["round"]["cast"], told["round"]["expected"], told["result"]) == (1, 7, None)


def test_counting_forgets_who_held_which_ballot(voting_room):
    _workshop, by, tokens, round = voting_room
    for token in tokens:
        voting.cast(round, token, [1, 2, 3])

    factories.count(round, by)

    assert (LiveBallot.objects.count(), Ballot.objects.count()) == (0, 7)


def test_a_ballot_on_its_way_is_taken_until_the_grace_ends(voting_room):
    _workshop, by, tokens, round = voting_room
    start = clock.now()
    with clock.at(start):
        voting.begin_closing(round, by=by)
    with clock.at(start + timedelta(seconds=2)):
        voting.cast(round, tokens[0], [1])
        with pytest.raises(Refusal):
            voting.count_round(round, by=by)
    with clock.at(start + timedelta(seconds=3)):
        with pytest.raises(Refusal):
            voting.cast(round, tokens[1], [1])
        counted = voting.count_round(round, by=by)

    assert counted.result["voters"] == 1


def test_a_counted_round_is_never_reopened(voting_room):
    workshop, by, tokens, round = voting_room
    factories.count(round, by)

    with pytest.raises(DatabaseError), transaction.atomic():
        Round.objects.filter(pk=round.pk).update(counted_at=None, closes_at=None, result=None)
    with pytest.raises(Refusal):
        voting.cast(round, tokens[0], [1])
    with pytest.raises(Refusal):
        voting.open_round(workshop, 1, by=by)


def test_counting_twice_counts_once(voting_room):
    _workshop, by, tokens, round = voting_room
    for token in tokens:
        voting.cast(round, token, [2])

    first = factories.count(round, by)
    second = factories.count(round, by)

    assert (first.counted_at, first.result, Ballot.objects.count()) == (second.counted_at, second.result, 7)


@pytest.mark.parametrize("choices", [[], [1, 1], [9], [1, 2, 3, 4]])
def test_a_ballot_that_breaks_a_rule_is_refused(voting_room, choices):
    _workshop, _by, tokens, round = voting_room

    with pytest.raises(Refusal):
        voting.cast(round, tokens[0], choices)

    assert LiveBallot.objects.count() == 0


def test_a_phone_of_another_room_does_not_vote_here(voting_room):
    _workshop, _by, _tokens, round = voting_room
    elsewhere, _other = factories.opened()
    [[stranger]] = factories.seats(elsewhere, 1)

    with pytest.raises(Refusal):
        voting.cast(round, stranger, [1])


def test_under_three_ballots_there_is_an_end_and_no_order(voting_room):
    _workshop, by, tokens, round = voting_room
    voting.cast(round, tokens[0], [1])
    voting.cast(round, tokens[1], [1])

    assert factories.count(round, by).result["lines"] == []


def test_two_people_who_press_at_once_advance_once():
    workshop, by = factories.opened()
    first = stepping.advance(workshop, seen=1, by=by)
    second = stepping.advance(workshop, seen=1, by=by)

    assert (first, second, factories.fresh(workshop).step) == (True, False, 2)


def test_check_in_closes_when_vote_1_opens_and_late_comers_vote_in_vote_2():
    workshop, by = factories.opened(Script.SHORT)
    [tokens] = factories.seats(workshop, 4)
    sector = Seat.objects.first().sector
    workshop = factories.go_to(workshop, StepKind.VOTE_1, by)
    late = seating.take_seat(workshop, sector=sector)

    with pytest.raises(Refusal):
        voting.cast(workshop.rounds.get(), late, [1])
    voting.cast(workshop.rounds.get(), tokens[0], [1])
    workshop = factories.go_to(workshop, StepKind.VOTE_2, by)
    voting.cast(workshop.rounds.get(number=2), late, [1])

    assert state(workshop.public_id)["round"]["expected"] == 5
    with pytest.raises(Refusal):
        seating.take_seat(workshop, sector=sector)


def test_the_head_count_caps_the_seats():
    workshop, _by = factories.opened(head_count=3)
    factories.seats(workshop, 3)

    with pytest.raises(Refusal):
        seating.take_seat(workshop, sector=SectorFactory())


def test_eighteen_becomes_seventeen_when_one_leaves():
    workshop, _by = factories.opened()
    [tokens] = factories.seats(workshop, 4)

    seating.leave_seat(workshop, tokens[0])
    seating.leave_seat(workshop, tokens[0])

    told = state(workshop.public_id)["seats"]
    assert (told["voters"], told["left"]) == (3, 1)


def test_a_sector_renamed_during_the_session_keeps_the_name_of_the_opening(voting_room):
    _workshop, _by, tokens, round = voting_room
    before = round.groups
    sector = Seat.objects.first().sector
    sector.name_fr = "Autre nom"
    sector.save()

    voting.cast(round, tokens[0], [1])

    assert Round.objects.get(pk=round.pk).groups == before


def test_a_vote_opened_by_mistake_is_taken_back_while_its_box_is_empty(voting_room):
    workshop, by, _tokens, _round = voting_room

    stepping.go_back(workshop, seen=workshop.step, by=by)

    assert (workshop.rounds.count(), factories.fresh(workshop).step) == (0, workshop.step - 1)


def test_a_vote_with_ballots_is_not_taken_back(voting_room):
    workshop, by, tokens, round = voting_room
    voting.cast(round, tokens[0], [1])

    with pytest.raises(Refusal):
        stepping.go_back(workshop, seen=workshop.step, by=by)
