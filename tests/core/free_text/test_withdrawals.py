import pytest
from django.urls import reverse

from resal.core import texts
from resal.core.models import Text
from resal.journal.models import Entry
from tests.factories import CoordinatorFactory, MemberFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def text():
    return texts.write("Kevin, 514 555-0199", "support.problem")


@pytest.fixture
def coordination(client):
    person = CoordinatorFactory()
    client.force_login(person)
    return person


def act(client, verb, text, **data):
    return client.post(reverse(f"core:text_{verb}", args=[text.pk]), data)


def test_withdrawing_hides_at_once_and_the_journal_knows_no_word(client, coordination, text):
    answer = act(client, "quarantine", text, next="/danger/")

    text.refresh_from_db()
    assert (answer.status_code, answer.url) == (302, "/danger/")
    assert text.is_readable is False
    entry = Entry.objects.get()
    assert (entry.actor_id, entry.verb, entry.object_id, entry.fields) == (
        coordination.pk,
        "withdrew",
        str(text.pk),
        ["quarantined_at"],
    )


def test_the_list_shows_what_waits_with_its_term(client, coordination, text):
    texts.quarantine(text)

    page = client.get(reverse("core:withdrawn_texts")).content.decode()

    assert "Kevin, 514 555-0199" in page
    assert "Effacer pour de bon" in page


def test_a_false_alarm_comes_back(client, coordination, text):
    texts.quarantine(text)
    act(client, "release", text)

    text.refresh_from_db()
    assert str(text) == "Kevin, 514 555-0199"


def test_an_erased_text_is_gone_and_nothing_brings_it_back(client, coordination, text):
    texts.quarantine(text)
    act(client, "erase", text)
    act(client, "release", text)

    text.refresh_from_db()
    assert (text.body, str(text)) == ("", "[texte effacé]")
    assert list(Entry.objects.order_by("pk").values_list("verb", flat=True)) == ["erased"]


def test_withdrawing_twice_is_said_and_does_nothing(client, coordination, text):
    act(client, "quarantine", text)
    act(client, "quarantine", text)

    assert Entry.objects.filter(verb="withdrew").count() == 1


def test_a_foreign_address_is_never_followed(client, coordination, text):
    assert act(client, "quarantine", text, next="https://example.com/").url == reverse("core:withdrawn_texts")


@pytest.mark.parametrize("verb", ["quarantine", "release", "erase"])
def test_only_the_coordination_withdraws(client, text, verb):
    assert act(client, verb, text).status_code == 302
    client.force_login(MemberFactory().person)

    assert act(client, verb, text).status_code == 403
    assert client.get(reverse("core:withdrawn_texts")).status_code == 403
    assert Text.objects.readable().count() == 1


def test_a_text_that_comes_back_keeps_the_term_it_had(client, coordination):
    text = texts.write("Trois plaintes depuis l’été", "support.problem", keep_days=30)
    term = text.keep_until
    texts.quarantine(text)
    act(client, "release", text)

    text.refresh_from_db()
    assert (text.keep_until, text.held_until) == (term, None)
