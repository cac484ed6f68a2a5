"""Dot vote: the same dots each, two orders, shares only where nobody is given away."""

import pytest

from resal.core.errors import Refusal
from resal.workshops.actions import answering
from resal.workshops.disclosing import gate
from resal.workshops.domain.polls.base import Given, Item, share
from resal.workshops.domain.polls.dots import DEFAULTS, result_of
from tests.workshops.polls import factories

ITEMS = [Item(1), Item(2), Item(3)]


def count(*given):
    return result_of([Given(group, answers) for group, answers in given], ITEMS, DEFAULTS, gate())


@pytest.mark.django_db
@pytest.mark.parametrize("answers", [{"1": 4}, {"1": 3, "2": 3}, {"1": 0}, {"1": True}, {"1": 1.5}])
def test_too_many_dots_half_dots_and_none_are_refused(answers):
    poll, _by = factories.opened()
    [(token, sector)] = factories.people(poll, 1)

    with pytest.raises(Refusal):
        answering.answer(poll, token, sector, answers)


def test_dots_add_up_and_ties_share_a_rank():
    result = count(("a", {"1": 3, "2": 2}), ("a", {"1": 1, "2": 2}), ("a", {"3": 1}))

    assert [(line["item"], line["label"]) for line in result["lines"]] == [(1, "1="), (2, "1="), (3, "3")]


def test_every_group_weighs_the_same_in_the_second_order():
    big = [*[("a", {"1": 3, "2": 2})] * 5, ("a", {"1": 2, "2": 2})]
    small = [*[("b", {"2": 3})] * 2, ("b", {"2": 2})]
    lines = {line["item"]: line for line in count(*big, *small)["lines"]}

    assert (lines[1]["rank"], lines[2]["rank"]) == (2, 1)
    assert (lines[1]["balanced_rank"], lines[2]["balanced_rank"]) == (2, 1)
    assert lines[1]["differs"] is False


def test_the_second_order_is_kept_back_where_a_small_group_is_of_one_mind():
    result = count(*[("a", {"1": 3, "2": 2}), ("a", {"1": 2})] * 6, *[("b", {"2": 3})] * 3)

    assert (result["is_balanced"], result["balance_kept_back"], result["sectors"]) == (False, True, [])
    assert {line["balanced_rank"] for line in result["lines"]} == {None}


def test_no_share_under_twenty_people_and_only_its_side_near_the_ends():
    nineteen, twenty = (
        count(*[("a", {"1": 1})] * 19),
        count(*[("a", {"1": 1, "2": 1})] * 8, *[("a", {"1": 1})] * 12),
    )
    shares = {line["item"]: line["share"] for line in twenty["lines"]}

    assert [line["share"] for line in nineteen["lines"]] == [None] * 3
    assert shares == {1: {"over": 75}, 2: {"percent": 40, "low": 22, "high": 61}, 3: {"under": 25}}


def test_a_share_near_nobody_is_the_same_for_nobody_and_for_four():
    assert share(0, 40, gate()) == share(4, 40, gate()) == {"under": 13}


def test_a_group_s_order_is_shown_only_through_the_gate():
    mixed = [("a", {"1": 1}), ("a", {"2": 1})] * 3 + [("b", {"1": 1}), ("b", {"3": 1})] * 3
    alike = [("a", {"1": 1})] * 6 + [("b", {"2": 1})] * 6

    assert [shown["group"] for shown in count(*mixed)["sectors"]] == ["a", "b"]
    assert count(*alike)["sectors"] == []
