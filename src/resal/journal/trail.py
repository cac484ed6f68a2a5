"""The one way to write in the journal."""

from collections.abc import Iterable

from resal.core import clock
from resal.journal.models import Entry


def record(by, verb: str, obj, fields: Iterable[str] = ()) -> Entry:
    """`by` (a Person, or None for the public) did `verb` to `obj`; `fields` are names, never values."""
    return Entry.objects.create(
        at=clock.now(),
        actor_id=by.pk if by is not None and by.pk else None,
        verb=verb,
        object_type=obj._meta.label_lower,
        object_id=str(obj.pk),
        fields=sorted(fields),
    )
