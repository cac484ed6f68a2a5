import pytest
from allauth.usersessions.models import UserSession

from resal.accounts import actions, links
from resal.accounts.adapter import NO_ADDRESS
from resal.accounts.models import Person, Role, SignedLink
from resal.core.errors import Refusal
from resal.core.models import Message
from resal.journal.models import Entry
from tests.accounts.factories import factors, with_app
from tests.factories import CoordinatorFactory, PersonFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def coordinator(client):
    person = CoordinatorFactory()
    client.force_login(person)
    return person


def roles(person) -> list[str]:
    return sorted(person.grants.current().values_list("role", flat=True))


def test_adding_a_person_welcomes_her_once(client, coordinator):
    form = {
        "given_name": "Ana",
        "family_name": "Roy",
        "email": "Ana@Exemple.org",
        "language": "en-ca",
        "role": "evaluator",
        "once": "C" * 22,
    }

    client.post("/reseau/personnes/nouvelle/", form)
    client.post("/reseau/personnes/nouvelle/", form)

    person = Person.objects.get(email="ana@exemple.org")
    assert roles(person) == ["evaluator"]
    assert [(message.to, message.subject) for message in Message.objects.all()] == [
        ("ana@exemple.org", "Your account is ready")
    ]


def test_a_known_e_mail_is_refused_beside_its_field(client, coordinator):
    known = PersonFactory()

    answer = client.post(
        "/reseau/personnes/nouvelle/",
        {"given_name": "Ana", "family_name": "Roy", "email": known.email.upper(), "language": "fr-ca"},
    )

    assert answer.status_code == 422
    assert answer.context["form"].errors == {"email": ["Une personne utilise déjà ce courriel."]}


def test_search_asks_for_no_accents(client, coordinator):
    PersonFactory(family_name="Bélanger")

    people = client.get("/reseau/personnes/", {"q": "belanger"}).context["page"].object_list

    assert [person.family_name for person in people] == ["Bélanger"]


def test_a_role_is_given_once_and_ended(client, coordinator):
    person = PersonFactory()

    for _ in range(2):
        client.post(f"/reseau/personnes/{person.pk}/roles/", {"role": "funder"})
    assert roles(person) == ["funder"]
    client.post(f"/reseau/personnes/{person.pk}/roles/funder/fin/")

    assert roles(person) == []
    assert list(Entry.objects.about(person).order_by("pk").values_list("verb", "fields")) == [
        ("gave_role", ["funder"]),
        ("ended_role", ["funder"]),
    ]


def test_somebody_always_stays_at_the_coordination(client, coordinator):
    answer = client.post(f"/reseau/personnes/{coordinator.pk}/roles/coordination/fin/", follow=True)
    client.post(f"/reseau/personnes/{coordinator.pk}/fermeture/")

    assert "dernière personne de la coordination" in answer.content.decode()
    assert (roles(coordinator), Person.objects.get(pk=coordinator.pk).is_active) == (["coordination"], True)


def test_coordinations_are_equal_each_can_end_the_other(client, coordinator):
    other = CoordinatorFactory()

    client.post(f"/reseau/personnes/{other.pk}/roles/coordination/fin/")

    assert roles(other) == []


def test_closing_an_account_shuts_every_door(client, coordinator, django_user_model):
    person = with_app(PersonFactory(role=Role.MEMBER))
    links.issue("autre", "chose:1", days=3, holder=person)
    UserSession.objects.create(user=person, ip=NO_ADDRESS, session_key="x" * 32, user_agent="")

    client.post(f"/reseau/personnes/{person.pk}/fermeture/")

    person.refresh_from_db()
    assert (person.is_active, roles(person), factors(person)) == (False, [], [])
    assert person.usersession_set.count() == 0
    assert SignedLink.objects.filter(holder=person, revoked_at=None).count() == 0
    client.post(f"/reseau/personnes/{person.pk}/ouverture/")
    person.refresh_from_db()
    assert (person.is_active, roles(person)) == (True, [])


def test_a_lost_phone_is_reset_by_another_coordinator_and_said(client, coordinator):
    person = with_app(PersonFactory())

    client.post(f"/reseau/personnes/{person.pk}/second-facteur/remise-a-zero/")

    assert factors(person) == []
    assert list(Message.objects.values_list("to", flat=True)) == [person.email]


def test_nobody_resets_her_own_second_factor(coordinator):
    with pytest.raises(Refusal, match="autre personne"):
        actions.reset_second_factor(coordinator, by=coordinator)


def test_inviting_the_first_coordinator_twice_makes_one():
    names = {"given_name": "Noémie", "family_name": "Roy", "email": "noemie@exemple.org"}

    first = actions.invite_coordinator(by=None, **names)
    second = actions.invite_coordinator(by=None, **names)

    assert (first, roles(first)) == (second, ["coordination"])
    assert Message.objects.count() == 1


def test_inviting_a_closed_account_opens_it_again():
    person = PersonFactory(is_active=False)

    actions.invite_coordinator(by=None, given_name="A", family_name="B", email=person.email)

    person.refresh_from_db()
    assert (person.is_active, roles(person)) == (True, ["coordination"])
