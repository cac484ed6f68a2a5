"""Paper as a full path: typed one ballot a line, never counted apart."""

import pytest

from resal.workshops.actions import seating, voting
from resal.workshops.enums import StepKind
from resal.workshops.live import state
from resal.workshops.models import LiveBallot, Seat
from tests.factories import SectorFactory
from tests.workshops import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def room(client):
    """Three phones of one sector, three people on paper of another."""
    workshop, by = factories.opened()
    phones = SectorFactory(code="a_phones")
    tokens = [seating.take_seat(workshop, sector=phones) for _number in range(3)]
    seating.seat_paper(workshop, sector=SectorFactory(code="b_paper"), people=3, by=by)
    workshop = factories.go_to(workshop, StepKind.VOTE_1, by)
    client.force_login(by)
    return workshop, by, tokens, workshop.rounds.get()


def type_lines(client, workshop, lines):
    return client.post(f"/activites/{workshop.public_id}/papier/", {"lines": lines})


def test_paper_ballots_count_with_the_others(room, client):
    workshop, by, tokens, round = room
    for token in tokens:
        voting.cast(round, token, [1, 2])

    answer = type_lines(client, workshop, "2 1 2\n2 3\n2 4 1 2")
    told = state(workshop.public_id)["round"]
    counted = factories.count(round, by)

    assert answer.status_code == 302
    assert (told["cast"], told["expected"], counted.result["voters"]) == (6, 6, 6)


@pytest.mark.parametrize(
    "lines",
    ["2 1 1", "2 9", "9 1", "2 1 deux", "1 1 2", "2 1\n2 1 1", "2 1\n2 2\n2 3\n2 4", "2 1 2 3 4", "2"],
)
def test_a_wrong_line_is_said_and_everything_typed_is_kept(room, client, lines):
    workshop, _by, _tokens, _round = room

    answer = type_lines(client, workshop, lines)

    assert (answer.status_code, LiveBallot.objects.count()) == (422, 0)
    assert answer.context["form"]["lines"].value() == lines
    assert len(answer.context["form"].errors["lines"]) == 1


def test_the_last_typed_ballot_is_taken_back(room, client):
    workshop, _by, _tokens, round = room
    type_lines(client, workshop, "2 1\n2 2")

    client.post(f"/activites/{workshop.public_id}/papier/annulation/")

    assert list(round.live_ballots.values_list("choices", flat=True)) == [[1]]


def test_the_same_page_sent_twice_types_once(room, client):
    workshop, _by, _tokens, _round = room
    sent = {"lines": "2 1\n2 2", "once": "a" * 22}

    for _time in range(2):
        client.post(f"/activites/{workshop.public_id}/papier/", sent)

    assert LiveBallot.objects.count() == 2


def test_paper_seats_are_in_the_head_count(client):
    workshop, by = factories.opened(head_count=4)
    sector = SectorFactory()
    seating.take_seat(workshop, sector=sector)
    client.force_login(by)

    answer = client.post(
        f"/activites/{workshop.public_id}/console/papier/", {"sector": sector.pk, "people": 4}
    )

    assert (answer.status_code, Seat.objects.count()) == (422, 1)
    assert answer.context["paper_seats_form"]["people"].value() == "4"


def test_nothing_is_typed_when_no_vote_is_open(client):
    workshop, by = factories.opened()
    client.force_login(by)

    answer = type_lines(client, workshop, "1")

    assert answer.headers["Location"] == f"/activites/{workshop.public_id}/console/"
