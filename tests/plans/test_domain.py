"""The rules of plans, on plain values."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resal.core.calendar import after_business_days
from resal.plans.domain import warnings as rules
from resal.plans.domain.adoption import Moment, obstacle
from resal.plans.domain.dates import months_after
from resal.plans.domain.difference import apply, difference
from resal.plans.domain.judgement import Judgement, Result, interval, judge
from resal.plans.domain.neutral import names_place_beside_violence, names_violence
from resal.plans.domain.progress import is_late, missing_first_things, said_status, tally

EXAMPLES = json.loads((Path(__file__).parents[1] / "data" / "workflow.json").read_text())
DAY = date(2026, 3, 12)


def state_of(given: dict) -> rules.State:
    def day(text):
        return date.fromisoformat(text) if text else None

    return rules.State(
        today=day(given["today"]),
        status=given["status"],
        last_event=day(given["last_event"]),
        next_meeting=day(given["next_meeting"]),
        commitments=[
            rules.Promise(one["id"], one["owner"], one["partner"], day(one["due"]), one["done"])
            for one in given["commitments"]
        ],
        inactive_members=frozenset(given["inactive_members"]),
        partner_last_update={name: day(text) for name, text in given["partner_last_update"].items()},
    )


def test_each_code_of_the_contract_has_its_rule():
    codes = [rule["code"] for rule in EXAMPLES["early_warnings"]]

    assert codes == [
        rules.OVERDUE,
        rules.SILENT,
        rules.NO_NEXT_DATE,
        rules.HALF_LATE,
        rules.LONE_OWNER,
        rules.PARTNER_SILENT,
        rules.OWNER_LEFT,
    ]


@pytest.mark.parametrize("example", EXAMPLES["due_dates"]["examples"], ids=lambda example: example["start"])
def test_the_business_days_of_the_contract_end_when_it_says(example):
    good_friday = {date(2026, 4, 3)}
    start, days = date.fromisoformat(example["start"]), example["business_days"]

    assert after_business_days(start, days, good_friday) == date.fromisoformat(example["due"])


@pytest.mark.parametrize("example", EXAMPLES["examples"], ids=lambda example: example["name"])
def test_the_examples_of_the_contract_give_their_warnings(example):
    assert rules.warnings(state_of(example["plan"])) == example["expected"]


def healthy(**changes) -> rules.State:
    values = {
        "today": DAY,
        "status": "follow_up",
        "last_event": DAY,
        "next_meeting": DAY + timedelta(days=10),
        "commitments": [],
        "partner_last_update": {"A": DAY, "B": DAY},
    } | changes
    return rules.State(**values)


def promise(id="k", owner="a", partner="A", due=None, done=False, **more) -> rules.Promise:
    return rules.Promise(id, owner, partner, due, done, **more)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"last_event": DAY - timedelta(days=45)}, []),
        ({"last_event": DAY - timedelta(days=46)}, [rules.SILENT]),
        ({"last_event": None}, [rules.SILENT]),
        ({"last_event": DAY - timedelta(days=46), "status": "draft"}, []),
        ({"next_meeting": None}, [rules.NO_NEXT_DATE]),
        ({"next_meeting": DAY + timedelta(days=60)}, []),
        ({"next_meeting": DAY + timedelta(days=61)}, [rules.NO_NEXT_DATE]),
        ({"commitments": [promise(due=DAY)]}, []),
        ({"commitments": [promise(due=DAY - timedelta(days=1))]}, [rules.OVERDUE, rules.HALF_LATE]),
        ({"commitments": [promise(due=DAY - timedelta(days=1), waits_for_approval=True)]}, []),
        ({"commitments": [promise(str(n)) for n in range(3)]}, []),
        ({"commitments": [promise(str(n)) for n in range(4)]}, [rules.LONE_OWNER]),
        ({"commitments": [promise(str(n), owner="ab"[n % 2]) for n in range(4)]}, []),
        ({"commitments": [promise()], "partner_last_update": {}}, [rules.PARTNER_SILENT]),
        (
            {"commitments": [promise()], "partner_last_update": {"A": DAY - timedelta(days=61)}},
            [rules.PARTNER_SILENT],
        ),
        ({"commitments": [promise()], "inactive_members": frozenset("a")}, [rules.OWNER_LEFT]),
        ({"commitments": [promise(done=True)], "inactive_members": frozenset("a")}, []),
    ],
)
def test_each_warning_begins_the_day_after_its_bound(changes, expected):
    assert rules.warnings(healthy(**changes)) == expected


values = st.one_of(st.none(), st.integers(), st.text(max_size=3), st.lists(st.integers(), max_size=2))
parts = st.dictionaries(
    st.text(min_size=1, max_size=2), st.fixed_dictionaries({"what": values, "due": values}), max_size=4
)
states = st.dictionaries(st.sampled_from(["plan", "action", "commitment"]), parts, max_size=3)


def without_empty(state):
    return {kind: things for kind, things in state.items() if things}


@given(states, states)
def test_a_difference_leads_from_one_state_to_the_other(before, after):
    assert without_empty(apply(before, difference(before, after))) == without_empty(after)


@given(states)
def test_nothing_differs_from_itself(state):
    assert difference(state, state) == []


# The evaluation at twelve months of the demo plan.
@pytest.mark.parametrize(
    ("result", "expected"),
    [
        (Result(12, 11, baseline=0), Judgement("nearly", 11 / 12)),
        (Result(8, 5, baseline=0), Judgement("partial", 5 / 8)),
        (Result(70, 68, baseline=18, denominator=22), Judgement("nearly", 50 / 52, small_n=True)),
        (Result(240, 263, baseline=0), Judgement("reached", 263 / 240)),
        (
            Result(5, 6, first=10, lower_is_better=True),
            Judgement("improved_not_reached", no_true_baseline=True),
        ),
        (Result(3, 2, baseline=0), Judgement("partial", 2 / 3)),
        (Result(None, 17, baseline=0), Judgement("descriptive")),
        (Result(5, None, baseline=0), Judgement("not_measured")),
        (Result(5, 0, baseline=0), Judgement("not_reached", 0.0)),
        (Result(5, 10, first=6, lower_is_better=True), Judgement("not_reached", no_true_baseline=True)),
        (Result(5, 5, lower_is_better=True), Judgement("reached", no_true_baseline=True)),
        (Result(5, 4, baseline=5), Judgement("not_reached")),
    ],
)
def test_a_result_is_judged_for_what_it_can_say(result, expected):
    assert judge(result) == expected


@given(st.integers(1, 200).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_an_interval_holds_its_share_and_stays_between_nothing_and_all(counts):
    numerator, denominator = counts
    low, high = interval(numerator, denominator)

    assert 0 <= low <= numerator / denominator + 1e-12
    assert numerator / denominator - 1e-12 <= high <= 1


def test_fifteen_of_twenty_two_may_be_half_or_more_than_eight_in_ten():
    low, high = interval(15, 22)

    assert (round(low, 3), round(high, 3)) == (0.473, 0.836)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, None),
        ({"adopted": True}, "already"),
        ({"actions": 0}, "nothing_to_adopt"),
        ({"absent_waiting": 1}, "not_opened"),
        ({"absent_waiting": 1, "comments_end_on": DAY}, "still_open"),
        ({"absent_waiting": 1, "comments_end_on": DAY - timedelta(days=1)}, None),
        ({"absent_waiting": 0, "comments_end_on": DAY}, None),
    ],
)
def test_what_stands_in_the_way_of_adopting(changes, expected):
    moment = {"today": DAY, "adopted": False, "actions": 1, "absent_waiting": 0, "comments_end_on": None}

    assert obstacle(Moment(**(moment | changes))) == expected


PLACES = ["Boisé-du-Ruisseau", "Rive-aux-Saules (démo)"]
FORMS = ["exploitation sexuelle", "violence armée"]


@pytest.mark.parametrize(
    ("title", "refused"),
    [
        ("Un plan pour le Boisé-du-Ruisseau", False),
        ("Prévenir l’exploitation sexuelle ensemble", False),
        ("L’exploitation sexuelle au Boisé", True),
        ("Violences au Ruisseau", True),
        ("Les armes à Rive-aux-Saules", True),
        ("Les parcs à Rive-aux-Saules", False),
        ("Violences ARMÉES à la RIVE des saules", True),
        ("Ensemble pour les jeunes", False),
    ],
)
def test_a_public_title_never_sets_a_place_beside_a_violence(title, refused):
    assert names_place_beside_violence(title, PLACES, FORMS) == refused


def test_a_title_alone_may_say_a_violence():
    assert names_violence("Prévenir l’exploitation sexuelle", FORMS) is True
    assert names_violence("Ensemble pour les jeunes", FORMS) is False


def test_late_is_read_from_the_date():
    yesterday = DAY - timedelta(days=1)

    assert is_late("todo", yesterday, DAY) is True
    assert is_late("todo", DAY, DAY) is False
    assert is_late("done", yesterday, DAY) is False
    assert is_late("abandoned", yesterday, DAY) is False
    assert is_late("todo", None, DAY) is False
    assert said_status("todo", yesterday, DAY) == "late"
    assert said_status("todo", yesterday, DAY, waits_for_approval=True) == "waiting"


def test_progress_is_counted_and_what_is_missing_is_named():
    assert tally(["done", "todo", "done"]) == {"done": 2, "todo": 1}
    assert missing_first_things(what=True, who=False, with_whom=True, when=False, how_we_know=True) == [
        "who",
        "when",
    ]


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2025, 4, 28), 6, date(2025, 10, 28)),
        (date(2025, 8, 31), 6, date(2026, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2025, 12, 1), 1, date(2026, 1, 1)),
    ],
)
def test_months_are_counted_as_people_do(day, months, expected):
    assert months_after(day, months) == expected


def test_an_everyday_word_that_begins_as_one_of_the_vocabulary_says_no_violence():
    assert names_violence("Des parents autour de la table", ["Violence auto-infligée"]) is False
    assert names_violence("Jeunes qui se sont infligé des blessures", ["Violence auto-infligée"]) is True
