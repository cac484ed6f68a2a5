"""A proposal is computed once: kept as public ids, under a fingerprint of all that it was computed from."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from fractions import Fraction
from hashlib import sha256
from typing import Any

from resal import __version__
from resal.methods import matching
from resal.support.models import TeamSearch

PROVED, INFEASIBLE = "proved", "infeasible"


def proposal(
    search: TeamSearch,
    members: Sequence[matching.Member],
    request: matching.Request,
    policy: Sequence[str],
    *,
    seconds: float,
) -> matching.Proposal:
    """The kept one while nothing has changed; else a new one, kept when it is a proof and not a lack of time."""
    mark = fingerprint(members, request, policy)
    if search.proposal is not None and search.proposed_from == mark:
        return _read(search.proposal, members, request, policy)
    found = matching.propose(members, request, policy=policy, seconds=seconds)
    if found.status in (PROVED, INFEASIBLE):
        TeamSearch.objects.filter(pk=search.pk).update(proposal=_written(found), proposed_from=mark)
    return found


def fingerprint(members: Sequence[matching.Member], request: matching.Request, policy: Sequence[str]) -> str:
    """The same for the same needs, profiles and order of aims, whatever the machine."""
    made_of = [__version__, [asdict(one) for one in members], asdict(request), list(policy)]
    return sha256(json.dumps(_plain(made_of), sort_keys=True).encode()).hexdigest()


def _plain(value: Any) -> Any:
    match value:
        case Mapping():
            return {str(key): _plain(one) for key, one in value.items()}
        case frozenset():
            return sorted((_plain(one) for one in value), key=json.dumps)
        case list() | tuple():
            return [_plain(one) for one in value]
        case date() | Fraction():
            return str(value)
    return value


def _written(found: matching.Proposal) -> dict[str, Any]:
    return {
        "status": found.status,
        "team": list(found.team.ids) if found.team else None,
        "others": [list(other.team.ids) for other in found.alternatives],
        "relaxations": [[one.lines, list(one.team.ids)] for one in found.relaxations],
        "causes": [[cause.line, cause.would_fit] for cause in found.causes],
    }


def _read(
    kept: Mapping[str, Any],
    members: Sequence[matching.Member],
    request: matching.Request,
    policy: Sequence[str],
) -> matching.Proposal:
    """Figures and reasons are read again from the people, who are the same."""
    team_of = _teams(members, request)
    team = team_of(kept["team"]) if kept["team"] else None
    others = [team_of(ids) for ids in kept["others"]] if team else []
    return matching.Proposal(
        kept["status"],
        matching.ineligible(members, request),
        team,
        matching.parts_of(team, request) if team else (),
        tuple(matching.Other(other, other.aims.worse_by(team.aims, policy)) for other in others),
        tuple(
            matching.Relaxation(tuple(map(tuple, lines)), team_of(ids)) for lines, ids in kept["relaxations"]
        ),
        tuple(
            matching.Cause(tuple(line), tuple((one, tuple(why)) for one, why in fit))
            for line, fit in kept["causes"]
        ),
    )


def _teams(
    members: Sequence[matching.Member], request: matching.Request
) -> Callable[[Sequence[str]], matching.Team]:
    known = {one.id: one for one in members}

    def team_of(ids: Sequence[str]) -> matching.Team:
        people = tuple(known[one] for one in ids)
        return matching.Team(people, matching.judged(people, request))

    return team_of
