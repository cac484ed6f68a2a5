import re
from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession

from resal.accounts.adapter import NO_ADDRESS
from resal.accounts.models import Consent
from resal.core import clock
from resal.core.models import Message
from resal.core.registry import registry
from resal.journal.models import Entry
from tests.factories import MemberFactory, PersonFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(client):
    person = PersonFactory()
    client.force_login(person)
    return person


def link_in(message) -> str:
    return re.search(r"https?://[^/]+(/compte/courriel/\S+)", message.body)[1]


def test_name_and_language_are_one_s_own(client, person):
    client.post("/compte/", {"given_name": "Ana", "family_name": "Roy", "language": "en-ca"})

    person.refresh_from_db()
    assert (person.name, person.language) == ("Ana Roy", "en-ca")
    assert Entry.objects.about(person).get().fields == ["family_name", "given_name", "language"]


def test_an_empty_name_comes_back_with_its_error(client, person):
    answer = client.post("/compte/", {"given_name": "", "family_name": "Roy", "language": "fr-ca"})

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["given_name"])


class TestNewEmail:
    """The address changes when the new one answers, once, for the person who asked."""

    def ask(self, client, email="nouvelle@exemple.org"):
        return client.post("/compte/courriel/", {"email": email})

    def test_opening_the_link_changes_nothing_the_button_does(self, client, person):
        old = person.email
        self.ask(client)
        link = link_in(Message.objects.get())

        page = client.get(link)
        person.refresh_from_db()
        before = person.email
        client.post(link)
        person.refresh_from_db()

        assert (page.status_code, before, person.email) == (200, old, "nouvelle@exemple.org")
        assert list(Message.objects.order_by("pk").values_list("to", flat=True)) == [
            "nouvelle@exemple.org",
            old,
        ]

    def test_a_link_serves_once(self, client, person):
        self.ask(client)
        link = link_in(Message.objects.get())
        client.post(link)

        assert client.post(link).status_code == 410

    def test_somebody_else_s_link_is_refused(self, client, person):
        self.ask(client)
        link = link_in(Message.objects.get())
        client.force_login(PersonFactory())

        assert client.get(link).status_code == 410

    def test_an_old_link_is_refused(self, client, person, time_machine):
        self.ask(client)
        time_machine.move_to(clock.now() + timedelta(hours=25))

        assert client.get(link_in(Message.objects.get())).status_code == 410

    def test_an_address_in_use_gets_the_same_answer_and_no_message(self, client, person):
        free = self.ask(client)
        taken = self.ask(client, PersonFactory().email)

        assert (free.status_code, free.url) == (taken.status_code, taken.url)
        assert Message.objects.count() == 1

    def test_asking_again_and_again_is_slowed_down(self, client, person):
        statuses = [self.ask(client, f"a{n}@exemple.org").status_code for n in range(7)]

        assert statuses == [302] * 5 + [429] * 2


def test_withdrawing_a_consent_is_one_button(client, person):
    given = {"wording_version": "1", "person": person, "given_at": clock.now()}
    mine = Consent.objects.create(purpose="infolettre", subject="a", **given)
    other = Consent.objects.create(purpose="infolettre", subject="b", **{**given, "person": PersonFactory()})

    for consent in (mine, mine, other):
        client.post(f"/compte/consentements/{consent.pk}/retrait/")

    assert list(Consent.objects.standing()) == [other]
    assert Entry.objects.filter(verb="withdrew").count() == 1


def test_a_device_is_closed_by_its_owner_only(client, person):
    mine = UserSession.objects.create(
        user=person, ip=NO_ADDRESS, session_key="a" * 32, user_agent="Firefox/1 Android"
    )
    other = UserSession.objects.create(
        user=PersonFactory(), ip=NO_ADDRESS, session_key="b" * 32, user_agent=""
    )

    statuses = [
        client.post(f"/compte/appareils/{session.pk}/fermeture/").status_code for session in (mine, other)
    ]

    assert statuses == [302, 404]
    assert list(UserSession.objects.all()) == [other]


def test_my_data_are_all_there_in_an_open_format(client):
    member = MemberFactory(title="intervenante")
    client.force_login(member.person)

    answer = client.get("/compte/mes-donnees/")

    assert answer.headers["Content-Disposition"] == 'attachment; filename="mes-donnees.json"'
    data = answer.json()["data"]
    assert sorted(data) == sorted(registry.personal_data)
    assert data["accounts"]["person"]["email"] == member.person.email
    assert data["directory"]["member"]["title"] == "intervenante"
