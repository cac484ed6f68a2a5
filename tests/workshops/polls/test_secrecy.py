"""In no format does the database, a page or an export tell who answered what."""

import json

import pytest
from django.apps import apps
from django.core.serializers.json import DjangoJSONEncoder
from django.db import DatabaseError, transaction

from resal.core.registry import registry
from resal.directory.models import Sector
from resal.journal.models import Entry
from resal.workshops import secrecy
from resal.workshops.actions import answering
from resal.workshops.models import Answer, LiveAnswer, PollRound, PollSeat
from resal.workshops.poll_exports import poll_data, poll_data_as_csv
from tests.workshops.polls import factories

pytestmark = pytest.mark.django_db
KINDS = sorted(factories.EXAMPLES)


def everything_stored():
    tables = [model for model in apps.get_models() if model._meta.managed]
    return "".join(
        json.dumps(list(table.objects.order_by("pk").values()), cls=DjangoJSONEncoder) for table in tables
    )


@pytest.mark.parametrize("kind", KINDS)
def test_no_token_is_stored_before_or_after_the_count(kind):
    poll, by, told = factories.example(kind)
    stored = everything_stored()
    factories.counted(poll, by)

    stored += everything_stored()
    assert [token for token, _sector in told if token in stored] == []


@pytest.mark.parametrize("kind", KINDS)
def test_while_it_is_open_no_row_tells_a_sector_or_ties_a_place_to_an_answer(kind):
    """Two rows of one sector look unlike, and nothing of a place leads to an answer without the phone."""
    poll, _by, told = factories.example(kind)
    live = list(LiveAnswer.objects.all())
    round = poll.rounds.get()

    assert len({row.seal for row in live}) == len(told)
    assert {f.name for f in PollSeat._meta.get_fields()} == {"id", "poll", "digest", "ideas_sent"}
    known = {seat.digest for seat in PollSeat.objects.all()} | {
        str(seat.pk) for seat in PollSeat.objects.all()
    }
    assert {secrecy.answer_key(round.pk, word) for word in known} & {row.key for row in live} == set()
    codes = set(Sector.objects.values_list("code", flat=True))
    assert [row for row in live if any(code in row.seal + json.dumps(row.answers) for code in codes)] == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_counted_answer_has_a_random_id_a_group_of_three_and_nothing_else(kind):
    poll, by, _told = factories.example(kind)
    factories.counted(poll, by)

    assert {field.name for field in Answer._meta.get_fields()} == {"id", "round", "group", "answers"}
    groups = list(Answer.objects.values_list("group", flat=True))
    assert min(groups.count(group) for group in set(groups)) >= 3
    assert (LiveAnswer.objects.count(), PollSeat.objects.count()) in [(0, 0), (0, 7)]


def test_answers_are_kept_in_an_order_that_comes_from_nowhere():
    sectors = [Sector(code=f"s{n}") for n in range(3)]
    live = [(f"k{n}", secrecy.sector_seal(f"k{n}", sectors[n % 3].code), {"1": n + 1}) for n in range(9)]

    orders = {tuple(one.answers["1"] for one in answering._given(live, [1])[1]) for _try in range(20)}

    assert len(orders) > 1


def test_live_tables_are_never_in_a_backup():
    assert set(registry.never_in_backup) >= {"workshops_pollseat", "workshops_liveanswer"}


@pytest.mark.parametrize("kind", KINDS)
def test_under_three_answers_nothing_is_shown(kind):
    poll, by = factories.opened(kind, **factories.MORE.get(kind, {}))
    factories.answered(poll, factories.EXAMPLES[kind])
    result = factories.counted(poll, by)

    assert (result["withheld"], result["lines"], result["sectors"]) == (True, [], [])


@pytest.mark.parametrize("kind", KINDS)
def test_what_leaves_holds_no_answer_and_no_sector_under_the_gate(kind):
    poll, by, _told = factories.example(kind)
    result = factories.counted(poll, by)
    told = json.dumps(poll_data(factories.fresh(poll))) + poll_data_as_csv(poll).decode()

    assert result["sectors"] == []
    assert [word for word in ("answers", "seal", "digest", "votes") if word in told] == []


@pytest.mark.parametrize("kind", KINDS)
def test_an_open_consultation_looks_the_same_whatever_was_answered(kind, client):
    poll, by, told = factories.example(kind)
    client.force_login(by)
    before = seen(client, poll)
    for token, sector in told:
        answering.answer(poll, token, sector, factories.EXAMPLES[kind][0])

    assert seen(client, poll) == before


def seen(client, poll):
    page = client.get(poll.get_absolute_url()).content.decode()
    return [line for line in page.splitlines() if "csrf" not in line and "once" not in line]


@pytest.mark.parametrize("kind", KINDS)
def test_the_journal_tells_of_the_round_and_never_of_an_answer(kind):
    poll, by, _told = factories.example(kind)
    factories.counted(poll, by)

    types = set(Entry.objects.values_list("object_type", flat=True))
    assert types & {"workshops.answer", "workshops.liveanswer", "workshops.pollseat"} == set()
    verbs = Entry.objects.filter(object_type="workshops.pollround").order_by("pk")
    assert list(verbs.values_list("verb", flat=True)) == ["opened", "counted"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_count_is_final_and_is_made_once(kind):
    poll, by, _told = factories.example(kind)
    first = answering.count_poll(poll, by=by)
    again = answering.count_poll(poll, by=by)

    assert (again.pk, again.result) == (first.pk, first.result)
    with pytest.raises(DatabaseError), transaction.atomic():
        PollRound.objects.filter(pk=first.pk).update(result={})
