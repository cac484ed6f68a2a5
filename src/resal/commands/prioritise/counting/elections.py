"""Ranked ballots counted by each method, as plain values for the report."""

import importlib
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Any

from resal.commands.prioritise.counting.balancing import balanced_block, weights_of
from resal.commands.prioritise.material import Election
from resal.commands.prioritise.options import Asked
from resal.commands.prioritise.words import Unusable, Words
from resal.methods.prioritisation import positional
from resal.methods.prioritisation.agreement import between_groups, kendall_w, within_groups
from resal.methods.prioritisation.ballots import Profile
from resal.methods.prioritisation.ranks import ordered, ranks
from resal.methods.prioritisation.runoff import instant_runoff
from resal.methods.prioritisation.shares import wilson

Row = dict[str, Any]
TOP = "top level"
MOST_DUELLISTS = 1_000
PER_PERSON = ("points", "borda", "plurality", "approval")


def count(election: Election, method: str, asked: Asked) -> dict[str, Any]:
    """Everything that the contract asks of a count of rankings, after method, version and seed."""
    profile = election.approved if method == "approval" and election.approved else election.profile
    warnings: list[str] = []
    scores, more = METHODS[method](profile, asked, warnings)
    rank = ranks(scores)
    head = dict(more.pop(TOP, {}))
    rows: list[Row] = [
        {"id": item, "label": election.labels[item], "score": scores[item], "rank": rank[item]}
        | {name: column[item] for name, column in more.items()}
        for item in ordered(rank)
    ]
    result: dict[str, Any] = {
        "n_voters": profile.voters,
        "n_excluded": 0 if profile is election.approved else election.excluded,
        "items": rows,
        "winners": [row["id"] for row in rows if row["rank"] == 1],
        "agreement": {"kendall_w": kendall_w(election.profile)},
    }
    result |= head | {"warnings": warnings}
    if asked.needs_people is not None:
        add_by_person(result, profile, election.voters, method, asked)
    if asked.balance:
        result["agreement"] |= {
            "within_sectors": within_groups(election.profile),
            "between_sectors": between_groups(election.profile),
        }
    if blank := result["n_excluded"]:
        warnings.append(
            str(Words(f"{blank} bulletin(s) blanc(s) mis de côté", f"{blank} blank ballot(s) set aside"))
        )
    return result


def add_by_person(
    result: dict[str, Any], profile: Profile, voters: Sequence[str], method: str, asked: Asked
) -> None:
    """What needs each person's own scores: the balanced count, tiers, contrasts, what the order hangs on."""
    check_per_person(asked.needs_people or "", method)
    shares = weights = None
    if asked.balance and asked.margins is None:
        shares = add_balanced(result, profile, method, asked)
    if asked.tiers or asked.robustness or asked.margins:
        confidence = importlib.import_module("resal.commands.prioritise.counting.confidence")
        people = people_of(profile, method, asked)
        weights = confidence.weights_by(shares, people)
        if asked.margins is not None:
            raking = importlib.import_module("resal.commands.prioritise.counting.raking")
            weights = raking.add(result, people, voters, asked)
        if asked.tiers or asked.robustness:
            confidence.add(result, people, weights, asked)


def people_of(profile: Profile, method: str, asked: Asked) -> Any:
    confidence = importlib.import_module("resal.commands.prioritise.counting.confidence")
    worth = worth_of(profile, method, asked)
    given = [(ballot, worth(ballot)) for ballot in profile.ballots]
    rows = [[float(own.get(item, 0)) for item in profile.items] for ballot, own in given]
    times = [ballot.count for ballot in profile.ballots]
    return confidence.People(
        scores=confidence.np.repeat(confidence.np.array(rows), times, axis=0),
        items=profile.items,
        sectors=[ballot.group for ballot in profile.ballots for _ in range(ballot.count)],
        ballots=[ballot.tiers for ballot in profile.ballots for _ in range(ballot.count)],
    )


Columns = dict[str, Mapping[str, Any]]
Scored = tuple[Mapping[str, Any], Columns]


def points(profile: Profile, asked: Asked, warnings: list[str]) -> Scored:
    return positional.points(profile, asked.k), {
        "mentions": positional.mentions(profile),
        "sectors": positional.groups_naming(profile),
    }


def borda(profile: Profile, asked: Asked, warnings: list[str]) -> Scored:
    return positional.borda(profile), {}


def plurality(profile: Profile, asked: Asked, warnings: list[str]) -> Scored:
    return positional.plurality(profile), {}


def irv(profile: Profile, asked: Asked, warnings: list[str]) -> Scored:
    runoff = instant_runoff(profile)
    if runoff.drawn:
        drawn = ", ".join(runoff.drawn)
        warnings.append(
            str(
                Words(
                    f"égalité à l’élimination, départagée par l’identifiant : {drawn}",
                    f"tie for elimination, broken by id: {drawn}",
                )
            )
        )
    return runoff.scores, {}


def schulze(profile: Profile, asked: Asked, warnings: list[str]) -> Scored:
    check_size(profile)
    pairs = importlib.import_module("resal.methods.prioritisation.pairs")
    return pairs.schulze(profile), {}


def check_size(profile: Profile) -> None:
    """Every item meets every other one: a thousand is a million duels."""
    if len(profile.items) > MOST_DUELLISTS:
        most = Words(f"{MOST_DUELLISTS} choix au plus", f"{MOST_DUELLISTS} items at most")
        raise Unusable("--method", most, len(profile.items))


def kemeny(profile: Profile, asked: Asked, warnings: list[str]) -> Scored:
    check_size(profile)
    module = importlib.import_module("resal.methods.prioritisation.kemeny")
    try:
        best = module.kemeny(profile)
    except module.NotProved:
        fewer = Words(
            "des choix que l’on peut ordonner en une minute", "items that can be ordered in a minute"
        )
        raise Unusable("--method", fewer, len(profile.items)) from None
    if best.exchangeable:
        pairs = ", ".join(f"{first}={second}" for first, second in best.exchangeable)
        warnings.append(
            str(
                Words(
                    f"voisins échangeables sans perte : {pairs}",
                    f"neighbours that may change places: {pairs}",
                )
            )
        )
    return best.scores, {TOP: {"order": list(best.order), "kemeny_score": best.score}}


def approval(profile: Profile, asked: Asked, warnings: list[str]) -> Scored:
    scores = positional.approval(profile, asked.approve)
    level = asked.level or 0.95
    of_share = wilson
    if asked.interval == "jeffreys":
        of_share = importlib.import_module("resal.methods.prioritisation.jeffreys").jeffreys
    interval = {item: of_share(int(score), profile.voters, level) for item, score in scores.items()}
    return scores, {"interval": {item: ends and list(ends) for item, ends in interval.items()}}


METHODS: dict[str, Callable[[Profile, Asked, list[str]], Scored]] = {
    "points": points,
    "borda": borda,
    "plurality": plurality,
    "irv": irv,
    "schulze": schulze,
    "kemeny": kemeny,
    "approval": approval,
}


def worth_of(profile: Profile, method: str, asked: Asked) -> positional.Worth:
    k = profile.longest if asked.k is None else asked.k
    return {
        "points": lambda ballot: positional.points_of(ballot, k),
        "borda": lambda ballot: positional.borda_of(ballot, profile.items),
        "plurality": positional.first_of,
        "approval": lambda ballot: positional.approved_of(ballot, asked.approve),
    }[method]


def check_per_person(option: str, method: str) -> None:
    if method not in PER_PERSON:
        listed = ", ".join(PER_PERSON)
        raise Unusable(option, Words(f"une méthode parmi {listed}", f"one of the methods {listed}"), method)


def add_balanced(result: dict[str, Any], profile: Profile, method: str, asked: Asked) -> dict[str, Fraction]:
    """Every sector for the same weight, the weights capped when that is asked; returns the sectors' weights."""
    without = sum(ballot.count for ballot in profile.ballots if ballot.group is None)
    voters = {group: profile.voters_of(group) for group in profile.groups}
    weights = weights_of(voters, without, asked, result["warnings"])
    means = positional.by_group(profile, worth_of(profile, method, asked))
    scores = {
        item: sum((weights.share[group] * means[group][item] for group in means), Fraction(0))
        for item in profile.items
    }
    result["balanced"] = balanced_block(scores, weights)
    return weights.share
