"""What waits for one person, put together from every app's lines."""

from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from resal.accounts.models import Care, Role
from resal.core.registry import DeskLine, registry

SHOWN = 50


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
    """The desk, with one query for who takes care of what."""
    lines = registry.lines_for(user)
    carers = Care.objects.of({line.subject for line in lines if line.subject})
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
