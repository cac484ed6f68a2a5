from datetime import timedelta

import pytest
from django.core import mail

from resal.core import clock
from resal.core.mail import delivery, keeping
from resal.core.mail.backend import ACCOUNT
from resal.core.mail.outbox import post
from resal.core.models import Message

pytestmark = pytest.mark.django_db

LOCMEM = "django.core.mail.backends.locmem.EmailBackend"
BROKEN = "tests.core.mail.broken_server.Backend"


@pytest.fixture
def server(settings):
    """A mail server is set; set `server.RESAL_DELIVERY_BACKEND` to break it."""
    settings.RESAL_MAIL_IS_SET = True
    settings.RESAL_DELIVERY_BACKEND = LOCMEM
    return settings


def write(**words):
    return post(**{"to": "a@exemple.org", "subject": "Nouvelles", "body": "Bonjour", "kind": "essai"} | words)


def test_a_message_leaves_once(server):
    write()

    assert [delivery.deliver_waiting(), delivery.deliver_waiting()] == [1, 0]
    assert [(m.to, m.subject, m.body) for m in mail.outbox] == [(["a@exemple.org"], "Nouvelles", "Bonjour")]
    assert Message.objects.waiting().count() == 0


def test_without_a_server_messages_wait(settings):
    write()

    assert delivery.deliver_waiting() == 0
    assert Message.objects.waiting().count() == 1


def test_a_message_that_was_leaving_when_the_machine_fell_is_never_sent_again_by_itself(server):
    message = write()
    Message.objects.update(leaving_at=clock.now() - timedelta(minutes=11))

    assert delivery.deliver_waiting() == 0
    message.refresh_from_db()
    assert message.is_in_doubt(clock.now()) is True


def test_two_workers_share_one_message(server, monkeypatch):
    message = write()

    assert [delivery._claim(message), delivery._claim(message)] == [True, False]


def test_a_server_that_is_away_is_asked_again_later_and_later(server):
    server.RESAL_DELIVERY_BACKEND = BROKEN
    message = write()
    now = clock.now()

    pauses = []
    for _ in range(3):
        with clock.at(now):
            delivery.deliver_waiting()
        message.refresh_from_db()
        pauses.append(message.retry_at - now)
        now = message.retry_at

    assert pauses == [timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=15)]
    assert message.last_error == "SMTPDataError 451"
    assert "exemple.org" not in message.last_error


def test_a_message_is_given_up_in_the_end(server):
    server.RESAL_DELIVERY_BACKEND = BROKEN
    message = write()
    Message.objects.update(attempts=7)

    delivery.deliver_waiting()

    message.refresh_from_db()
    assert message.is_given_up is True
    with clock.at(clock.now() + timedelta(days=9)):
        assert Message.objects.due(clock.now()).count() == 0


def test_what_django_sends_goes_to_the_outbox(settings):
    settings.EMAIL_BACKEND = "resal.core.mail.backend.OutboxBackend"

    mail.send_mail("Votre\ncode", "123456", None, ["b@exemple.org"])

    told = Message.objects.get()
    assert (told.to, told.subject, told.body, told.kind) == ("b@exemple.org", "Votre code", "123456", ACCOUNT)


def test_mail_is_kept_for_its_term_only(server):
    old, code, waiting = write(), write(kind=ACCOUNT), write(subject="Attend")
    Message.objects.filter(pk=old.pk).update(sent_at=clock.now() - timedelta(days=31))
    Message.objects.filter(pk=code.pk).update(created_at=clock.now() - timedelta(hours=2))
    Message.objects.filter(pk=waiting.pk).update(created_at=clock.now() - timedelta(days=90))

    keeping.sweep_mail()

    assert list(Message.objects.values_list("subject", flat=True)) == ["Attend"]
