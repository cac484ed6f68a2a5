"""The solver's answers are those of an exhaustive search, on small networks of every kind."""

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resal.methods.matching import (
    POLICY,
    Clock,
    Need,
    Request,
    UnknownPolicy,
    alternatives,
    best_team,
    eligible,
    judged,
    smallest_relaxations,
    why_not,
)
from resal.methods.matching.branching import NOTHING, Branching, TooMany
from resal.methods.matching.pruning import promising
from resal.methods.matching.tables import Table
from resal.methods.matching.teams import Search
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


def formed(members, request, size, policy, worth, steps=10_000):
    people = sorted(eligible(members, request), key=lambda one: one.id)
    if not people:
        return None
    table = Table(people, request, request.lines())
    search = Branching(table, size, policy=policy, at_most={}, clock=FOREVER, steps=steps)
    search.better_than(worth)
    return search.best and exhaustive.ids(search.best)


@given(samples.members(), samples.requests(), st.integers(1, 7), st.permutations(POLICY), st.data())
def test_a_team_formed_person_by_person_is_the_best_of_its_size(members, request, size, policy, data):
    kept = data.draw(st.frozensets(st.sampled_from([one.id for one in members]), max_size=2))
    request = replace(request, keeping=kept)

    found = formed(members, request, size, policy, (NOTHING,) * len(policy))

    every = [team for team in exhaustive.ranked(members, request, policy) if len(team) == size]
    assert found == (exhaustive.ids(every[0]) if every else None)


@given(samples.members(), samples.requests(), st.integers(1, 7), st.permutations(POLICY), st.data())
def test_a_team_formed_person_by_person_is_never_worse_than_asked(members, request, size, policy, data):
    asked = tuple(data.draw(st.integers(-8, 12)) for _aim in policy[:2]) + (NOTHING,) * 4

    found = formed(members, request, size, policy, asked)

    every = [
        team
        for team in exhaustive.ranked(members, request, policy)
        if len(team) == size and judged(team, request).worth(policy) >= asked
    ]
    assert found == (exhaustive.ids(every[0]) if every else None)


@given(samples.members(), samples.requests(), st.permutations(POLICY), st.integers(0, 4))
def test_the_solver_goes_on_to_the_same_team_where_the_steps_end(members, request, policy, steps):
    people = eligible(members, request)
    listed = []
    while len(listed) < 3:
        found = [
            Search(people, request, policy=policy, clock=FOREVER, apart_from=listed, steps=most).found()
            for most in (steps, 10_000)
        ]
        assert found[0] == found[1]
        if found[0] is None:
            break
        listed.append(found[0])


def test_more_steps_than_allowed_are_refused():
    chance = random.Random(1)
    members = samples.drawn_members(chance, 20)
    request = Request("R", samples.DAY, 1, required=(Need("c1", 1, 2),), max_per_org=1)

    with pytest.raises(TooMany):
        formed(members, request, 4, POLICY, (NOTHING,) * 6, steps=1)


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
