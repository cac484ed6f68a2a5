"""The decision, its reasons and its dissents; then the plan, once."""

import json

import pytest

from resal.core import texts
from resal.core.errors import Refusal
from resal.core.models import Text
from resal.core.payloads import Decision, OutcomeLine
from resal.core.registry import HandOver, registry
from resal.workshops import exports, planning
from resal.workshops.actions import deciding, preparing, voting
from resal.workshops.enums import StepKind
from resal.workshops.models import Workshop
from tests.factories import CoordinatorFactory, OrganisationFactory
from tests.workshops import factories
from tests.workshops.test_pages import decided

pytestmark = pytest.mark.django_db


@pytest.fixture
def deciding_room():
    workshop, by = factories.opened(issues=6)
    tokens = [token for seated in factories.seats(workshop, 3, 4) for token in seated]
    workshop = factories.go_to(workshop, StepKind.VOTE_1, by)
    for token in tokens:
        voting.cast(workshop.rounds.get(), token, [1, 2, 3])
    workshop = factories.go_to(workshop, StepKind.DECISION, by)
    return workshop, by, list(workshop.issues.select_related("workshop").order_by("number"))


def test_an_issue_the_vote_did_not_put_ahead_is_kept_with_a_reason():
    workshop, by = factories.opened(issues=6)
    [tokens] = factories.seats(workshop, 4)
    workshop = factories.go_to(workshop, StepKind.VOTE_1, by)
    round = workshop.rounds.get()
    for place, token in enumerate(tokens):
        voting.cast(round, token, [place % 5 + 1, (place + 1) % 5 + 1, (place + 2) % 5 + 1])
    workshop = factories.go_to(workshop, StepKind.DECISION, by)
    last = workshop.issues.get(number=6)

    with pytest.raises(Refusal):
        deciding.choose_problem(workshop, "Le dernier", [last], by=by)
    problem = deciding.choose_problem(workshop, "Le dernier", [last], reason="La gravité", by=by)

    assert (problem.label, str(problem.reason)) == ("P1", "La gravité")


def test_the_room_keeps_two_to_five_problems(deciding_room):
    workshop, by, issues = deciding_room
    deciding.choose_problem(workshop, "Un seul", [issues[0]], by=by)

    with pytest.raises(Refusal):
        deciding.finish(workshop, by=by)


def test_an_issue_is_in_one_problem_or_passed_on(deciding_room):
    workshop, by, issues = deciding_room
    deciding.choose_problem(workshop, "Se parler", [issues[0]], by=by)
    deciding.pass_on(issues[1], "La Ville", by=by)

    for chosen in ([issues[0]], [issues[1]], []):
        with pytest.raises(Refusal):
            deciding.choose_problem(workshop, "Encore", chosen, by=by)
    with pytest.raises(Refusal):
        deciding.pass_on(issues[0], "La Ville", by=by)


def test_numbers_close_up_when_a_problem_is_dropped(deciding_room):
    workshop, by, issues = deciding_room
    first = deciding.choose_problem(workshop, "Un", [issues[0]], by=by)
    deciding.choose_problem(workshop, "Deux", [issues[1]], by=by)

    deciding.drop_problem(first, by=by)

    assert [problem.label for problem in workshop.problems.all()] == ["P1"]


def test_a_no_of_pearl_has_its_reason(deciding_room):
    _workshop, by, issues = deciding_room
    weighed = {"size": 5, "seriousness": 8, "effectiveness": 4, "pearl_no": ["L"]}

    with pytest.raises(Refusal):
        deciding.weigh(issues[0], by=by, **weighed)
    deciding.weigh(issues[0], by=by, pearl_reason="Aucun pouvoir d’inspection", **weighed)

    issues[0].refresh_from_db()
    assert (issues[0].pearl_no, str(issues[0].pearl_reason)) == (["L"], "Aucun pouvoir d’inspection")


def test_an_approval_date_says_who_approves(deciding_room):
    from resal.core import clock

    workshop, by, _issues = deciding_room

    with pytest.raises(Refusal):
        deciding.promise(workshop, OrganisationFactory(), "Écrire", approval_due=clock.today(), by=by)


def test_finishing_forgets_the_seats_and_the_names_of_the_day():
    workshop, _by = decided()

    assert (workshop.seats.count(), workshop.support_name, workshop.present_sectors != []) == (0, "", True)


def test_nothing_changes_after_the_decision():
    workshop, by = decided()

    for act in (
        lambda: deciding.note_discussion(workshop, "Encore", by=by),
        lambda: deciding.drop_problem(workshop.problems.first(), by=by),
        lambda: preparing.write_facts(workshop, [("Un fait", "Source")], by=by),
    ):
        with pytest.raises(Refusal):
            act()


@pytest.fixture
def plans(monkeypatch):
    """An app that makes plans, as the registry sees it."""
    received = []

    def receive(decision, by):
        received.append(decision)
        return f"/plans/{len(received)}/"

    hand_over = HandOver(planning.PLAN, Decision, receive)
    monkeypatch.setitem(registry.hand_overs, planning.PLAN, hand_over)
    return received


def test_one_click_makes_one_plan(client, plans):
    workshop, by = decided()
    client.force_login(by)

    answers = [client.post(f"/activites/{workshop.public_id}/plan/") for _click in range(2)]

    assert [answer.headers["Location"] for answer in answers] == ["/plans/1/", "/plans/1/"]
    assert [problem.title for problem in plans[0].problems] == list(
        workshop.problems.order_by("position").values_list("title", flat=True)
    )


def test_the_decision_travels_by_reference(plans):
    workshop, _by = decided()
    organisation = OrganisationFactory()
    workshop.guests.create(organisation=organisation)

    decision = planning.decision_of(factories.fresh(workshop))

    assert "Se parler" not in repr(decision)
    assert decision.organisations_absent == (organisation.pk,)


def test_what_blocks_each_issue_of_a_problem_travels():
    workshop, _by = decided()
    problem = workshop.problems.order_by("position").first()
    problem.issues.set(workshop.issues.in_order()[:3])
    for issue in workshop.issues.in_order()[:2]:
        workshop.issues.filter(pk=issue.pk).update(blocks=texts.write(f"Blocage {issue.number}", "t"))

    first = planning.decision_of(factories.fresh(workshop)).problems[0]

    assert [str(Text.objects.get(pk=id)) for id in first.blocks] == [
        "Blocage 1",
        "Blocage 2",
    ]


def test_those_who_took_part_read_what_became_of_it_by_the_code(client, monkeypatch):
    workshop, _by = decided()
    told = lambda public_id: [OutcomeLine("Un protocole signé", tag="fait", tone="done")]  # noqa: E731
    monkeypatch.setitem(registry.outcomes, "plans", told)

    page = client.get(f"/r/{workshop.code.lower()}/suites/")

    words = page.content.decode()
    assert [word for word in ("Se parler", "Un protocole signé") if word not in words] == []


def test_the_code_of_a_room_that_has_not_decided_tells_nothing(client):
    workshop, _by = factories.opened()

    assert client.get(f"/r/{workshop.code}/suites/").status_code == 404


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("rapport.pdf", b"%PDF"),
        ("rapport.docx", b"PK"),
        ("compte-rendu.docx", b"PK"),
        ("donnees.csv", b"\xef"),
    ],
)
def test_the_outcome_leaves_as_files(client, name, begins):
    workshop, by = decided()
    client.force_login(by)

    answer = client.get(f"/activites/{workshop.public_id}/{name}")

    assert (answer.status_code, answer.content[: len(begins)]) == (200, begins)


def test_data_that_leave_hold_orders_and_no_number_of_points():
    workshop, _by = decided()

    told = exports.data(workshop)

    assert set(told["rounds"][0]["order"][0]) == {"issue", "rank", "balanced_rank"}
    assert "choices" not in json.dumps(told)


def test_a_support_file_asks_for_an_activity_once():
    from resal.core import texts
    from resal.core.payloads import WorkshopWish
    from tests.factories import MilieuFactory

    milieu, by, guest = MilieuFactory(), CoordinatorFactory(), OrganisationFactory()
    question = texts.write("Qu’est-ce qui inquiète ?", "support.problem")
    wish = WorkshopWish(milieu.pk, "Le parc", question.pk, None, (guest.pk,))

    addresses = {registry.hand_over("workshops.prepare", wish, key="module:1", by=by) for _time in range(2)}

    workshop = Workshop.objects.get()
    assert addresses == {workshop.get_absolute_url()}
    assert (workshop.question, workshop.guests.get().organisation) == (question, guest)
