"""Commitments that live: accepted by their organisation, ordered, given, taken over."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from resal.core import clock
from resal.core.charts import draw_spans
from resal.core.errors import Refusal
from resal.core.once import token as a_token
from resal.directory import actions as directory
from resal.journal.models import Entry
from resal.plans import reading
from resal.plans.actions import accepting, following, inviting, parts, relaying
from resal.plans.domain.dependencies import loop, too_late
from resal.plans.enums import EventKind, Progress
from resal.plans.models import Action, Commitment
from resal.plans.standing import warnings_of
from tests.factories import CoordinatorFactory, MemberFactory, PersonFactory
from tests.plans import factories
from tests.plans.factories import fresh

pytestmark = pytest.mark.django_db

YES = {"answer": "yes", "role": "direction"}


def promised(plan, by, **values):
    """A commitment of a new partner, and the address of that partner's link."""
    member = MemberFactory()
    commitment = factories.commitment(plan, by, organisation=member.organisation, **values)
    partner = plan.partners.select_related("plan", "organisation").get(organisation=member.organisation)
    return commitment, inviting.send_link(partner, by=by), member


def answer_address(link, commitment):
    return f"{link}engagements/{commitment.public_id}/"


def test_a_partner_accepts_its_commitment_through_its_link_before_the_plan_is_adopted(client):
    plan, by = factories.drafted()
    commitment, link, member = promised(plan, by, hours=Decimal(12))
    form = YES | {"edition": commitment.edition, "once": a_token()}

    shown = client.get(link).content.decode()
    answers = [client.post(answer_address(link, commitment), form) for _twice in range(2)]

    signed = fresh(commitment)
    assert ("à confirmer" in shown, [answer.status_code for answer in answers]) == (True, [302, 302])
    assert (signed.answer, signed.signed_on, signed.signed_role) == ("accepted", clock.today(), "direction")
    events = plan.events.filter(kind=EventKind.PROMISE)
    assert [event.organisation for event in events] == [member.organisation]


def test_a_conditional_yes_says_who_approves_and_is_not_late_while_one_waits(client):
    plan, by = factories.active()
    commitment, link, _member = promised(plan, by, due_on=date(2025, 1, 1))
    form = {"answer": "if", "role": "direction", "edition": commitment.edition}

    refused = client.post(answer_address(link, commitment), form)
    accepted = client.post(
        answer_address(link, commitment),
        form | {"approval_by": "conseil d’administration", "approval_due": "2030-05-01"},
    )

    signed = fresh(commitment)
    assert (refused.status_code, "Dites qui doit encore approuver" in refused.content.decode()) == (422, True)
    assert accepted.status_code == 302
    assert (signed.answer, signed.approval_due) == ("conditional", date(2030, 5, 1))
    assert reading.row(signed).status == "waiting"


def test_a_no_says_why_and_the_commitment_is_abandoned_with_its_reason(client):
    plan, by = factories.active()
    commitment, link, _member = promised(plan, by)
    form = {"answer": "no", "role": "direction", "edition": commitment.edition}

    refused = client.post(answer_address(link, commitment), form)
    declined = client.post(answer_address(link, commitment), form | {"reason": "Plus de local cette année."})

    gone = fresh(commitment)
    assert (refused.status_code, declined.status_code) == (422, 302)
    assert (gone.answer, gone.status, str(gone.why)) == (
        "declined",
        Progress.ABANDONED,
        "Plus de local cette année.",
    )
    assert Entry.objects.filter(verb="declined").get().fields == ["declined_on", "status", "why"]


def test_what_changed_under_a_signature_is_asked_again():
    plan, by = factories.drafted()
    commitment = factories.commitment(plan, by)
    signed = accepting.accept(commitment, edition=commitment.edition, role="direction", by=by)

    parts.change(signed, by=by, edition=signed.edition, values={"hours": Decimal(40)})

    assert fresh(commitment).answer == "asked"


def test_nobody_signs_a_text_that_changed_since_it_was_read(client):
    plan, by = factories.active()
    commitment, link, _member = promised(plan, by)
    seen = commitment.edition
    parts.change(commitment, by=by, edition=seen, values={"what": "Prêter deux salles"}, motive=factories.WHY)

    answer = client.post(answer_address(link, commitment), YES | {"edition": seen})

    assert (answer.status_code, fresh(commitment).answer) == (422, "asked")
    assert "a changé depuis" in answer.content.decode()
    again = {"edition": fresh(commitment).edition}
    assert client.post(answer_address(link, commitment), YES | again).status_code == 302


def test_another_organisation_s_commitment_is_not_behind_my_link(client):
    plan, by = factories.active()
    _mine, link, _member = promised(plan, by)
    other = factories.commitment(plan, by)

    assert client.get(answer_address(link, other)).status_code == 404
    assert client.get(f"/plans/suivre/forge/engagements/{other.public_id}/").status_code == 410


def test_after_the_end_nothing_is_accepted(client):
    plan, by = factories.active()
    commitment, link, _member = promised(plan, by)
    type(plan).objects.filter(pk=plan.pk).update(status="ended")

    answer = client.post(answer_address(link, commitment), YES | {"edition": commitment.edition})

    assert (answer.status_code, fresh(commitment).answer) == (422, "asked")


@pytest.mark.parametrize(("who", "code"), [("own", 200), ("lead", 200), ("member", 403), ("nobody", 302)])
def test_who_answers_for_a_commitment(client, who, code):
    plan, by = factories.active()
    commitment, _link, member = promised(plan, by)
    people = {"own": member.person, "lead": by, "member": MemberFactory().person}
    if who in people:
        client.force_login(people[who])

    address = reverse("plans:promise", args=[plan.public_id, commitment.public_id])

    assert client.get(address).status_code == code
    assert client.post(address, YES | {"edition": commitment.edition}).status_code == (
        302 if code == 200 else code
    )


def test_hours_and_money_given_stand_beside_those_promised(client):
    plan, by = factories.active()
    commitment, link, _member = promised(plan, by, hours=Decimal(20), dollars=Decimal(500))
    gone = factories.commitment(plan, by, hours=Decimal(99))
    following.update(gone, status=Progress.ABANDONED, note="Fini", by=by)

    client.post(
        f"{link}{commitment.public_id}/",
        {"status": "under_way", "note": "", "hours_given": "12.5", "dollars_given": "100"},
    )

    pledge = reading.whole(plan).pledge
    assert (pledge.hours, pledge.hours_given) == (Decimal(20), Decimal("12.5"))
    assert (pledge.dollars, pledge.dollars_given) == (Decimal(500), Decimal(100))


def test_actions_that_wait_for_one_another_in_a_circle_are_refused_in_words():
    plan, by = factories.drafted()
    first = factories.action(plan, by, what="Former")
    second = factories.action(plan, by, what="Essayer", after=[first])
    third = factories.action(plan, by, what="Répandre", after=[second])

    with pytest.raises(Refusal) as refused:
        parts.change(first, by=by, edition=first.edition, values={"after": [third]})

    assert refused.value.field == "after"
    assert "Former → Répandre → Essayer → Former" in str(refused.value)
    assert list(fresh(first).after.all()) == []


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=14))
def test_a_loop_is_found_exactly_where_a_walk_comes_back(edges):
    after: dict[int, list[int]] = {}
    for later, earlier in edges:
        after.setdefault(later, []).append(earlier)

    def comes_back(start):
        seen, todo = set(), list(after.get(start, []))
        while todo:
            here = todo.pop()
            if here == start:
                return True
            if here not in seen:
                seen.add(here)
                todo += after.get(here, [])
        return False

    assert {n: bool(loop(after, n)) for n in range(7)} == {n: comes_back(n) for n in range(7)}


def leaver_in_three_plans():
    member = MemberFactory()
    held = []
    for _plan in range(3):
        plan, by = factories.active()
        mine = factories.commitment(plan, by, organisation=member.organisation, person=member.person)
        action = factories.action(plan, by, lead=member.organisation)
        done = factories.action(plan, by, lead=member.organisation, what="Déjà faite")
        following.update(done, status=Progress.DONE, by=by)
        held.append((plan, by, mine, action, done))
    return member, held


def test_a_member_who_leaves_in_the_middle_of_three_plans_leaves_nothing_without_a_question(client):
    member, held = leaver_in_three_plans()
    directory.leave(member, by=CoordinatorFactory())

    for plan, by, mine, action, done in held:
        assert [fresh(one).owner_left_on for one in (mine, action, done)] == [clock.today()] * 2 + [None]
        assert "W7_OWNER_LEFT" in warnings_of([plan])[plan.pk]
        client.force_login(by)
        page = client.get(reverse("plans:relays", args=[plan.public_id])).content.decode()
        assert page.count("Trouver la relève") == 2


def test_whoever_takes_over_is_named_and_her_organisation_is_asked():
    member, ((plan, by, mine, _action, _done), *_others) = leaver_in_three_plans()
    accepting.accept(mine, edition=mine.edition, role="direction", by=by)
    directory.leave(member, by=CoordinatorFactory())
    following.update(mine, status=Progress.UNDER_WAY, by=by)
    assert fresh(mine).owner_left_on == clock.today()
    _organisation, person = factories.partner_of(plan)
    versions = plan.versions.count()

    relaying.take_over(mine, person=person, by=by)

    taken = fresh(mine)
    assert (taken.person, taken.organisation, taken.owner_left_on) == (
        person,
        person.member.organisation,
        None,
    )
    assert (taken.answer, plan.versions.count()) == ("asked", versions + 1)
    with pytest.raises(Refusal):
        relaying.take_over(mine, person=person, by=by)


def test_somebody_who_left_does_not_take_over():
    plan, by = factories.active()
    action = factories.action(plan, by)
    Action.objects.filter(pk=action.pk).update(owner_left_on=clock.today())

    with pytest.raises(Refusal) as refused:
        relaying.take_over(action, person=PersonFactory(), by=by)

    assert refused.value.field == "person"


def test_a_click_on_the_board_moves_and_what_must_say_why_has_its_page(client):
    plan, by = factories.active()
    action = plan.actions.get()
    client.force_login(by)
    address = reverse("plans:move", args=[plan.public_id, "actions", action.public_id])

    moved = client.post(address, {"status": "under_way"})
    why = client.post(address, {"status": "abandoned"})

    assert moved.url == f"/plans/{plan.public_id}/avancement/#{action.public_id}"
    assert why.url == f"/plans/{plan.public_id}/actions/{action.public_id}/suivi/"
    assert fresh(action).status == Progress.UNDER_WAY


@pytest.mark.parametrize("who", ["other", "nobody"])
def test_nobody_else_moves_anything(client, who):
    plan, _by = factories.active()
    _organisation, person = factories.partner_of(plan)
    if who == "other":
        client.force_login(person)
    action = plan.actions.get()

    answer = client.post(
        reverse("plans:move", args=[plan.public_id, "actions", action.public_id]), {"status": "done"}
    )

    assert (answer.status_code, fresh(action).status) == (403 if who == "other" else 302, Progress.TODO)


def test_table_timeline_and_board_say_the_same_actions(client):
    plan, by = factories.active()
    later = factories.action(plan, by, what="Former les équipes", after=list(plan.actions.all()))
    factories.action(plan, by, what="Sans date", due_on=None)
    Commitment.objects.create(plan=plan, organisation=plan.lead_organisation)
    client.force_login(by)

    for view in ("tableau/", "echeancier/", "avancement/"):
        page = client.get(plan.get_absolute_url() + view).content.decode()
        assert [name for name in ("Former les équipes", "Sans date") if name in page] == [
            "Former les équipes",
            "Sans date",
        ]
    assert [one.pk for one in reading.whole(plan).goals[0].rows[1].waits_on] == [
        plan.actions.in_order().first().pk
    ]
    assert later.after.count() == 1


def test_an_empty_plan_has_its_table_its_timeline_and_its_board(client):
    plan, by = factories.drafted()
    client.force_login(by)

    codes = [
        client.get(plan.get_absolute_url() + view).status_code
        for view in ("tableau/", "echeancier/", "avancement/", "releve/")
    ]

    assert codes == [200] * 4


def chained():
    """A is due after C, which comes after B, which comes after A; B has no date."""
    plan, by = factories.active()
    day = plan.starts_on
    first = factories.action(plan, by, what="Former", due_on=day + timedelta(days=90))
    second = factories.action(plan, by, what="Essayer", after=[first], due_on=None)
    third = factories.action(plan, by, what="Répandre", after=[second], due_on=day + timedelta(days=60))
    return plan, by, (first, second, third)


def test_a_date_before_what_it_waits_for_is_said_in_words_on_every_view(client):
    plan, by, (first, _second, _third) = chained()
    client.force_login(by)
    said = "Prévue avant ce qu’elle attend\xa0: «\xa0Former\xa0» est pour le"

    pages = [client.get(plan.get_absolute_url() + view).content.decode() for view in ("", "echeancier/")]
    problems = [row.problem.startswith(said) for row in reading.whole(plan).rows][-3:]
    following.update(first, status="done", note="Fait", by=by)

    assert [said in page for page in pages] == [True, True]
    assert problems == [False, False, True]
    assert [row.problem for row in reading.whole(fresh(plan)).rows][-3:] == ["", "", ""]


def test_the_timeline_draws_what_comes_after_what(client):
    plan, by = factories.active()
    day = plan.starts_on
    first = factories.action(plan, by, what="Former", due_on=day + timedelta(days=90))
    factories.action(plan, by, what="Essayer", after=[first], due_on=day + timedelta(days=120))
    factories.action(plan, by, what="Trop tôt", after=[first], due_on=day + timedelta(days=30))
    client.force_login(by)

    page = client.get(f"{plan.get_absolute_url()}echeancier/").content.decode()
    drawn = draw_spans(
        reading.spans(reading.whole(plan).rows), first=day, last=plan.ends_on, today=clock.today()
    )

    assert [arrow.holds for arrow in drawn.arrows] == [True, False]
    assert page.count("marker-end=") == 2
    assert "vient après, mais la date ne tient pas" in page


@given(
    st.lists(
        st.tuples(st.integers(0, 6), st.lists(st.integers(0, 6), max_size=3), st.none() | st.integers(0, 60)),
        max_size=7,
        unique_by=lambda one: one[0],
    )
)
def test_what_is_said_to_be_too_late_is_waited_for_and_later(things):
    after = {key: earlier for key, earlier, _due in things}
    due = {key: date(2026, 1, 1) + timedelta(days=n) for key, _earlier, n in things if n is not None}

    for key in range(7):
        found = too_late(after, due, key)
        if found is not None:
            assert due[found] > due[key]
        elif key in due:
            assert all(due.get(one, due[key]) <= due[key] for one in after.get(key, ()))


def test_whoever_changes_an_answer_finds_the_one_given(client):
    plan, by = factories.drafted()
    commitment, link, _member = promised(plan, by)
    address = answer_address(link, commitment)

    before = client.get(address).context["form"]["answer"].value()
    client.post(address, YES | {"edition": fresh(commitment).edition})

    assert (before, client.get(address).context["form"]["answer"].value()) == (None, "yes")
