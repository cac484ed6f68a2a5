"""Who sees and who may, from the outside, address by address and role by role."""

from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from resal.core import texts
from resal.directory.models import Mandate, MandateRole
from resal.support.actions import files, meetings, work
from resal.support.enums import FileStatus
from resal.support.models import Document
from tests.support.factories import everyone, opened, received

pytestmark = pytest.mark.django_db

ROLES = ("anonymous", "stranger", "partner", "evaluator", "team", "lead", "coordination")
SEE = {
    "anonymous": 302,
    "stranger": 403,
    "partner": 403,
    "evaluator": 200,
    "team": 200,
    "lead": 200,
    "coordination": 200,
}
WORK = SEE | {"evaluator": 403}
MANAGE = WORK | {"team": 403, "lead": 403}
TRIAGE = dict.fromkeys(ROLES, 403) | {"anonymous": 302, "coordination": 200}


@pytest.fixture
def world():
    file = opened(kinds=["arp"])
    people = everyone(file.milieu)
    member = people["stranger"].member
    request, _token = received()
    meeting = meetings.plan(
        file,
        by=people["coordination"],
        title="Rencontre",
        starts_at=timezone.now(),
        minutes=60,
        agenda="10 Accueil",
    )
    meetings.convoke(meeting, [member.organisation], by=people["coordination"])
    document = Document.objects.create(
        file=file, name="a.txt", media_type="text/plain", sha256="", size=1, content="absent",
        added_by=people["coordination"], added_at=timezone.now(),
    )  # fmt: skip
    step = work.plan_step(
        file, by=people["coordination"], what="Rappeler", due=timezone.localdate(), person=people["lead"]
    )
    cost = work.add_cost(
        file, by=people["coordination"], on=timezone.localdate(), kind="meal", amount=Decimal("10.00")
    )
    return {
        "file": file, "people": people, "member": member, "request": request, "meeting": meeting,
        "document": document, "step": step, "cost": cost, "module": file.modules.get(),
        "team": Mandate.objects.get(milieu=file.milieu, role=MandateRole.TEAM),
        "invitation": meeting.invitations.get(),
    }  # fmt: skip


def addresses(world):
    """(name, arguments, what a GET gives to each role)"""
    file, meeting, module = world["file"].public_id, world["meeting"].public_id, world["module"].pk
    return [
        ("requests", [], TRIAGE),
        ("triage_settings", [], TRIAGE),
        ("request", [world["request"].public_id], TRIAGE),
        ("accept", [world["request"].public_id], TRIAGE),
        ("file_new", [], TRIAGE),
        ("files", [], dict.fromkeys(ROLES, 200) | {"anonymous": 302}),
        ("file", [file], SEE),
        ("team", [file], SEE),
        ("documents", [file], SEE),
        ("contacts", [file], SEE),
        ("meetings", [file], SEE),
        ("meeting", [file, meeting], SEE),
        ("meeting_document", [file, meeting, "ordre-du-jour"], SEE),
        ("costs", [file], SEE),
        ("sectors", [file], WORK),
        ("module_new", [file], WORK),
        ("module_not_needed", [file, module], WORK),
        ("module_hand_over", [file, module], WORK),
        ("meeting_new", [file], WORK),
        ("agenda", [file, meeting], WORK),
        ("minutes", [file, meeting], WORK),
        ("followup", [file, meeting], WORK),
        ("life", [file, "suspendre"], MANAGE),
        ("lead", [file], MANAGE),
    ]


def writes(world):
    """(name, arguments, data, who may): posts answer 302 or 422 to those who may, 403 to the others."""
    file, meeting = world["file"].public_id, world["meeting"].public_id
    request = world["request"].public_id
    return [
        ("decide", [request], {}, TRIAGE),
        ("take", [request], {}, TRIAGE),
        ("grid", [request], {}, TRIAGE),
        ("request_contact", [request], {}, TRIAGE),
        ("module_move", [file, world["module"].pk, "commencer"], {}, WORK),
        ("team_add", [file], {"member": world["member"].public_id}, MANAGE),
        ("team_remove", [file, world["team"].pk], {}, MANAGE),
        ("document_add", [file], {}, WORK),
        ("document_withdraw", [file, world["document"].public_id], {}, WORK),
        ("contact_add", [file], {}, WORK),
        ("step_done", [file, world["step"].pk], {}, WORK),
        ("cost_add", [file], {}, WORK),
        ("cost_drop", [file, world["cost"].pk], {}, WORK),
        ("convoke", [file, meeting], {}, WORK),
        ("phone_reply", [file, meeting, world["invitation"].public_id], {}, WORK),
        ("cancel", [file, meeting], {}, WORK),
    ]


@pytest.mark.parametrize("role", ROLES)
def test_each_page_opens_to_those_it_is_for(client, world, role):
    if world["people"][role]:
        client.force_login(world["people"][role])

    given = {
        name: client.get(reverse(f"support:{name}", args=args)).status_code
        for name, args, _who in addresses(world)
    }

    assert given == {name: who[role] for name, _args, who in addresses(world)}


@pytest.mark.parametrize("role", ["anonymous", "stranger", "partner", "evaluator"])
def test_nobody_writes_where_she_has_no_mandate(client, world, role):
    if world["people"][role]:
        client.force_login(world["people"][role])

    for name, args, data, who in writes(world):
        assert (name, client.post(reverse(f"support:{name}", args=args), data).status_code) == (
            name,
            who[role],
        )


@pytest.mark.parametrize("role", ["team", "lead", "coordination"])
def test_those_who_may_write_are_answered(client, world, role):
    client.force_login(world["people"][role])

    for name, args, data, who in writes(world):
        expected = {302, 422} if who[role] == 200 else {403}
        if name == "team_remove" and role == "team":
            continue
        assert client.post(reverse(f"support:{name}", args=args), data).status_code in expected, name


def test_reading_changes_nothing(client, world):
    client.force_login(world["people"]["coordination"])

    for name, args, _data, _who in writes(world):
        assert (name, client.get(reverse(f"support:{name}", args=args)).status_code) == (name, 405)


@pytest.mark.parametrize("name", ["request", "file", "team"])
def test_an_unknown_id_is_not_found(client, world, name):
    client.force_login(world["people"]["coordination"])

    assert client.get(reverse(f"support:{name}", args=["nothing"])).status_code == 404


def test_a_thing_of_another_file_is_not_found(client, world):
    client.force_login(world["people"]["coordination"])
    other = opened()

    for name, key in (("document", world["document"].public_id), ("meeting", world["meeting"].public_id)):
        assert client.get(reverse(f"support:{name}", args=[other.public_id, key])).status_code == 404


def test_a_closed_file_is_read_and_no_longer_written(client, world):
    file, people = world["file"], world["people"]
    files.set_status(file, FileStatus.CLOSED, by=people["coordination"], reason="Fini.")
    client.force_login(people["lead"])

    assert client.get(reverse("support:file", args=[file.public_id])).status_code == 200
    assert client.post(reverse("support:contact_add", args=[file.public_id]), {}).status_code == 403
    client.force_login(people["team"])
    assert client.get(reverse("support:file", args=[file.public_id])).status_code == 403


def test_when_the_mandate_of_the_coordination_ends_the_file_closes_to_it(client, world):
    file, people = world["file"], world["people"]
    Mandate.objects.filter(milieu=file.milieu, role=MandateRole.COORDINATION).update(ends_on="2020-12-31")
    client.force_login(people["coordination"])

    assert client.get(reverse("support:file", args=[file.public_id])).status_code == 403


def test_a_withdrawn_text_is_hidden_on_the_file_and_only_the_coordination_may_withdraw(client, world):
    file, people = world["file"], world["people"]
    contact = work.log_contact(
        file, by=people["lead"], kind="call", on=timezone.localdate(), note="Trop de détails ici"
    )
    address = reverse("support:contacts", args=[file.public_id])
    client.force_login(people["team"])
    assert "Retirer ce texte" not in client.get(address).content.decode()
    client.force_login(people["coordination"])
    assert "Retirer ce texte" in client.get(address).content.decode()

    texts.quarantine(contact.note)

    assert "Trop de détails" not in client.get(address).content.decode()
