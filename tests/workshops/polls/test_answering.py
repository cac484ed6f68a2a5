"""Taking a place, answering, changing one's mind, and what is refused."""

from datetime import timedelta

import pytest

from resal.core import clock
from resal.core.errors import Refusal
from resal.workshops.actions import answering, polling
from resal.workshops.enums import ItemState, PollStatus
from resal.workshops.models import LiveAnswer, PollItem
from tests.workshops.polls import factories

pytestmark = pytest.mark.django_db
KINDS = sorted(factories.EXAMPLES)


@pytest.mark.parametrize("kind", KINDS)
def test_the_last_answers_count(kind):
    poll, _by = factories.opened(kind, **factories.MORE.get(kind, {}))
    [(token, sector)] = factories.people(poll, 1)
    first, then = factories.EXAMPLES[kind]
    answering.answer(poll, token, sector, first)
    answering.answer(poll, token, sector, then)

    assert LiveAnswer.objects.count() == 1
    assert answering.answers_of(poll.rounds.get(), token) == answering.checked(poll, then)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "bad", [{"99": 1}, {"-1": 1}, {"rien": 1}, {"²": 1}, {}, {"1": "beaucoup"}, {"1": -3}]
)
def test_what_is_no_answer_of_this_format_leaves_no_row(kind, bad):
    poll, _by = factories.opened(kind, **factories.MORE.get(kind, {}))
    [(token, sector)] = factories.people(poll, 1)

    with pytest.raises(Refusal):
        answering.answer(poll, token, sector, bad)
    assert LiveAnswer.objects.count() == 0


def test_a_foreign_token_an_empty_one_and_another_consultation_s_are_refused():
    poll, _by = factories.opened()
    other, _by = factories.opened()
    [(token, sector)] = factories.people(other, 1)

    for held in (token, "", "inventé"):
        with pytest.raises(Refusal):
            answering.answer(poll, held, sector, {"1": 1})
    assert LiveAnswer.objects.count() == 0


def test_places_are_capped():
    poll, _by = factories.opened(head_count=3)
    factories.people(poll, 3)

    with pytest.raises(Refusal):
        answering.take_poll_seat(poll)


def test_after_the_last_day_nothing_is_taken_and_the_worker_counts():
    poll, _by = factories.opened(closes_on=clock.today())
    [(token, sector), *_others] = factories.answered(poll, [{"1": 1}] * 3)
    assert answering.count_ended_polls() == 0

    with clock.at(clock.now() + timedelta(days=1)):
        with pytest.raises(Refusal):
            answering.answer(poll, token, sector, {"2": 1})
        assert (answering.count_ended_polls(), answering.count_ended_polls()) == (1, 0)
    assert factories.fresh(poll).status == PollStatus.COUNTED
    assert poll.rounds.get().result["voters"] == 3


def test_it_never_reopens():
    poll, by = factories.opened()
    factories.counted(poll, by)

    with pytest.raises(Refusal):
        polling.open_poll(poll, by=by)


def test_a_short_list_a_past_day_and_a_far_one_do_not_open():
    short, by = factories.prepared(items=1)
    past, _by = factories.prepared(closes_on=clock.today() - timedelta(days=1))
    far, _by = factories.prepared(closes_on=clock.today() + timedelta(days=200))

    for poll in (short, past, far):
        with pytest.raises(Refusal):
            polling.open_poll(poll, by=by)


def test_ending_with_two_answers_is_told_first():
    poll, by = factories.opened()
    factories.answered(poll, [{"1": 1}] * 2)

    with pytest.raises(Refusal):
        answering.count_poll(poll, by=by, sure=False)
    assert answering.count_poll(poll, by=by).result["withheld"] is True


def test_the_sheet_freezes_when_it_opens():
    poll, by = factories.opened()

    with pytest.raises(Refusal):
        polling.describe_poll(poll, by=by, question="Autre", lines=[], changes={})
    with pytest.raises(Refusal):
        polling.add_item(poll, polling.Line("Un de plus"), by=by)


def test_a_copy_has_the_list_and_no_answer():
    poll, by = factories.opened()
    factories.answered(poll, [{"1": 1}] * 3)
    copy = polling.copy_poll(poll, by=by)

    assert (copy.status, copy.items.count(), copy.rounds.count()) == (PollStatus.PREPARED, 4, 0)
    assert copy.code != poll.code


def test_ten_thousand_ideas_from_one_phone_are_five():
    poll, _by = factories.opened(takes_ideas=True)
    [(token, _sector)] = factories.people(poll, 1)
    refused = 0
    for number in range(50):
        try:
            answering.propose_item(poll, token, f"Idée {number}")
        except Refusal:
            refused += 1

    assert (refused, PollItem.objects.filter(state=ItemState.WAITING).count()) == (45, 5)


def test_a_proposal_waits_until_it_is_read_and_can_be_set_aside_again():
    poll, by = factories.opened(takes_ideas=True)
    [(token, sector)] = factories.people(poll, 1)
    item = answering.propose_item(poll, token, "Des bancs")
    with pytest.raises(Refusal):
        answering.answer(poll, token, sector, {"5": 1})

    polling.judge_item(item, ItemState.SHOWN, by=by)
    answering.answer(poll, token, sector, {"5": 1, "1": 1})
    polling.judge_item(item, ItemState.SET_ASIDE, by=by)
    factories.answered(poll, [{"1": 1}] * 2)

    result = factories.counted(poll, by)
    assert [line["item"] for line in result["lines"]] == [1, 2, 3, 4]
    assert result["voters"] == 3


def test_a_list_that_takes_no_proposals_refuses_them():
    poll, _by = factories.opened()
    [(token, _sector)] = factories.people(poll, 1)

    with pytest.raises(Refusal):
        answering.propose_item(poll, token, "Des bancs")


def test_a_sector_renamed_or_gone_meanwhile_changes_no_count():
    from resal.directory.models import Sector

    poll, by = factories.opened()
    told = factories.answered(poll, [{"1": 1}] * 6, 3, 3)
    Sector.objects.filter(code=told[0][1]).update(name_fr="Autre nom")

    assert factories.counted(poll, by)["voters"] == 6
