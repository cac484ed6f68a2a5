"""The balanced count: every sector for the same weight, or for its declared share."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from resal.commands.prioritise.options import Asked
from resal.commands.prioritise.words import Unusable, Words, quoted
from resal.methods.prioritisation.ranks import ordered, ranks
from resal.methods.prioritisation.weights import Weights, balanced_weights


def weights_of(voters: Mapping[str, int], without: int, asked: Asked, warnings: list[str]) -> Weights:
    """The sectors' weights; `without` people have no sector and are left out, with a warning."""
    if not voters:
        expected = Words("des bulletins avec un secteur", "ballots with a sector")
        raise Unusable("--balance", expected, Words("aucun", "none"))
    if without:
        left_out = Words(
            f"{without} bulletin(s) sans secteur absents du compte équilibré",
            f"{without} ballot(s) without a sector left out of the balanced count",
        )
        warnings.append(str(left_out))
    unknown = sorted(set(voters) - set(asked.target)) if asked.target else []
    if unknown:
        raise Unusable(
            "--sizes", Words("la taille de chaque secteur", "the size of each sector"), quoted(unknown[0])
        )
    return balanced_weights(voters, asked.cap, asked.target)


def balanced_block(scores: Mapping[str, Fraction], weights: Weights) -> dict[str, Any]:
    rank = ranks(scores)
    return {
        "items": [{"id": item, "score": scores[item], "rank": rank[item]} for item in ordered(rank)],
        "capped": weights.capped,
        "effective_n": weights.effective,
    }
