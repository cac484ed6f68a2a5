"""An attacker who holds the database, the exports and every page does not learn who voted what."""

import json
import logging

import pytest
from django.apps import apps
from django.core.serializers.json import DjangoJSONEncoder

from resal.core.registry import registry
from resal.journal.models import Entry
from resal.workshops import secrecy
from resal.workshops.actions import gathering, seating, voting
from resal.workshops.enums import StepKind
from resal.workshops.live import state
from resal.workshops.models import Ballot, LiveAuthor, LiveBallot, Seat
from tests.workshops import factories

pytestmark = pytest.mark.django_db

LIVE_TABLES = {"workshops_seat", "workshops_liveballot", "workshops_liveauthor"}


def rows_of(model):
    return json.dumps(list(model.objects.order_by("pk").values()), cls=DjangoJSONEncoder)


def everything_stored():
    return {model._meta.db_table: rows_of(model) for model in apps.get_models() if model._meta.managed}


@pytest.fixture
def room(client):
    workshop, by = factories.opened()
    tokens = [token for seated in factories.seats(workshop, 3, 3, 1) for token in seated]
    workshop = factories.go_to(workshop, StepKind.VOTE_1, by)
    round = workshop.rounds.get()
    for place, token in enumerate(tokens):
        voting.cast(round, token, [place % 4 + 1])
    return workshop, by, tokens, round


def test_no_token_is_stored_anywhere(room):
    _workshop, by, tokens, round = room
    open_tables = "".join(everything_stored().values())
    factories.count(round, by)

    stored = open_tables + "".join(everything_stored().values())
    assert [token for token in tokens if token in stored] == []


def test_no_row_ties_a_seat_to_a_ballot_without_the_phone(room):
    """Everything that a stolen database knows of a seat, alone or with the secret key, finds no ballot."""
    _workshop, _by, tokens, round = room
    keys = set(LiveBallot.objects.values_list("key", flat=True))

    for seat in Seat.objects.all():
        known = {str(seat.pk), seat.digest, str(seat.came_at)}
        assert known & keys == set()
        assert {secrecy.ballot_key(round.pk, word) for word in known} & keys == set()
    assert {secrecy.ballot_key(round.pk, token) for token in tokens} == keys


def test_a_counted_ballot_has_a_random_id_a_group_and_choices_and_nothing_else():
    fields = {field.name for field in Ballot._meta.get_fields()}

    assert fields == {"id", "round", "group", "choices"}


def test_counted_ballots_stand_in_no_order_of_the_vote(room):
    _workshop, by, _tokens, round = room
    orders = set()
    live = list(round.live_ballots.values_list("group", "choices"))
    for _attempt in range(20):
        orders.add(tuple(voting.counted_ballots(live)))
    factories.count(round, by)

    assert len(orders) > 1
    assert sorted(ballot.choices for ballot in Ballot.objects.all()) == sorted(c for _g, c in live)


def test_every_group_of_the_count_has_three_ballots(room):
    _workshop, by, _tokens, round = room
    factories.count(round, by)

    groups = list(Ballot.objects.values_list("group", flat=True))
    assert min(groups.count(group) for group in set(groups)) >= 3


def test_an_absent_voter_does_not_leave_a_lone_ballot_in_a_group():
    workshop, by = factories.opened()
    first, second = factories.seats(workshop, 3, 3)
    workshop = factories.go_to(workshop, StepKind.VOTE_1, by)
    round = workshop.rounds.get()
    for token in [*first, second[0]]:
        voting.cast(round, token, [1])
    counted = factories.count(round, by)

    assert set(Ballot.objects.values_list("group", flat=True)) == {"autres"}
    assert counted.result["is_balanced"] is False


def test_live_tables_are_empty_after_the_count_and_never_in_a_backup(room):
    _workshop, by, _tokens, round = room
    factories.count(round, by)

    assert (LiveBallot.objects.count(), LiveAuthor.objects.count()) == (0, 0)
    assert set(registry.never_in_backup) >= LIVE_TABLES


def test_the_journal_tells_of_the_round_and_never_of_a_ballot(room):
    _workshop, by, _tokens, round = room
    factories.count(round, by)

    told = Entry.objects.filter(object_type="workshops.round").order_by("pk").values_list("verb", flat=True)
    assert list(told) == ["opened", "closing", "counted"]
    types = set(Entry.objects.values_list("object_type", flat=True))
    assert types & {"workshops.ballot", "workshops.liveballot", "workshops.seat"} == set()


def test_seats_are_dated_to_five_minutes():
    workshop, _by = factories.opened()
    factories.seats(workshop, 2)

    assert {(seat.came_at.minute % 5, seat.came_at.second) for seat in Seat.objects.all()} == {(0, 0)}


def test_an_open_round_says_nothing_of_its_content_to_anybody(room, client):
    """The shared state and every page of the facilitator are the same whatever people put in the box."""
    workshop, by, tokens, round = room
    client.force_login(by)
    before = seen_by(client, workshop)
    for token in tokens:
        voting.cast(round, token, [4, 3, 2])

    assert seen_by(client, workshop) == before


def seen_by(client, workshop):
    told = state(workshop.public_id)
    told["step"]["ends_at"] = None
    pages = [f"/activites/{workshop.public_id}/{name}/" for name in ("console", "papier")]
    return told, [parts_of(client.get(page)) for page in pages]


def parts_of(page):
    """What a page shows of the vote: its words without tokens, clocks and hidden fields."""
    words = page.content.decode()
    return [line for line in words.splitlines() if not any(w in line for w in ("csrf", "once", "clock"))]


def test_what_leaves_after_the_vote_holds_no_point_no_mention_no_ballot(room, client):
    workshop, by, _tokens, round = room
    counted = factories.count(round, by)

    lines = {key for line in counted.result["lines"] for key in line}
    assert lines == {
        "issue",
        "rank",
        "label",
        "balanced_rank",
        "balanced_label",
        "score",
        "carried",
        "differs",
    }
    told = json.dumps(state(workshop.public_id)) + json.dumps(counted.result)
    assert [word for word in ("points", "mentions", 'choices": [', "ballots") if word in told] == []


def test_scores_have_one_decimal_at_most(room):
    _workshop, by, _tokens, round = room
    counted = factories.count(round, by)

    scores = [line["score"] for line in counted.result["lines"] if line["score"] is not None]
    assert [score for score in scores if round_off(score) != score] == []


def round_off(score):
    return int(score * 10 + 0.5) / 10


def test_no_sector_is_shown_under_the_gate(room):
    _workshop, by, _tokens, round = room

    assert factories.count(round, by).result["sectors"] == []


def test_the_log_says_nothing_of_a_vote(room, caplog):
    _workshop, by, tokens, round = room
    with caplog.at_level(logging.DEBUG):
        voting.cast(round, tokens[0], [4, 3, 2])
        factories.count(round, by)

    said = [r.getMessage() for r in caplog.records if r.name != "django.db.backends"]
    assert [line for line in said if tokens[0] in line or "[4, 3, 2]" in line] == []


def test_authors_are_forgotten_when_vote_1_opens():
    workshop, by = factories.opened("short")
    [tokens] = factories.seats(workshop, 3)
    workshop = factories.go_to(workshop, StepKind.IDEAS, by)
    gathering.add_idea(workshop, tokens[0], "Une idée")
    before = LiveAuthor.objects.count()
    factories.go_to(workshop, StepKind.VOTE_1, by)

    assert (before, LiveAuthor.objects.count()) == (1, 0)


def test_a_departure_during_a_vote_is_not_noted_at_the_console(room):
    from resal.core.errors import Refusal

    workshop, by, _tokens, _round = room
    sector = Seat.objects.first().sector

    with pytest.raises(Refusal):
        seating.let_go(workshop, sector=sector, channel="phone", by=by)
