"""A budget shared out by the method of equal shares."""

from typing import Any

from resal.commands.prioritise.material import Budget
from resal.commands.prioritise.options import Asked
from resal.commands.prioritise.words import Unusable, Words
from resal.methods.prioritisation.equalshares import equal_shares, why_not
from resal.methods.prioritisation.ranks import ordered, ranks


def count(budget: Budget, method: str, asked: Asked) -> dict[str, Any]:
    if option := asked.needs_people:
        raise Unusable(
            option, Words("des bulletins ou des notes", "ballots or scores"), Words("un budget", "a budget")
        )
    funding = equal_shares(budget.costs, budget.votes, budget.money)
    rank = ranks(funding.support)
    missing = {reason.project: reason.missing for reason in why_not(funding, budget.costs, budget.votes)}
    rows = [
        {
            "id": item,
            "label": budget.labels[item],
            "score": funding.support[item],
            "rank": rank[item],
            "cost": budget.costs[item],
            "votes": sum(n for vote, n in budget.votes.items() if item in vote),
            "funded": item in funding.winners,
            "missing": missing.get(item),
        }
        for item in ordered(rank)
    ]
    return {
        "n_voters": budget.votes.total(),
        "n_excluded": budget.excluded,
        "items": rows,
        "winners": list(funding.winners),
        "spent": funding.spent,
        "budget": budget.money,
        "agreement": {},
        "warnings": [],
    }
