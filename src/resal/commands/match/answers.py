"""The answers as plain values, in the shape of the contract."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from resal.commands.match.reading import Asked
from resal.methods.matching import (
    Proposal,
    RoundAims,
    Team,
    one_by_one,
    outlook,
    propose,
    together,
)


def team(asked: Asked, policy: Sequence[str], seconds: float) -> dict[str, Any]:
    proposal = propose(asked.members, asked.requests[0], policy=policy, seconds=seconds)
    kept_out = {one: list(why) for one, why in proposal.ineligible.items()}
    if proposal.status == "infeasible":
        return infeasible(proposal) | {"ineligible": kept_out}
    return {
        "status": proposal.status,
        "team": list(proposal.team.ids) if proposal.team else None,
        "aims": aims(proposal.team),
        "members": [
            {
                "id": part.id,
                "needed_for": [list(line) for line in part.needed_for],
                "load_permille": part.load_permille,
                "brings": dict(part.brings),
            }
            for part in proposal.parts
        ],
        "alternatives": [
            {"team": list(other.team.ids), "aims": aims(other.team), "worse_by": other.worse_by}
            for other in proposal.alternatives
        ],
        "ineligible": kept_out,
    }


def infeasible(proposal: Proposal) -> dict[str, Any]:
    return {
        "status": proposal.status,
        "smallest_relaxation_size": len(proposal.relaxations[0].lines) if proposal.relaxations else None,
        "relaxations": [
            {
                "lines": [list(line) for line in one.lines],
                "team": list(one.team.ids),
                "aims": aims(one.team),
            }
            for one in proposal.relaxations
        ],
        "causes": [
            {
                "line": list(cause.line),
                "would_fit": [{"id": one, "ineligible": list(why)} for one, why in cause.would_fit],
            }
            for cause in proposal.causes
        ],
    }


def aims(team: Team | None) -> dict[str, int] | None:
    return team.aims.as_dict() if team else None


def batch(asked: Asked, policy: Sequence[str], seconds: float) -> dict[str, Any]:
    alone = one_by_one(asked.members, asked.requests, policy=policy, seconds=seconds)
    joint = together(asked.members, asked.requests, seconds=seconds)
    return {
        "status": "proved" if joint.proved else "time_limit",
        "served": joint.aims.served,
        "aims": round_aims(joint.aims),
        "assignments": {request: list(people) for request, people in sorted(joint.assignments.items())},
        "one_by_one": {"served": alone.aims.served, "nice_weight": alone.aims.nice_weight},
    }


def round_aims(found: RoundAims) -> Mapping[str, Any]:
    names = ("served", "nice_weight", "seats", "largest_load_permille")
    squared = found.sum_load_squared
    whole = float(squared) if isinstance(squared, Fraction) else squared
    return {name: getattr(found, name) for name in names} | {"sum_load_squared": whole}


def recruit(asked: Asked, _policy: Sequence[str], seconds: float) -> dict[str, Any]:
    if asked.recruits is None:
        raise AssertionError
    found = outlook(asked.members, asked.requests, asked.recruits, seconds=seconds)
    return {
        "feasible_now": list(found.feasible_now),
        "nice_now": found.nice_now,
        "table": [
            {
                "competence": gain.competence,
                "sector": gain.sector,
                "languages": list(gain.languages),
                "gain_requests": len(gain.newly_feasible),
                "newly_feasible": list(gain.newly_feasible),
                "gain_nice": gain.nice,
            }
            for gain in found.gains
        ],
    }


KINDS = {"team": team, "batch": batch, "recruit": recruit}
