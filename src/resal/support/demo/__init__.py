from .story import connect, tell

__all__ = ["connect", "tell"]
