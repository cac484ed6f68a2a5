from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from resal.core.errors import Refusal
from resal.core.models import Message
from resal.core.registry import HandOver, registry
from resal.directory.actions import leave
from resal.directory.models import Mandate, MandateRole
from resal.support.actions import files, modules, work
from resal.support.desk import cards, lines
from resal.support.enums import FileStatus, ModuleState
from resal.support.models import Module, SupportFile
from tests.factories import CoordinatorFactory, MemberFactory
from tests.support.factories import opened, received

pytestmark = pytest.mark.django_db


@pytest.fixture
def by(client):
    person = CoordinatorFactory()
    client.force_login(person)
    return person


def address(name, file, *more):
    return reverse(f"support:{name}", args=[file.public_id, *more])


def test_a_file_opens_directly_at_any_door(client, by):
    milieu = opened().milieu

    answer = client.post(
        reverse("support:file_new"), {"title": "Suivre", "milieu": milieu.pk, "kinds": ["suivi"]}
    )

    file = SupportFile.objects.exclude(title__body="Un dossier").get()
    assert answer.url == address("file", file)
    assert list(file.modules.values_list("kind", flat=True)) == ["suivi"]


def test_modules_of_a_kind_repeat_and_each_has_its_own_life(client, by):
    file = opened()
    for _n in range(2):
        client.post(address("module_new", file), {"kind": "arp", "note": ""})
    first, second = file.modules.all()

    client.post(address("module_move", file, first.pk, "commencer"))
    client.post(address("module_move", file, first.pk, "terminer"))
    client.post(address("module_move", file, second.pk, "monter"))

    states = list(file.modules.values_list("pk", "state"))
    assert states == [(second.pk, ModuleState.TO_DO), (first.pk, ModuleState.DONE)]
    client.post(address("module_move", file, first.pk, "rouvrir"))
    first.refresh_from_db()
    assert (first.state, first.done_on) == (ModuleState.UNDER_WAY, None)


def test_not_needed_is_an_answer_with_its_reason(client, by):
    file = opened(kinds=["produit"])
    module = file.modules.get()

    assert client.post(address("module_not_needed", file, module.pk), {"reason": ""}).status_code == 422
    client.post(address("module_not_needed", file, module.pk), {"reason": "Le guide existe."})

    module.refresh_from_db()
    assert (module.state, str(module.reason)) == (ModuleState.NOT_NEEDED, "Le guide existe.")


def test_a_stale_click_on_a_module_is_told_and_changes_nothing(by):
    file = opened(kinds=["arp"])
    module = file.modules.get()
    modules.move(module, "done", by=by)

    with pytest.raises(Refusal):
        modules.move(module, "start", by=by)


def test_an_activity_is_handed_over_once_and_the_module_shows_where(client, by, monkeypatch):
    made = []

    def receive(wish, by):
        made.append(wish)
        return "/activites/abc/"

    name = "workshops.prepare"
    payload = registry.hand_overs[name].payload
    monkeypatch.setitem(registry.hand_overs, name, HandOver(name, payload, receive))
    file = opened(kinds=["arp"])
    module = file.modules.get()

    answer = client.post(
        address("module_hand_over", file, module.pk), {"question": "Que faire ?", "held_on": ""}
    )
    again = client.post(
        address("module_hand_over", file, module.pk), {"question": "Que faire ?", "held_on": ""}
    )

    module.refresh_from_db()
    assert (answer.url, again.url, module.address, module.state) == (
        "/activites/abc/", "/activites/abc/", "/activites/abc/", ModuleState.UNDER_WAY,
    )  # fmt: skip
    assert [wish.milieu_id for wish in made] == [file.milieu_id]


def test_nothing_is_proposed_where_no_app_takes_it(monkeypatch):
    monkeypatch.delitem(registry.hand_overs, "workshops.prepare")

    assert modules.can_hand_over(opened(kinds=["arp"]).modules.get()) is False


def test_a_file_is_suspended_handed_and_taken_up_again(client, by):
    file, member = opened(), MemberFactory()

    client.post(address("life", file, "suspendre"), {"reason": "La porteuse change d’emploi."})
    client.post(address("lead", file), {"person": member.person.pk})
    file.refresh_from_db()
    assert (file.status, str(file.status_reason)) == (FileStatus.SUSPENDED, "La porteuse change d’emploi.")
    lead = Mandate.objects.current().get(milieu=file.milieu, role=MandateRole.LEAD)
    assert lead.person == member.person
    assert Message.objects.filter(to=member.person.email, kind="support.lead").count() == 1

    client.post(address("life", file, "reprendre"), {"reason": "C’est reparti."})
    file.refresh_from_db()
    assert file.status == FileStatus.OPEN


def test_the_old_lead_sees_the_file_no_more(client, by):
    file, old, new = opened(), MemberFactory().person, MemberFactory().person
    files.hand_lead(file, old, by=by)
    files.hand_lead(file, new, by=by)

    client.force_login(old)
    assert client.get(address("file", file)).status_code == 403
    client.force_login(new)
    assert client.get(address("file", file)).status_code == 200


def test_two_people_changing_one_file_the_second_is_told(by):
    file = opened()
    stale = SupportFile.objects.get(pk=file.pk)
    files.set_status(file, FileStatus.SUSPENDED, by=by, reason="Un")

    with pytest.raises(Refusal):
        files.set_status(stale, FileStatus.CLOSED, by=by, reason="Deux")


def test_a_file_without_anybody_to_lead_it_stalls_on_the_desk(by):
    file, member = opened(), MemberFactory()
    files.hand_lead(file, member.person, by=by)
    assert [line for line in lines(by) if line.section == "stalled"] == []

    leave(member, by=by)

    assert [line.address for line in lines(by) if line.section == "stalled"] == [address("lead", file)]


def test_the_milieu_s_page_lists_its_files_to_those_who_may_open_them(by):
    file = opened()

    assert [card.address for card in cards(by, file.milieu)] == [address("file", file)]
    assert list(cards(MemberFactory().person, file.milieu)) == []


@pytest.mark.parametrize("page", ["file", "contacts", "team", "documents", "meetings", "costs"])
def test_each_page_of_a_file_asks_the_same_number_of_questions_for_one_and_three(client, by, page):
    file = opened()

    def fill():
        modules.add(file, "suivi", by=by, note="Note")
        work.log_contact(file, by=by, kind="call", on=timezone.localdate(), note="Bref")
        work.plan_step(file, by=by, what="Suite", due=timezone.localdate(), person=by)
        work.join_team(file, MemberFactory(), by=by)
        work.add_cost(file, by=by, on=timezone.localdate(), kind="meal", amount=Decimal("5"))

    fill()
    client.get(address(page, file))
    with CaptureQueriesContext(connection) as one:
        client.get(address(page, file))
    fill()
    fill()
    with CaptureQueriesContext(connection) as three:
        client.get(address(page, file))
    assert len(three) == len(one)


def test_the_list_of_files_asks_the_same_number_of_questions_for_one_and_three(client, by):
    opened(kinds=["arp"])
    client.get(reverse("support:files"))
    with CaptureQueriesContext(connection) as one:
        client.get(reverse("support:files"))
    opened(kinds=["arp"])
    opened(kinds=["arp", "plan"])
    with CaptureQueriesContext(connection) as three:
        client.get(reverse("support:files"))
    assert (len(three), Module.objects.count()) == (len(one), 4)


def test_the_desk_asks_the_same_number_of_questions_for_one_and_three(by):
    def fill():
        file = opened(by=by)
        work.plan_step(file, by=by, what="Suite", due=timezone.localdate(), person=by)
        received()

    fill()
    list(lines(by))
    with CaptureQueriesContext(connection) as one:
        list(lines(by))
    fill()
    fill()
    with CaptureQueriesContext(connection) as three:
        found = list(lines(by))
    assert (len(three), len(found)) == (len(one), 9)


@pytest.mark.parametrize(
    ("kind", "data"), [("arp", {"question": "Que faire ?", "held_on": ""}), ("plan", {})]
)
def test_what_is_handed_over_opens_where_the_module_says(client, by, kind, data):
    file = opened(by=by, kinds=[kind])
    module = file.modules.get()

    answer = client.post(address("module_hand_over", file, module.pk), data)

    module.refresh_from_db()
    assert answer.url == module.address
    assert client.get(answer.url).status_code == 200
    assert answer.url in client.get(address("file", file)).content.decode()
