"""What waits for one person, put together from every app's lines."""

from dataclasses import dataclass, field
from typing import Any

from django.core.cache import caches
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from resal.accounts.models import Care, Person, Role
from resal.core import clock
from resal.core.registry import DeskLine, registry
from resal.journal.models import Entry

SHOWN = 50
KEPT_SECONDS = 60


@dataclass(slots=True)
class Item:
    """A line and who takes care of it."""

    line: DeskLine
    carer: Any = None


@dataclass(slots=True)
class Desk:
    """`decide` is hers or nobody's; `elsewhere` is in the hands of others; `more` counts what is not shown."""

    decide: list[Item] = field(default_factory=list)
    elsewhere: list[Item] = field(default_factory=list)
    stalled: list[Item] = field(default_factory=list)
    week: list[Item] = field(default_factory=list)
    more: int = 0

    @property
    def is_empty(self) -> bool:
        return not (self.decide or self.elsewhere or self.stalled or self.week)


def desk_of(user) -> Desk:
    lines, carers = _waiting_for(user)
    desk = Desk()
    for line in lines:
        item = Item(line, carers.get(line.subject))
        place = _place(desk, item, user)
        if len(place) < SHOWN:
            place.append(item)
        else:
            desk.more += 1
    desk.week.sort(key=lambda item: str(item.line.when or ""))
    return desk


def _waiting_for(user) -> tuple[list[DeskLine], dict[str, Person]]:
    """Every app's lines and who takes care of them, put together again once something happened.

    Whatever is written leaves a number in the journal: while the last number is the same, so are the lines. They
    carry people's words, so they are kept in the memory of this process only, and a minute at most: time, too,
    changes them (and on PostgreSQL two writes at once may become visible in the other order).
    """
    key = f"desk:{user.pk}:{get_language()}:{clock.today()}:{Entry.objects.last_number()}"
    kept = caches["process"].get(key)
    if kept is None:
        lines = registry.lines_for(user)
        kept = lines, Care.objects.of({line.subject for line in lines if line.subject})
        caches["process"].set(key, kept, KEPT_SECONDS)
    return kept


def _place(desk: Desk, item: Item, user) -> list[Item]:
    if item.line.section == "stalled":
        return desk.stalled
    if item.line.section == "week":
        return desk.week
    is_others = item.carer is not None and item.carer != user
    return desk.elsewhere if is_others else desk.decide


def headline(waiting: int, stalled: int = 0) -> str:
    """« Quatre choses vous attendent »: the sentence comes before any number."""
    if waiting:
        sentence = ngettext("%(count)s chose vous attend", "%(count)s choses vous attendent", waiting)
        return sentence % {"count": _said(waiting)}
    if stalled:
        sentence = ngettext("%(count)s chose à relancer", "%(count)s choses à relancer", stalled)
        return sentence % {"count": _said(stalled)}
    return _("Rien ne vous attend")


def _said(count: int) -> str:
    """A small number as a word, at the start of a sentence."""
    words = (
        _("Une"),
        _("Deux"),
        _("Trois"),
        _("Quatre"),
        _("Cinq"),
        _("Six"),
        _("Sept"),
        _("Huit"),
        _("Neuf"),
        _("Dix"),
    )
    return words[count - 1] if count <= len(words) else str(count)


def standing(user) -> str:
    """Which empty desk is hers: the coordination's, a funder's, an evaluator's or a member's."""
    for role in (Role.COORDINATION, Role.EVALUATOR, Role.FUNDER):
        if role in user.roles:
            return role.value
    return Role.MEMBER.value
