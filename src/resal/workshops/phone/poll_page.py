"""What one phone sees of a consultation now: the door, its answers, the end, or what was made of it."""

from collections.abc import Mapping
from typing import Any

from resal.core.registry import registry
from resal.workshops import secrecy
from resal.workshops.actions import answering
from resal.workshops.models import Poll, PollRound
from resal.workshops.phone import poll_pairs
from resal.workshops.phone.poll_cards import LISTS, number
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
    context = {"round": round, "answers": answers, "total": len(order)}
    if poll.kind in LISTS:
        return context | _list(poll, [items[number] for number in order], answers, asked)
    if poll.kind == "pairs":
        return context | poll_pairs.pair_of(poll, round, items, order, answers, asked)
    return context | _card(poll, items, order, answers, asked)


def _list(poll: Poll, items: list, answers: dict[str, Any], asked: Mapping[str, str]) -> dict[str, Any]:
    lines = [{"item": item, "given": answers.get(str(item.number), 0)} for item in items]
    done = bool(answers) and "changer" not in asked
    return {
        "scene": "done" if done else poll.kind,
        "lines": lines,
        "chosen": [line for line in lines if line["given"]],
        "most": range(1, poll.settings["most"] + 1) if "most" in poll.settings else (),
    }


def _card(
    poll: Poll, items: dict, order: list[int], answers: dict[str, Any], asked: Mapping[str, str]
) -> dict[str, Any]:
    """One card at a time: the one asked for, else the next that has no answer; at the end, all of them."""
    wanted = _wanted(order, answers, asked)
    given = [number for number in order if str(number) in answers]
    if wanted is None:
        return {"scene": "cards_done", "cards": [items[number] for number in order], "answered": len(given)}
    place = order.index(wanted)
    context = {
        "scene": "card",
        "card_template": f"workshops/phone/polls/_card_{poll.kind}.html",
        "item": items[wanted],
        "place": place + 1,
        "answered": len(given),
        "previous": order[place - 1] if place else None,
        "is_answered": str(wanted) in answers,
        "given": answers.get(str(wanted)),
    }
    if "scale" in poll.settings:
        low, high = poll.settings["scale"]
        context["scale"] = range(low, high + 1)
    if poll.kind == "criteria":
        context["ratings"] = _ratings(poll, answers.get(str(wanted)), asked)
    if poll.kind == "delphi":
        context["before"] = _before(poll, wanted)
    return context


def _wanted(order: list[int], answers: dict[str, Any], asked: Mapping[str, str]) -> int | None:
    """« carte=4 » asks for one; « apres=4 » for the next without an answer, or past the end for the sum."""
    named = asked.get("carte", "")
    if named.isascii() and named.isdigit() and int(named) in order:
        return int(named)
    if "fin" in asked:
        return None
    after = asked.get("apres", "")
    start = order.index(int(after)) + 1 if after.isascii() and after.isdigit() and int(after) in order else 0
    turned = order[start:] + order[:start]
    return next((number for number in turned if str(number) not in answers), None)


def _ratings(poll: Poll, given: list[int | None] | None, asked: Mapping[str, str]) -> list[dict[str, Any]]:
    """A row a criterion, with what was said, or what was just typed and refused."""
    rows = []
    for place, label in enumerate(poll.settings["criteria"]):
        name = f"critere_{place}"
        said = given[place] if given else None
        if name in asked:
            said = number(asked[name]) if asked[name] else None
        rows.append({"name": name, "label": label, "given": said, "is_said": bool(given) or name in asked})
    return rows


def _before(poll: Poll, number: int) -> dict[str, Any] | None:
    """What the first round gave for this item, when it may be said."""
    first = poll.rounds.exclude(counted_at=None).order_by("number").first()
    lines = first.result["lines"] if first else []
    found = next((line for line in lines if line["item"] == number), None)
    return found if found and found["median"] is not None else None


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
