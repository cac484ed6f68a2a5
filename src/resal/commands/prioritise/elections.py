"""Ranked ballots counted by each method, as plain values for the report."""

import importlib
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

from resal.commands.prioritise.material import Election
from resal.commands.prioritise.options import Asked
from resal.commands.prioritise.words import Unusable, Words
from resal.methods.prioritisation import positional
from resal.methods.prioritisation.agreement import kendall_w
from resal.methods.prioritisation.ballots import Profile
from resal.methods.prioritisation.ranks import ordered, ranks
from resal.methods.prioritisation.runoff import instant_runoff
from resal.methods.prioritisation.shares import wilson
from resal.methods.prioritisation.weights import balanced_weights

Row = dict[str, Any]
PER_PERSON = ("points", "borda", "plurality", "approval")


def count(election: Election, asked: Asked) -> dict[str, Any]:
    """Everything that the contract asks of a count of rankings, after method, version and seed."""
    profile = election.approved if asked.method == "approval" and election.approved else election.profile
    warnings: list[str] = []
    scores, more = METHODS[asked.method](profile, asked, warnings)
    rank = ranks(scores)
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
    if asked.balance:
        result["balanced"] = balanced(profile, asked, warnings)
    if result["n_excluded"]:
        blank = result["n_excluded"]
        warnings.append(
            str(Words(f"{blank} bulletin(s) blanc(s) mis de côté", f"{blank} blank ballot(s) set aside"))
        )
    return result | {"warnings": warnings}


Columns = Mapping[str, Mapping[str, Any]]
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
    pairs = importlib.import_module("resal.methods.prioritisation.pairs")
    return pairs.schulze(profile), {}


def approval(profile: Profile, asked: Asked, warnings: list[str]) -> Scored:
    scores = positional.approval(profile, asked.approve)
    level = asked.level or 0.95
    interval = {item: wilson(int(score), profile.voters, level) for item, score in scores.items()}
    return scores, {"interval": {item: ends and list(ends) for item, ends in interval.items()}}


METHODS: dict[str, Callable[[Profile, Asked, list[str]], Scored]] = {
    "points": points,
    "borda": borda,
    "plurality": plurality,
    "irv": irv,
    "schulze": schulze,
    "approval": approval,
}


def worth_of(profile: Profile, asked: Asked) -> positional.Worth:
    k = profile.longest if asked.k is None else asked.k
    return {
        "points": lambda ballot: positional.points_of(ballot, k),
        "borda": lambda ballot: positional.borda_of(ballot, profile.items),
        "plurality": positional.first_of,
        "approval": lambda ballot: positional.approved_of(ballot, asked.approve),
    }[asked.method]


def balanced(profile: Profile, asked: Asked, warnings: list[str]) -> dict[str, Any]:
    """Every sector for the same weight, the weights capped when that is asked."""
    if asked.method not in PER_PERSON:
        listed = ", ".join(PER_PERSON)
        raise Unusable(
            "--balance", Words(f"une méthode parmi {listed}", f"one of the methods {listed}"), asked.method
        )
    if not profile.groups:
        raise Unusable(
            "--balance",
            Words("des bulletins avec un secteur", "ballots with a sector"),
            Words("aucun", "none"),
        )
    without = sum(ballot.count for ballot in profile.ballots if ballot.group is None)
    if without:
        warnings.append(
            str(
                Words(
                    f"{without} bulletin(s) sans secteur absents du compte équilibré",
                    f"{without} ballot(s) without a sector left out of the balanced count",
                )
            )
        )
    weights = balanced_weights({group: profile.voters_of(group) for group in profile.groups}, asked.cap)
    means = positional.by_group(profile, worth_of(profile, asked))
    scores = {
        item: sum((weights.share[group] * means[group][item] for group in means), Fraction(0))
        for item in profile.items
    }
    rank = ranks(scores)
    return {
        "items": [{"id": item, "score": scores[item], "rank": rank[item]} for item in ordered(rank)],
        "capped": weights.capped,
        "effective_n": weights.effective,
    }
