"""The solver's answers are those of an exhaustive search, on small networks of every kind."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resal.methods.matching import (
    POLICY,
    Clock,
    UnknownPolicy,
    alternatives,
    best_team,
    eligible,
    smallest_relaxations,
    why_not,
)
from resal.methods.matching.pruning import promising
from tests.methods.matching import exhaustive, samples

FOREVER = Clock(None)


@given(samples.members(), samples.requests(), st.permutations(POLICY))
def test_the_best_team_is_the_best_of_all_teams_whatever_the_order_of_aims(members, request, policy):
    found = best_team(members, request, policy=policy)

    every = exhaustive.ranked(members, request, policy)
    assert (found and found.ids) == (exhaustive.ids(every[0]) if every else None)


@given(samples.members(), samples.requests())
def test_alternatives_are_the_best_teams_that_leave_out_two_people_of_each_before(members, request):
    best = best_team(members, request)
    others = list(alternatives(members, request, best, clock=FOREVER)) if best else []

    listed = [team.ids for team in ([best] if best else []) + others]
    assert listed == exhaustive.best_and_others(members, request)


@given(samples.members(), samples.requests())
def test_relaxations_are_all_the_smallest_and_each_buys_its_best_team(members, request):
    found = smallest_relaxations(members, request, clock=FOREVER)

    assert [one.lines for one in found] == exhaustive.smallest_relaxations(members, request)
    for relaxation in found:
        kept = [line for line in request.lines() if line not in relaxation.lines]
        every = exhaustive.ranked(members, request, lines=kept)
        assert relaxation.team.ids == exhaustive.ids(every[0])


@given(samples.members(), samples.requests(), st.data())
def test_why_not_gives_the_best_team_with_the_person(members, request, data):
    best = best_team(members, request)
    people = eligible(members, request)
    if best is None:
        return
    who = data.draw(st.sampled_from(people)).id

    answer = why_not(members, request, best, who, clock=FOREVER)

    every = exhaustive.ranked(members, replace(request, keeping=frozenset({who})))
    assert (answer.team and answer.team.ids) == (exhaustive.ids(every[0]) if every else None)
    assert bool(answer.blocked) == (answer.team is None)


@given(samples.members(), samples.requests())
def test_the_people_kept_hold_the_best_team(members, request):
    every = exhaustive.ranked(members, request)

    kept = {one.id for one in promising(eligible(members, request), request, request.natural_size)}

    assert not every or set(exhaustive.ids(every[0])) <= kept


@given(samples.members(), samples.requests())
def test_the_order_of_the_list_changes_nothing(members, request):
    assert best_team(members, request) == best_team(members[::-1], request)


@pytest.mark.parametrize("policy", [POLICY[:5], (*POLICY[:5], "people"), (*POLICY, "luck")])
def test_a_policy_is_an_order_of_all_six_aims(policy):
    with pytest.raises(UnknownPolicy):
        best_team([], None, policy=policy)
