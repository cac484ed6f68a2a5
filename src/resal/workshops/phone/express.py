"""The ballot on the express lane: read here without a look at the database, stored with those of the same instant."""

import re

from django.urls import reverse

from resal.core.registry import ExpressPost
from resal.workshops.actions.casting import Envelope, cast_together
from resal.workshops.phone import holding

ADDRESS = re.compile(r"/r/(?P<code>[0-9A-Z]{6})/votes/(?P<number>[0-9]{1,9})/bulletin/")
ORDER = re.compile(r"[0-9]{1,4}(,[0-9]{1,4}){0,49}", re.ASCII)
TURN = re.compile(r"[0-9]{1,9}", re.ASCII)


def read(request, code: str, number: str) -> Envelope | None:
    """The ballot of a phone that holds a seat in this room; None when the page has something to say about it."""
    room, token = holding.seat_in(request)
    order, turn = request.POST.get("choices", ""), request.POST.get("turn", "")
    if not token or not ORDER.fullmatch(order) or (turn and not TURN.fullmatch(turn)):
        return None
    return Envelope(
        room=room,
        code=code,
        number=int(number),
        token=token,
        choices=tuple(map(int, order.split(","))),
        turn=int(turn) if turn else None,
    )


def answer(code: str, number: str) -> str:
    return reverse("workshops:room", args=[code])


ballots = ExpressPost(ADDRESS, read=read, store=cast_together, answer=answer)
