"""Live pages: `publish(kind, key)` in an action, and every stream of that topic gets the new state on commit.

`hub` coalesces and fans out, `stream` is the ASGI door, `bus` carries topics (between processes on PostgreSQL),
`passes` says who may listen, `views` answers those who poll.
"""

from resal.core.live.bus import publish, recheck

__all__ = ["publish", "recheck"]
