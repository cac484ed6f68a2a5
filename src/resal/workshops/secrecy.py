"""What keeps a ballot from being tied to a person.

A phone holds a random token. Its seat holds a digest of it, its ideas a key and each of its ballots another
key, all under `RESAL_LIVE_KEY`, which is in no database: from one of them none of the others can be found.
"""

import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta

from resal.core import clock
from resal.core.secrecy import forget_deleted_rows, sealed

__all__ = [
    "answer_key",
    "author_key",
    "ballot_key",
    "card_digest",
    "door_word",
    "forget_deleted_rows",
    "new_token",
    "own_order",
    "rounded_now",
    "seat_digest",
    "seconds_to_next_word",
    "sector_seal",
    "sector_under",
    "shuffled",
]

FIVE_MINUTES = timedelta(minutes=5)


def new_token() -> str:
    return secrets.token_urlsafe(24)


def seat_digest(token: str) -> str:
    return sealed("seat", token)


def author_key(workshop_id: int, token: str) -> str:
    return sealed(f"author:{workshop_id}", token)


def ballot_key(round_id: int, token: str) -> str:
    return sealed(f"ballot:{round_id}", token)


def answer_key(round_id: int, token: str) -> str:
    """Where a phone's answers to a consultation stand while it is open."""
    return sealed(f"answer:{round_id}", token)


def sector_seal(key: str, sector: str) -> str:
    """The sector beside an answer: read again only by who holds the live key and tries every sector."""
    return sealed(f"sector:{key}", sector)


def sector_under(seal: str, key: str, sectors: Iterable[str]) -> str | None:
    """The sector that this seal closes, None when it is none of them."""
    return next((code for code in sectors if secrets.compare_digest(seal, sector_seal(key, code))), None)


def card_digest(public_id: str, code: str) -> str:
    """Of a card of this room or consultation."""
    return sealed(f"card:{public_id}", code)


def door_word(public_id: str, before: int = 0) -> str:
    """Four figures that change every five minutes, under a key that is in no database."""
    moment = int(rounded_now().timestamp()) - before * int(FIVE_MINUTES.total_seconds())
    return f"{int(sealed(f'door:{moment}', public_id)[:12], 16) % 10_000:04d}"


def seconds_to_next_word() -> int:
    return int((rounded_now() + FIVE_MINUTES - clock.now()).total_seconds()) + 1


def rounded_now() -> datetime:
    """This moment, to the five minutes below."""
    now = clock.now()
    return now - (now - datetime.min.replace(tzinfo=now.tzinfo)) % FIVE_MINUTES


def shuffled(things: list) -> list:
    """In an order that comes from nowhere."""
    secrets.SystemRandom().shuffle(things)
    return things


def own_order(round_id: int, token: str, numbers: list[int]) -> list[int]:
    """The issues in an order of this phone's own, the same each time it looks: nobody votes for the first line."""
    return sorted(numbers, key=lambda number: sealed(f"order:{round_id}:{number}", token))
