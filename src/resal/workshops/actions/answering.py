"""Answers to a consultation: taken while it is open, then counted once and tied to nobody.

Only how many people answered is known before the count. The phone holds its token and its sector; the database
holds neither.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from resal.accounts.models import Person
from resal.core import clock
from resal.core.errors import Refusal
from resal.directory.models import Sector
from resal.journal.trail import record
from resal.workshops import secrecy
from resal.workshops.actions.polling import Line, held_poll, write_item
from resal.workshops.actions.voting import named_groups
from resal.workshops.disclosing import gate
from resal.workshops.domain.polls import rules_of
from resal.workshops.domain.polls.base import Given, Item, Unusable, still_asked
from resal.workshops.enums import ItemState, PollStatus
from resal.workshops.models import Answer, LiveAnswer, Poll, PollItem, PollRound, PollSeat
from resal.workshops.refusing import sentence_of

MOST_IDEAS = 5
LONGEST_IDEA = 200


@transaction.atomic
def take_poll_seat(poll: Poll) -> str:
    """A place among those who answer, and the token that this phone alone keeps."""
    poll = held_poll(poll)
    if poll.by_card:
        raise Refusal(_("Cette consultation demande un code personnel."))
    return new_seat(poll)


def new_seat(poll: Poll) -> str:
    """One more place of a poll that is held, if there is one."""
    if open_round(poll) is None:
        raise Refusal(_("Cette consultation ne prend pas de réponses en ce moment."))
    if poll.seats.count() >= poll.head_count:
        raise Refusal(_("Toutes les places sont prises. Parlez-en à la coordination."))
    token = secrecy.new_token()
    PollSeat.objects.create(poll=poll, digest=secrecy.seat_digest(token))
    return token


def has_seat(poll: Poll, token: str) -> bool:
    return bool(token) and PollSeat.objects.filter(poll=poll, digest=secrecy.seat_digest(token)).exists()


@transaction.atomic
def answer(poll: Poll, token: str, sector: str, answers: Mapping[str, Any]) -> None:
    """This person's answers, whole. Answering again replaces them; the last ones count."""
    round = answerable(poll, token)
    _keep(round, token, sector, checked(poll, answers))


@transaction.atomic
def answer_one(poll: Poll, token: str, sector: str, name: str, value: Any) -> None:
    """One card: its answer joins those that this phone gave, or replaces the one it gave before."""
    round = answerable(poll, token)
    _keep(round, token, sector, checked(poll, {**_asked(poll, round, token), name: value}))


@transaction.atomic
def take_back(poll: Poll, token: str, sector: str, name: str) -> None:
    """One card as if it had never been answered."""
    round = answerable(poll, token)
    left = {card: value for card, value in _asked(poll, round, token).items() if card != name}
    if left:
        _keep(round, token, sector, checked(poll, left))
    else:
        LiveAnswer.objects.filter(key=secrecy.answer_key(round.pk, token)).delete()


@transaction.atomic
def propose_item(poll: Poll, token: str, words: str) -> PollItem:
    """Somebody adds to the list: it waits until the coordination has read it. Five a person."""
    answerable(poll, token)
    if not poll.takes_ideas:
        raise Refusal(_("La liste est fixée : rien ne s’y ajoute."))
    if len(words) > LONGEST_IDEA:
        raise Refusal(
            _("Une proposition tient en %(most)s caractères.") % {"most": LONGEST_IDEA}, field="words"
        )
    seats = PollSeat.objects.filter(digest=secrecy.seat_digest(token), ideas_sent__lt=MOST_IDEAS)
    if not seats.update(ideas_sent=F("ideas_sent") + 1):
        raise Refusal(_("Vous avez fait toutes vos propositions. Merci !"), field="words")
    return write_item(poll, Line(words), ItemState.WAITING)


def answers_of(round: PollRound, token: str) -> dict[str, Any]:
    """What this phone answered, to show it to its own holder while the round is open."""
    live = LiveAnswer.objects.filter(key=secrecy.answer_key(round.pk, token)).first()
    return live.answers if live else {}


def open_round(poll: Poll) -> PollRound | None:
    """The round that takes answers now."""
    round = poll.rounds.filter(counted_at=None).first()
    return round if round is not None and not round.is_over else None


@transaction.atomic
def count_poll(poll: Poll, *, by: Person | None, sure: bool = True) -> PollRound:
    """Close, count and forget who answered what, at once. Asking twice counts once; nothing reopens.

    With fewer than three answers nothing can be shown: whoever is not `sure` is told first.
    """
    poll = held_poll(poll)
    round = poll.rounds.order_by("-number").first()
    if round is None:
        raise Refusal(_("Cette consultation n’est pas ouverte."))
    if round.is_counted:
        return round
    live = list(round.live_answers.values_list("key", "seal", "answers"))
    if not sure and len(live) < 3:
        raise Refusal(
            _("Moins de trois réponses : rien ne pourra être montré. Attendez, ou terminez quand même.")
        )
    groups, people = _given(live, [item.number for item in items_of(poll)])
    now = clock.now()
    result = _result(poll, round, people)
    PollRound.objects.filter(pk=round.pk, counted_at=None).update(
        closes_at=min(round.closes_at or now, now), counted_at=now, groups=groups, result=result
    )
    _unlink(poll, round, people)
    record(by, "counted", round, ["counted_at", "result"])
    return PollRound.objects.get(pk=round.pk)


@transaction.atomic
def end_poll(poll: Poll, *, by: Person) -> None:
    """No second round: what the first one gave stands."""
    poll = held_poll(poll)
    if not poll.is_between:
        raise Refusal(_("Ce n’est plus le moment : cette consultation a changé. Rechargez la page."))
    _end(poll)
    record(by, "ended", poll, ["status"])


def count_ended_polls() -> int:
    """The worker's round: consultations whose last day is over are counted; returns how many."""
    over = PollRound.objects.filter(counted_at=None, closes_at__lte=clock.now()).select_related("poll")
    rounds = list(over.order_by("pk"))
    for round in rounds:
        count_poll(round.poll, by=None)
    return len(rounds)


def items_of(poll: Poll) -> list[Item]:
    """What is answered on now."""
    shown = poll.items.shown().order_by("number").values_list("number", "cost")
    return [Item(number, cost or 0) for number, cost in shown]


def checked(poll: Poll, answers: Mapping[str, Any]) -> dict[str, Any]:
    try:
        return rules_of(poll.kind).checked(answers, items_of(poll), poll.settings)
    except Unusable as refused:
        raise Refusal(sentence_of(refused), field="answers") from refused


def answerable(poll: Poll, token: str) -> PollRound:
    """The round this phone may answer, with the poll locked."""
    round = open_round(held_poll(poll))
    if round is None:
        raise Refusal(_("La consultation est fermée : cette réponse n’a pas été comptée."))
    if not has_seat(poll, token):
        raise Refusal(_("Ce téléphone n’a pas de place dans cette consultation."))
    return round


def _asked(poll: Poll, round: PollRound, token: str) -> dict[str, Any]:
    """This phone's answers on what is still in the list."""
    return still_asked(answers_of(round, token), [item.number for item in items_of(poll)])


def _keep(round: PollRound, token: str, sector: str, answers: dict[str, Any]) -> None:
    key = secrecy.answer_key(round.pk, token)
    kept = LiveAnswer(key=key, round=round, seal=secrecy.sector_seal(key, sector), answers=answers)
    LiveAnswer.objects.bulk_create(
        [kept], update_conflicts=True, unique_fields=["key"], update_fields=["seal", "answers"]
    )


def _given(live: Sequence[tuple[str, str, dict]], items: Sequence[int]) -> tuple[list[dict], list[Given]]:
    """The groups of three or more, and the answers in them in an order that comes from nowhere.

    An item that was set aside meanwhile is in nobody's answers any more.
    """
    family = dict(Sector.objects.order_by("pk").values_list("code", "family__code"))
    told = [
        (secrecy.sector_under(seal, key, family), asked)
        for key, seal, answers in live
        if (asked := still_asked(answers, items))
    ]
    known = Counter(sector for sector, _answers in told if sector)
    groups = named_groups(known, family) if known else []
    into = {sector: group["code"] for group in groups for sector in group["sectors"]}
    rest = groups[-1]["code"] if groups else ""
    people = [Given(into.get(sector or "", rest), answers) for sector, answers in told]
    return groups, secrecy.shuffled(people)


def _result(poll: Poll, round: PollRound, people: Sequence[Given]) -> dict[str, Any]:
    """What may be seen, frozen before it is. A second round is told beside the first, tied to nobody by now."""
    rules, items = rules_of(poll.kind), items_of(poll)
    if round.number == 1:
        return rules.result_of(people, items, poll.settings, gate())
    first = Answer.objects.filter(round__poll=poll, round__number=round.number - 1).order_by("pk")
    before = [Given(group, answers) for group, answers in first.values_list("group", "answers")]
    return rules.result_of(people, items, poll.settings, gate(), before)


def _unlink(poll: Poll, round: PollRound, people: Sequence[Given]) -> None:
    Answer.objects.bulk_create(Answer(round=round, group=one.group, answers=one.answers) for one in people)
    LiveAnswer.objects.filter(round=round).delete()
    secrecy.forget_deleted_rows(LiveAnswer._meta.db_table)
    if round.number < rules_of(poll.kind).DEFAULTS.get("rounds", 1):
        Poll.objects.filter(pk=poll.pk).update(status=PollStatus.BETWEEN)
    else:
        _end(poll)


def _end(poll: Poll) -> None:
    """Nobody answers any more: the places are forgotten."""
    Poll.objects.filter(pk=poll.pk).update(status=PollStatus.COUNTED)
    PollSeat.objects.filter(poll=poll).delete()
    poll.seat_cards.all().delete()
    secrecy.forget_deleted_rows(PollSeat._meta.db_table)
