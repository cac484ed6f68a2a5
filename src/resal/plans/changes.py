"""A difference between two versions as people read it: names of fields, words of texts, names of organisations."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from resal.core.models import Text
from resal.plans.content import KINDS
from resal.plans.domain.difference import Change, State, difference
from resal.plans.models.part import Part


@dataclass(frozen=True, slots=True)
class Said:
    """One change: of what, which field, before, after; `sort` is added, removed or changed."""

    sort: str
    what: str
    name: str
    field: str = ""
    before: str = ""
    after: str = ""


def readable(before: State, after: State) -> list[Said]:
    """Each change in words. A text that was withdrawn or erased since shows what stands in its place."""
    found = difference(before, after)
    reader = _Reader((before, after))
    return [_said(change, before, after, reader) for change in found]


def _said(change: Change, before: State, after: State, reader: "_Reader") -> Said:
    model = KINDS[change.kind]
    state = before if change.sort == "removed" else after
    name = reader.name(change.kind, state[change.kind][change.id])
    what = str(model._meta.verbose_name)
    if change.sort != "changed":
        return Said(change.sort, what, name)
    label = str(model._meta.get_field(change.field).verbose_name)
    return Said(
        "changed",
        what,
        name,
        label,
        reader.shown(change.kind, change.field, change.before),
        reader.shown(change.kind, change.field, change.after),
    )


class _Reader:
    """Words for pointers, loaded once for both states."""

    def __init__(self, states: Iterable[State]):
        texts: set[str] = set()
        others: dict[type[models.Model], set[Any]] = {}
        for state in states:
            for kind, parts in state.items():
                for values in parts.values():
                    self._gather(KINDS[kind], values, texts, others)
        self.texts = {str(id): str(text) for id, text in Text.objects.in_bulk(list(texts)).items()}
        self.others = {model: _loaded(model).in_bulk(list(ids)) for model, ids in others.items()}

    def name(self, kind: str, values: Mapping[str, Any]) -> str:
        model = KINDS[kind]
        return str(values.get("title") or self.texts.get(str(values.get(model.TEXTS[0])), ""))

    def shown(self, kind: str, field: str, value: Any) -> str:
        model = KINDS[kind]
        if value in (None, "", []):
            return _("rien")
        if field in model.TEXTS:
            return self.texts.get(str(value), _("rien"))
        column = model._meta.get_field(field)
        if column.is_relation:
            ids = value if isinstance(value, list) else [value]
            known = self.others.get(column.related_model, {})
            return ", ".join(_named(known[id]) for id in ids if id in known)
        if column.choices:
            return str(dict(column.flatchoices).get(value, value))
        return (_("oui") if value else _("non")) if isinstance(value, bool) else str(value)

    def _gather(self, model, values, texts, others) -> None:
        for field, value in values.items():
            if value in (None, "", []):
                continue
            if field in model.TEXTS:
                texts.add(value)
            elif model._meta.get_field(field).is_relation:
                ids = value if isinstance(value, list) else [value]
                others.setdefault(model._meta.get_field(field).related_model, set()).update(ids)


def _loaded(model: type[models.Model]):
    return model.objects.with_words() if issubclass(model, Part) else model.objects


def _named(thing: models.Model) -> str:
    """A part of the plan has no name but its first words."""
    return str(getattr(thing, thing.TEXTS[0]) or "") if isinstance(thing, Part) else str(thing)
