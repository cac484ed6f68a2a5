"""Where apps meet without importing each other.

Each app's `manifest.py` registers, at start, what it offers the others: menu entries, desk lines, hand-overs,
news it listens to, exports, personal-data sources, live topics, periodic work, demo chapters. What passes
between apps passes as plain values. Adding an app edits no other.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from re import Pattern
from typing import Any

from django.db import transaction

from resal.core import clock


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """A word of the menu. `may(user)` says who sees it; `prefix` is the part of the address that is its own."""

    label: Any
    url_name: str
    prefix: str
    may: Callable[[Any], bool]
    order: int = 50


@dataclass(frozen=True, slots=True)
class SectorMark:
    """A sector as a tile: two letters, colour index 0–7, whether it is there or missing."""

    short: str
    name: str
    colour: int
    present: bool = True


@dataclass(frozen=True, slots=True)
class DeskLine:
    """One thing on the desk. `section`: "decide" (waits for me), "stalled" (to follow up) or "week" (coming).

    `subject` ("support.request:ab12…") is what `accounts.care` hands from one person to another.
    """

    section: str
    title: str
    detail: str
    address: str
    action: str
    subject: str = ""
    when: datetime | date | None = None
    tag: str = ""
    tone: str = ""
    sectors: tuple[SectorMark, ...] = ()
    urgency: int = 0


@dataclass(frozen=True, slots=True)
class PublicLine:
    """One thing that a milieu agreed to publish, as the public home shows it."""

    title: str
    detail: str
    address: str
    when: date | None = None
    territory: str = ""


@dataclass(frozen=True, slots=True)
class HandOver:
    """A passage from one app to another: `receive(payload, by)` returns the address of what it made."""

    name: str
    payload: type
    receive: Callable[[Any, Any], str]


@dataclass(frozen=True, slots=True)
class Subject:
    """A kind of thing that people take care of: `load(key)` gives it, `may_hand(user, thing)` who may pass it on.

    `label(thing)` and `address(thing)` name it; `candidates(thing)` are the people it can be handed to.
    """

    kind: str
    load: Callable[[str], Any]
    may_hand: Callable[[Any, Any], bool]
    label: Callable[[Any], str]
    address: Callable[[Any], str]
    candidates: Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class LivePlace:
    """A live topic kind ("workshop"): `state(key)` is the shared state, with nothing personal in it.

    `admits(key, holder)` may take a pass back before its end; without it a good pass is enough.
    `weight(state)` is what every listener must hear of at once: the rest are counts, that phones get each second.
    When `mark(state)` moves, `scene(key, state, language)` goes out once with the state to those who listen in that
    language: the new page, drawn once for all of them, and so with nothing personal either. None: they ask for it.
    """

    kind: str
    state: Callable[[str], dict[str, Any]]
    admits: Callable[[str, str], bool] | None = None
    weight: Callable[[dict[str, Any]], Any] | None = None
    mark: Callable[[dict[str, Any]], str] | None = None
    scene: Callable[[str, dict[str, Any], str], dict[str, Any] | None] | None = None


@dataclass(frozen=True, slots=True)
class ExpressPost:
    """A form that many send at the same instant. `read(request, **parts)` takes it when it is in perfect order,
    without a look at the database, else gives None; `store(things)` writes what came together, in one
    transaction, and says for each whether it did; `answer(**parts)` is where the sender goes next.
    What is not taken is answered by the view at the same address."""

    address: Pattern[str]
    read: Callable[..., Any]
    store: Callable[[Sequence[Any]], Sequence[bool]]
    answer: Callable[..., str]


@dataclass(frozen=True, slots=True)
class Periodic:
    """Work that comes back: `run()` at least every `every`, in the worker."""

    name: str
    every: timedelta
    run: Callable[[], Any]


@dataclass(frozen=True, slots=True)
class Attended:
    """An organisation was called to an activity on a day, and came or not: what ties are made of.

    `activity` names it once in the network ("support.meeting:12"); `kind` is its layer: "meeting", "team", "room",
    "plan", "training" or "plenary". No person is named; `hours` are those the organisation gave there.
    """

    organisation_id: int
    activity: str
    kind: str
    day: date
    came: bool = True
    hours: float = 0.0


@dataclass(frozen=True, slots=True)
class GivenHours:
    """Hours that people gave, or promised by name, in a period: `given(since, until)` says how many, by person."""

    name: str
    label: Any
    given: Callable[[date, date], Mapping[int, float]]


@dataclass(frozen=True, slots=True)
class Counted:
    """One thing behind a figure of the report: `key` tells it from others, `amount` is what it adds.

    `label` and `address` are shown to those who may open the things behind figures, never in the report itself.
    """

    key: str
    label: str = ""
    address: str = ""
    day: date | None = None
    amount: int | Decimal = 1


@dataclass(frozen=True, slots=True)
class Statistic:
    """A figure of the yearly report. Apps that register the same `name` add up: a key counts once.

    `axis` is the part of the report: "support", "strengthen", "share", "coordinate", "results" or "reach".
    `of_people` says that small figures could point at somebody: they are hidden. `out_of` names the statistic of
    which this one is a part.
    """

    name: str
    axis: str
    label: Any
    count: Callable[[date, date], Iterable[Counted]]
    order: int = 50
    of_people: bool = False
    out_of: str = ""


@dataclass(frozen=True, slots=True)
class DemoChapter:
    """A part of the demo network, told in `order`; `tell(story)` uses real actions and leaves names in `story`."""

    order: int
    name: str
    tell: Callable[[dict[str, Any]], None]


@dataclass(slots=True)
class Registry:
    """The offers of all apps. `first_start` work is idempotent and runs after each migration; `outcomes` tell
    what became of a workshop, by its public id; tables named in `never_in_backup` are left empty in copies;
    `purposes` say in words what a consent of this code is for."""

    menu: list[MenuEntry] = field(default_factory=list)
    desk: list[Callable[[Any], Iterable[DeskLine]]] = field(default_factory=list)
    hand_overs: dict[str, HandOver] = field(default_factory=dict)
    listeners: dict[str, list[Callable[..., None]]] = field(default_factory=dict)
    subjects: dict[str, Subject] = field(default_factory=dict)
    live: dict[str, LivePlace] = field(default_factory=dict)
    express: list[ExpressPost] = field(default_factory=list)
    first_start: list[Callable[[], Any]] = field(default_factory=list)
    periodic: list[Periodic] = field(default_factory=list)
    demo: list[DemoChapter] = field(default_factory=list)
    personal_data: dict[str, Callable[[Any], Any]] = field(default_factory=dict)
    never_in_backup: list[str] = field(default_factory=list)
    outcomes: dict[str, Callable[[str], Any]] = field(default_factory=dict)
    published: list[Callable[[], Iterable[PublicLine]]] = field(default_factory=list)
    milieu_cards: list[Callable[[Any, Any], Iterable[Any]]] = field(default_factory=list)
    profile_cards: list[Callable[[Any], Iterable[DeskLine]]] = field(default_factory=list)
    purposes: dict[str, Any] = field(default_factory=dict)
    activities: list[Callable[[date, date], Iterable[Attended]]] = field(default_factory=list)
    statistics: list[Statistic] = field(default_factory=list)
    hours: list[GivenHours] = field(default_factory=list)

    def menu_of(self, user) -> list[MenuEntry]:
        return sorted((entry for entry in self.menu if entry.may(user)), key=lambda entry: entry.order)

    def lines_for(self, user) -> list[DeskLine]:
        """Every app's desk lines for this person, most urgent first, then oldest."""
        lines = [line for source in self.desk for line in source(user)]
        return sorted(lines, key=lambda line: (-line.urgency, str(line.when or ""), line.title))

    def hand_over(self, name: str, payload: Any, *, key: str, by: Any) -> str:
        """Pass `payload` to the app that registered `name`, once for each key; returns an address.

        Runs in the caller's transaction. Raises KeyError when no app of this installation receives it
        (`can_hand_over` says so beforehand) and TypeError when the payload is not of the agreed type.
        """
        hand_over = self.hand_overs[name]
        if not isinstance(payload, hand_over.payload):
            raise TypeError(f"{name} expects {hand_over.payload.__name__}, not {type(payload).__name__}")
        return _hand_over_once(hand_over, payload, key=key, by=by)

    def can_hand_over(self, name: str) -> bool:
        return name in self.hand_overs

    def listen(self, news: str, listener: Callable[..., None]) -> None:
        self.listeners.setdefault(news, []).append(listener)

    def announce(self, news: str, **facts: Any) -> None:
        """Tell the apps above, in this transaction: `announce("directory.member_left", person=…)`."""
        for listener in self.listeners.get(news, []):
            listener(**facts)


@transaction.atomic
def _hand_over_once(hand_over: HandOver, payload: Any, *, key: str, by: Any) -> str:
    from resal.core.models import HandOverReceipt  # noqa: PLC0415 - manifests load before models are ready

    done = HandOverReceipt.objects.filter(name=hand_over.name, key=key).first()
    if done:
        return done.address
    address = hand_over.receive(payload, by)
    HandOverReceipt.objects.create(name=hand_over.name, key=key, address=address, at=clock.now())
    return address


registry = Registry()
