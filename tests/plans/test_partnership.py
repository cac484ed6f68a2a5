"""The partnership looks at itself: nobody is recognised, and the partners alone see."""

import json
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.apps import apps
from django.core.serializers.json import DjangoJSONEncoder
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from resal.accounts.models import SignedLink
from resal.core import clock
from resal.core.errors import Refusal
from resal.core.models import DigestLine, Message
from resal.core.registry import registry
from resal.directory.models import MandateRole
from resal.plans import partnership, reminders
from resal.plans.actions import surveying
from resal.plans.domain import wordings
from resal.plans.domain.partnership import (
    CONDITIONS,
    FEWEST,
    ITEMS,
    LETTERS,
    Shares,
    reminds_today,
    score,
    shares,
    totals,
)
from resal.plans.enums import Moment, Tool
from resal.plans.models import LiveAnswer, Survey, Wording
from tests.factories import CoordinatorFactory, MemberFactory, mandate
from tests.plans import factories
from tests.plans.factories import fresh

pytestmark = pytest.mark.django_db

PASTED = "\n".join(f"{n}\tÉnoncé {n}\tFort\tMoyen\tFaible" for n in ITEMS)
# DOMAIN: the demo plan's partnership at the start, A/B/C of eleven partners by condition.
AT_START = {
    "perspectives": (8, 10, 4),
    "early": (3, 5, 3),
    "influence": (4, 5, 2),
    "commitment": (18, 18, 8),
    "power": (15, 17, 12),
    "construction": (26, 28, 12),
}


def answers_at_start():
    """Eleven answers whose totals by condition are those of the table."""
    answers = [{} for _person in range(11)]
    for code, items in CONDITIONS.items():
        letters = "".join(letter * count for letter, count in zip(LETTERS, AT_START[code], strict=True))
        for place, item in enumerate(items):
            for person, answer in enumerate(answers):
                answer[str(item)] = letters[place * 11 + person]
    return answers


def with_wordings():
    rows, problems = wordings.read(PASTED, 18)
    assert problems == []
    surveying.load_wordings(rows, by=CoordinatorFactory())


def opened(people=6, tool=Tool.PARTNERSHIP):
    """An open survey, the plan's lead, and one path for each person invited."""
    plan, lead = factories.active()
    for _person in range(people - 1):
        factories.partner_of(plan)
    if tool == Tool.PARTNERSHIP and not Wording.objects.exists():
        with_wordings()
    survey, paths = surveying.open_survey(
        plan, tool=tool, moment=Moment.START, closes_on=clock.today() + timedelta(days=9), by=lead
    )
    return survey, lead, paths


def token_of(path):
    return path.rstrip("/").rsplit("/", 1)[-1]


def answer_all(survey, paths, choices):
    for path in paths:
        surveying.answer(survey, token_of(path), choices)


def test_the_published_table_comes_out_of_eleven_answers():
    counts = totals(answers_at_start(), ITEMS, LETTERS)

    assert {code: shares(counts, items) for code, items in CONDITIONS.items()} == {
        code: Shares(*row) for code, row in AT_START.items()
    }
    assert [shares(counts, items).percent for items in CONDITIONS.values()] == [36, 27, 36, 41, 34, 39]
    assert shares(counts, ITEMS) == Shares(74, 83, 41)


@given(st.lists(st.dictionaries(st.sampled_from([str(n) for n in ITEMS]), st.sampled_from(LETTERS))))
def test_no_total_stands_on_fewer_than_five_answers(answers):
    counts = totals(answers, ITEMS, LETTERS)

    assert all(sum(row) >= FEWEST for row in counts.values())
    assert set(counts) == {str(n) for n in ITEMS if sum(str(n) in answer for answer in answers) >= FEWEST}


def test_a_condition_with_an_item_left_out_says_nothing():
    counts = totals([{"1": "A"}] * 6 + [{"2": "B"}] * 2, ITEMS, LETTERS)

    assert (shares(counts, (1,)), shares(counts, (1, 2)).percent) == (Shares(6, 0, 0), None)


def test_a_score_is_a_mean_with_its_answers():
    counts = totals([{"1": "4"}] * 4 + [{"1": "2"}], (1,), ("1", "2", "3", "4"))

    assert (score(counts, 1).mean, score(counts, 1).answers, score(counts, 2).mean) == (3.6, 5, None)


@pytest.mark.parametrize(
    ("pasted", "faults"),
    [
        (PASTED, []),
        ("1|a|b|c|d\n\n2.|a|b|c|d", []),
        ("1;a;b;c", [(1, "cells")]),
        ("19\ta\tb\tc\td", [(1, "number")]),
        ("x\ta\tb\tc\td", [(1, "number")]),
        ("1\ta\tb\tc\td\n1\ta\tb\tc\td", [(2, "twice")]),
        ("1\ta\t\tc\td", [(1, "empty")]),
        (f"1\t{'a' * 401}\tb\tc\td", [(1, "long")]),
        ("", []),
    ],
)
def test_pasted_words_are_read_or_each_fault_is_named(pasted, faults):
    assert [(one.line, one.fault) for one in wordings.read(pasted, 18)[1]] == faults


def test_the_coordination_loads_the_words_and_nobody_else(client):
    address = reverse("plans:wordings")
    client.force_login(MemberFactory().person)
    assert client.get(address).status_code == 403
    client.force_login(CoordinatorFactory())

    wrong = client.post(address, {"french": "1\tx", "english": ""})
    some = client.post(address, {"french": PASTED.split("\n")[0], "english": ""})
    right = client.post(address, {"french": PASTED, "english": PASTED.replace("Énoncé", "Item")})

    assert (wrong.status_code, "Ligne 1" in wrong.content.decode()) == (422, True)
    assert (some.status_code, "Il manque des énoncés" in some.content.decode()) == (422, True)
    assert (right.status_code, Wording.objects.count()) == (302, 18)
    assert Wording.objects.get(number=3).item_en == "Item 3"
    assert client.get(address).status_code == 200


def test_without_the_words_without_five_people_or_before_adoption_nothing_opens():
    plan, lead = factories.active()
    soon = {"moment": Moment.START, "closes_on": clock.today() + timedelta(days=9), "by": lead}
    draft, its_lead = factories.drafted()

    with pytest.raises(Refusal, match="chargés"):
        surveying.open_survey(plan, tool=Tool.PARTNERSHIP, **soon)
    with pytest.raises(Refusal, match="cinq personnes"):
        surveying.open_survey(plan, tool=Tool.TIES, **soon)
    with pytest.raises(Refusal, match="adoption"):
        surveying.open_survey(draft, tool=Tool.TIES, **(soon | {"by": its_lead}))
    assert Survey.objects.count() == 0


def test_each_person_has_a_link_and_no_row_says_whose(client):
    survey, _lead, paths = opened()
    answered = client.post(paths[0], {"1": "A", "2": "B"})
    tokens = [token_of(path) for path in paths]

    stored = json.dumps(
        [
            list(model.objects.order_by("pk").values())
            for model in apps.get_models()
            if model._meta.managed and model is not Message
        ],
        cls=DjangoJSONEncoder,
    )

    assert (survey.invited, len(set(paths)), answered.status_code) == (6, 6, 302)
    assert [token for token in tokens if token in stored] == []
    links = SignedLink.objects.about(surveying.PURPOSE, survey.invitation)
    assert {(link.holder, link.note) for link in links} == {(None, "")}
    assert {field.name for field in LiveAnswer._meta.get_fields()} == {"key", "survey", "choices"}
    assert LiveAnswer._meta.db_table in registry.never_in_backup


def test_answering_again_replaces_and_what_is_not_an_answer_is_refused(client):
    survey, _lead, paths = opened()
    client.post(paths[0], {"1": "A"})
    client.post(paths[0], {"1": "C"})

    nothing = client.post(paths[0], {"1": ""})
    forged = client.post(paths[0], {"1": "Z"})

    assert [one.choices for one in survey.live_answers.all()] == [{"1": "C"}]
    assert (nothing.status_code, forged.status_code) == (422, 422)
    assert client.get("/plans/partenariat/forge/").status_code == 410


def test_under_five_answers_nothing_is_kept_and_nothing_is_shown(client):
    survey, lead, paths = opened()
    answer_all(survey, paths[:4], {"1": "A", "2": "A"})

    surveying.close_survey(survey, by=lead)

    closed = fresh(survey)
    assert (closed.result, closed.answered, LiveAnswer.objects.count()) == ({}, 4, 0)
    client.force_login(lead)
    page = client.get(reverse("plans:partnership", args=[survey.plan.public_id])).content.decode()
    assert ("Moins de cinq réponses" in page, "Les six conditions" in page) == (True, False)


def test_once_closed_there_are_totals_and_no_answer(client):
    survey, lead, paths = opened()
    answer_all(survey, paths, {str(n): "A" for n in ITEMS})

    surveying.close_survey(survey, by=lead)
    again = surveying.close_survey(survey, by=lead)

    assert (again.answered, LiveAnswer.objects.count(), again.result["1"]) == (6, 0, [6, 0, 0])
    assert client.get(paths[0]).status_code == 410
    with pytest.raises(Refusal):
        surveying.answer(again, token_of(paths[0]), {"1": "A"})


@pytest.mark.parametrize(
    ("who", "sees"), [("lead", True), ("partner", True), ("coordination", False), ("evaluator", False)]
)
def test_the_totals_belong_to_the_partners(client, who, sees):
    survey, lead, paths = opened()
    answer_all(survey, paths, {str(n): "A" for n in ITEMS})
    surveying.close_survey(survey, by=lead)
    people = {
        "lead": lambda: lead,
        "partner": lambda: factories.partner_of(survey.plan)[1],
        "coordination": CoordinatorFactory,
        "evaluator": lambda: mandate(survey.plan.milieu, MandateRole.EVALUATOR),
    }
    client.force_login(people[who]())

    page = client.get(reverse("plans:partnership", args=[survey.plan.public_id])).content.decode()

    assert ("Les six conditions" in page, "6 réponses sur 6" in page) == (sees, True)
    exported = client.get(survey.plan.get_absolute_url() + "plan.json").content.decode()
    assert "partnership" not in exported


def test_strangers_neither_see_nor_open(client):
    survey, _lead, _paths = opened()
    client.force_login(MemberFactory().person)
    base = reverse("plans:partnership", args=[survey.plan.public_id])

    answers = [
        client.get(base),
        client.get(f"{base}ouverture/"),
        client.post(f"{base}{survey.public_id}/fermeture/"),
    ]

    assert ([answer.status_code for answer in answers], fresh(survey).closed_on) == ([403] * 3, None)


def test_the_lead_opens_closes_and_notes_what_the_group_chose(client):
    plan, lead = factories.active()
    for _person in range(5):
        factories.partner_of(plan)
    client.force_login(lead)
    base = reverse("plans:partnership", args=[plan.public_id])
    form = {"tool": "ties", "moment": "start", "closes_on": clock.today() + timedelta(days=9)}

    opened_once = client.post(f"{base}ouverture/", form)
    twice = client.post(f"{base}ouverture/", form)
    survey = plan.surveys.get()
    client.post(f"{base}{survey.public_id}/fermeture/")
    noted = client.post(f"{base}{survey.public_id}/choix/", {"words": "Partager l’animation"})

    assert (opened_once.status_code, twice.status_code, noted.status_code) == (302, 422, 302)
    assert str(fresh(survey).chosen) == "Partager l’animation"
    assert Message.objects.filter(kind=surveying.PURPOSE).count() == 6


def test_trust_and_value_stand_beside_their_response_rate(client):
    survey, lead, paths = opened(tool=Tool.TIES)
    answer_all(survey, paths[:5], {str(n): "3" for n in range(1, 7)})
    surveying.close_survey(survey, by=lead)
    client.force_login(lead)

    page = client.get(reverse("plans:partnership", args=[survey.plan.public_id])).content.decode()

    assert page.count("3,0 sur 4 (5 sur 6)") == 6


def test_a_survey_whose_day_has_passed_is_counted_by_itself():
    with clock.at(datetime(2026, 3, 1, 12, tzinfo=ZoneInfo("America/Toronto"))):
        survey, _lead, paths = opened()
        answer_all(survey, paths, {"1": "A"})
    with clock.at(datetime(2026, 3, 12, 12, tzinfo=ZoneInfo("America/Toronto"))):
        reminders.remind()

    assert (fresh(survey).closed_on, fresh(survey).answered) == (date(2026, 3, 12), 6)


def lines():
    return DigestLine.objects.filter(line__startswith="Comment va votre partenariat")


def remind_on(days):
    """The daily round on each of these days after the opening; how many lines each adds."""
    added, began = [], clock.now()
    for n in days:
        before = lines().count()
        with clock.at(began + timedelta(days=n)):
            reminders.remind_to_answer()
            reminders.remind_to_answer()
        added.append(lines().count() - before)
    return added


def test_everybody_is_reminded_twice_at_most_on_business_days_and_thanked():
    with clock.at(datetime(2025, 11, 3, 9, tzinfo=ZoneInfo("America/Toronto"))):
        survey, _lead, paths = opened()
        surveying.answer(survey, token_of(paths[0]), {"1": "A"})
        added = remind_on(range(15))
        said = lines().first()

    assert [(day, n) for day, n in enumerate(added) if n] == [(3, 6), (7, 6)]
    assert "merci" in said.line
    assert "3 nov. 2025" in said.line
    assert [token_of(path) for path in paths if token_of(path) in said.line + said.address] == []
    assert fresh(survey).reminders == 2


def test_once_there_are_as_many_answers_as_invitations_nobody_is_reminded():
    with clock.at(datetime(2025, 11, 3, 9, tzinfo=ZoneInfo("America/Toronto"))):
        survey, _lead, paths = opened()
        answer_all(survey, paths, {"1": "A"})
        added = remind_on(range(15))

    assert set(added) == {0}


@given(st.integers(0, 4), st.integers(0, 30), st.integers(-5, 30))
def test_no_third_reminder_none_the_same_day_and_none_after_the_end(sent, since, left):
    leaves = reminds_today(sent, since_last=since, until_end=left)

    assert leaves is False or (sent < 2 and since > 0 and left >= 0)


def test_the_start_and_the_twelfth_month_stand_side_by_side_for_partners_and_in_no_export(client):
    survey, lead, paths = opened()
    answer_all(survey, paths, {str(n): "A" for n in ITEMS})
    surveying.close_survey(survey, by=lead)
    again, paths = surveying.open_survey(
        survey.plan,
        tool=Tool.PARTNERSHIP,
        moment=Moment.END,
        closes_on=clock.today() + timedelta(days=9),
        by=lead,
    )
    answer_all(again, paths[:5], {str(n): "B" for n in ITEMS})
    surveying.close_survey(again, by=lead)

    (first, *_others) = partnership.condition_lines(partnership.surveys_of(survey.plan, Tool.PARTNERSHIP))
    client.force_login(lead)
    taken = client.get(reverse("plans:json", args=[survey.plan.public_id])).json()

    assert (first.start, first.end) == (Shares(12, 0, 0), Shares(0, 10, 0))
    assert [partnership.rate(fresh(one)) for one in (survey, again)] == [
        "6 réponses sur 6 (100 %)",
        "5 réponses sur 6 (83 %)",
    ]
    assert [line for line in json.dumps(taken).split('"') if line in ("result", "shares", "conditions")] == []
