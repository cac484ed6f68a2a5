import pytest
from allauth.mfa.models import Authenticator

from tests.accounts.factories import app_code, factors, with_app
from tests.factories import CoordinatorFactory, PersonFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _required(settings):
    settings.RESAL_SECOND_FACTOR_REQUIRED = True


def test_the_coordination_sets_a_second_factor_up_before_anything_else(client):
    client.force_login(CoordinatorFactory())

    answer = client.get("/reseau/personnes/")

    assert (answer.status_code, answer.url) == (302, "/compte/securite/")
    assert "avant d’aller plus loin" in client.get(answer.url).content.decode()


def test_with_an_application_the_coordination_goes_on(client):
    client.force_login(with_app(CoordinatorFactory()))

    assert client.get("/reseau/personnes/").status_code == 200


def test_other_people_choose_for_themselves(client):
    client.force_login(PersonFactory())

    assert client.get("/compte/").status_code == 200


@pytest.mark.parametrize(
    ("is_demo", "host", "status"),
    [(True, "localhost", 200), (True, "reseau.example", 302), (False, "localhost", 302)],
)
def test_only_a_demo_on_its_own_machine_lets_the_coordination_through(
    client, settings, is_demo, host, status
):
    settings.RESAL_IS_DEMO = is_demo
    client.force_login(CoordinatorFactory())

    assert client.get("/reseau/personnes/", headers={"host": host}).status_code == status


@pytest.mark.django_db(transaction=True)
def test_adding_an_application_gives_recovery_codes_and_tells_by_mail(client, mailoutbox, monkeypatch):
    person = PersonFactory()
    client.force_login(person)
    page = client.get("/compte/securite/application/")
    secret = page.context["form"].secret
    monkeypatch.setattr("tests.accounts.factories.SECRET", secret)

    wrong = client.post("/compte/securite/application/", {"code": "12"})
    answer = client.post("/compte/securite/application/", {"code": app_code()})

    assert wrong.status_code == 422
    assert answer.url == "/compte/securite/codes/"
    assert factors(person) == ["recovery_codes", "totp"]
    assert len(client.get(answer.url).context["unused_codes"]) == 10
    assert {tuple(message.to) for message in mailoutbox} == {(person.email,)}
    assert "127.0.0.1" not in mailoutbox[0].body


def test_a_recovery_code_opens_once(client):
    person = with_app(PersonFactory())
    person.set_password("une phrase assez longue")
    person.save()
    from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes

    code = RecoveryCodes.activate(person).get_unused_codes()[0]
    sign_in = {"login": person.email, "password": "une phrase assez longue"}

    client.post("/connexion/mot-de-passe/", sign_in)
    first = client.post("/connexion/second-facteur/", {"code": code})
    client.post("/deconnexion/")
    client.post("/connexion/mot-de-passe/", sign_in)
    second = client.post("/connexion/second-facteur/", {"code": code})

    assert (first.status_code, second.status_code) == (302, 422)


def test_removing_the_application_asks_again_who_one_is(client):
    client.force_login(with_app(PersonFactory()))

    asked = client.get("/compte/securite/application/retrait/")
    again = client.get(asked.url)
    confirmed = client.post(asked.url, {"code": app_code()})

    assert asked.url.startswith("/compte/confirmer/code/")
    assert (again.status_code, confirmed.url) == (200, "/compte/securite/application/retrait/")
    assert client.get(confirmed.url).status_code == 200


def test_the_page_of_keys_carries_what_the_browser_needs(client):
    client.force_login(PersonFactory())

    page = client.get("/compte/securite/cles/").content.decode()

    assert 'id="passkey-options"' in page
    assert "accounts/passkey.js" in page
    assert client.post("/compte/securite/cles/", {"credential": "{}"}).status_code == 422


def test_the_sign_in_page_gives_a_challenge_and_refuses_a_forged_key(client):
    options = client.get("/connexion/cle/", headers={"accept": "application/json"})
    forged = client.post("/connexion/cle/", {"credential": '{"id": "x"}'})

    assert "challenge" in options.json()["request_options"]["publicKey"]
    assert "_auth_user_id" not in client.session
    assert forged.status_code == 302


def test_a_password_is_chosen_with_a_second_factor_only(client):
    person = PersonFactory()
    client.force_login(person)

    without = client.get("/compte/mot-de-passe/")
    with_app(person)
    asked = client.get("/compte/mot-de-passe/")
    client.post(asked.url, {"code": app_code()})
    weak = client.post("/compte/mot-de-passe/", {"password": "123456789012", "again": "123456789012"})
    good = client.post(
        "/compte/mot-de-passe/", {"password": "le pont de la rive", "again": "le pont de la rive"}
    )

    assert (without.url, asked.url.split("?")[0]) == ("/compte/securite/", "/compte/confirmer/code/")
    assert (weak.status_code, good.status_code) == (422, 302)
    person.refresh_from_db()
    assert person.check_password("le pont de la rive")
    assert client.get("/compte/").status_code == 200


def test_a_person_who_has_only_a_key_is_asked_for_her_key(client):
    person = PersonFactory()
    Authenticator.objects.create(user=person, type=Authenticator.Type.WEBAUTHN, data={})
    Authenticator.objects.create(user=person, type=Authenticator.Type.RECOVERY_CODES, data={})
    client.force_login(person)

    keys_first = client.get("/compte/mot-de-passe/").url
    with_app(person)
    app_first = client.get("/compte/mot-de-passe/").url

    assert [url.split("?")[0] for url in (keys_first, app_first)] == [
        "/compte/confirmer/cle/",
        "/compte/confirmer/code/",
    ]
