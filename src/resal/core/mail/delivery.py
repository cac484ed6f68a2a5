"""Empties the outbox through the mail server: each message at most once, later when the server is away."""

import logging
import smtplib
from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMessage, get_connection

from resal.core import clock
from resal.core.models import Message

log = logging.getLogger("resal.mail")

PAUSES = [timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240, 480, 1440)]
A_BATCH = 50


def deliver_waiting() -> int:
    """Send what is due; returns how many left. Does nothing where no mail server is set."""
    if not settings.RESAL_MAIL_IS_SET:
        return 0
    due = Message.objects.due(clock.now())[:A_BATCH]
    return sum(_send(message) for message in due if _claim(message))


def _claim(message: Message) -> bool:
    """Write that it is leaving before it leaves: a crash after this point never sends it twice."""
    return Message.objects.due(clock.now()).filter(pk=message.pk).update(leaving_at=clock.now()) == 1


def _send(message: Message) -> bool:
    mail = EmailMessage(message.subject, message.body, settings.DEFAULT_FROM_EMAIL, [message.to])
    mail.connection = get_connection(settings.RESAL_DELIVERY_BACKEND)
    try:
        mail.send()
    except (OSError, smtplib.SMTPException) as error:
        _put_off(message, error)
        return False
    Message.objects.filter(pk=message.pk).update(
        sent_at=clock.now(), last_error="", attempts=message.attempts + 1
    )
    return True


def _put_off(message: Message, error: Exception) -> None:
    """Rest, longer each time. The reason is kept without the address that servers like to repeat."""
    code = getattr(error, "smtp_code", "")
    reason = f"{type(error).__name__} {code}".strip()
    pause = PAUSES[min(message.attempts, len(PAUSES) - 1)]
    Message.objects.filter(pk=message.pk).update(
        leaving_at=None,
        attempts=message.attempts + 1,
        retry_at=clock.now() + pause,
        last_error=reason,
    )
    log.warning("message %s was not sent (%s), attempt %s", message.pk, reason, message.attempts + 1)
