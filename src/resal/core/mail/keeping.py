"""How long mail is kept: sent messages thirty days, sign-in codes an hour, digest lines thirty days."""

from datetime import timedelta

from resal.core import clock
from resal.core.mail.backend import ACCOUNT
from resal.core.models import DigestLine, Message

AFTER_SENDING = timedelta(days=30)
CODES = timedelta(hours=1)


def sweep_mail() -> None:
    now = clock.now()
    Message.objects.filter(sent_at__lt=now - AFTER_SENDING).delete()
    Message.objects.filter(kind=ACCOUNT, created_at__lt=now - CODES).delete()
    DigestLine.objects.filter(sent_at__lt=now - AFTER_SENDING).delete()
