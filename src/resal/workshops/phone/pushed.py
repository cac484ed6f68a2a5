"""The page of a new step, drawn once and sent by the stream to all the phones that read its language.

Two thousand phones that ask for it would wait ten seconds for each other. It holds nothing personal: no seat, no
token, no ballot, the issues in nobody's order. phone.js adds what the phone itself knows, and asks for the page when
more than that is its own; so does a phone without a stream, and one without JavaScript.
"""

from typing import Any

from django.template.loader import render_to_string
from django.utils.translation import override

from resal.core.registry import LivePlace
from resal.workshops import live
from resal.workshops.domain.scenes import scene
from resal.workshops.enums import Status
from resal.workshops.models import Workshop
from resal.workshops.phone.forms import IdeaForm
from resal.workshops.phone.page import content_of, moment_of, seconds_left, signature, step_title

# What these show is each phone's own: its place in the room, or why the room is closed to it.
ASKED_FOR = {"welcome", "cancelled"}


def draw(public_id: str, state: dict[str, Any], language: str) -> dict[str, Any] | None:
    """The page as somebody seated who votes sees it, and who that is."""
    workshop = Workshop.objects.select_related("milieu", "question").get(public_id=public_id)
    opened = workshop.rounds.uncounted().first()
    name = scene(moment_of(workshop, state, is_seated=True, may_vote=True))
    if name in ASKED_FOR:
        return None
    with override(language):
        context = {
            "workshop": workshop,
            "state": state,
            "scene": name,
            "template": f"workshops/phone/_{name}.html",
            "seat": workshop.status == Status.OPEN,
            "step_title": step_title(state),
            "segments": range(1, state["step"]["of"] + 1),
            "seconds_left": seconds_left(state),
            "signature": signature(state),
            "form": IdeaForm(),
            "changing": False,
            **content_of(name, workshop, "", state, opened),
        }
        html = render_to_string("workshops/phone/scene.html", context)
    return {"scene": name, "html": html} | _voters(opened if name == "ballot" else None)


def _voters(opened) -> dict[str, Any]:
    if opened is None:
        return {"round": None, "sectors": []}
    return {
        "round": opened.number,
        "sectors": sorted({code for group in opened.groups for code in group["sectors"]}),
    }


place = LivePlace("workshop", live.state, weight=live.weight, mark=signature, scene=draw)
