"""What happens to a plan, through its own verbs."""

from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from django.db import DatabaseError, transaction

from resal.accounts import links
from resal.accounts.models import SignedLink
from resal.core import clock, texts
from resal.core.errors import Refusal
from resal.core.models import DigestLine, Message, Text
from resal.core.payloads import DecidedProblem, Decision, PromisedCommitment
from resal.core.registry import registry
from resal.directory import actions as directory
from resal.directory.models import Mandate, MandateRole
from resal.journal.models import Entry
from resal.plans import reminders
from resal.plans.actions import (
    adopting,
    commenting,
    following,
    inviting,
    parts,
    passing,
    publishing,
    reviewing,
)
from resal.plans.actions.drafting import mark_absent
from resal.plans.actions.versions import Motive
from resal.plans.enums import Answer, PlanStatus, Progress, ReviewKind, Visibility
from resal.plans.models import ActionPlan, Stall, Version
from resal.plans.standing import warnings_of
from tests.factories import CoordinatorFactory, MemberFactory, OrganisationFactory
from tests.plans import factories
from tests.plans.factories import fresh

pytestmark = pytest.mark.django_db


def on(year, month, day):
    return clock.at(datetime(year, month, day, 12, tzinfo=ZoneInfo("America/Toronto")))


def decision(milieu, **changes):
    promised, there, absent = OrganisationFactory(), OrganisationFactory(), OrganisationFactory()
    values = {
        "milieu_id": milieu.pk,
        "workshop_id": "abcdefghjkmn",
        "title": "Mieux repérer",
        "decided_on": date(2025, 3, 19),
        "problems": (
            DecidedProblem(
                title=texts.write("Une trajectoire claire", "t").pk,
                issues=(texts.write("On ne sait pas qui appeler", "t").pk,),
                blocks=(texts.write("Trois listes", "t").pk, texts.write("Le roulement", "t").pk),
                reason=texts.write("C’est la base", "t").pk,
            ),
        ),
        "commitments": (
            PromisedCommitment(
                promised.pk, texts.write("Écrire le protocole", "t").pk, date(2025, 9, 30), "le CA", None
            ),
        ),
        "dissents": ((there.pk, texts.write("Les motels d’abord", "t").pk),),
        "organisations_present": (there.pk,),
        "organisations_absent": (absent.pk,),
        "methods_note": "Deux votes secrets.",
    }
    return Decision(**(values | changes))


def test_a_decision_becomes_a_draft_that_points_at_the_same_words():
    milieu, lead = factories.milieu_with_lead()
    decided = decision(milieu)
    before = Text.objects.count()

    address = registry.hand_over("plans.draft_from_decision", decided, key="abcdefghjkmn", by=lead)

    plan = ActionPlan.objects.get()
    objective = plan.objectives.get()
    assert address == plan.get_absolute_url()
    assert (str(objective.words), str(objective.reason)) == ("Une trajectoire claire", "C’est la base")
    assert [str(issue) for issue in objective.issues.all()] == ["On ne sait pas qui appeler"]
    assert sorted(str(block) for block in objective.room_blocks.all()) == ["Le roulement", "Trois listes"]
    assert Text.objects.count() == before
    promise = plan.commitments.get()
    assert (str(promise.what), promise.waits_for_approval) == ("Écrire le protocole", True)
    assert [str(one.words) for one in plan.dissents.all()] == ["Les motels d’abord"]
    assert plan.partners.filter(was_absent=True).count() == 1
    assert plan.partners.count() == 4
    assert {review.kind: review.due_on for review in plan.reviews.all()}.keys() == {"midterm", "final"}


def test_the_same_decision_handed_over_twice_is_one_plan():
    milieu, lead = factories.milieu_with_lead()
    decided = decision(milieu)

    first = registry.hand_over("plans.draft_from_decision", decided, key="k", by=lead)
    second = registry.hand_over("plans.draft_from_decision", decided, key="k", by=lead)

    assert (first, ActionPlan.objects.count()) == (second, 1)


def test_two_people_may_write_and_the_second_is_told():
    plan, by = factories.drafted()
    action = factories.action(plan, by)
    edition = action.edition

    parts.change(action, by=by, values={"what": "Signer en mai"}, edition=edition)
    with pytest.raises(parts.Overtaken) as told:
        parts.change(action, by=by, values={"what": "Signer en juin"}, edition=edition)

    assert str(told.value.current.what) == "Signer en mai"
    assert str(fresh(action).what) == "Signer en mai"


def test_what_is_named_in_a_part_becomes_a_partner():
    plan, by = factories.drafted()
    friend = OrganisationFactory()

    action = factories.action(plan, by, contributors=[friend])

    names = set(plan.partners.values_list("organisation", flat=True))
    assert {action.lead_id, friend.pk, plan.lead_organisation_id} == names


def test_the_absent_have_ten_working_days_and_answer_before_adoption():
    plan, by = factories.drafted()
    factories.action(plan, by)
    organisation, person = factories.partner_of(plan)

    with on(2025, 4, 7):
        plan = commenting.open_comments(plan, by=by, absent=[organisation])

    assert plan.comments_end_on == date(2025, 4, 21)
    assert [message.to for message in Message.objects.all()] == [person.email]
    with on(2025, 4, 8):
        assert "21 avril 2025" in adopting.why_not_yet(plan, clock.today())
        with pytest.raises(Refusal):
            adopting.adopt(plan, by=by, organisation=plan.lead_organisation)
    partner = plan.partners.get(organisation=organisation)
    with on(2025, 4, 9):
        with pytest.raises(Refusal) as refused:
            commenting.answer(partner, answer=Answer.SUGGESTS, words=" ")
        commenting.answer(partner, answer=Answer.SUGGESTS, words="Ajouter les parents")
        commenting.answer(partner, answer=Answer.SUGGESTS, words="Ajouter les parents")
        adopting.adopt(plan, by=by, organisation=plan.lead_organisation)

    assert refused.value.field == "words"
    assert plan.comments.count() == 1
    assert fresh(plan).status == PlanStatus.ADOPTED


def test_after_ten_working_days_silence_no_longer_waits():
    plan, by = factories.drafted()
    factories.action(plan, by)
    mark_absent(plan, [OrganisationFactory()], by=by)
    assert adopting.why_not_yet(plan, clock.today()).startswith("Des partenaires étaient absents")

    with on(2025, 4, 7):
        plan = commenting.open_comments(plan, by=by)
    with on(2025, 4, 22):
        adopting.adopt(plan, by=by, organisation=plan.lead_organisation)

    assert fresh(plan).is_adopted is True


def test_a_plan_is_adopted_once_with_its_version_and_its_reviews():
    plan, by = factories.drafted()
    factories.action(plan, by)

    with on(2025, 4, 28):
        adoption = adopting.adopt(
            plan, by=by, organisation=plan.lead_organisation, body="Assemblée", readiness={"sponsor": "yes"}
        )
        with pytest.raises(Refusal):
            adopting.adopt(plan, by=by, organisation=plan.lead_organisation)

    assert (adoption.version.number, adoption.adopted_on) == (1, date(2025, 4, 28))
    assert dict(plan.reviews.values_list("kind", "due_on")) == {
        ReviewKind.MIDTERM: date(2025, 10, 28),
        ReviewKind.FINAL: date(2026, 4, 28),
    }
    assert fresh(plan).readiness == {"sponsor": "yes"}
    with pytest.raises(DatabaseError), transaction.atomic():
        Version.objects.filter(pk=adoption.version_id).update(number=9)


def test_a_plan_without_action_is_not_adopted():
    plan, by = factories.drafted()

    with pytest.raises(Refusal, match="au moins une action"):
        adopting.adopt(plan, by=by, organisation=plan.lead_organisation)


def test_it_starts_with_a_baseline_or_with_who_will_measure_it():
    plan, by = factories.adopted()
    indicator = factories.indicator(plan, by, name="Délai médian", kind="outcome")

    with pytest.raises(Refusal, match="Délai médian"):
        adopting.start(plan, by=by)
    known = {"baseline_planned_on": date(2025, 10, 1), "baseline_planned_by": plan.lead_organisation}
    parts.change(indicator, by=by, values=known, edition=indicator.edition, motive=factories.WHY)
    adopting.start(plan, by=by)

    assert fresh(plan).status == PlanStatus.ACTIVE


def test_once_adopted_each_change_says_why_and_makes_a_version():
    plan, by = factories.adopted()
    action = plan.actions.get()
    action.plan = plan

    with pytest.raises(Refusal) as refused:
        parts.change(action, by=by, values={"what": "Autrement"}, edition=action.edition)
    motive = Motive("Le CIUSSS a demandé plus de temps", "comité du 3 mai")
    parts.change(action, by=by, values={"what": "Autrement"}, edition=action.edition, motive=motive)
    parts.change(
        fresh(action), by=by, values={"what": "Autrement"}, edition=fresh(action).edition, motive=motive
    )

    assert refused.value.field == "why"
    assert list(plan.versions.order_by("number").values_list("number", "decided_where")) == [
        (1, ""),
        (2, "comité du 3 mai"),
    ]


def test_an_adopted_action_is_abandoned_rather_than_taken_out():
    plan, by = factories.adopted()
    action = plan.actions.get()

    with pytest.raises(Refusal, match="abandonné"):
        parts.remove(action, by=by, motive=factories.WHY)
    with pytest.raises(Refusal) as refused:
        following.update(action, status=Progress.ABANDONED, by=by)
    following.update(action, status=Progress.ABANDONED, note="Les jeunes n’en veulent pas", by=by)

    assert refused.value.field == "note"
    assert (fresh(action).status, str(fresh(action).why)) == ("abandoned", "Les jeunes n’en veulent pas")


def test_the_same_news_twice_on_a_day_is_one():
    plan, by = factories.active()
    action = plan.actions.get()

    following.update(action, status=Progress.UNDER_WAY, note="Ça avance", by=by)
    assert following.update(action, status=Progress.UNDER_WAY, note="Ça avance", by=by) is None

    assert action.events.count() == 1


def test_a_draft_is_not_followed_up():
    plan, by = factories.drafted()
    action = factories.action(plan, by)

    with pytest.raises(Refusal):
        following.update(action, status=Progress.DONE, by=by)


def test_a_commitment_that_waits_for_an_approval_is_late_only_after_it():
    plan, by = factories.drafted()
    factories.action(plan, by)
    promise = factories.commitment(plan, by, approval_by="le CA", approval_due=date(2025, 5, 1))
    adopting.adopt(plan, by=by, organisation=plan.lead_organisation)

    assert promise.waits_for_approval is True
    following.approve(promise, by=by)
    with pytest.raises(Refusal):
        following.approve(promise, by=by)

    assert fresh(promise).waits_for_approval is False


def test_a_share_is_computed_never_typed_twice():
    plan, by = factories.active()
    indicator = factories.indicator(plan, by, unit="%")

    measure = {"measured_on": date(2025, 10, 1), "value": None, "numerator": 15, "denominator": 22}
    first = following.measure(indicator, by=by, **measure)
    again = following.measure(indicator, by=by, **measure)

    assert (first.value, again.pk) == (Decimal("68.2"), first.pk)
    with pytest.raises(Refusal) as over:
        following.measure(indicator, by=by, **(measure | {"numerator": 30}))
    with pytest.raises(Refusal) as empty:
        following.measure(indicator, by=by, measured_on=date(2025, 10, 1), value=None)
    assert (over.value.field, empty.value.field) == ("numerator", "value")


def test_a_measure_is_verified_by_somebody_else():
    plan, by = factories.active()
    measure = following.measure(
        factories.indicator(plan, by), by=by, measured_on=date(2025, 10, 1), value=Decimal(3)
    )

    with pytest.raises(Refusal):
        following.verify(measure, by=by)
    following.verify(measure, by=CoordinatorFactory())

    assert fresh(measure).verified_by_id is not None


def test_a_review_keeps_the_table_of_its_day():
    plan, by = factories.active()
    indicator = factories.indicator(plan, by, baseline_value=0)
    following.measure(indicator, by=by, measured_on=date(2025, 10, 1), value=Decimal(9))
    review = plan.reviews.get(kind=ReviewKind.MIDTERM)

    held = reviewing.hold(review, by=by, held_on=date(2025, 10, 28), notes="Ça tient", edition=1)
    following.measure(indicator, by=by, measured_on=date(2025, 12, 1), value=Decimal(12))
    with pytest.raises(Refusal):
        reviewing.hold(review, by=by, held_on=date(2025, 10, 28), notes="Autre", edition=1)
    again = reviewing.hold(review, by=by, held_on=date(2025, 10, 28), notes="Mieux dit", edition=2)

    assert held.results[0]["last"] == "9"
    assert (again.results, str(again.notes)) == (held.results, "Mieux dit")


def test_the_network_leaves_and_the_plan_goes_on():
    plan, lead = factories.active()
    coordinator = CoordinatorFactory()
    organisation, heir = factories.partner_of(plan)

    passing.hand_over(plan, by=coordinator, organisation=organisation, person=heir, end_mandates=True)

    plan = fresh(plan)
    assert (plan.owner_after, plan.network_left_on) == (organisation, clock.today())
    assert Mandate.objects.current().on(plan.milieu).with_role(MandateRole.COORDINATION).exists() is False
    coordinator = fresh(coordinator)
    assert (coordinator.has_perm("plans.see", plan), coordinator.has_perm("plans.write", plan)) == (
        False,
        False,
    )
    for person in (fresh(heir), fresh(lead)):
        assert (person.has_perm("plans.write", plan), person.has_perm("plans.decide", plan)) == (True, True)


def test_a_plan_may_be_handed_over_while_the_network_still_reads():
    plan, _lead = factories.active()
    organisation, heir = factories.partner_of(plan)

    passing.hand_over(plan, by=CoordinatorFactory(), organisation=organisation, person=heir)

    coordinator, plan = CoordinatorFactory(), fresh(plan)
    assert (coordinator.has_perm("plans.see", plan), coordinator.has_perm("plans.write", plan)) == (
        True,
        False,
    )


def test_it_is_handed_only_to_somebody_of_that_organisation():
    plan, by = factories.active()

    with pytest.raises(Refusal) as refused:
        passing.hand_over(plan, by=by, organisation=OrganisationFactory(), person=by)

    assert refused.value.field == "person"


def test_publishing_needs_the_milieu_and_a_neutral_title():
    plan, by = factories.adopted()

    with pytest.raises(Refusal):
        publishing.publish(plan, by=by, title="Ensemble")
    plan.milieu.publishes, plan.milieu.name = True, "Boisé-du-Ruisseau"
    plan.milieu.save()
    with pytest.raises(Refusal) as refused:
        publishing.publish(plan, by=by, title="Les violences au Boisé")
    publishing.publish(plan, by=by, title="Ensemble")
    assert refused.value.field == "title"
    assert [line.title for source in registry.published for line in source()] == ["Ensemble"]

    publishing.withdraw(plan, by=by)

    assert (fresh(plan).visibility, list(ActionPlan.objects.public())) == (Visibility.PARTNERS, [])


def test_when_somebody_leaves_what_her_organisation_holds_looks_for_a_relief():
    plan, by = factories.active()
    member = MemberFactory()
    action = factories.action(plan, by, lead=member.organisation)

    directory.leave(member, by=CoordinatorFactory())
    assert fresh(action).owner_left_on == clock.today()
    assert "W7_OWNER_LEFT" in warnings_of([plan])[plan.pk]
    following.update(action, status=Progress.UNDER_WAY, by=by)

    assert fresh(action).owner_left_on is None


def test_a_new_follow_link_closes_the_older_one():
    plan, by = factories.active()
    organisation, person = factories.partner_of(plan)
    partner = plan.partners.get(organisation=organisation)

    first = inviting.send_link(partner, by=by)
    second = inviting.send_link(partner, by=by)

    assert first != second
    assert SignedLink.objects.usable(clock.now()).filter(purpose=inviting.PURPOSE).count() == 1
    assert {message.to for message in Message.objects.all()} == {person.email}
    inviting.close_links(partner, by=by)
    with pytest.raises(links.LinkRefused):
        links.find(second.rstrip("/").rsplit("/", 1)[-1], inviting.PURPOSE)


def test_the_journal_names_fields_and_holds_no_word():
    plan, by = factories.active()
    following.update(plan.actions.get(), status=Progress.ABANDONED, note="Un secret", by=by)

    entry = Entry.objects.filter(verb="updated").get()

    assert entry.fields == ["status", "why"]


def test_a_stall_is_told_once_and_again_only_when_it_comes_back():
    with on(2025, 9, 1):
        plan, lead = factories.active()
        factories.action(plan, lead, due_on=date(2025, 11, 30))
    DigestLine.objects.all().delete()

    with on(2025, 10, 20):
        reminders.tell_stalls()
        reminders.tell_stalls()
    told = DigestLine.objects.filter(to=lead.email, line__contains="45 jours").count()
    with on(2025, 10, 21):
        following.update(plan.actions.in_order().last(), status=Progress.UNDER_WAY, by=lead)
        reminders.tell_stalls()
        assert Stall.objects.standing().filter(code="W2_SILENT").exists() is False

    assert told == 1
    assert Stall.objects.filter(code="W2_SILENT").count() == 1


def test_partners_learn_once_what_is_due_and_once_what_is_late():
    plan, by = factories.active()
    member = MemberFactory()
    action = factories.action(plan, by, lead=member.organisation, due_on=date(2025, 9, 30))
    mine = DigestLine.objects.filter(to=member.person.email)

    with on(2025, 9, 25):
        reminders.tell_due()
        reminders.tell_due()
    assert [line.line for line in mine] == ["Signer un protocole – pour le 30 sept. 2025"]
    with on(2025, 10, 2):
        reminders.remind()
        reminders.remind()
    assert mine.filter(line__contains="en retard").count() == 1
    assert fresh(action).late_told_for == date(2025, 9, 30)


def test_the_absent_are_reminded_once_before_the_end_and_the_lead_when_it_ends():
    plan, by = factories.drafted()
    factories.action(plan, by)
    organisation, person = factories.partner_of(plan)
    with on(2025, 4, 7):
        commenting.open_comments(plan, by=by, absent=[organisation])

    for day in (18, 20, 21):
        with on(2025, 4, day):
            reminders.remind()
    assert DigestLine.objects.filter(to=person.email).count() == 0 + 1
    for day in (22, 23):
        with on(2025, 4, day):
            reminders.remind()

    assert DigestLine.objects.filter(to=by.email, line__contains="commentaires").count() == 1


def test_what_became_of_a_decision_is_told_without_a_name():
    milieu, lead = factories.milieu_with_lead()
    registry.hand_over("plans.draft_from_decision", decision(milieu), key="k", by=lead)
    plan = ActionPlan.objects.get()
    tell = registry.outcomes["plans"]

    assert [(line.title, line.tag) for line in tell("abcdefghjkmn")] == [
        ("Une trajectoire claire", "en préparation")
    ]
    action = factories.action(plan, lead)
    plan.partners.update(was_absent=False)
    adopting.adopt(plan, by=lead, organisation=plan.lead_organisation)
    following.update(action, status=Progress.ABANDONED, note="Trop tôt", by=lead)

    assert [(line.title, line.detail, line.tag) for line in tell("abcdefghjkmn")] == [
        ("Signer un protocole", "Trop tôt", "abandonné")
    ]
    assert tell("") == ()


def test_what_plans_hold_about_a_person_is_hers_to_take():
    plan, by = factories.active()
    following.update(plan.actions.get(), status=Progress.DONE, note="Fait", by=by)

    held = registry.personal_data["plans"](by)

    assert [one["note"] for one in held["news"] if one["kind"] == "status"] == ["Fait"]
    assert [one["number"] for one in held["versions"]] == [1]
