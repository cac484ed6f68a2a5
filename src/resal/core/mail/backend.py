"""What Django and allauth send goes to the outbox too: one door for all mail."""

from django.core.mail.backends.base import BaseEmailBackend
from django.utils.translation import get_language

from resal.core.mail.outbox import post

# Sign-in codes and their like: useless within the hour, and nobody's to read but their addressee's.
ACCOUNT = "account"


class OutboxBackend(BaseEmailBackend):
    def send_messages(self, email_messages):
        for message in email_messages:
            for to in message.recipients():
                post(
                    to=to,
                    subject=" ".join(message.subject.split())[:200],
                    body=message.body,
                    kind=ACCOUNT,
                    language=get_language() or "fr-ca",
                )
        return len(email_messages)
