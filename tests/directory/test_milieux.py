import pytest

from resal.accounts import actions
from resal.accounts.models import Care, Person
from resal.core.models import DigestLine, Message
from resal.core.registry import DeskLine, Subject, registry
from resal.directory.models import Mandate, MandateRole, Milieu
from tests.factories import (
    CoordinatorFactory,
    MemberFactory,
    MilieuFactory,
    OrganisationFactory,
    PersonFactory,
    TerritoryFactory,
    mandate,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def milieu():
    return MilieuFactory()


def mandate_of(milieu, role) -> Mandate:
    return Mandate.objects.current().on(milieu).get(role=role)


def end(client, milieu, role):
    return client.post(f"/milieux/{milieu.public_id}/mandats/{mandate_of(milieu, role).pk}/fin/")


def test_the_milieu_owns_what_it_does(client, milieu):
    """The lead ends the coordination's mandate: from then on the coordination sees nothing of it."""
    lead, coordinator = mandate(milieu, MandateRole.LEAD), CoordinatorFactory()
    client.force_login(lead)
    end(client, milieu, MandateRole.COORDINATION)
    lead_sees = client.get(f"/milieux/{milieu.public_id}/")

    client.force_login(coordinator)
    page, history, listed = (
        client.get(path)
        for path in (
            f"/milieux/{milieu.public_id}/",
            f"/historique/directory.milieu/{milieu.public_id}/",
            "/milieux/",
        )
    )

    assert (lead_sees.status_code, page.status_code, history.status_code) == (200, 403, 403)
    assert list(listed.context["page"].object_list) == []


def test_the_coordination_can_leave_too_once_somebody_leads(client, milieu):
    client.force_login(CoordinatorFactory())

    alone = end(client, milieu, MandateRole.COORDINATION)
    assert Mandate.objects.current().on(milieu).count() == 1
    mandate(milieu, MandateRole.LEAD)
    gone = end(client, milieu, MandateRole.COORDINATION)

    assert (alone.url, gone.url) == (f"/milieux/{milieu.public_id}/", "/milieux/")
    assert client.get(f"/milieux/{milieu.public_id}/").status_code == 403


def test_the_lead_can_call_the_coordination_back(client, milieu):
    client.force_login(mandate(milieu, MandateRole.LEAD))
    end(client, milieu, MandateRole.COORDINATION)

    client.post(f"/milieux/{milieu.public_id}/mandats/", {"role": "coordination"})

    client.force_login(CoordinatorFactory())
    assert client.get(f"/milieux/{milieu.public_id}/").status_code == 200


def test_a_mandate_that_has_ended_opens_nothing(client, milieu):
    partner = mandate(milieu, MandateRole.PARTNER)
    client.force_login(partner)
    before = client.get(f"/milieux/{milieu.public_id}/").status_code

    client.post(f"/milieux/{milieu.public_id}/mandats/{mandate_of(milieu, MandateRole.PARTNER).pk}/fin/")

    assert (before, client.get(f"/milieux/{milieu.public_id}/").status_code) == (200, 403)


def test_the_lead_names_partners_and_nobody_else(client, milieu):
    client.force_login(mandate(milieu, MandateRole.LEAD))
    organisation = OrganisationFactory()
    path = f"/milieux/{milieu.public_id}/mandats/"

    partner = client.post(path, {"role": "partner", "organisation": organisation.pk})
    team = client.post(
        path, {"role": "team", "email": "a@exemple.org", "given_name": "A", "family_name": "B"}
    )

    assert (partner.status_code, team.status_code) == (302, 422)
    assert mandate_of(milieu, MandateRole.PARTNER).organisation == organisation


def test_the_coordination_gives_a_mandate_to_somebody_new(client, milieu):
    client.force_login(CoordinatorFactory())
    form = {
        "role": "lead",
        "email": "Nouvelle@exemple.org",
        "given_name": "Ana",
        "family_name": "Roy",
        "once": "B" * 22,
    }

    client.post(f"/milieux/{milieu.public_id}/mandats/", form)
    client.post(f"/milieux/{milieu.public_id}/mandats/", form)

    person = Person.objects.get(email="nouvelle@exemple.org")
    assert mandate_of(milieu, MandateRole.LEAD).person == person
    assert list(Message.objects.values_list("to", flat=True)) == ["nouvelle@exemple.org"]


def test_leaving_one_s_position_is_one_action(client, milieu, monkeypatch):
    lead, next_lead = mandate(milieu, MandateRole.LEAD), PersonFactory(email="relais@exemple.org")

    class Thing:
        pass

    thing = Thing()
    thing.milieu = milieu
    monkeypatch.setitem(
        registry.subjects,
        "essai",
        Subject(
            kind="essai",
            load=lambda key: thing,
            may_hand=lambda user, thing: True,
            label=lambda thing: "La rencontre de mai",
            address=lambda thing: "/milieux/",
            candidates=lambda thing: [],
        ),
    )
    Care.objects.create(subject="essai:1", person=lead, since=milieu.created_at)
    client.force_login(lead)

    answer = client.post(
        f"/milieux/{milieu.public_id}/relais/",
        {"email": "relais@exemple.org", "given_name": "Camille", "family_name": "X"},
    )

    assert answer.url == "/milieux/"
    assert mandate_of(milieu, MandateRole.LEAD).person == next_lead
    assert Care.objects.get(subject="essai:1").person == next_lead
    assert client.get(f"/milieux/{milieu.public_id}/").status_code == 403
    lines = DigestLine.objects.filter(to="relais@exemple.org").order_by("pk").values_list("line", flat=True)
    assert [line.split("\u00a0")[0] for line in lines] == [
        f"{lead.name} vous a remis",
        f"Vous portez maintenant le milieu {milieu.name}",
    ]


def test_nobody_hands_over_to_herself(client, milieu):
    lead = mandate(milieu, MandateRole.LEAD)
    client.force_login(lead)

    answer = client.post(
        f"/milieux/{milieu.public_id}/relais/",
        {"email": lead.email, "given_name": "Camille", "family_name": "X"},
    )

    assert answer.status_code == 422
    assert mandate_of(milieu, MandateRole.LEAD).person == lead


def test_the_page_shows_what_the_other_apps_offer(client, milieu, monkeypatch):
    card = DeskLine("week", "Plan d’action", "version 2", "/plans/abc/", "Ouvrir")
    monkeypatch.setattr(registry, "milieu_cards", [lambda user, milieu: [card]])
    client.force_login(mandate(milieu, MandateRole.TEAM))

    page = client.get(f"/milieux/{milieu.public_id}/").content.decode()

    assert 'href="/plans/abc/"' in page


def test_the_tiles_are_those_of_the_people_around_the_table(client, milieu):
    member = MemberFactory()
    mandate(milieu, MandateRole.TEAM, member.person)
    missing = MemberFactory().organisation.sector
    client.force_login(mandate(milieu, MandateRole.LEAD))

    marks = client.get(f"/milieux/{milieu.public_id}/").context["sectors"]

    assert {mark.name: mark.present for mark in marks} == {
        milieu.lead_organisation.sector.name: True,
        member.organisation.sector.name: True,
        missing.name: False,
    }


def test_only_the_lead_lets_the_public_site_name_the_milieu(client, milieu):
    client.force_login(mandate(milieu, MandateRole.LEAD))

    client.post(f"/milieux/{milieu.public_id}/publication/", {"publishes": "yes"})
    assert Milieu.objects.get().publishes is True
    client.post(f"/milieux/{milieu.public_id}/publication/", {"publishes": "no"})
    assert Milieu.objects.get().publishes is False


def test_opening_a_milieu_leads_to_its_lead(client):
    client.force_login(CoordinatorFactory())

    answer = client.post(
        "/milieux/nouveau/",
        {"name": "Rive", "territory": TerritoryFactory().pk, "lead_organisation": OrganisationFactory().pk},
    )

    milieu = Milieu.objects.get()
    assert answer.url == f"/milieux/{milieu.public_id}/mandats/"
    assert mandate_of(milieu, MandateRole.COORDINATION).person is None


def test_an_unknown_milieu_is_not_found(client):
    client.force_login(CoordinatorFactory())

    assert client.get("/milieux/nnnnnnnnnnnn/").status_code == 404


def test_a_closed_account_holds_no_mandate(client, milieu):
    person = mandate(milieu, MandateRole.TEAM)

    actions.close(person, by=CoordinatorFactory())

    assert list(milieu.mandates.current().filter(person=person)) == []
