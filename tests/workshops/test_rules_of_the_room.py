"""Scripts, wording, typed ballots, criteria, the clock: rules without a database."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resal.workshops.domain import paper, scripts, wording
from resal.workshops.domain.criteria import score
from resal.workshops.domain.names import same_person
from resal.workshops.domain.timing import Lap, slack_left
from resal.workshops.enums import Script, StepKind


@pytest.mark.parametrize(("script", "minutes"), [("express", 35), ("short", 120), ("full", 210)])
def test_the_three_scripts_last_what_they_say(script, minutes):
    assert scripts.total(scripts.LINES[script], scripts.SLACK[script]) == minutes


@pytest.mark.parametrize("script", Script)
def test_the_scripts_keep_their_own_rules(script):
    kinds = [kind for kind, _minutes in scripts.LINES[script]]

    assert (scripts.out_of_order(kinds), scripts.lacks(kinds)) == (None, None)


def test_a_decision_does_not_come_before_its_vote():
    kinds = [StepKind.WELCOME, StepKind.DECISION, StepKind.VOTE_1]

    assert scripts.out_of_order(kinds) == (StepKind.VOTE_1, StepKind.DECISION)


@pytest.mark.parametrize(
    ("text", "count"),
    [("", 0), ("Pas de trajectoire claire", 4), ("Motels : lieux, « nuits »", 3), ("l’école d’ici", 2)],
)
def test_words_are_counted_as_people_count_them(text, count):
    assert wording.word_count(text) == count


@pytest.mark.parametrize(("issues", "choices"), [(2, 2), (3, 3), (8, 3), (9, 5), (30, 5)])
def test_three_choices_up_to_eight_issues_else_five(issues, choices):
    assert wording.choices_for(issues) == choices


@given(st.lists(st.integers(0, 99), min_size=1, max_size=6))
def test_a_typed_line_reads_back(numbers):
    assert paper.numbers(" - ".join(str(number) for number in numbers)) == numbers


@pytest.mark.parametrize("typed", ["3 b 1", "²", "E", "3 12345", "٣"])
def test_what_is_not_a_number_is_named(typed):
    with pytest.raises(paper.Unreadable):
        paper.numbers(typed)


def test_the_criteria_of_the_seed_workshop():
    weighed = [(8, 7, 9), (8, 8, 8), (8, 9, 6), (6, 10, 5), (5, 8, 4)]

    assert [score(*abc) for abc in weighed] == [66.0, 64.0, 52.0, 43.3, 28.0]


def test_a_name_is_the_same_with_other_accents_and_capitals():
    assert same_person("  noemie CHARLEBOIS-diallo", ["Noémie Charlebois-Diallo"])
    assert not same_person("Maïté Sansregret", ["Noémie Charlebois-Diallo"])


def test_slack_gives_what_a_step_left_and_takes_what_it_took():
    start = datetime(2025, 3, 19, 13, tzinfo=UTC)
    minutes = lambda count: start + timedelta(minutes=count)  # noqa: E731
    laps = [
        Lap(5, start, minutes(3)),
        Lap(5, minutes(3), minutes(13), paused_seconds=180),
        Lap(5, minutes(13), None),
        Lap(5, None, None),
    ]

    assert slack_left(laps, 5, minutes(15)) == timedelta(minutes=5)
    assert slack_left(laps, 5, minutes(20)) == timedelta(minutes=3)
