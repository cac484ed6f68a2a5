"""What changed between two states of a plan. States are `{kind: {id: {field: value}}}`."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

State = Mapping[str, Mapping[str, Mapping[str, Any]]]


@dataclass(frozen=True, slots=True)
class Change:
    """Something was added, removed, or one field of it changed (`field` is empty for a whole)."""

    sort: Literal["added", "removed", "changed"]
    kind: str
    id: str
    field: str = ""
    before: Any = None
    after: Any = None


def difference(before: State, after: State) -> list[Change]:
    """Everything that one must be told to know `after` when one knows `before`, in a steady order."""
    changes: list[Change] = []
    for kind in sorted({*before, *after}):
        changes += _of_kind(kind, before.get(kind, {}), after.get(kind, {}))
    return changes


def _of_kind(kind: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Change]:
    changes: list[Change] = []
    for id in sorted({*before, *after}):
        if id not in after:
            changes.append(Change("removed", kind, id, before=before[id]))
        elif id not in before:
            changes.append(Change("added", kind, id, after=after[id]))
        else:
            changes += _of_fields(kind, id, before[id], after[id])
    return changes


def _of_fields(kind: str, id: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Change]:
    return [
        Change("changed", kind, id, field, before.get(field), after.get(field))
        for field in sorted({*before, *after})
        if before.get(field) != after.get(field)
    ]


def apply(before: State, changes: list[Change]) -> dict[str, dict[str, dict[str, Any]]]:
    """The state that these changes lead to."""
    state = {kind: {id: dict(fields) for id, fields in things.items()} for kind, things in before.items()}
    for change in changes:
        things = state.setdefault(change.kind, {})
        match change.sort:
            case "added":
                things[change.id] = dict(change.after)
            case "removed":
                del things[change.id]
            case "changed":
                things[change.id][change.field] = change.after
    return state
