"""Conflicts and incompatible pairs: the coordination's, and in nothing that leaves."""

import io
import json

import pytest
from openpyxl import load_workbook

from resal.core.errors import Refusal
from resal.core.models import Text
from resal.core.registry import registry
from resal.directory import conflicts, finding
from resal.directory.models import Conflict, IncompatiblePair
from resal.journal.models import Entry
from tests.factories import (
    CoordinatorFactory,
    MemberFactory,
    MilieuFactory,
    OrganisationFactory,
    PersonFactory,
)

pytestmark = pytest.mark.django_db

WHY = "Ancien conflit de travail"


@pytest.fixture
def coordinator(client):
    person = CoordinatorFactory()
    client.force_login(person)
    return person


@pytest.fixture
def member():
    return MemberFactory()


def path_of(member) -> str:
    return f"/annuaire/membres/{member.public_id}/conflits/"


def test_the_coordination_notes_one_with_a_milieu_and_one_with_somebody(client, coordinator, member):
    milieu, other = MilieuFactory(), MemberFactory()

    client.post(path_of(member), {"kind": "conflict", "c-milieu": milieu.pk, "c-reason": WHY})
    client.post(path_of(member), {"kind": "pair", "p-other": other.pk, "p-reason": WHY})

    page = client.get(path_of(member)).content.decode()
    assert page.count(WHY) == 2
    assert [milieu.name in page, other.person.name in page] == [True, True]
    assert other.public_id not in [str(pair.one_id) for pair in IncompatiblePair.objects.of(other)]
    assert client.get(path_of(other)).content.decode().count(member.person.name) >= 1
    assert set(Entry.objects.about(member).filter(verb="edited").values_list("fields__0", flat=True)) == {
        "conflicts"
    }


@pytest.mark.parametrize("both", [True, False])
def test_one_side_and_one_only(client, coordinator, member, both):
    chosen = {"c-milieu": MilieuFactory().pk, "c-organisation": OrganisationFactory().pk} if both else {}

    answer = client.post(path_of(member), {"kind": "conflict", "c-reason": "Je garde ceci"} | chosen)

    assert (answer.status_code, Conflict.objects.count()) == (422, 0)
    assert "Je garde ceci" in answer.content.decode()


def test_noting_twice_makes_one_whoever_is_named_first(coordinator, member):
    other, organisation = MemberFactory(), OrganisationFactory()

    for _twice in range(2):
        conflicts.note_conflict(member, organisation=organisation, by=coordinator)
    conflicts.note_pair(member, other, by=coordinator)
    conflicts.note_pair(other, member, by=coordinator)

    assert (Conflict.objects.count(), IncompatiblePair.objects.count()) == (1, 1)
    with pytest.raises(Refusal):
        conflicts.note_pair(member, member, by=coordinator)


def test_lifting_erases_the_reason(client, coordinator, member):
    noted = conflicts.note_pair(member, MemberFactory(), reason=WHY, by=coordinator)

    answer = client.post(f"{path_of(member)}paire/{noted.pk}/retrait/")

    assert (answer.status_code, IncompatiblePair.objects.count()) == (302, 0)
    assert Text.objects.get(kind="directory.pair").body == ""


def test_another_member_s_conflict_is_not_lifted_from_here(client, coordinator, member):
    noted = conflicts.note_conflict(MemberFactory(), organisation=OrganisationFactory(), by=coordinator)

    assert client.post(f"{path_of(member)}conflit/{noted.pk}/retrait/").status_code == 404
    assert client.post(f"{path_of(member)}autre/{noted.pk}/retrait/").status_code == 404


def test_nothing_of_it_leaves(client, coordinator, member):
    conflicts.note_conflict(
        member, organisation=OrganisationFactory(name="Rival"), reason=WHY, by=coordinator
    )
    conflicts.note_pair(
        member, MemberFactory(person=PersonFactory(family_name="Adverse")), reason=WHY, by=coordinator
    )
    book = load_workbook(io.BytesIO(b"".join(client.get("/annuaire/fichiers/annuaire.xlsx"))))
    rows = str([[cell.value for cell in row] for sheet in book for row in sheet])
    table = b"".join(client.get("/annuaire/fichiers/membres.csv")).decode("utf-8-sig")
    own = json.dumps(registry.personal_data["directory"](member.person), default=str)
    history = client.get(f"/historique/directory.member/{member.public_id}/").content.decode()
    client.force_login(member.person)
    page = client.get(f"/annuaire/membres/{member.public_id}/").content.decode()

    assert [WHY in text for text in (rows, table, own, history, page)] == [False] * 5
    assert ["Rival" in own, "Adverse" in own, "conflits" in page] == [False] * 3
    assert finding.members({"q": "conflit"}) == []


def test_the_list_costs_the_same_for_one_and_for_three(
    client, coordinator, member, django_assert_num_queries
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def add():
        conflicts.note_conflict(member, milieu=MilieuFactory(), reason=WHY, by=coordinator)
        conflicts.note_pair(member, MemberFactory(), reason=WHY, by=coordinator)

    add()
    client.get(path_of(member))
    with CaptureQueriesContext(connection) as one:
        client.get(path_of(member))
    add()
    add()
    with django_assert_num_queries(len(one)):
        client.get(path_of(member))
