"""Grades: weighted sums, majority judgment, TOPSIS, Hanlon's rating, Delphi."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from typing import Any

import numpy as np

from resal.commands.prioritise.counting import raking
from resal.commands.prioritise.counting.balancing import balanced_block, weights_of
from resal.commands.prioritise.counting.confidence import People, add, weights_by
from resal.commands.prioritise.material import Ratings, Score
from resal.commands.prioritise.options import Asked
from resal.commands.prioritise.words import NOTHING, Unusable, Words, quoted
from resal.methods.prioritisation import criteria, delphi, judgment, multicriteria
from resal.methods.prioritisation.alpha import LEVELS, alpha
from resal.methods.prioritisation.ranks import ordered, ranks

Table = dict[str, dict[str, Fraction]]
Values = dict[str, Any]
Counted = tuple[Values, dict[str, int], Values, Values]


def count(ratings: Ratings, method: str, asked: Asked) -> dict[str, Any]:
    """Everything that the contract asks of a count of ratings, after method, version and seed."""
    unknown = [name for name in (*asked.weights, *asked.costs) if name not in ratings.criteria]
    if unknown:
        listed = ", ".join(ratings.criteria)
        raise Unusable(
            "--weights",
            Words(f"un critère parmi {listed}", f"a criterion among {listed}"),
            quoted(unknown[0]),
        )
    warnings: list[str] = []
    values, rank, more, head = METHODS[method](ratings, asked, warnings)
    rows = [
        {"id": item, "label": item, "score": values[item], "rank": rank[item]}
        | {name: column[item] for name, column in more.items()}
        for item in ordered(rank)
    ]
    result: dict[str, Any] = {
        "n_voters": len(ratings.voters),
        "n_excluded": ratings.excluded,
        "items": rows,
        "winners": [row["id"] for row in rows if row["rank"] == 1],
        "agreement": {"krippendorff_alpha": alphas(ratings)},
        "warnings": warnings,
    } | head
    wanted = [o for o in ("balance", "tiers", "robustness") if getattr(asked, o)]
    if wanted and method != "weighted-sum":
        raise Unusable(f"--{wanted[0]}", Words("la méthode weighted-sum", "the method weighted-sum"), method)
    if wanted:
        add_by_person(result, ratings, asked)
    return result


def add_by_person(result: dict[str, Any], ratings: Ratings, asked: Asked) -> None:
    """What needs each person's own scores: the balanced count, tiers, what the order hangs on."""
    people = people_of(ratings, asked)
    if asked.margins is not None:
        weights = raking.add(result, people, list(ratings.voters), asked)
    else:
        weights = weights_by(add_balanced(result, ratings, asked) if asked.balance else None, people)
    if asked.tiers or asked.robustness:
        add(result, people, weights, asked)


def alphas(ratings: Ratings) -> dict[str, float | None]:
    """Alpha over people, each item under each criterion being one unit."""
    units = {unit: n for n, unit in enumerate(sorted({(s.item, s.criterion) for s in ratings.scores}))}
    people = {who: n for n, who in enumerate(ratings.voters)}
    grades = np.full((len(people), len(units)), np.nan)
    for score in ratings.scores:
        grades[people[score.voter], units[score.item, score.criterion]] = float(score.value)
    return {level: alpha(grades, level) for level in LEVELS}


def means(scores: Iterable[Score]) -> Table:
    """The mean of the scores given, item by item and criterion by criterion."""
    sums: dict[tuple[str, str], list[Fraction]] = defaultdict(list)
    for score in scores:
        sums[score.item, score.criterion].append(score.value)
    table: Table = defaultdict(dict)
    for (item, criterion), given in sums.items():
        table[item][criterion] = sum(given, Fraction(0)) / len(given)
    return table


def full_table(ratings: Ratings, names: Iterable[str], scores: Iterable[Score], where: Words) -> Table:
    table = means(scores)
    for item in ratings.items:
        for name in names:
            if name not in table.get(item, {}):
                expected = Words(f"une note de {item} {name}".strip(), f"a score of {item} {name}".strip())
                raise Unusable(where, expected, NOTHING)
    return table


def weights_for(ratings: Ratings, asked: Asked) -> dict[str, Fraction]:
    return criteria.normalised(asked.weights or dict.fromkeys(ratings.criteria, Fraction(1)))


def scale_for(ratings: Ratings, asked: Asked) -> tuple[Fraction, Fraction]:
    values = [score.value for score in ratings.scores]
    low, high = asked.scale or criteria.scale_of(min(values), max(values))
    if min(values) < low or max(values) > high:
        expected = Words(f"des notes de {low} à {high}", f"scores from {low} to {high}")
        raise Unusable("--scale", expected, ", ".join(sorted({f"{float(value):g}" for value in values})))
    return low, high


EVERYWHERE = Words("-", "-")


def weighted_sum(ratings: Ratings, asked: Asked, warnings: list[str]) -> Counted:
    weights = weights_for(ratings, asked)
    table = full_table(ratings, weights, ratings.scores, EVERYWHERE)
    low, high = scale_for(ratings, asked)
    values = criteria.weighted_sum(table, weights, asked.costs, (low, high))
    more = acceptability(ratings, table, asked, (low, high)) if len(weights) > 1 else {}
    return values, ranks(values), more, {"scale": [low, high], "weights": weights}


def acceptability(ratings: Ratings, table: Table, asked: Asked, scale: tuple[Fraction, Fraction]) -> Values:
    """How often each item has each rank when the weights may be anything."""
    names = list(asked.weights or ratings.criteria)
    matrix = np.array([[float(table[item][name]) for name in names] for item in ratings.items])
    costs = np.array([name in asked.costs for name in names])
    turned = np.where(costs, float(scale[0] + scale[1]) - matrix, matrix)
    shares = multicriteria.rank_acceptability(turned, seed=asked.seed)
    return {"rank_acceptability": {item: shares[n].tolist() for n, item in enumerate(ratings.items)}}


def add_balanced(result: dict[str, Any], ratings: Ratings, asked: Asked) -> dict[str, float]:
    """The mean over sectors of each sector's own weighted sum."""
    voters: dict[str, int] = defaultdict(int)
    for sector in ratings.voters.values():
        if sector is not None:
            voters[sector] += 1
    without = len(ratings.voters) - sum(voters.values())
    shares = weights_of(voters, without, asked, result["warnings"])
    weights, scale = weights_for(ratings, asked), scale_for(ratings, asked)
    scores = dict.fromkeys(ratings.items, Fraction(0))
    for sector, share in shares.share.items():
        own = [score for score in ratings.scores if score.sector == sector]
        table = full_table(ratings, weights, own, Words(f"--balance {sector}", f"--balance {sector}"))
        for item, value in criteria.weighted_sum(table, weights, asked.costs, scale).items():
            scores[item] += share * value
    result["balanced"] = balanced_block(scores, shares)
    return {sector: float(share) for sector, share in shares.share.items()}


def people_of(ratings: Ratings, asked: Asked) -> People:
    answers: dict[str, list[Any]] = {who: [] for who in ratings.voters}
    for score in sorted(ratings.scores, key=lambda score: (score.item, score.criterion)):
        answers[score.voter].append((score.item, score.criterion, score.value))
    return People(
        scores=per_person(ratings, weights_for(ratings, asked), asked),
        items=ratings.items,
        sectors=list(ratings.voters.values()),
        ballots=[tuple(given) for given in answers.values()],
    )


def per_person(ratings: Ratings, weights: Mapping[str, Fraction], asked: Asked) -> np.ndarray:
    """What each person gave each item, such that the means are the scores; a missing score counts as the mean, and
    those given count the more (the linear form of a mean over those who answered)."""
    people = {who: n for n, who in enumerate(ratings.voters)}
    column = {item: n for n, item in enumerate(ratings.items)}
    low, high = (float(end) for end in scale_for(ratings, asked))
    total = np.zeros((len(people), len(column)))
    for name, weight in weights.items():
        grades = np.full(total.shape, np.nan)
        for score in ratings.scores:
            if score.criterion == name:
                value = float(score.value)
                grades[people[score.voter], column[score.item]] = (
                    low + high - value if name in asked.costs else value
                )
        mean, given = np.nanmean(grades, axis=0), (~np.isnan(grades)).sum(axis=0)
        filled = np.where(np.isnan(grades), 0, grades - mean) * len(people) / given + mean
        total += float(weight) * filled
    return total


def majority_judgment(ratings: Ratings, asked: Asked, warnings: list[str]) -> Counted:
    grades = by_item(ratings)
    found = judgment.majority_judgment(grades)
    values = {item: verdict.median for item, verdict in found.items()}
    more = {"n_grades": {item: verdict.grades for item, verdict in found.items()}}
    return values, {item: verdict.rank for item, verdict in found.items()}, more, {}


def by_item(ratings: Ratings) -> dict[str, list[Fraction]]:
    if len(ratings.criteria) > 1:
        one = Words("des notes sans critère", "scores without criteria")
        raise Unusable(
            "--method", one, Words(f"{len(ratings.criteria)} critères", f"{len(ratings.criteria)} criteria")
        )
    grades: dict[str, list[Fraction]] = {item: [] for item in ratings.items}
    for score in ratings.scores:
        grades[score.item].append(score.value)
    return grades


def topsis(ratings: Ratings, asked: Asked, warnings: list[str]) -> Counted:
    weights = weights_for(ratings, asked)
    table = full_table(ratings, weights, ratings.scores, EVERYWHERE)
    matrix = np.array([[float(table[item][name]) for name in weights] for item in ratings.items])
    shares = np.array([float(weight) for weight in weights.values()])
    costs = np.array([name in asked.costs for name in weights])
    closeness = multicriteria.topsis(matrix, shares, costs)
    values = {
        item: None if np.isnan(c) else float(c) for item, c in zip(ratings.items, closeness, strict=True)
    }
    rank = ranks({item: round(value or 0.0, 12) for item, value in values.items()})
    return values, rank, {}, {"weights": weights}


def hanlon(ratings: Ratings, asked: Asked, warnings: list[str]) -> Counted:
    """Items that fail a PEARL question come after all that pass."""
    table = full_table(ratings, ("A", "B", "C"), ratings.scores, EVERYWHERE)
    values = {
        item: criteria.hanlon(table[item]["A"], table[item]["B"], table[item]["C"], asked.variant)
        for item in ratings.items
    }
    failed = {item: criteria.pearl_failures(table[item]) for item in ratings.items}
    lowest = min(values.values())
    rank = ranks(
        {
            item: value - (max(values.values()) - lowest + 1 if failed[item] else 0)
            for item, value in values.items()
        }
    )
    asked_pearl = any(letter in ratings.criteria for letter in criteria.PEARL)
    pearl = {item: not failed[item] if asked_pearl else None for item in ratings.items}
    for item, letters in failed.items():
        if letters:
            listed = ", ".join(letters)
            warnings.append(
                str(Words(f"{item} mis de côté par PEARL : {listed}", f"{item} set aside by PEARL: {listed}"))
            )
    return values, rank, {"pearl": pearl, "pearl_failed": failed}, {"variant": asked.variant}


def delphi_(ratings: Ratings, asked: Asked, warnings: list[str]) -> Counted:
    low, high = asked.scale or (Fraction(1), Fraction(9))
    spreads = {}
    for item, grades in by_item(ratings).items():
        try:
            spreads[item] = delphi.spread([float(grade) for grade in grades], (float(low), float(high)))
        except ValueError:
            expected = Words(
                f"des notes de {item} entre {low} et {high}", f"scores of {item} between {low} and {high}"
            )
            raise Unusable(
                "--scale", expected, ", ".join(sorted({f"{float(g):g}" for g in grades})) or NOTHING
            ) from None
    values = {item: spread.median for item, spread in spreads.items()}
    columns = ("iqr", "ipr", "ipras", "disagreement")
    more = {name: {item: getattr(spread, name) for item, spread in spreads.items()} for name in columns}
    if ratings.before is not None:
        more |= movement(ratings, ratings.before)
    return values, ranks(values), more, {"scale": [low, high]}


def movement(ratings: Ratings, before: Ratings) -> Values:
    """Item by item, the share of answers that changed since the round before, and whether that is little."""
    earlier, now = by_item(before), by_item(ratings)
    missing = [item for item in now if not earlier.get(item)]
    if missing:
        expected = Words(f"une note de {missing[0]}", f"a score of {missing[0]}")
        raise Unusable("--before", expected, NOTHING)
    moves = {
        item: delphi.stability(
            [float(grade) for grade in earlier[item]], [float(grade) for grade in now[item]]
        )
        for item in now
    }
    return {
        "moved": {item: move.moved for item, move in moves.items()},
        "stable": {item: move.stable for item, move in moves.items()},
    }


METHODS: dict[str, Callable[[Ratings, Asked, list[str]], Counted]] = {
    "weighted-sum": weighted_sum,
    "majority-judgment": majority_judgment,
    "topsis": topsis,
    "hanlon": hanlon,
    "delphi": delphi_,
}
