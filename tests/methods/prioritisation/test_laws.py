"""What must hold for any input: found by brute force on small cases, or by the definition."""

from collections import Counter
from fractions import Fraction
from itertools import combinations, permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from resal.methods.prioritisation import alpha, criteria, delphi, equalshares, multicriteria, paired
from resal.methods.prioritisation.ballots import Profile, in_order
from resal.methods.prioritisation.judgment import majority_judgment
from resal.methods.prioritisation.kemeny import NotProved, components, kemeny
from resal.methods.prioritisation.pairs import condorcet_winner, duels
from tests.methods.prioritisation.test_counts import SCHULZE_1
from tests.methods.prioritisation.test_rounds import ballots


@settings(max_examples=40, deadline=None)
@given(ballots)
def test_no_order_agrees_more_than_kemenys(cast):
    profile = Profile(tuple("abcdef"), tuple(cast))
    counts, best = duels(profile), kemeny(profile)
    agree = {
        order: sum(int(counts[i, j]) for i, j in combinations(order, 2)) for order in permutations(range(6))
    }
    assert best.score == max(agree.values())
    assert agree[tuple("abcdef".index(item) for item in best.order)] == best.score
    assert condorcet_winner(profile) in (None, best.order[0])


def test_among_equally_good_orders_the_one_of_the_ids_is_taken():
    best = kemeny(Profile(tuple("abc"), (in_order("cba"), in_order("abc"))))
    assert best.order == ("a", "b", "c")
    assert best.exchangeable == (("a", "b"), ("b", "c"))
    assert best.scores == {"a": 2, "b": 1, "c": 0}


def test_an_order_that_is_not_proved_is_not_given():
    chance = np.random.default_rng(3)
    ids = [f"i{n:02}" for n in range(60)]
    cast = tuple(in_order([ids[i] for i in chance.permutation(60)]) for _ in range(5))
    with pytest.raises(NotProved, match=r"within 0\.01 s"):
        kemeny(Profile(tuple(ids), cast), seconds=0.01)


def test_components_put_the_unbeaten_first():
    assert components(duels(SCHULZE_1)) == [[0, 1, 2, 3, 4]]
    assert components(duels(Profile(tuple("ab"), (in_order("ba"),)))) == [[1], [0]]


def naive(grades):
    """Balinski and Laraki's own words: the medians in the order in which they are removed."""
    left, removed = sorted(grades), []
    while left:
        removed.append(left.pop((len(left) - 1) // 2))
    return removed


@given(
    some.integers(1, 9).flatmap(
        lambda n: some.lists(some.lists(some.integers(1, 5), min_size=n, max_size=n), max_size=6)
    )
)
def test_majority_judgment_removes_medians_one_by_one(table):
    grades = {str(n): given for n, given in enumerate(table)}
    verdicts = majority_judgment(grades)
    for one, other in permutations(grades, 2):
        better = naive(grades[one]) > naive(grades[other])
        assert (verdicts[one].rank < verdicts[other].rank) == better
    assert all(verdicts[item].median == naive(given)[0] for item, given in grades.items())


@given(
    some.lists(some.lists(some.integers(1, 5), min_size=1, max_size=6), min_size=1, max_size=5),
    some.integers(2, 4),
)
def test_repeating_every_grade_changes_no_rank(table, times):
    once = majority_judgment({str(n): given for n, given in enumerate(table)})
    often = majority_judgment({str(n): given * times for n, given in enumerate(table)})
    assert [v.rank for v in once.values()] == [v.rank for v in often.values()]


def test_an_item_without_a_grade_comes_last():
    verdicts = majority_judgment({"a": [], "b": [1], "c": []})
    assert {item: (v.median, v.rank) for item, v in verdicts.items()} == {
        "a": (None, 2),
        "b": (1, 1),
        "c": (None, 2),
    }


matrices = some.lists(some.lists(some.integers(0, 9), min_size=4, max_size=4), min_size=4, max_size=4)


@settings(deadline=None)
@given(matrices, some.sampled_from([0.0, 0.5, 2.0]))
def test_at_the_maximum_expected_wins_are_the_wins(table, ridge):
    wins = np.array(table, dtype=float)
    np.fill_diagonal(wins, 0)
    try:
        fit = paired.bradley_terry(wins, ridge=ridge)
    except paired.NoMaximum:
        assert ridge == 0
        return
    odds = 1 / (1 + np.exp(fit.ability[None, :] - fit.ability[:, None]))
    centred = fit.ability - fit.ability.mean()
    expected = ((wins + wins.T) * odds).sum(axis=1) + ridge * centred
    assert expected == pytest.approx(wins.sum(axis=1), abs=1e-6)
    assert fit.chance.mean() == pytest.approx(0.5)


def test_an_item_that_always_wins_has_no_ability_without_a_ridge():
    wins = np.array([[0, 2, 2], [0, 0, 1], [0, 1, 0]], dtype=float)
    with pytest.raises(paired.NoMaximum) as refusal:
        paired.bradley_terry(wins)
    assert refusal.value.apart == [0]
    assert paired.bradley_terry(wins, ridge=1).ability[0] == 0


@pytest.mark.parametrize(
    ("wins", "ridge"), [(np.zeros((2, 3)), 0), (np.array([[0, -1], [1, 0]]), 0), (np.zeros((2, 2)), -1)]
)
def test_wins_are_a_square_of_numbers_from_nought(wins, ridge):
    with pytest.raises(ValueError, match="square matrix"):
        paired.bradley_terry(wins.astype(float), ridge=ridge)


def test_pairs_are_asked_so_that_all_are_covered_first():
    met, asked = np.zeros((4, 4)), []
    for _ in range(6):
        i, j = paired.next_pair(None, met)
        asked.append((i, j))
        met[i, j] += 1
        met[j, i] += 1
    assert sorted(asked) == list(combinations(range(4), 2))
    assert paired.next_pair(None, met, met > 0) is None
    wins = np.array([[0, 9, 9, 1], [1, 0, 5, 1], [1, 5, 0, 1], [1, 1, 1, 0]], dtype=float)
    close = paired.next_pair(paired.bradley_terry(wins), np.ones((4, 4)))
    assert 3 in close


@given(
    some.lists(
        some.lists(some.one_of(some.none(), some.integers(0, 4)), min_size=5, max_size=5),
        min_size=2,
        max_size=6,
    )
)
def test_alpha_of_the_definition(rows):
    """Observed over expected disagreement, pair by pair, for interval grades."""
    grades = np.array([[np.nan if g is None else g for g in row] for row in rows], dtype=float)
    units = [[g for g in column if not np.isnan(g)] for column in grades.T]
    units = [unit for unit in units if len(unit) > 1]
    pool = [g for unit in units for g in unit]
    expected = sum((a - b) ** 2 for a, b in permutations(pool, 2))
    found = alpha.alpha(grades, "interval")
    if not expected:
        assert found is None
        return
    observed = sum(sum((a - b) ** 2 for a, b in permutations(unit, 2)) / (len(unit) - 1) for unit in units)
    assert found == pytest.approx(1 - observed / len(pool) / (expected / len(pool) / (len(pool) - 1)))


def test_asking_stops_when_the_line_is_sure():
    few = paired.bradley_terry(np.array([[0, 3, 3], [2, 0, 3], [1, 2, 0.0]]))
    many = paired.bradley_terry(np.array([[0, 60, 95], [40, 0, 95], [5, 5, 0.0]]))
    assert paired.may_stop(few, 2) is False
    assert paired.may_stop(many, 2) is True
    assert paired.may_stop(many, 1, level=0.9999) is False
    assert paired.may_stop(few, 0) is paired.may_stop(few, 3) is True
    with pytest.raises(ValueError, match="places"):
        paired.may_stop(few, -1)


def test_full_agreement_is_one_at_every_level_and_ratios_need_positive_grades():
    same = np.array([[1, 2, 3.0], [1, 2, 3.0]])
    assert [alpha.alpha(same, level) for level in alpha.LEVELS] == [1, 1, 1, 1]
    assert alpha.alpha(same - 2, "ratio") is None
    assert alpha.alpha(np.full((2, 2), np.nan), "nominal") is None


means = some.lists(some.lists(some.integers(1, 5), min_size=3, max_size=3), min_size=2, max_size=5)


@settings(deadline=None)
@given(means)
def test_ranks_over_all_weights_are_shared_out_fully(rows):
    table = np.array(rows, dtype=float)
    shares = multicriteria.rank_acceptability(table, draws=200)
    assert shares.sum(axis=0) == pytest.approx(np.ones(len(rows)))
    assert shares.sum(axis=1) == pytest.approx(np.ones(len(rows)))


def test_an_item_better_on_all_criteria_is_first_under_any_weights():
    shares = multicriteria.rank_acceptability(np.array([[5, 5], [4, 1], [1, 4.0]]), draws=4000, seed=2)
    assert shares[0].tolist() == [1, 0, 0]
    assert shares[1, 1] == pytest.approx(0.5, abs=0.03)
    first_matters = multicriteria.rank_acceptability(np.array([[5, 1], [1, 5.0]]), draws=50, ordered=True)
    assert first_matters.tolist() == [[1, 0], [0, 1]]


def test_weights_may_not_be_negative():
    with pytest.raises(ValueError, match="weights"):
        criteria.normalised({"a": Fraction(-1), "b": Fraction(2)})
    with pytest.raises(ValueError, match="weights"):
        multicriteria.topsis(np.ones((2, 2)), np.zeros(2), np.zeros(2, dtype=bool))


def test_a_cost_counts_from_the_other_end_of_the_scale():
    table = {
        "x": {"good": Fraction(4), "price": Fraction(5)},
        "y": {"good": Fraction(3), "price": Fraction(1)},
    }
    weights = {"good": Fraction(3), "price": Fraction(1)}
    assert criteria.weighted_sum(table, weights, ["price"]) == {"x": Fraction(13, 4), "y": Fraction(7, 2)}
    with pytest.raises(ValueError, match="x has no score for speed"):
        criteria.weighted_sum(table, {"speed": Fraction(1)})
    assert criteria.scale_of(Fraction(1), Fraction(5)) == (1, 5)
    assert criteria.scale_of(Fraction(0), Fraction(7)) == (0, 10)
    assert criteria.scale_of(Fraction(-2), Fraction(7)) == (-2, 7)


def test_hanlon_and_pearl():
    assert criteria.hanlon(Fraction(8), Fraction(7), Fraction(9)) == 45
    assert criteria.pearl_failures({"P": Fraction(1), "L": Fraction(1, 3), "R": Fraction(1, 2)}) == ["L"]
    with pytest.raises(ValueError, match="variant"):
        criteria.hanlon(Fraction(1), Fraction(1), Fraction(1), "x")


@pytest.mark.parametrize("matrix", [[[1, 2], [1, 1]], [[1, 0], [0, 1]], [[1, 2]]])
def test_ahp_refuses_what_is_no_table_of_ratios(matrix):
    with pytest.raises(ValueError, match="ratio"):
        multicriteria.ahp(np.array(matrix, dtype=float))


@given(some.lists(some.floats(0.1, 10), min_size=2, max_size=9))
def test_ahp_finds_the_weights_behind_consistent_ratios(weights):
    true = np.array(weights) / sum(weights)
    found = multicriteria.ahp(true[:, None] / true[None, :])
    assert found.weights == pytest.approx(true, abs=1e-6)
    assert found.cr == pytest.approx(0, abs=1e-6)


def test_two_rounds_of_a_delphi_are_stable_when_few_move():
    assert delphi.stability([1] * 10 + [2] * 10, [1] * 12 + [2] * 8) == delphi.Stability(
        pytest.approx(0.1), stable=True
    )
    assert delphi.stability([1, 1], [2, 2]) == delphi.Stability(1, stable=False)
    with pytest.raises(ValueError, match="both rounds"):
        delphi.stability([], [1])
    with pytest.raises(ValueError, match="between 1 and 9"):
        delphi.spread([0])


def test_delphi_brings_other_scales_to_nine_points():
    five = delphi.spread([1, 2, 4, 5], (1, 5))
    nine = delphi.spread([1, 3, 7, 9])
    assert (five.ipr, five.ipras, five.disagreement) == (nine.ipr, nine.ipras, nine.disagreement)
    assert (five.median, five.iqr) == (3, 2.5)


projects = some.lists(some.frozensets(some.sampled_from("abcdef"), max_size=6), min_size=1, max_size=12)
prices = some.lists(some.integers(1, 30), min_size=6, max_size=6)


@settings(deadline=None)
@given(projects, prices, some.integers(1, 80))
def test_equal_shares_never_overspends_and_buys_only_what_people_support(votes, costs, budget):
    cost = dict(zip("abcdef", costs, strict=True))
    piles = equalshares.pile(votes)
    bare = equalshares.equal_shares(cost, piles, budget, add1=False)
    full = equalshares.equal_shares(cost, piles, budget)
    for funding in (bare, full):
        assert sum(cost[p] for p in funding.winners) == funding.spent <= budget
        assert all(any(p in vote for vote in votes) for p in funding.winners)
        support = [funding.support[p] for p in funding.winners]
        assert support == sorted(support, reverse=True)
    assert full.spent >= 0
    for reason in equalshares.why_not(bare, cost, piles):
        assert reason.missing > 0


@settings(deadline=None)
@given(projects, prices, some.integers(1, 80))
def test_equal_shares_of_the_definition(votes, costs, budget):
    """The same purchases as the rule of the paper, voter by voter, without a queue."""
    cost = dict(zip("abcdef", costs, strict=True))
    money = [Fraction(budget, len(votes))] * len(votes)
    bought = []
    while True:
        offers = []
        for p in set(cost) - set(bought):
            fans = [n for n, vote in enumerate(votes) if p in vote]
            if not fans or sum(money[n] for n in fans) < cost[p]:
                continue
            for rho in sorted({share(cost[p], sorted(money[n] for n in fans))}):
                offers.append((rho / cost[p], cost[p], p, rho))
        if not offers:
            break
        _, _, p, rho = min(offers)
        bought.append(p)
        money = [m - min(m, rho) if p in vote else m for m, vote in zip(money, votes, strict=True)]
    assert equalshares.equal_shares(cost, equalshares.pile(votes), budget, add1=False).winners == tuple(
        bought
    )


def share(cost, money):
    """Smallest r with Σ min(money, r) = cost, by trying every kink."""
    for poorest in range(len(money)):
        r = (cost - sum(money[:poorest], Fraction(0))) / (len(money) - poorest)
        if r <= money[poorest] and (poorest == 0 or r >= money[poorest - 1]):
            return r
    raise AssertionError


@pytest.mark.parametrize(
    ("costs", "votes", "budget", "message"),
    [
        ({"a": 0}, {frozenset("a"): 1}, 5, "above 0"),
        ({"a": 1}, {frozenset("a"): 1}, 0, "above 0"),
        ({"a": 1}, Counter(), 5, "one voter"),
        ({"a": 1}, {frozenset("b"): 1}, 5, "names b"),
    ],
)
def test_a_budget_needs_money_people_and_known_projects(costs, votes, budget, message):
    with pytest.raises(ValueError, match=message):
        equalshares.equal_shares(costs, votes, budget)
