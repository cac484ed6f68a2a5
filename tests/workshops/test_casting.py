"""Ballots that arrive together: each is judged as if it came alone."""

from datetime import timedelta

import pytest
from django.db import connection
from django.http import QueryDict
from django.test import RequestFactory

from resal.core import clock
from resal.workshops import secrecy
from resal.workshops.actions import seating, voting
from resal.workshops.actions.casting import Envelope, cast_together
from resal.workshops.enums import SeatRole, StepKind
from resal.workshops.models import LiveBallot, Seat, Workshop
from resal.workshops.phone import express, holding
from tests.workshops import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def room():
    workshop, by = factories.opened()
    [first, second] = factories.seats(workshop, 3, 3)
    workshop = factories.go_to(workshop, StepKind.VOTE_1, by)
    return workshop, by, first + second, workshop.rounds.get()


def letter(workshop, token, *choices, number=1, turn=None, **other):
    given = {"room": workshop.public_id, "code": workshop.code} | other
    return Envelope(number=number, token=token, choices=choices or (1, 2), turn=turn, **given)


def kept(round):
    return sorted(round.live_ballots.values_list("choices", flat=True))


def test_a_room_votes_at_once(room):
    workshop, _by, tokens, round = room

    stored = cast_together([letter(workshop, token, 3, place % 2 + 1) for place, token in enumerate(tokens)])

    assert stored == [True] * 6
    assert kept(round) == [[3, 1]] * 3 + [[3, 2]] * 3


def test_each_is_told_its_own_answer(room):
    workshop, _by, tokens, round = room
    elsewhere, _other = factories.opened()
    [[stranger]] = factories.seats(elsewhere, 1)

    stored = cast_together(
        [
            letter(workshop, tokens[0], 1),
            letter(workshop, tokens[1], 9),
            letter(workshop, tokens[2], 1, 1),
            letter(workshop, tokens[3], 1, 2, 3, 4),
            letter(workshop, stranger, 1),
            letter(workshop, tokens[4], 1, number=2),
            letter(workshop, tokens[4], 1, code="ABCDEF"),
            letter(workshop, tokens[4], 1, room=elsewhere.public_id),
            letter(workshop, "inconnu", 1),
            letter(workshop, tokens[5], 2),
        ]
    )

    assert stored == [True, *[False] * 8, True]
    assert kept(round) == [[1], [2]]


def test_the_last_of_a_phone_counts_and_a_late_delivery_undoes_nothing(room):
    workshop, _by, [token, *_others], round = room

    assert cast_together([letter(workshop, token, 1, turn=1), letter(workshop, token, 2, turn=2)]) == [
        True,
        True,
    ]
    assert cast_together([letter(workshop, token, 1, turn=1)]) == [False]
    voting.cast(round, token, [1], turn=1)

    assert kept(round) == [[2]]


def test_a_plain_form_replaces_whatever_the_phone_sent(room):
    workshop, _by, [token, *_others], round = room
    cast_together([letter(workshop, token, 1, turn=5)])

    cast_together([letter(workshop, token, 3)])

    assert (kept(round), LiveBallot.objects.get().turn) == ([[3]], 5)


def test_after_the_grace_the_box_is_closed(room):
    workshop, by, tokens, round = room
    start = clock.now()
    with clock.at(start):
        voting.begin_closing(round, by=by)
    with clock.at(start + timedelta(seconds=2)):
        on_its_way = cast_together([letter(workshop, tokens[0], 1)])
    with clock.at(start + timedelta(seconds=3)):
        too_late = cast_together([letter(workshop, tokens[1], 1)])

    assert (on_its_way, too_late) == ([True], [False])


def test_who_left_who_observes_and_who_came_late_do_not_vote(room):
    workshop, _by, tokens, round = room
    sector = Seat.objects.first().sector
    seating.leave_seat(workshop, tokens[0])
    observer = seating.take_seat(workshop, sector=sector, role=SeatRole.OBSERVER)
    Seat.objects.filter(digest=secrecy.seat_digest(tokens[2])).update(from_round=2)

    assert (
        cast_together([letter(workshop, token, 1) for token in (tokens[0], observer, tokens[2])])
        == [False] * 3
    )
    assert kept(round) == []


@pytest.mark.parametrize("people", [1, 6])
def test_a_batch_reads_the_room_once(room, people, django_assert_num_queries):
    workshop, _by, tokens, _round = room

    news = int(connection.vendor == "postgresql")  # which carries them itself

    with django_assert_num_queries(2 + 2 + people + news):
        cast_together([letter(workshop, token, 1) for token in tokens[:people]])


def posted(workshop, token, **fields):
    request = RequestFactory().post("/")
    response = type(
        "Response", (), {"set_cookie": lambda self, name, value, **_how: cookies.update({name: value})}
    )
    cookies = {}
    holding.give(response(), workshop, token)
    request.COOKIES = cookies if token else {}
    request.POST = QueryDict(mutable=True)
    request.POST.update(fields)
    return request


@pytest.mark.parametrize(
    ("fields", "read"),
    [
        ({"choices": "3,1", "turn": "4"}, ((3, 1), 4)),
        ({"choices": "3"}, ((3,), None)),
        ({"choices": ""}, None),
        ({"rank_3": "1"}, None),
        ({"choices": "3;1"}, None),
        ({"choices": "²"}, None),
        ({"choices": "1", "turn": "-1"}, None),
        ({"choices": "1", "turn": "12345678901"}, None),
        ({"choices": ",".join("1" for _ in range(60))}, None),
    ],
)
def test_only_an_order_that_was_tapped_takes_the_express_lane(fields, read):
    workshop = Workshop(public_id="salle", code="ABC234")

    taken = express.read(posted(workshop, "jeton", **fields), code="ABC234", number="1")

    assert (taken and (taken.choices, taken.turn)) == read


def test_without_a_seat_the_page_answers():
    workshop = Workshop(public_id="salle", code="ABC234")

    assert express.read(posted(workshop, "", choices="1"), code="ABC234", number="1") is None
