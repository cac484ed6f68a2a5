"""What the count of each format says, and what it keeps to itself."""

from fractions import Fraction
from random import Random

import pytest

from resal.core.errors import Refusal
from resal.workshops.actions import answering, polling
from resal.workshops.disclosing import gate
from resal.workshops.domain.polls import budget, criteria, delphi, opinions, pairs
from resal.workshops.domain.polls.base import Given, Item
from resal.workshops.enums import PollStatus
from tests.workshops.polls import factories

ITEMS = [Item(1), Item(2), Item(3)]


def given(*answers):
    return [Given("a", one) for one in answers]


def line(result, item):
    return next(one for one in result["lines"] if one["item"] == item)


# Criteria


def rated(*answers, **settings):
    return criteria.result_of(given(*answers), ITEMS, criteria.DEFAULTS | settings, gate())


def test_weights_are_equal_by_order_or_from_points():
    order = criteria.weights_of(criteria.DEFAULTS | {"weighting": "order"})
    swing = criteria.weights_of(criteria.DEFAULTS | {"weighting": "swing", "points": [100, 60, 40]})

    assert order == [Fraction(11, 18), Fraction(5, 18), Fraction(2, 18)]
    assert swing == [Fraction(1, 2), Fraction(3, 10), Fraction(1, 5)]


def test_a_mean_is_said_from_five_ratings_that_are_not_all_alike():
    four = rated(*[{"1": [n, n, n]} for n in (1, 2, 3, 4)])
    alike = rated(*[{"1": [5, 2, 3]}] * 6)
    five = rated(*[{"1": [n, n, n]} for n in (1, 2, 3, 4, 5)])

    assert line(four, 1)["means"] == line(alike, 1)["means"] == [None] * 3
    assert (line(alike, 1)["score"], line(five, 1)["score"]) == (None, 3.0)


def test_an_issue_that_two_people_rated_has_no_rank():
    result = rated({"1": [1, 2, 3], "2": [4, 4, 4]}, {"1": [1, 2, 3], "2": [4, 4, 4]}, {"1": [2, 2, 2]})

    assert (line(result, 1)["rank"], line(result, 2)["rank"], line(result, 3)["rank"]) == (1, None, None)


def test_other_weights_are_told_only_where_every_mean_is():
    people = [
        {"1": [n % 3 + 1, n % 2 + 1, 4 + n % 2], "2": [3 + n % 2, n % 3 + 1, 1 + n % 2]} for n in range(6)
    ]
    told, hidden = rated(*people), rated(*people, {"3": [1, 1, 1]}, {"3": [1, 1, 1]}, {"3": [1, 1, 1]})

    assert [one["item"] for one in told["first"]] == [1, 2]
    assert sum(one["cases"] for one in told["first"]) == 100
    assert hidden["first"] == []


# Pairs


def test_pairs_order_by_who_goes_before_whom_and_set_the_unseen_apart():
    result = pairs.result_of(given(*[{"1-2": 1, "1-3": 1}] * 4), [*ITEMS, Item(4)], {"pairs": 20}, gate())

    assert [(one["item"], one["label"]) for one in result["lines"]] == [
        (1, "1"),
        (2, "2="),
        (3, "2="),
        (4, ""),
    ]
    assert [one["chance"] for one in result["lines"]] == [None] * 4


def test_the_next_pair_is_the_least_compared_and_never_one_already_seen():
    first = pairs.next_pair([], ["1-2", "1-2", "1-3"], [3, 1, 2])
    asked = []
    while (found := pairs.next_pair(asked, asked, [1, 2, 3, 4])) is not None:
        asked.append("-".join(str(number) for number in sorted(found)))

    assert set(first) == {2, 3}
    assert sorted(asked) == ["1-2", "1-3", "1-4", "2-3", "2-4", "3-4"]
    assert pairs.coverage(["1-2", "1-2", "1-3"], ITEMS) == 1


def test_which_pair_comes_next_does_not_hang_on_what_was_said():
    asked = [pairs.next_pair({"1-2": said}, {"1-2": said}, [1, 2, 3]) for said in (1, 0, -1)]

    assert len(set(asked)) == 1


@pytest.mark.django_db
@pytest.mark.parametrize("answers", [{"2-1": 1}, {"1-1": 1}, {"1-9": 1}, {"1": 1}, {"1-2-3": 1}, {"1-2": 2}])
def test_a_pair_the_wrong_way_round_or_twice_the_same_is_refused(answers):
    poll, _by = factories.opened("pairs")
    [(token, sector)] = factories.people(poll, 1)

    with pytest.raises(Refusal):
        answering.answer(poll, token, sector, answers)


@pytest.mark.django_db
def test_nobody_compares_more_than_the_cap_and_the_last_can_be_taken_back():
    poll, _by = factories.opened("pairs", settings={"pairs": 2})
    [(token, sector)] = factories.people(poll, 1)
    for name in ("1-2", "1-3"):
        answering.answer_one(poll, token, sector, name, 1)
    with pytest.raises(Refusal):
        answering.answer_one(poll, token, sector, "2-3", 1)
    answering.take_back(poll, token, sector, "1-3")

    assert answering.answers_of(poll.rounds.get(), token) == {"1-2": 1}


# Opinions


def test_under_forty_people_nobody_looks_for_groups():
    result = opinions.result_of(given(*[{"1": 1, "2": -1}] * 39), ITEMS, {}, gate())

    assert (result["groups"], result["no_groups"]) == ([], "few")
    assert line(result, 1)["agree"] == {"over": 87}
    assert (line(result, 1)["verdict"], line(result, 3)["verdict"]) == ("agree", "")


def crowd(camps):
    draw = Random(3)
    items = [Item(number) for number in range(1, 11)]
    return items, [
        {
            str(item.number): camps[person % len(camps)][item.number % 2] if draw.random() < 0.95 else 0
            for item in items
        }
        for person in range(60)
    ]


def test_two_clear_camps_are_shown_with_what_tells_them_apart():
    items, people = crowd([(1, -1), (-1, 1)])
    result = opinions.result_of(given(*people), items, {}, gate())

    assert sorted(group["people"] for group in result["groups"]) == [30, 30]
    assert all(group["says"] for group in result["groups"])
    assert result["no_groups"] == ""


def test_noise_has_no_groups_and_the_page_says_so():
    draw = Random(5)
    items = [Item(number) for number in range(1, 9)]
    people = [{str(item.number): draw.choice((-1, 0, 1)) for item in items} for _person in range(60)]

    result = opinions.result_of(given(*people), items, {}, gate())

    assert (result["groups"], result["no_groups"]) == ([], "unstable")


# Budget


def test_equal_shares_of_the_methods_page_and_why_not():
    """The example of docs/methods/parts-egales.md: P and R are funded, Q lacked money."""
    projects = [Item(1, 40), Item(2, 30), Item(3, 50)]
    people = given(*[{"1": 1, "2": 1}] * 4, *[{"3": 1}] * 4, *[{"1": 1, "3": 1}] * 2)
    result = budget.result_of(people, projects, {"budget": 100}, gate())

    assert [(one["item"], one["funded"]) for one in result["lines"]] == [(1, True), (3, True), (2, False)]
    assert (result["spent"], line(result, 2)["missing"]) == (90, None)


def test_a_project_without_room_says_so_and_tells_nothing_of_its_supporters():
    projects = [Item(1, 1000), Item(2, 2000)]
    people = given(*[{"1": 1}] * 6, *[{"2": 1}] * 6)
    result = budget.result_of(people, projects, {"budget": 2000}, gate())

    assert (line(result, 2)["fits"], line(result, 2)["missing"]) == (False, None)


def test_what_was_missing_is_said_only_with_five_supporters_and_five_others():
    projects = [Item(1, 350), Item(2, 600), Item(3, 600)]
    people = given(*[{"1": 1}] * 4, *[{"2": 1}] * 8, *[{"3": 1}] * 8)
    result = budget.result_of(people, projects, {"budget": 1000}, gate())

    assert [(one["item"], one["fits"], one["missing"]) for one in result["lines"]] == [
        (2, True, 8),
        (3, True, 8),
        (1, True, None),
    ]


# Delphi


def test_a_median_is_said_from_five_answers_that_are_not_all_alike():
    few = delphi.result_of(given(*[{"1": n} for n in (1, 5, 9, 9)]), ITEMS, delphi.DEFAULTS, gate())
    alike = delphi.result_of(given(*[{"1": 7}] * 9), ITEMS, delphi.DEFAULTS, gate())
    camps = delphi.result_of(
        given(*[{"1": n, "2": None} for n in (1, 1, 1, 1, 5, 9, 9, 9, 9)]), ITEMS, delphi.DEFAULTS, gate()
    )

    assert line(few, 1)["median"] is None
    assert line(alike, 1)["median"] is None
    assert (line(camps, 1)["median"], line(camps, 1)["disagreement"]) == (5.0, True)
    assert line(camps, 2)["median"] is None


def test_the_second_round_says_what_still_moves():
    first = given(*[{"1": n, "2": n} for n in (2, 3, 4, 5, 6)])
    second = given(*[{"1": n, "2": n + 3} for n in (2, 3, 4, 5, 6)])
    result = delphi.result_of(second, ITEMS, delphi.DEFAULTS, gate(), first)

    assert (line(result, 1)["moved"], line(result, 2)["moved"]) == ("stable", "moves")


@pytest.mark.django_db
def test_two_rounds_with_the_same_places_and_nothing_that_ties_them():
    poll, by = factories.opened("delphi")
    told = factories.answered(poll, [{"1": n} for n in (3, 4, 5, 6, 7)])
    answering.count_poll(poll, by=by)
    between = factories.fresh(poll)
    polling.open_poll(between, by=by)
    for token, sector in told:
        answering.answer(poll, token, sector, {"1": 6, "2": 2})
    keys = set(poll.rounds.order_by("number").last().live_answers.values_list("key", flat=True))
    factories.counted(poll, by)

    assert (between.status, factories.fresh(poll).status) == (PollStatus.BETWEEN, PollStatus.COUNTED)
    assert poll.seats.count() == 0
    assert len(keys) == 5


@pytest.mark.django_db
def test_the_first_round_may_stand_alone():
    poll, by = factories.opened("delphi")
    factories.answered(poll, [{"1": n} for n in (3, 4, 5)])
    answering.count_poll(poll, by=by)
    answering.end_poll(poll, by=by)

    assert (factories.fresh(poll).status, poll.seats.count()) == (PollStatus.COUNTED, 0)
    with pytest.raises(Refusal):
        polling.open_poll(poll, by=by)
