import pytest

from resal.core.mail.backend import ACCOUNT
from resal.core.mail.outbox import post
from resal.core.models import Message
from tests.factories import CoordinatorFactory, PersonFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def coordination(client):
    client.force_login(CoordinatorFactory())
    return client


@pytest.fixture
def loopback_demo(settings):
    settings.RESAL_IS_DEMO = True
    return {"headers": {"host": "127.0.0.1:8000"}}


def write(to="a@exemple.org", body="Une phrase à porter", kind="essai"):
    return post(to=to, subject="Nouvelles", body=body, kind=kind)


def test_the_outbox_is_for_the_coordination(client):
    assert client.get("/courriels/").status_code == 302
    client.force_login(PersonFactory())
    assert client.get("/courriels/").status_code == 403
    assert client.post(f"/courriels/{write().pk}/copie/").status_code == 403
    assert client.post(f"/courriels/{write().pk}/parti/").status_code == 403


def test_words_are_not_on_the_page_of_a_real_installation(coordination):
    write()

    page = coordination.get("/courriels/").text

    assert "a@exemple.org" in page
    assert "Une phrase à porter" not in page


def test_words_are_read_in_a_demo_that_only_this_machine_reaches(coordination, loopback_demo):
    write()

    assert "Une phrase à porter" in coordination.get("/courriels/", **loopback_demo).text


@pytest.mark.parametrize(
    "headers",
    [
        {"host": "resal.exemple.org"},
        {"host": "192.168.1.20:8000"},
        {"host": "127.0.0.1:8000", "x-forwarded-for": "192.0.2.8"},
    ],
)
def test_a_demo_that_others_reach_shows_no_words(coordination, settings, headers):
    settings.RESAL_IS_DEMO = True
    write()

    assert "Une phrase à porter" not in coordination.get("/courriels/", headers=headers).text


def test_a_demo_reached_from_another_machine_shows_no_words(coordination, loopback_demo):
    write()

    page = coordination.get("/courriels/", REMOTE_ADDR="192.168.1.30", **loopback_demo).text

    assert "Une phrase à porter" not in page


def test_words_can_be_carried_by_hand(coordination):
    message = write()

    copied = coordination.post(f"/courriels/{message.pk}/copie/")
    coordination.post(f"/courriels/{message.pk}/parti/")

    assert copied.text == "Une phrase à porter"
    assert copied["Content-Disposition"].startswith("attachment")
    message.refresh_from_db()
    assert (message.by_hand, message.sent_at is not None) == (True, True)


def test_the_same_words_to_several_people_are_one_parcel(coordination):
    first = write()
    write(to="b@exemple.org")

    page = coordination.get("/courriels/").text
    coordination.post(f"/courriels/{first.pk}/parti/")

    assert 'data-copy="a@exemple.org, b@exemple.org"' in page
    assert Message.objects.waiting().count() == 0


def test_a_sign_in_code_cannot_be_copied(coordination):
    message = write(kind=ACCOUNT, body="123456")

    page = coordination.get("/courriels/")

    assert "123456" not in page.text
    assert coordination.post(f"/courriels/{message.pk}/copie/").status_code == 403


def test_a_message_that_was_given_up_can_try_again(coordination, settings):
    settings.RESAL_MAIL_IS_SET = True
    message = write()
    Message.objects.update(attempts=8)

    assert "abandonné" in coordination.get("/courriels/").text
    coordination.post(f"/courriels/{message.pk}/reprise/")

    message.refresh_from_db()
    assert message.attempts == 0


def test_twenty_messages_a_page_the_newest_first_each_folded(coordination):
    for number in range(21):
        write(to=f"p{number}@exemple.org", body=f"mot {number}")

    first, second = (coordination.get("/courriels/", {"page": page}).text for page in (1, 2))

    folded = '<details class="fold"><summary>Voir et porter'
    assert (first.count(folded), second.count(folded)) == (20, 1)
    assert first.index("p20@exemple.org") < first.index("p1@exemple.org")
    assert ("p0@exemple.org" in first, "p0@exemple.org" in second) == (False, True)


def test_one_or_thirty_messages_cost_the_same(coordination, django_assert_max_num_queries):
    write()
    with django_assert_max_num_queries(9) as one:
        coordination.get("/courriels/")
    for number in range(30):
        write(to=f"p{number}@exemple.org", body=f"mot {number}")
    with django_assert_max_num_queries(9) as thirty:
        coordination.get("/courriels/")

    assert len(one) == len(thirty)
