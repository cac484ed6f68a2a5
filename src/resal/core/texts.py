"""The erasable store: every free text is a `core.Text`, and these are the only ways to write one."""

from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from resal.core import clock
from resal.core.errors import Refusal
from resal.core.models import Text

QUARANTINE_DAYS = 7


def write(body: str, kind: str, *, keep_days: int | None = None) -> Text | None:
    """A new text, None when there is nothing to keep. `kind` names its place: "support.problem"."""
    body = clean(body)
    if not body:
        return None
    keep_until = clock.today() + timedelta(days=keep_days) if keep_days else None
    return Text.objects.create(kind=kind, body=body, written_at=clock.now(), keep_until=keep_until)


def replace(old: Text | None, body: str, kind: str, *, keep_days: int | None = None) -> Text | None:
    """The text that now stands: the same row when no word changed, else a new one.

    The caller saves its pointer; the old row stays for the versions that show it, until its term.
    """
    if old is not None and old.is_readable and old.body == clean(body):
        return old
    return write(body, kind, keep_days=keep_days)


def words(text: Text | None) -> str:
    """What a form shows for editing: nothing where the text is withdrawn."""
    return text.body if text is not None and text.is_readable else ""


@transaction.atomic
def quarantine(text: Text) -> None:
    """Hide it everywhere at once; if nobody releases it within a week it is erased."""
    hidden = Text.objects.readable().filter(pk=text.pk)
    if not hidden.update(
        quarantined_at=clock.now(), held_until=clock.today() + timedelta(days=QUARANTINE_DAYS)
    ):
        raise Refusal(_("Ce texte est déjà retiré."))


@transaction.atomic
def release(text: Text) -> None:
    """A false alarm: show it again, until the term it had."""
    Text.objects.quarantined().filter(pk=text.pk).update(quarantined_at=None, held_until=None)


@transaction.atomic
def erase(text: Text) -> None:
    """Remove its words for good. SQLite overwrites them (`secure_delete`)."""
    Text.objects.filter(pk=text.pk).update(body="", erased_at=clock.now())


@transaction.atomic
def erase_past_their_term() -> int:
    """The nightly sweep; returns how many texts it erased."""
    return Text.objects.past_their_term(clock.today()).update(body="", erased_at=clock.now())


def clean(body: str) -> str:
    """Unix line ends, no NUL, no blank around."""
    return body.replace("\r\n", "\n").replace("\x00", "").strip()
