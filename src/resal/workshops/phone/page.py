"""What one phone sees now: the shared state of the room, and the little that is its own."""

import time
from datetime import datetime
from typing import Any

from django.utils.translation import get_language

from resal.core import clock
from resal.workshops import live, secrecy
from resal.workshops.actions import gathering, seating, voting
from resal.workshops.domain.scenes import Moment, scene
from resal.workshops.enums import StepKind
from resal.workshops.models import Round, Seat, Workshop

A_SECOND = 1.0
MOST_ROOMS = 100

_states: dict[str, tuple[int | None, float, dict[str, Any]]] = {}


def page_of(workshop: Workshop, token: str) -> dict[str, Any]:
    """The context of the page. `scene` names its template."""
    state = shared_state(workshop)
    seat = seating.seat_of(workshop, token)
    opened = workshop.rounds.uncounted().first()
    may_vote = seat is not None and opened is not None and may_vote_in(opened, seat)
    name = scene(moment_of(workshop, state, is_seated=seat is not None, may_vote=may_vote))
    return {
        "workshop": workshop,
        "state": state,
        "scene": name,
        "template": f"workshops/phone/_{name}.html",
        "seat": seat,
        "step_title": step_title(state),
        "segments": range(1, state["step"]["of"] + 1),
        "seconds_left": seconds_left(state),
        "signature": signature(state),
        **content_of(name, workshop, token, state, opened),
    }


def shared_state(workshop: Workshop) -> dict[str, Any]:
    """The state of the room, read once for all the phones that ask at the same moment.

    Whatever changes the room changes its version; what only counts (ballots) may be a second late here and
    comes by the stream.
    """
    key, now = workshop.public_id, time.monotonic()
    version, read_at, state = _states.get(key, (None, 0.0, {}))
    if version != workshop.version or now - read_at > A_SECOND:
        state = live.state(workshop.public_id)
        if len(_states) > MOST_ROOMS:
            _states.clear()
        _states[key] = (workshop.version, now, state)
    return state


def may_vote_in(opened: Round, seat: Seat) -> bool:
    return (
        seat.role == "voter"
        and seat.from_round <= opened.number
        and opened.group_of(seat.sector.code) is not None
    )


def moment_of(workshop: Workshop, state: dict[str, Any], *, is_seated: bool, may_vote: bool) -> Moment:
    return Moment(
        status=workshop.status,
        step=state["step"]["kind"],
        is_paused=state["paused"],
        ideas_are_open=state["ideas"]["open"],
        round=state["round"]["status"] if state["round"] else "",
        has_result=state["result"] is not None,
        is_seated=is_seated,
        may_vote=may_vote,
    )


def signature(state: dict[str, Any]) -> str:
    """What has to change before a phone draws its page anew; counts change in place. phone.js says it too."""
    opened, result = state["round"], state["result"]
    parts = [
        state["status"],
        state["paused"],
        state["step"]["number"],
        f"{opened['number']}{opened['status']}" if opened else "",
        result["number"] if result else "",
        len(state["problems"]),
    ]
    return "|".join(str(part).lower() if isinstance(part, bool) else str(part) for part in parts)


def content_of(
    name: str, workshop: Workshop, token: str, state: dict[str, Any], opened: Round | None
) -> dict[str, Any]:
    """What this scene shows beside the state; without a token, what of it is the same for all."""
    if name == "ballot":
        return ballot_of(workshop, opened, token, state)
    if name == "ideas":
        own = list(gathering.own_ideas(workshop, token)) if token else []
        return {"ideas": own, "issues": issue_lines(state)}
    if name == "portrait":
        return {"facts": list(workshop.facts.select_related("words").order_by("position"))}
    if name in ("result", "decision"):
        return {"results": result_lines(state)}
    return {}


def ballot_of(workshop: Workshop, opened: Round, token: str, state: dict[str, Any]) -> dict[str, Any]:
    """Without a token, the ballot nobody has touched yet, in nobody's order."""
    words = worded(state)
    ballot = voting.has_cast(opened, token) if token else None
    cast = tuple(ballot.choices) if ballot else ()
    numbers = list(opened.issues)
    return {
        "round": opened,
        "turn": ballot.turn if ballot else 0,
        "ranks": range(1, opened.choices + 1),
        "lines": [
            {"number": number, "words": words.get(number, ""), "rank": _rank(cast, number)}
            for number in (secrecy.own_order(opened.pk, token, numbers) if token else numbers)
        ],
        "cast": [{"number": number, "words": words.get(number, "")} for number in cast],
    }


def step_title(state: dict[str, Any]) -> str:
    """What the step is called in the reader's language."""
    kind = state["step"]["kind"]
    return str(StepKind(kind).label) if kind else ""


def issue_lines(state: dict[str, Any]) -> list[dict[str, Any]]:
    words = worded(state)
    return [issue | {"words": words[issue["number"]]} for issue in state["issues"]]


def result_lines(state: dict[str, Any]) -> list[dict[str, Any]]:
    """The order of the last counted vote, in words."""
    words = worded(state)
    lines = state["result"]["lines"] if state["result"] else []
    return [line | {"words": words.get(line["issue"], "")} for line in lines]


def seconds_left(state: dict[str, Any]) -> int | None:
    """By our clock, so that a phone whose clock is wrong still counts down right."""
    ends_at = state["step"]["ends_at"]
    return int((datetime.fromisoformat(ends_at) - clock.now()).total_seconds()) if ends_at else None


def worded(state: dict[str, Any]) -> dict[int, str]:
    """The wording of each issue in the reader's language, French where there is no English."""
    english = (get_language() or "").startswith("en")
    return {
        issue["number"]: (issue["wording_en"] if english else "") or issue["wording"]
        for issue in state["issues"]
    }


def _rank(cast: tuple[int, ...], number: int) -> int:
    return cast.index(number) + 1 if number in cast else 0
