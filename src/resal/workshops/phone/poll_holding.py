"""What a phone holds of a consultation: its token and its sector, signed, in a cookie sent to this address alone.

The database holds neither: whoever copies it finds no phone, and no sector beside an answer.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.core import signing

from resal.workshops.models import Poll

COOKIE = "consultation"
SALT = "workshops.consultation"
LASTS = timedelta(days=100)


@dataclass(frozen=True, slots=True)
class Held:
    """Both are empty for a phone without a place."""

    token: str = ""
    sector: str = ""


def give(response, poll: Poll, held: Held) -> None:
    response.set_cookie(
        COOKIE,
        signing.dumps([poll.public_id, held.token, held.sector], salt=SALT),
        max_age=LASTS,
        path=f"/c/{poll.code}/",
        httponly=True,
        secure=settings.SESSION_COOKIE_SECURE,
        samesite="Lax",
    )


def held_by(request, poll: Poll) -> Held:
    """Forged, expired or of another consultation: nothing is held."""
    try:
        public_id, token, sector = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=LASTS)
    except (signing.BadSignature, TypeError, ValueError):
        return Held()
    return Held(token, sector) if public_id == poll.public_id else Held()
