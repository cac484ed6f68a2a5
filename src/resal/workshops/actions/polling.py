"""The other formats, before and around the answers: prepared, opened, counted, kept for the plan."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from resal.accounts.models import Person
from resal.core import clock, texts
from resal.core.errors import Refusal
from resal.directory.models import Milieu
from resal.journal.trail import record
from resal.workshops.enums import ItemState, PollKind, PollStatus
from resal.workshops.models import Poll, PollItem, PollRound

FIELDS = ("title", "settings", "takes_ideas", "head_count", "closes_on")
LIVING = (PollStatus.PREPARED, PollStatus.OPEN, PollStatus.BETWEEN)
FEWEST_ITEMS, MOST_ITEMS = 2, 100
FEWEST_PEOPLE = 3
LONGEST_DAYS = 92
KEEP_DAYS = 730


@dataclass(frozen=True, slots=True)
class Line:
    """An item as it is typed."""

    words: str
    words_en: str = ""
    cost: int | None = None


@transaction.atomic
def prepare_poll(
    milieu: Milieu,
    kind: PollKind | str,
    *,
    by: Person | None,
    question: str = "",
    lines: Iterable[Line] = (),
    **details: Any,
) -> Poll:
    """A new consultation of this milieu in this format, with its list."""
    poll = Poll.objects.create(
        milieu=milieu,
        kind=PollKind(kind),
        question=texts.write(question, "workshops.poll_question"),
        created_at=clock.now(),
        **details,
    )
    _lay_items(poll, lines)
    record(by, "prepared", poll, ["kind", "question", "items", *details])
    return poll


@transaction.atomic
def describe_poll(
    poll: Poll, *, by: Person, question: str, lines: Sequence[Line], changes: Mapping[str, Any]
) -> None:
    """Write its sheet again, before it opens: nothing changes under those who answer."""
    poll = held_poll(poll)
    _refuse_unless(poll, PollStatus.PREPARED)
    poll.question = texts.replace(poll.question, question, "workshops.poll_question")
    for name in FIELDS:
        if name in changes:
            setattr(poll, name, changes[name])
    poll.save(update_fields=["question", *FIELDS])
    _lay_items(poll, lines)
    record(by, "edited", poll, ["question", "items", *changes])


@transaction.atomic
def copy_poll(poll: Poll, *, by: Person) -> Poll:
    """A model to start from: the same list and settings, in preparation, nothing of the answers."""
    copy = Poll.objects.create(
        milieu=poll.milieu,
        kind=poll.kind,
        title=_("%(title)s (copie)") % {"title": poll.title[:150]},
        question=poll.question,
        settings=poll.settings,
        takes_ideas=poll.takes_ideas,
        head_count=poll.head_count,
        created_at=clock.now(),
    )
    PollItem.objects.bulk_create(
        PollItem(poll=copy, number=number, wording=item.wording, wording_en=item.wording_en, cost=item.cost)
        for number, item in enumerate(poll.items.shown().in_order(), start=1)
    )
    record(by, "copied", copy)
    return copy


@transaction.atomic
def open_poll(poll: Poll, *, by: Person | None, closes_on: date | None = None) -> PollRound:
    """People may answer from now. List and settings freeze; opening twice is opening once.

    `closes_on` is the last day of a second round.
    """
    poll = held_poll(poll)
    standing = poll.rounds.filter(counted_at=None).first()
    if standing is not None:
        return standing
    _refuse_unless(poll, PollStatus.PREPARED, PollStatus.BETWEEN)
    if poll.items.shown().count() < FEWEST_ITEMS:
        raise Refusal(_("Écrivez au moins deux éléments avant d’ouvrir."))
    if poll.is_between:
        poll.closes_on = closes_on
    _refuse_bad_day(poll.closes_on)
    opened = PollRound.objects.create(
        poll=poll,
        number=poll.rounds.count() + 1,
        opened_at=clock.now(),
        closes_at=end_of(poll.closes_on) if poll.closes_on else None,
    )
    Poll.objects.filter(pk=poll.pk).update(status=PollStatus.OPEN, closes_on=poll.closes_on)
    record(by, "opened", opened)
    return opened


@transaction.atomic
def cancel_poll(poll: Poll, *, by: Person) -> None:
    """It will not take place; not once people may have answered."""
    poll = held_poll(poll)
    _refuse_unless(poll, PollStatus.PREPARED)
    Poll.objects.filter(pk=poll.pk).update(status=PollStatus.CLOSED)
    record(by, "cancelled", poll, ["status"])


@transaction.atomic
def add_item(poll: Poll, line: Line, *, by: Person) -> PollItem:
    """One more, while it stands in preparation or takes what people propose."""
    poll = held_poll(poll)
    if not (poll.is_prepared or (poll.takes_ideas and poll.is_open)):
        raise Refusal(_("La liste est fixée : rien ne s’y ajoute."))
    item = write_item(poll, line, ItemState.SHOWN)
    record(by, "added", item, ["wording", "wording_en"])
    return item


@transaction.atomic
def judge_item(item: PollItem, state: ItemState, *, by: Person) -> None:
    """What somebody proposed is offered to all, or set aside: a joke, a name, a case."""
    poll = held_poll(item.poll)
    _refuse_unless(poll, PollStatus.OPEN)
    if not poll.takes_ideas:
        raise Refusal(_("La liste est fixée : rien ne s’y ajoute."))
    PollItem.objects.filter(pk=item.pk).update(state=state)
    record(by, "shown" if state == ItemState.SHOWN else "set_aside", item, ["state"])


def write_item(poll: Poll, line: Line, state: ItemState) -> PollItem:
    """The next number of the list, with its words."""
    last = poll.items.aggregate(last=Max("number"))["last"] or 0
    if last >= MOST_ITEMS:
        raise Refusal(_("Cent éléments, c’est déjà beaucoup à lire : la liste est complète."))
    return _written(poll, last + 1, line, state)


def held_poll(poll: Poll) -> Poll:
    """The consultation as it is now, locked until the end of the transaction."""
    polls = Poll.objects.select_for_update(of=("self",)).select_related("milieu", "question", "reason")
    return polls.get(pk=poll.pk)


def held_poll_before_end(poll: Poll) -> Poll:
    """In preparation or under way."""
    poll = held_poll(poll)
    if poll.status not in LIVING:
        raise Refusal(_("Cette consultation est terminée : rien ne peut plus y changer."))
    return poll


def end_of(day: date) -> datetime:
    """The midnight that ends this day, here."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))


def _refuse_unless(poll: Poll, *wanted: PollStatus) -> None:
    if poll.status not in wanted:
        raise Refusal(_("Ce n’est plus le moment : cette consultation a changé. Rechargez la page."))


def _refuse_bad_day(day: date | None) -> None:
    if day is None:
        return
    if day < clock.today():
        raise Refusal(_("Le dernier jour est déjà passé : choisissez-en un autre."), field="closes_on")
    if day > clock.today() + timedelta(days=LONGEST_DAYS):
        raise Refusal(_("Trois mois au plus : au-delà, on oublie de répondre."), field="closes_on")


def _lay_items(poll: Poll, lines: Iterable[Line]) -> None:
    """The list as it now reads; words that did not change keep their row."""
    old = list(poll.items.in_order())
    poll.items.all().delete()
    wanted = list(lines)
    if len(wanted) > MOST_ITEMS:
        raise Refusal(_("Cent éléments au plus."), field="lines")
    for number, line in enumerate(wanted, start=1):
        _written(poll, number, line, ItemState.SHOWN, old[number - 1] if number <= len(old) else None)


def _written(poll: Poll, number: int, line: Line, state: ItemState, old: PollItem | None = None) -> PollItem:
    """What people propose is kept two years, like ideas of the room."""
    days = KEEP_DAYS if state == ItemState.WAITING else None
    place = "workshops.poll_item"
    wording = texts.replace(old and old.wording, line.words, place, keep_days=days)
    if wording is None:
        raise Refusal(_("Écrivez quelque chose avant d’envoyer."), field="words")
    return PollItem.objects.create(
        poll=poll,
        number=number,
        wording=wording,
        wording_en=texts.replace(old and old.wording_en, line.words_en, place, keep_days=days),
        cost=line.cost,
        state=state,
    )
