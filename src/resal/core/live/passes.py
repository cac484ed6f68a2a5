"""Passes: a signed, expiring cookie that opens one topic and is sent to that topic's addresses only.

The cookie says the topic, until when, and `holder`: an opaque word the place may use to take the pass back
(`LivePlace.admits`). It is never in an address, so it is in no log and no history.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.http.cookie import parse_cookie

from resal.core import clock

SALT = "resal.live"
# One cookie a door: a cookie has one path, and the pass must go nowhere else.
DOORS = {"passe-flux": "/live/{topic}", "passe-etat": "/etat/{topic}/"}


@dataclass(frozen=True, slots=True)
class Pass:
    topic: str
    holder: str
    until: float

    @property
    def seconds_left(self) -> float:
        return self.until - clock.now().timestamp()


def give(response, kind: str, key: str, *, hours: float = 8, holder: str = "") -> None:
    """Let this browser listen to the topic for a while."""
    lasts = timedelta(hours=hours)
    topic = f"{kind}/{key}"
    value = signing.dumps([topic, holder, (clock.now() + lasts).timestamp()], salt=SALT)
    for name, path in DOORS.items():
        response.set_cookie(
            name,
            value,
            max_age=lasts,
            path=path.format(topic=topic),
            httponly=True,
            secure=settings.SESSION_COOKIE_SECURE,
            samesite="Lax",
        )


def take_back(response, kind: str, key: str) -> None:
    for name, path in DOORS.items():
        response.delete_cookie(name, path=path.format(topic=f"{kind}/{key}"), samesite="Lax")


def holds(request, kind: str, key: str) -> Pass | None:
    """The pass this request holds for the topic, None when it holds none that is good."""
    return read(request.COOKIES.get("passe-etat", ""), f"{kind}/{key}")


def in_header(cookies: str, topic: str) -> Pass | None:
    """The same for a raw Cookie header, on the stream's door."""
    return read(parse_cookie(cookies).get("passe-flux", ""), topic)


def read(value: str, topic: str) -> Pass | None:
    try:
        told = Pass(*signing.loads(value, salt=SALT))
    except (signing.BadSignature, TypeError, ValueError):
        return None
    return told if told.topic == topic and told.seconds_left > 0 else None
