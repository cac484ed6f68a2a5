"""The room's screen: read from ten metres, the code always there, nothing personal."""

import segno
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from resal.accounts import links
from resal.core.bilingual import choose
from resal.core.live import passes
from resal.core.phones import address_for_phones
from resal.workshops import live, secrecy
from resal.workshops.models import Workshop
from resal.workshops.phone.page import issue_lines, result_lines, seconds_left, step_title

PURPOSE = "workshops.screen"


@require_safe
@never_cache
def screen(request, public_id):
    """For those who run the room, from the console."""
    workshop = get_object_or_404(Workshop.objects.select_related("milieu"), public_id=public_id)
    if not request.user.has_perm("directory.run_room", workshop.milieu):
        raise PermissionDenied
    return show(request, workshop)


@require_safe
@never_cache
@login_not_required
def shared_screen(request, token):
    """By a signed link: the projector's laptop, the host of remote people."""
    try:
        link = links.find(token, PURPOSE)
    except links.LinkRefused as refused:
        return render(request, "410.html", {"sentence": refused.sentence}, status=410)
    return show(request, get_object_or_404(Workshop, public_id=link.subject))


def show(request, workshop):
    state = live.state(workshop.public_id)
    door = address_for_phones(request, reverse("workshops:room", args=[workshop.code]))
    scene = scene_of(state)
    context = {
        "workshop": workshop,
        "state": state,
        "scene": scene,
        "step_title": step_title(state),
        "stage": f"workshops/stage/{scene}.html",
        "facts": workshop.facts.select_related("words").order_by("position"),
        "groups": [
            choose(group["name_fr"], group["name_en"])
            for group in (state["round"] or {"groups": []})["groups"]
        ],
        "issues": issue_lines(state),
        "results": result_lines(state)[:10],
        "seconds_left": seconds_left(state),
        "qr": drawing(door),
        "door": address_for_phones(request, reverse("workshops:door")).partition("://")[2].rstrip("/"),
        "moment": secrecy.door_word(workshop.public_id) if workshop.door_changes and workshop.is_open else "",
        "moment_left": secrecy.seconds_to_next_word(),
        "halves": (workshop.code[:3], workshop.code[3:]),
    }
    response = render(request, "workshops/screen.html", context)
    passes.give(response, "workshop", workshop.public_id, hours=12)
    return response


def scene_of(state) -> str:
    """What stands in the middle of the screen."""
    if state["status"] != "open":
        return {"prepared": "early", "decided": "decided"}.get(state["status"], "over")
    if state["paused"]:
        return "pause"
    if state["round"]:
        return "vote"
    kind = state["step"]["kind"]
    if kind in ("ideas", "merge"):
        return "issues" if kind == "merge" and state["issues"] else "ideas"
    if state["result"] and kind in ("vote1", "vote2", "break", "divergence", "blocks"):
        return "result"
    if kind in ("decision", "commitments"):
        return "decision" if state["problems"] else "result" if state["result"] else "words"
    return "words"


def drawing(address: str) -> str:
    """The QR code as an SVG that stands in the page."""
    code = segno.make(address, error="m", micro=False)
    return mark_safe(code.svg_inline(border=2, omitsize=True, svgclass="qr", lineclass=None))  # noqa: S308 - ours
