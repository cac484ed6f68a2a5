import csv
import io

import pytest

from resal.accounts.actions import own
from resal.accounts.care import hand_to, person_of
from resal.accounts.models import Role
from resal.core.registry import registry
from resal.directory import actions, finding
from resal.directory.models import MandateRole, Member, Organisation
from resal.journal.models import Entry
from tests.factories import (
    CoordinatorFactory,
    MemberFactory,
    MilieuFactory,
    OrganisationFactory,
    PersonFactory,
    SectorFactory,
    TermFactory,
    TerritoryFactory,
    mandate,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def coordinator(client):
    person = CoordinatorFactory()
    client.force_login(person)
    return person


def names(page) -> list[str]:
    return [member.person.family_name for member in page.context["page"].object_list]


def person_named(family_name, **fields):
    return MemberFactory(person=PersonFactory(family_name=family_name, role=Role.MEMBER), **fields)


def test_people_come_in_french_order(client, coordinator):
    for name in ("Zola", "Équin", "Étienne", "Abel", "ébène"):
        person_named(name)

    assert names(client.get("/annuaire/")) == ["Abel", "ébène", "Équin", "Étienne", "Zola"]


@pytest.mark.parametrize("query", ["belanger", "BÉLANGER", "  bélan  ", "mediation bel"])
def test_search_asks_for_no_accents(client, coordinator, query):
    wanted = person_named("Bélanger")
    actions.set_expertise(wanted, TermFactory(name_fr="Médiation"), 3, by=None, can_train=True)
    person_named("Bergeron")

    assert names(client.get("/annuaire/", {"q": query})) == ["Bélanger"]


def test_filters_narrow_together(client, coordinator):
    sector, competence, territory = SectorFactory(), TermFactory(), TerritoryFactory()
    quartier = TerritoryFactory(parent=territory)
    wanted = person_named("Voulu", organisation=OrganisationFactory(sector=sector))
    wanted.territories.add(quartier)
    actions.set_expertise(wanted, competence, 3, by=None, can_train=True)
    other = person_named("Autre", organisation=OrganisationFactory(sector=sector))
    actions.set_expertise(other, competence, 3, by=None, can_advise=True)

    def found(**filters):
        return names(client.get("/annuaire/", filters))

    assert found(sector=sector.code) == ["Autre", "Voulu"]
    assert found(sector=sector.code, competence=competence.code, ability="can_train") == ["Voulu"]
    assert found(ability="can_advise") == ["Autre"]
    assert found(family=sector.family.code, territory=territory.code) == ["Voulu"]
    assert found(sector="n’existe pas") == ["Autre", "Voulu"]


def test_the_tiles_say_which_sectors_are_missing(client, coordinator):
    here, missing = SectorFactory(sort=1), SectorFactory(sort=2)
    MemberFactory(organisation=OrganisationFactory(sector=here))

    marks = client.get("/annuaire/").context["sectors"]

    assert [(mark.name, mark.present) for mark in marks] == [(here.name_fr, True), (missing.name_fr, False)]


@pytest.mark.parametrize(
    "path",
    [
        "/annuaire/",
        "/annuaire/organismes/",
        "/annuaire/couverture/",
        "/annuaire/couverture/territoires/",
        "/annuaire/territoires/",
        "/reseau/personnes/",
        "/milieux/",
        "/reseau/vocabulaires/secteurs/",
        "/reseau/vocabulaires/familles/",
        "/reseau/vocabulaires/territoires/",
        "/reseau/vocabulaires/competence/",
    ],
)
def test_lists_cost_the_same_for_one_and_for_three(client, coordinator, path, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def add():
        member = MemberFactory()
        actions.set_expertise(member, TermFactory(), 2, by=None)
        MilieuFactory()

    add()
    with CaptureQueriesContext(connection) as one:
        client.get(path)
    add()
    add()
    with django_assert_num_queries(len(one)):
        client.get(path)


class TestConfidentialAddresses:
    """The address of a shelter is the coordination's alone, and leaves in no file."""

    @pytest.fixture
    def shelter(self):
        sector = SectorFactory(is_confidential_place=True)
        return actions.add_organisation(by=None, name="Auberge", sector=sector, address="12, rue Cachée")

    def test_it_is_confidential_without_asking(self, shelter):
        assert shelter.address_is_confidential is True

    def test_members_do_not_see_it(self, client, shelter):
        client.force_login(MemberFactory().person)

        page = client.get(f"/annuaire/organismes/{shelter.public_id}/").content.decode()

        assert ("rue Cachée" in page, "confidentielle" in page) == (False, True)

    def test_the_coordination_sees_it(self, client, coordinator, shelter):
        assert "rue Cachée" in client.get(f"/annuaire/organismes/{shelter.public_id}/").content.decode()

    @pytest.mark.parametrize("kind", ["annuaire.xlsx", "organismes.csv"])
    def test_no_file_holds_it(self, client, coordinator, shelter, kind):
        content = b"".join(client.get(f"/annuaire/fichiers/{kind}"))
        if kind.endswith("xlsx"):
            from openpyxl import load_workbook

            book = load_workbook(io.BytesIO(content))
            content = str([[cell.value for cell in row] for sheet in book for row in sheet]).encode()

        assert (b"Auberge" in content, "Cachée".encode() in content) == (True, False)

    def test_no_search_finds_it(self, client, coordinator, shelter):
        assert client.get("/annuaire/organismes/", {"q": "cachee"}).context["count"] == 0

    def test_moving_to_a_sector_that_shelters_hides_the_address(self, coordinator):
        organisation = OrganisationFactory(address="1, rue Claire")

        actions.edit_organisation(
            organisation, by=coordinator, changes={"sector": SectorFactory(is_confidential_place=True)}
        )

        assert Organisation.objects.get(pk=organisation.pk).address_is_confidential is True

    def test_a_new_shelter_typed_in_the_form_is_confidential(self, client, coordinator):
        sector = SectorFactory(is_confidential_place=True)

        client.post(
            "/annuaire/organismes/nouveau/", {"name": "Refuge", "sector": sector.pk, "address": "2, rue"}
        )

        assert Organisation.objects.get().address_is_confidential is True


def test_a_file_runs_no_formula(client, coordinator):
    OrganisationFactory(name="=cmd|' /C calc'!A0")

    content = b"".join(client.get("/annuaire/fichiers/organismes.csv")).decode("utf-8-sig")

    assert [row[0] for row in csv.reader(io.StringIO(content))] == ["Nom", "'=cmd|' /C calc'!A0"]


def test_adding_a_person_twice_by_a_double_click_makes_one(client, coordinator):
    organisation = OrganisationFactory()
    form = {
        "given_name": "Ana",
        "family_name": "Roy",
        "email": "ana@exemple.org",
        "organisation": organisation.pk,
        "once": "A" * 22,
    }

    first = client.post("/annuaire/membres/nouveau/", form)
    second = client.post("/annuaire/membres/nouveau/", form)

    assert (first.status_code, first.url) == (302, second.url)
    assert Member.objects.count() == 1


def test_a_known_e_mail_is_refused_beside_its_field_and_keeps_what_was_typed(client, coordinator):
    known = MemberFactory()

    answer = client.post(
        "/annuaire/membres/nouveau/",
        {
            "given_name": "Ana",
            "family_name": "Roy",
            "email": known.person.email.upper(),
            "organisation": known.organisation.pk,
        },
    )

    assert answer.status_code == 422
    assert answer.context["form"].errors["email"] == ["Une personne de l’annuaire utilise déjà ce courriel."]
    assert 'value="Ana"' in answer.content.decode()


def test_editing_a_member_changes_lists_and_journals_their_names(client, coordinator):
    member, territory = MemberFactory(title="adjointe"), TerritoryFactory()

    client.post(
        f"/annuaire/membres/{member.public_id}/modification/",
        {
            "organisation": member.organisation.pk,
            "title": "directrice",
            "territories": [territory.pk],
            "shown": ["email", "work_phone", "territories"],
        },
    )

    member.refresh_from_db()
    assert (member.title, list(member.territories.all())) == ("directrice", [territory])
    fields = Entry.objects.about(member).filter(verb="edited").order_by("pk").values_list("fields", flat=True)
    assert list(fields) == [["title"], ["territories"]]


def test_the_second_of_two_editors_is_told_and_loses_nothing(client, coordinator):
    organisation = OrganisationFactory(name="Maison A", phone="1")
    path = f"/annuaire/organismes/{organisation.public_id}/modification/"
    seen = client.get(path).context["form"]["seen"].value()
    form = {"name": "Maison A", "sector": organisation.sector.pk, "seen": seen}

    first = client.post(path, form | {"phone": "2"})
    second = client.post(path, form | {"phone": "3"})

    assert (first.status_code, second.status_code) == (302, 422)
    page = second.content.decode()
    assert "« Téléphone »" in page.replace("\u00a0", " ")
    assert 'value="3"' in page
    again = client.post(path, form | {"phone": "3", "seen": second.context["form"]["seen"].value()})
    organisation.refresh_from_db()
    assert (again.status_code, organisation.phone) == (302, "3")


def test_merging_moves_people_and_keeps_the_old_name(client, coordinator):
    old, new = OrganisationFactory(name="Ancien"), OrganisationFactory(name="Nouveau")
    member = MemberFactory(organisation=old)

    client.post(f"/annuaire/organismes/{old.public_id}/fusion/", {"into": new.pk})

    member.refresh_from_db()
    assert member.organisation == new
    assert "Nouveau" in client.get(f"/annuaire/organismes/{old.public_id}/").content.decode()
    itself = client.post(f"/annuaire/organismes/{new.public_id}/fusion/", {"into": new.pk})
    assert itself.status_code == 422


def test_leaving_ends_mandates_and_is_announced(client, coordinator, monkeypatch):
    heard = []
    monkeypatch.setitem(registry.listeners, "directory.member_left", [lambda **facts: heard.append(facts)])
    member, milieu = MemberFactory(), MilieuFactory()
    mandate(milieu, MandateRole.TEAM, member.person)
    hand_to("chose:1", member.person, by=None)

    client.post(f"/annuaire/membres/{member.public_id}/depart/")
    again = client.post(f"/annuaire/membres/{member.public_id}/depart/", follow=True)

    assert [facts["member"] for facts in heard] == [member]
    assert list(milieu.mandates.current().filter(person=member.person)) == []
    assert person_of("chose:1") is None
    assert "a déjà quitté le réseau" in again.content.decode()


def test_members_say_themselves_what_they_know(client):
    member, competence = MemberFactory(), TermFactory()
    client.force_login(member.person)
    path = f"/annuaire/membres/{member.public_id}/expertises/"

    client.post(path, {"competence": competence.pk, "level": 3, "can_train": "on"})
    expertise = member.expertises.get()

    assert (expertise.level, expertise.abilities) == (3, ["peut former"])
    client.post(f"{path}{expertise.pk}/retrait/")
    assert member.expertises.count() == 0


def test_who_changes_her_name_is_found_by_the_new_one():
    member = MemberFactory()

    own.edit_person(member.person, by=member.person, changes={"family_name": "Quintal-Duval"})

    assert finding.members({"q": "quintal"}) == [member.pk]
