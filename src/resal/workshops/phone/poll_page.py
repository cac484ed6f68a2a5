"""What one phone sees of a consultation now: the door, its answers, the end, or what was made of it."""

from collections.abc import Mapping
from typing import Any

from resal.core.registry import registry
from resal.workshops import secrecy
from resal.workshops.actions import answering
from resal.workshops.models import Poll, PollRound
from resal.workshops.phone.poll_holding import Held
from resal.workshops.poll_reading import counted


def page_of(poll: Poll, held: Held, asked: Mapping[str, str]) -> dict[str, Any]:
    """The context of the page. `scene` names its template."""
    round = answering.open_round(poll)
    seated = answering.has_seat(poll, held.token)
    scene = scene_of(poll, round, seated)
    context = {"poll": poll, "scene": scene}
    if scene == "answer":
        context |= _answering(poll, round, held, asked)
    elif scene == "result":
        context |= _result(poll)
    return context | {"template": f"workshops/phone/polls/_{context['scene']}.html"}


def scene_of(poll: Poll, round: PollRound | None, seated: bool) -> str:
    if poll.is_counted:
        return "result"
    if poll.is_prepared:
        return "early"
    if round is None:
        return "closed"
    return "answer" if seated else "join"


def _answering(poll: Poll, round: PollRound, held: Held, asked: Mapping[str, str]) -> dict[str, Any]:
    """The list with this phone's own answers, in an order of its own, the same each time it looks."""
    answers = answering.answers_of(round, held.token)
    items = {item.number: item for item in poll.items.shown().in_order()}
    order = secrecy.own_order(round.pk, held.token, list(items))
    context = {"round": round, "answers": answers}
    return context | _list(poll, [items[number] for number in order], answers, asked)


def _list(poll: Poll, items: list, answers: dict[str, Any], asked: Mapping[str, str]) -> dict[str, Any]:
    lines = [{"item": item, "given": answers.get(str(item.number), 0)} for item in items]
    done = bool(answers) and "changer" not in asked
    return {
        "scene": "done" if done else poll.kind,
        "lines": lines,
        "chosen": [line for line in lines if line["given"]],
        "most": range(1, poll.settings["most"] + 1) if "most" in poll.settings else (),
    }


def _result(poll: Poll) -> dict[str, Any]:
    """The same frozen result as everybody sees, what the group kept, and what became of it."""
    kept = poll.items.exclude(place=None).select_related("wording", "wording_en").order_by("place")
    told = [tell(poll.public_id) for tell in registry.outcomes.values()]
    return {
        "counted": counted(poll),
        "result_template": f"workshops/polls/_result_{poll.kind}.html",
        "kept": list(kept),
        "told": [lines for lines in told if lines],
    }
