"""Agree and disagree: consensus over opinion groups, when there are stable ones."""

from typing import Any

import numpy as np

from resal.commands.prioritise.material import Opinions
from resal.commands.prioritise.options import Asked
from resal.commands.prioritise.words import BALLOTS, NOTHING, Unusable, Words, rounded
from resal.methods.prioritisation.opinions import consensus, find_groups, representative
from resal.methods.prioritisation.ranks import ordered, ranks


def count(opinions: Opinions, method: str, asked: Asked) -> dict[str, Any]:
    """Without stable groups everybody is one group, and the answer says so."""
    if option := asked.needs_people:
        raise Unusable(option, BALLOTS, Words("des opinions", "opinions"))
    votes = np.array(
        [[np.nan if vote is None else vote for vote in person] for person in opinions.votes], dtype=float
    )
    if len(votes) == 0 or np.isnan(votes).all():
        raise Unusable("-", Words("au moins un vote", "at least one vote"), NOTHING)
    found = find_groups(votes, seed=asked.seed)
    own = votes[found.placed] if found.stable else votes
    label = found.label if found.stable else np.zeros(len(votes), dtype=np.int64)
    score = dict(zip(opinions.statements, map(float, consensus(own, label)), strict=True))
    rank = ranks({item: round(value, 12) for item, value in score.items()})
    agree = dict(zip(opinions.statements, (own == 1).sum(axis=0).tolist(), strict=True))
    disagree = dict(zip(opinions.statements, (own == -1).sum(axis=0).tolist(), strict=True))
    rows = [
        {"id": i, "label": i, "score": score[i], "rank": rank[i], "agree": agree[i], "disagree": disagree[i]}
        for i in ordered(rank)
    ]
    result = {
        "n_voters": len(own),
        "n_excluded": len(votes) - len(own),
        "items": rows,
        "winners": [row["id"] for row in rows if row["rank"] == 1],
        "stable": found.stable,
        "n_placed": int(found.placed.sum()),
        "ari": found.ari,
        "agreement": {},
        "warnings": [],
    }
    if found.stable:
        return result | {
            "groups": [described(opinions, own, label, group) for group in np.unique(label).tolist()]
        }
    none = Words(
        f"pas de groupes d’opinion stables (indice de Rand médian {rounded(found.ari)})",
        f"no stable opinion groups (median Rand index {rounded(found.ari)})",
    )
    return result | {"warnings": [str(none)]}


def described(opinions: Opinions, votes: np.ndarray, label: np.ndarray, group: int) -> dict[str, Any]:
    statements = representative(votes, label, group)
    return {
        "size": int((label == group).sum()),
        "representative": [{"id": opinions.statements[n], "agrees": agrees} for n, agrees in statements],
    }
