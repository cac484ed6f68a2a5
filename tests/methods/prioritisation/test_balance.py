"""Balance: weights, contrasts between sectors, and what the order hangs on."""

import csv
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from scipy.stats import f_oneway

from resal.methods.prioritisation import calibration, contrast, robustness
from resal.methods.prioritisation.weights import targets
from tests.methods.samples import DATA

STYPE = {"E": 4421, "H": 755, "M": 1018}
WIDE = {"No": 1072, "Yes": 5122}


def schools():
    with open(DATA / "apiclus1.csv", newline="") as file:
        rows = list(csv.DictReader(file))
    weight = np.array([float(row["pw"]) for row in rows])
    score = np.array([float(row["api00"]) for row in rows])
    return weight, score, [row["stype"] for row in rows], [row["sch.wide"] for row in rows]


def mean(weight, score):
    return float((weight * score).sum() / weight.sum())


def test_the_means_of_the_r_package_survey():
    weight, score, stype, wide = schools()
    assert mean(weight, score) == pytest.approx(644.17, abs=5e-3)
    post = calibration.post_stratify(weight, stype, STYPE)
    assert mean(post, score) == pytest.approx(642.31, abs=5e-3)
    raked = calibration.rake(weight, [(stype, STYPE), (wide, WIDE)])
    assert mean(raked, score) == pytest.approx(641.23, abs=5e-3)
    assert raked.sum() == pytest.approx(6194)


def test_raked_totals_meet_every_margin():
    weight, _, stype, wide = schools()
    raked = calibration.rake(weight, [(stype, STYPE), (wide, WIDE)])
    for labels, target in ((stype, STYPE), (wide, WIDE)):
        for group, wanted in target.items():
            assert raked[np.array(labels) == group].sum() == pytest.approx(wanted)


def test_targets_are_declared_in_one_of_three_ways():
    sizes = {"a": 1, "b": 9}
    assert targets("equal", sizes) == {"a": 0.5, "b": 0.5}
    assert targets("square root", sizes) == {"a": 0.25, "b": 0.75}
    assert targets("population", sizes) == {"a": 0.1, "b": 0.9}
    with pytest.raises(ValueError, match="above 0"):
        targets("equal", {"a": 0})


def test_targets_that_cannot_be_met_are_refused():
    weight = np.ones(4)
    with pytest.raises(ValueError, match="no target for b"):
        calibration.post_stratify(weight, list("aabb"), {"a": 1})
    with pytest.raises(ValueError, match="nobody in c"):
        calibration.post_stratify(weight, list("aabb"), {"a": 1, "b": 1, "c": 1})
    with pytest.raises(ValueError, match="same total"):
        calibration.rake(weight, [(list("aabb"), {"a": 1, "b": 1}), (list("xyxy"), {"x": 1, "y": 2})])
    with pytest.raises(calibration.NotReached):
        calibration.rake(weight, [(list("aabb"), {"a": 1, "b": 2}), (list("xxyy"), {"x": 2, "y": 1})])


def test_four_colluders_who_are_a_whole_sector():
    """Forty people rank eight items; four are alone in their sector and put the last item first."""
    scores = np.tile(np.arange(8, 0, -1.0), (40, 1))
    scores[36:] = [0, 0, 0, 0, 0, 0, 0, 60]
    sectors = ["large"] * 36 + ["small"] * 4
    weight = calibration.post_stratify(np.ones(40), sectors, {"large": 0.5, "small": 0.5})
    cap = calibration.capped(weight)
    rank = [int((score_of(w, scores) > score_of(w, scores)[7]).sum()) + 1 for w in (weight, cap)]
    assert rank[0] == 1
    assert score_of(cap, scores)[7] < score_of(weight, scores)[7] / 1.9
    assert calibration.effective_n(cap) > calibration.effective_n(weight)
    with pytest.raises(ValueError, match="1 or more"):
        calibration.capped(weight, 0.5)


def score_of(weight, scores):
    return weight @ scores / weight.sum()


@given(some.lists(some.floats(0.1, 50), min_size=1, max_size=30))
def test_the_effective_number_of_people_is_at_most_their_number(weights):
    w = np.array(weights)
    assert 1 - 1e-9 <= calibration.effective_n(w) <= len(w) + 1e-9
    assert calibration.effective_n(np.ones(7)) == 7
    assert calibration.capped(w).max() <= 3 * np.median(w)


def camps(seed=2):
    """Item 0 divides two sectors, item 1 is loved by all, item 2 by nobody."""
    chance = np.random.default_rng(seed)
    groups = np.arange(40) % 2
    scores = chance.normal(scale=0.5, size=(40, 3)) + np.array([3, 5, 1])
    scores[:, 0] += 4 * groups
    return scores, groups


def test_what_divides_and_what_unites():
    found = contrast.contrast(*camps(), places=2)
    assert (found.unites, found.divides) == ((1,), (0,))
    assert found.p[0] == 0.001
    assert found.p_holm[0] == 0.003


def test_eta_squared_is_the_between_share_of_the_analysis_of_variance():
    scores, groups = camps()
    found = contrast.contrast(scores, groups, places=2, draws=9)
    for item in range(3):
        f = f_oneway(*(scores[groups == g, item] for g in (0, 1))).statistic
        assert found.eta_squared[item] == pytest.approx(f / (f + 38))


def test_holm_as_in_his_paper():
    assert contrast.holm(np.array([0.01, 0.04, 0.03, 0.005])).tolist() == pytest.approx(
        [0.03, 0.06, 0.06, 0.02]
    )


def test_groups_without_a_difference_rarely_divide():
    chance = np.random.default_rng(0)
    wrong = sum(
        bool(contrast.contrast(chance.normal(size=(24, 5)), np.arange(24) % 3, 5, draws=99, seed=n).divides)
        for n in range(100)
    )
    assert wrong <= 11
    with pytest.raises(ValueError, match="two groups"):
        contrast.contrast(np.ones((3, 2)), np.zeros(3, dtype=np.int64), 1)


def test_an_item_that_everyone_scores_alike_has_no_eta_squared():
    found = contrast.contrast(np.ones((6, 2)), np.arange(6) % 2, 1, draws=9)
    assert np.isnan(found.eta_squared).all()
    assert found.p.tolist() == [1, 1]


@settings(deadline=None)
@given(some.lists(some.lists(some.integers(0, 5), min_size=3, max_size=3), min_size=1, max_size=7))
def test_the_fewest_people_are_the_fewest(rows):
    scores = np.array(rows, dtype=float)
    found = robustness.fewest_to_change(scores, 1)
    first = int(np.argmax(scores.sum(axis=0)))
    sizes = [
        out
        for out in range(len(rows) + 1)
        for gone in combinations(range(len(rows)), out)
        if np.delete(scores, gone, axis=0).sum(axis=0).max()
        <= max(np.delete(np.delete(scores, gone, axis=0), first, axis=1).sum(axis=0))
    ]
    assert found is None or found == min(sizes)


def test_the_report_counts_and_never_quotes():
    chance = np.random.default_rng(3)
    scores = chance.normal(size=(40, 4)) + np.array([2, 0, 0, 0])
    sectors = ["police"] * 12 + ["sante"] * 12 + ["education"] * 13 + ["jeunes"] * 3
    scores[0] = 1
    ballots = ["same"] * 4 + [str(n) for n in range(36)]
    found = robustness.robustness(scores, sectors, 1, ballots=ballots, draws=200)
    assert found.alike == (4,)
    assert found.flat == 1
    assert found.fewest > 5
    assert "jeunes" not in found.without
    assert set(found.without) <= {"police", "sante", "education"}


def test_a_line_on_a_tie_has_no_fewest():
    assert robustness.fewest_to_change(np.ones((3, 2)), 1) is None
    assert robustness.fewest_to_change(np.ones((3, 2)), 2) is None
