"""The one way to write in the journal."""

from collections.abc import Iterable

from resal.core import clock
from resal.journal.models import Entry

BATCH = 500


def record(by, verb: str, obj, fields: Iterable[str] = ()) -> Entry:
    """`by` (a Person, or None for the public) did `verb` to `obj`; `fields` are names, never values."""
    entry = _entry(by, verb, obj, fields)
    entry.save()
    return entry


def record_each(by, verb: str, objects: Iterable, fields: Iterable[str] = ()) -> None:
    """`by` did `verb` to each of these objects: an entry an object, written together."""
    names = sorted(fields)
    Entry.objects.bulk_create((_entry(by, verb, obj, names) for obj in objects), batch_size=BATCH)


def _entry(by, verb: str, obj, fields: Iterable[str]) -> Entry:
    return Entry(
        at=clock.now(),
        actor_id=by.pk if by is not None and by.pk else None,
        verb=verb,
        object_type=obj._meta.label_lower,
        object_id=str(obj.pk),
        fields=sorted(fields),
    )
