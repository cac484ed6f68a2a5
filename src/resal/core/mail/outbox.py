"""The outbox: a message is a row of the same transaction as what it tells, and leaves after it."""

from django.db import transaction
from django.utils import translation

from resal.core import clock
from resal.core.models import DigestLine, Message
from resal.core.tasks import tick


def post(*, to: str, subject: str, body: str, kind: str, language: str = "fr-ca") -> Message:
    """Put one message in the outbox. Subjects are neutral: no form of violence, no name, no quartier."""
    message = Message.objects.create(
        to=to, subject=subject, body=body, kind=kind, language=language, created_at=clock.now()
    )
    transaction.on_commit(tick.nudge)
    return message


def digest(*, to: str, line: str, address: str, language: str = "fr-ca") -> DigestLine:
    """One line of tomorrow's digest for this person."""
    return DigestLine.objects.create(
        to=to, line=line, address=address, language=language, created_at=clock.now()
    )


def in_language_of(person):
    """Write to people in their own language: `with in_language_of(person): post(…)`."""
    return translation.override(person.language if person is not None else "fr-ca")
