from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from resal.core import clock
from resal.core.mail.digests import send_digests
from resal.core.mail.outbox import digest
from resal.core.models import DigestLine, Message

pytestmark = pytest.mark.django_db

MORNING = datetime(2026, 11, 24, 7, 5, tzinfo=ZoneInfo("America/Toronto"))


def news(to, line, language="fr-ca"):
    with clock.at(MORNING - timedelta(hours=10)):
        digest(to=to, line=line, address="/plans/abc/", language=language)


def test_each_person_gets_one_mail_with_all_her_news_in_her_language():
    news("a@exemple.org", "L’action 1 est faite")
    news("a@exemple.org", "L’action 2 est en retard")
    news("b@exemple.org", "Action 1 is done", "en-ca")

    with clock.at(MORNING):
        written = send_digests()

    first, second = Message.objects.order_by("to")
    assert written == 2
    assert first.subject == "résal : 2 nouvelles"
    assert "– L’action 1 est faite\n  http://127.0.0.1:8000/plans/abc/\n\n– L’action 2" in first.body
    assert second.subject == "résal: one news item"
    assert second.body.startswith("Hello,")
    assert DigestLine.objects.waiting().count() == 0


def test_nothing_leaves_before_seven():
    news("a@exemple.org", "x")

    with clock.at(MORNING - timedelta(minutes=10)):
        assert send_digests() == 0


def test_never_two_on_one_day():
    news("a@exemple.org", "le matin")
    with clock.at(MORNING):
        send_digests()
    Message.objects.update(sent_at=MORNING)
    news("a@exemple.org", "plus tard")

    with clock.at(MORNING + timedelta(hours=5)):
        assert send_digests() == 0
    with clock.at(MORNING + timedelta(days=1)):
        assert send_digests() == 1


def test_where_nothing_leaves_by_itself_digests_do_not_pile_up():
    news("a@exemple.org", "lundi")
    with clock.at(MORNING):
        send_digests()
    news("a@exemple.org", "mardi")

    with clock.at(MORNING + timedelta(days=1)):
        assert send_digests() == 0
    assert DigestLine.objects.waiting().count() == 1
