"""The word that a room changed, for its phones and screens."""

from importlib.util import find_spec

if find_spec("resal.core.live"):
    from resal.core.live import publish
else:

    def publish(kind: str, key: str) -> None:
        """Before the live floor lands, nobody listens."""


__all__ = ["publish"]
