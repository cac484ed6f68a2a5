"""The methods give the answers that their authors, or those who checked them, printed."""

import csv
from fractions import Fraction
from math import lgamma, log

import numpy as np
import pytest

from resal.methods.prioritisation import alpha, criteria, delphi, equalshares, jeffreys, multicriteria, paired
from resal.methods.prioritisation.agreement import kendall_w
from resal.methods.prioritisation.ballots import Ballot, Profile
from resal.methods.prioritisation.kemeny import kemeny
from resal.methods.prioritisation.shares import wilson
from tests.methods.prioritisation.test_counts import TENNESSEE
from tests.methods.samples import DATA


def pair_counts(name):
    with open(DATA / name, newline="") as file:
        rows = [(a, b, int(x), int(y)) for a, b, x, y in list(csv.reader(file))[1:]]
    items = list(dict.fromkeys(item for a, b, *_ in rows for item in (a, b)))
    wins = np.zeros((len(items), len(items)))
    for a, b, x, y in rows:
        wins[items.index(a), items.index(b)] += x
        wins[items.index(b), items.index(a)] += y
    return rows, items, wins


def test_agresti_baseball_1987():
    rows, teams, wins = pair_counts("baseball1987.csv")
    fit = paired.bradley_terry(wins, teams.index("Baltimore"))
    ability = dict(zip(teams, fit.ability, strict=True))
    assert ability == pytest.approx(
        {
            "Milwaukee": 1.58136,
            "Detroit": 1.43641,
            "Toronto": 1.29449,
            "New York": 1.24762,
            "Boston": 1.10770,
            "Cleveland": 0.68385,
            "Baltimore": 0,
        },
        abs=1e-5,
    )
    assert fit.se[teams.index("Milwaukee")] == pytest.approx(0.34326, abs=1e-5)
    assert deviance(rows, ability) == pytest.approx(44.05346, abs=1e-4)


def deviance(rows, ability):
    """Twice the log likelihood lost against one free probability for every row."""

    def likelihood(n, won, chance):
        ways = lgamma(n + 1) - lgamma(won + 1) - lgamma(n - won + 1)
        return ways + (won * log(chance) if won else 0) + ((n - won) * log(1 - chance) if won < n else 0)

    total = 0
    for home, away, won, lost in rows:
        fitted = 1 / (1 + np.exp(ability[away] - ability[home]))
        total += likelihood(won + lost, won, won / (won + lost)) - likelihood(won + lost, won, fitted)
    return 2 * total


def test_stigler_citations():
    _, journals, wins = pair_counts("citations.csv")
    fit = paired.bradley_terry(wins, journals.index("Biometrika"))
    found = {name: (fit.ability[n], fit.se[n]) for n, name in enumerate(journals)}
    for name, ability, se in [
        ("Comm Statist", -2.94907, 0.10255),
        ("JASA", -0.47957, 0.06059),
        ("JRSS-B", 0.26895, 0.07083),
    ]:
        assert found[name] == pytest.approx((ability, se), abs=1e-5)


def test_tennessee_by_kemeny():
    best = kemeny(TENNESSEE)
    assert (best.order, best.score, best.exchangeable) == (("N", "C", "K", "M"), 393, ())


def test_hollander_and_wolfe_rounding_first_base():
    with open(DATA / "rounding_times_hollander_wolfe.csv", newline="") as file:
        rows = [{name: float(time) for name, time in row.items()} for row in csv.DictReader(file)]
    runners = [
        Ballot(tuple(tuple(name for name in row if row[name] == time) for time in sorted(set(row.values()))))
        for row in rows
    ]
    w = kendall_w(Profile(tuple(rows[0]), tuple(runners)))
    assert float(w) == pytest.approx(0.2532468, abs=1e-7)
    assert float(22 * 2 * w) == pytest.approx(11.143, abs=5e-4)


@pytest.mark.parametrize(
    ("level", "value"), [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849), ("ratio", 0.797)]
)
def test_krippendorff_2011(level, value):
    grades = np.genfromtxt(DATA / "krippendorff2011_4coders_12units.csv", delimiter=",")
    assert alpha.alpha(grades, level) == pytest.approx(value, abs=5e-4)


def test_hwang_and_yoon_choose_an_aircraft():
    table = np.array(
        [
            [2.0, 1500, 20000, 5.5, 5, 9],
            [2.5, 2700, 18000, 6.5, 3, 5],
            [1.8, 2000, 21000, 4.5, 7, 7],
            [2.2, 1800, 20000, 5.0, 5, 5],
        ]
    )
    weights = np.array([0.2, 0.1, 0.1, 0.1, 0.2, 0.3])
    costs = np.array([False, False, False, True, False, False])
    closeness = multicriteria.topsis(table, weights, costs)  # .6135 was printed .613, from rounded steps
    assert closeness == pytest.approx([0.643, 0.268, 0.613, 0.312], abs=6e-4)


DRINKS = [
    [1, 9, 5, 2, 1, 1, 1 / 2],
    [1 / 9, 1, 1 / 3, 1 / 9, 1 / 9, 1 / 9, 1 / 9],
    [1 / 5, 3, 1, 1 / 3, 1 / 4, 1 / 3, 1 / 9],
    [1 / 2, 9, 3, 1, 1 / 2, 1, 1 / 3],
    [1, 9, 4, 2, 1, 2, 1 / 2],
    [1, 9, 3, 1, 1 / 2, 1, 1 / 3],
    [2, 9, 9, 3, 2, 3, 1],
]


def test_saaty_compares_drinks():
    found = multicriteria.ahp(np.array(DRINKS))
    assert found.weights.round(3).tolist() == [0.177, 0.019, 0.042, 0.116, 0.190, 0.129, 0.327]
    assert found.cr == pytest.approx(0.022, abs=5e-4)


def test_rank_order_centroid_of_three():
    assert [round(float(w), 3) for w in criteria.rank_order_centroid(3)] == [0.611, 0.278, 0.111]


def test_the_criteria_of_the_demo_network():
    """DOMAIN's table: variant (A + 2 B) C, shown out of 100."""
    table = {"E02": (8, 7, 9), "E03": (8, 8, 8), "E01": (8, 9, 6), "E04": (6, 10, 5), "E07": (5, 8, 4)}
    shown = {item: round(float(criteria.hanlon(*abc, "a2bc")) / 3, 1) for item, abc in table.items()}
    assert shown == {"E02": 66.0, "E03": 64.0, "E01": 52.0, "E04": 43.3, "E07": 28.0}


def wieliczka():
    section, head, costs, votes = None, None, {}, []
    with open(DATA / "poland_wieliczka_2023_green-budget.pb", newline="") as file:
        for row in csv.reader(file, delimiter=";"):
            if row[0] in ("META", "PROJECTS", "VOTES"):
                section, head = row[0], None
            elif head is None:
                head = row
            elif section == "PROJECTS":
                costs[row[0]] = int(row[1])
            elif section == "VOTES":
                votes.append(frozenset(row[head.index("vote")].split(",")))
    return costs, equalshares.pile(votes)


def test_wieliczka_2023_by_equal_shares():
    costs, votes = wieliczka()
    bare = equalshares.equal_shares(costs, votes, 1_000_000, add1=False)
    assert (len(bare.winners), bare.spent) == (21, 450_548)
    full = equalshares.equal_shares(costs, votes, 1_000_000)
    assert (len(full.winners), full.spent) == (30, 995_079)
    assert full.endowment == Fraction(1_000_000, 6586) + 164
    assert all(reason.missing > 0 for reason in equalshares.why_not(full, costs, votes))


def test_the_ram_manual_reads_a_panel_of_nine():
    """Answers all alike agree; answers at both ends of the scale disagree."""
    assert delphi.spread([7] * 9) == delphi.Spread(7, 0, 0, pytest.approx(5.35), disagreement=False)
    torn = delphi.spread([1, 1, 1, 1, 5, 9, 9, 9, 9])
    assert (torn.median, torn.ipr, torn.ipras, torn.disagreement) == (5, 8, 2.35, True)


def test_brown_cai_and_dasgupta_tabulate_jeffreys():
    """Statistical Science 2001, table 5 (n = 7 to 30): x = 1 of 7, and 3 of 10."""
    assert jeffreys.jeffreys(1, 7) == pytest.approx((0.016, 0.501), abs=1e-3)
    assert jeffreys.jeffreys(3, 10) == pytest.approx((0.093, 0.606), abs=1e-3)
    assert jeffreys.jeffreys(0, 10)[0] == 0
    assert jeffreys.jeffreys(10, 10)[1] == 1
    low, high = jeffreys.jeffreys(40, 100)
    assert wilson(40, 100) == pytest.approx((low, high), abs=3e-3)
