import pytest

from resal.directory import actions, histories, mandates
from resal.directory.models import MandateRole
from resal.journal import words
from resal.journal.trail import record
from tests.factories import (
    CoordinatorFactory,
    MilieuFactory,
    OrganisationFactory,
    PersonFactory,
    TerritoryFactory,
    mandate,
)

pytestmark = pytest.mark.django_db


def test_the_history_says_who_did_what_in_words_and_shows_no_content(client):
    coordinator = CoordinatorFactory()
    organisation = OrganisationFactory(phone="514 555-0100")
    actions.edit(organisation, by=coordinator, changes={"phone": "514 555-0199"})
    client.force_login(coordinator)

    page = client.get(f"/historique/directory.organisation/{organisation.public_id}/")

    line = page.context["page"].object_list[0]
    assert (line["who"], line["verb"], line["fields"]) == (coordinator.name, "a modifié", ["téléphone"])
    assert "555-0199" not in page.content.decode()


def test_the_history_speaks_english_too(client):
    organisation = OrganisationFactory()
    record(None, "edited", organisation, ["phone"])
    client.force_login(CoordinatorFactory(language="en-ca"))

    line = (
        client.get(f"/historique/directory.organisation/{organisation.public_id}/")
        .context["page"]
        .object_list[0]
    )

    assert (line["verb"], line["fields"]) == ("edited", ["phone"])


def test_the_team_sees_the_history_of_its_milieu(client):
    milieu = MilieuFactory()
    record(None, "opened", milieu)
    client.force_login(mandate(milieu, MandateRole.TEAM))

    assert client.get(f"/historique/directory.milieu/{milieu.public_id}/").status_code == 200


def test_the_history_of_a_milieu_tells_its_mandates(client):
    coordinator = CoordinatorFactory()
    milieu = mandates.open_milieu(
        name="Rive", territory=TerritoryFactory(), lead=OrganisationFactory(), by=coordinator
    )
    mandates.grant(milieu, MandateRole.TEAM, person=PersonFactory(), by=coordinator)
    client.force_login(coordinator)

    lines = client.get(f"/historique/directory.milieu/{milieu.public_id}/").context["page"].object_list

    assert [line["verb"] for line in lines] == ["a donné un mandat", "a donné un mandat", "a ouvert"]


@pytest.mark.parametrize(
    ("kind", "key"),
    [
        ("directory.milieu", "inconnu"),
        ("rien", "1"),
        ("rien.du.tout", "1"),
        ("accounts.person", "²"),
        ("core.text", "x"),
    ],
)
def test_what_does_not_exist_has_no_history(client, kind, key):
    client.force_login(CoordinatorFactory())

    assert client.get(f"/historique/{kind}/{key}/").status_code == 404


def test_what_belongs_to_no_milieu_is_closed_by_default():
    assert histories.may_see(CoordinatorFactory(), record(None, "x", MilieuFactory())) is False


def test_an_act_without_words_is_named_as_recorded():
    assert words.verb("did_this").replace("\u00a0", " ") == "a fait : did this"
    assert words.field("directory.member", "gone_field") == "gone field"


def test_a_long_history_costs_the_same_queries(client, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    organisation, coordinator = OrganisationFactory(), CoordinatorFactory()
    client.force_login(coordinator)
    path = f"/historique/directory.organisation/{organisation.public_id}/"
    record(coordinator, "edited", organisation)
    with CaptureQueriesContext(connection) as one:
        client.get(path)
    for _ in range(3):
        record(CoordinatorFactory(), "edited", organisation)
    with django_assert_num_queries(len(one)):
        client.get(path)
