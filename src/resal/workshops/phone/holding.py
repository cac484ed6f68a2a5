"""The seat that a phone holds: a signed cookie for this room alone, twelve hours, no session row.

The cookie holds the seat's token, which the database does not: whoever copies the database finds no phone.
"""

from datetime import timedelta

from django.conf import settings
from django.core import signing

from resal.workshops.models import Workshop

COOKIE = "place"
SALT = "workshops.place"
LASTS = timedelta(hours=12)


def give(response, workshop: Workshop, token: str) -> None:
    response.set_cookie(
        COOKIE,
        signing.dumps([workshop.public_id, token], salt=SALT),
        max_age=LASTS,
        path=_path(workshop),
        httponly=True,
        secure=settings.SESSION_COOKIE_SECURE,
        samesite="Lax",
    )


def token_of(request, workshop: Workshop) -> str:
    """The token of this phone's seat; "" when it holds none for this room."""
    room, token = seat_in(request)
    return token if room == workshop.public_id else ""


def seat_in(request) -> tuple[str, str]:
    """The room and the token that this phone holds, as we signed them; empty words when it holds none."""
    try:
        public_id, token = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=LASTS)
    except (signing.BadSignature, TypeError, ValueError):
        return "", ""
    return public_id, token


def forget(response, workshop: Workshop) -> None:
    response.delete_cookie(COOKIE, path=_path(workshop), samesite="Lax")


def _path(workshop: Workshop) -> str:
    return f"/r/{workshop.code}/"
