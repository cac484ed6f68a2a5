import re

import pytest
from django.core import mail
from django.urls import NoReverseMatch, reverse

from resal.accounts.adapter import NO_ADDRESS
from tests.accounts.factories import app_code, with_app
from tests.factories import CoordinatorFactory, PersonFactory

pytestmark = pytest.mark.django_db


def code_in(message) -> str:
    return re.search(r"^ {4}(\S+)$", message.body, re.MULTILINE)[1]


def ask(client, email, **extra):
    return client.post("/connexion/", {"email": email, **extra})


def signed_in(client) -> bool:
    return "_auth_user_id" in client.session


def test_a_code_by_e_mail_opens_the_desk(client):
    person = PersonFactory()

    asked = ask(client, person.email)
    answer = client.post(asked.url, {"code": code_in(mail.outbox[0])})

    assert (asked.status_code, asked.url) == (302, "/connexion/code/")
    assert (answer.status_code, answer.url) == (302, "/bureau/")
    assert signed_in(client)


def test_the_page_that_was_asked_for_comes_back_after_the_code(client):
    person = PersonFactory()

    asked = ask(client, person.email, next="/compte/")
    answer = client.post(asked.url, {"code": code_in(mail.outbox[0]), "next": "/compte/"})

    assert answer.url == "/compte/"


def test_the_code_comes_in_the_language_of_the_person(client):
    person = PersonFactory(language="en-ca")

    ask(client, person.email)

    assert mail.outbox[0].subject == "Your sign-in code"


def test_an_unknown_address_gets_the_same_page_and_no_message(client):
    PersonFactory(email="connue@exemple.org")

    known = client.get(ask(client, "connue@exemple.org").url).content.decode()
    client.logout()
    client.cookies.clear()
    unknown = client.get(ask(client, "inconnue@exemple.org").url).content.decode()

    without_tokens = r'(name="csrfmiddlewaretoken" value=")[^"]+|(in|)connue@exemple.org'
    assert re.sub(without_tokens, "", known) == re.sub(without_tokens, "", unknown)
    assert [message.to for message in mail.outbox] == [["connue@exemple.org"]]


def test_an_unknown_address_opens_nothing_whatever_is_typed(client):
    asked = ask(client, "inconnue@exemple.org")

    answer = client.post(asked.url, {"code": "ABCDEF"})

    assert answer.status_code == 422
    assert not signed_in(client)


def test_a_wrong_code_is_said_beside_its_field_and_five_close_the_door(client):
    asked = ask(client, PersonFactory().email)

    answers = [client.post(asked.url, {"code": "faux"}) for _ in range(5)]

    assert [answer.status_code for answer in answers] == [422, 422, 422, 422, 302]
    assert "Ce code n’est pas le bon" in answers[0].content.decode()
    assert client.get("/connexion/code/").status_code == 302


def test_asking_again_and_again_is_slowed_down(client):
    person = PersonFactory()

    statuses = []
    for _ in range(5):
        statuses.append(ask(client, person.email).status_code)
        client.post("/deconnexion/")

    assert statuses == [302, 302, 302, 422, 422]
    assert len(mail.outbox) == 3


def test_a_closed_account_gets_no_code(client):
    ask(client, PersonFactory(is_active=False).email)

    assert mail.outbox == []


def test_a_person_closed_while_she_is_in_is_out_at_once(client):
    person = PersonFactory()
    client.force_login(person)

    type(person).objects.filter(pk=person.pk).update(is_active=False)

    assert client.get("/compte/").status_code == 302


def test_broken_bytes_in_the_address_are_refused(client):
    answer = client.post(
        "/connexion/", b"email=%ff%fe%00@x", content_type="application/x-www-form-urlencoded"
    )

    assert answer.status_code == 400


def test_a_password_alone_never_opens(client):
    person = PersonFactory()
    person.set_password("une phrase assez longue")
    person.save()

    answer = client.post(
        "/connexion/mot-de-passe/", {"login": person.email, "password": "une phrase assez longue"}
    )

    assert answer.status_code == 422
    assert not signed_in(client)


def test_a_password_and_the_code_of_the_application_open_the_desk(client):
    person = with_app(PersonFactory())
    person.set_password("une phrase assez longue")
    person.save()

    first = client.post(
        "/connexion/mot-de-passe/", {"login": person.email, "password": "une phrase assez longue"}
    )
    page = client.get(first.url)
    wrong = client.post(first.url, {"code": "000000"})
    second = client.post(first.url, {"code": app_code()})

    assert (first.url, page.status_code, wrong.status_code) == ("/connexion/second-facteur/", 200, 422)
    assert second.url == "/bureau/"
    assert signed_in(client)


def test_a_code_by_e_mail_is_one_factor_only(client):
    person = with_app(PersonFactory())

    asked = ask(client, person.email)
    answer = client.post(asked.url, {"code": code_in(mail.outbox[0])})

    assert answer.url == "/connexion/second-facteur/"
    assert not signed_in(client)


def test_no_address_of_a_machine_is_kept(client):
    person = PersonFactory()
    asked = ask(client, person.email)

    client.post(asked.url, {"code": code_in(mail.outbox[0])})

    assert list(person.usersession_set.values_list("ip", flat=True)) == [NO_ADDRESS]


def test_changing_one_s_mind_about_the_address_comes_back_to_the_first_page(client):
    asked = ask(client, PersonFactory().email)

    client.post("/deconnexion/", {"next": "/connexion/"})

    assert client.get(asked.url).status_code == 302
    assert client.get("/connexion/").status_code == 200


@pytest.mark.parametrize(
    "name", ["account_signup", "account_reset_password", "account_email", "account_change_password"]
)
def test_doors_that_we_do_not_use_are_not_there(name):
    with pytest.raises(NoReverseMatch):
        reverse(name)


@pytest.mark.parametrize("path", ["/connexion/", "/connexion/mot-de-passe/", "/connexion/fermee/"])
def test_the_first_pages_are_open_to_all(client, path):
    assert client.get(path).status_code == 200


def test_signing_out_needs_a_post(client):
    client.force_login(PersonFactory())

    asked = client.get("/deconnexion/")

    assert (asked.status_code, signed_in(client)) == (200, True)
    client.post("/deconnexion/")
    assert not signed_in(client)


def test_the_first_coordinator_names_the_network_first(client):
    person = CoordinatorFactory()
    asked = ask(client, person.email)

    answer = client.post(asked.url, {"code": code_in(mail.outbox[0])})

    assert answer.url == "/reseau/"


@pytest.mark.parametrize(
    ("is_demo", "host", "shown"),
    [(True, "localhost", True), (True, "a.example", False), (False, "localhost", False)],
)
def test_the_code_stands_on_the_page_only_in_a_demo_on_this_machine(client, settings, is_demo, host, shown):
    settings.RESAL_IS_DEMO = is_demo
    headers = {"host": host}
    asked = client.post("/connexion/", {"email": PersonFactory().email}, headers=headers)

    page = client.get(asked.url, headers=headers).content.decode()

    assert (code_in(mail.outbox[0]) in page) is shown


class TestDemoDoors:
    """One tap into a demo, only from the machine it runs on."""

    def test_they_open_on_this_machine(self, client, settings):
        settings.RESAL_IS_DEMO = True
        person = CoordinatorFactory()

        page = client.get("/connexion/", headers={"host": "localhost"})
        client.post("/connexion/demo/", {"person": person.pk}, headers={"host": "localhost"})

        assert person.name in page.content.decode()
        assert signed_in(client)

    @pytest.mark.parametrize(
        ("is_demo", "headers"),
        [
            (False, {"host": "localhost"}),
            (True, {"host": "reseau.example"}),
            (True, {"host": "localhost", "x-forwarded-for": "203.0.113.9"}),
        ],
    )
    def test_they_stay_shut_everywhere_else(self, client, settings, is_demo, headers):
        settings.RESAL_IS_DEMO = is_demo
        person = CoordinatorFactory()

        page = client.get("/connexion/", headers=headers)
        answer = client.post("/connexion/demo/", {"person": person.pk}, headers=headers)

        assert (person.name in page.content.decode(), answer.status_code) == (False, 404)
        assert not signed_in(client)

    def test_nonsense_opens_nothing(self, client, settings):
        settings.RESAL_IS_DEMO = True

        answer = client.post("/connexion/demo/", {"person": "²'--"}, headers={"host": "localhost"})

        assert answer.status_code == 404
