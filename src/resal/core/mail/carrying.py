"""Messages that people carry by hand, and those the server is asked to try again."""

from dataclasses import dataclass

from django.db import transaction

from resal.core import clock
from resal.core.mail.backend import ACCOUNT
from resal.core.models import Message
from resal.core.tasks import tick


@dataclass(frozen=True, slots=True)
class Parcel:
    """The same words to one or several people."""

    messages: tuple[Message, ...]

    @property
    def first(self) -> Message:
        return self.messages[0]

    @property
    def addresses(self) -> list[str]:
        return [message.to for message in self.messages]

    @property
    def is_secret(self) -> bool:
        return is_secret(self.first)

    @property
    def is_given_up(self) -> bool:
        return any(message.is_given_up for message in self.messages)

    @property
    def is_in_doubt(self) -> bool:
        return any(message.is_in_doubt(clock.now()) for message in self.messages)


def is_secret(message: Message) -> bool:
    """Sign-in codes are for their addressee alone."""
    return message.kind == ACCOUNT


@transaction.atomic
def mark_carried(message: Message) -> int:
    """This message, and those with the same words, were sent from somebody's own mailbox."""
    same = Message.objects.filter(sent_at=None, subject=message.subject, body=message.body)
    return same.update(sent_at=clock.now(), by_hand=True, leaving_at=None)


@transaction.atomic
def let_go_again(message: Message) -> None:
    Message.objects.filter(pk=message.pk, sent_at=None).update(leaving_at=None, retry_at=None, attempts=0)
    transaction.on_commit(tick.nudge)
