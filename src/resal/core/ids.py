"""Ids that say nothing: no order, no count, no look-alike letters."""

import secrets

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"


def public_id() -> str:
    """A twelve-character id for addresses: 30^12, about 59 bits."""
    return code(12).lower()


def code(length: int) -> str:
    """A code that people type or read aloud: no 0/O, 1/I/L, U/V."""
    return "".join(secrets.choice(ALPHABET) for _ in range(length))
