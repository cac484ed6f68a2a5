from .story import tell

__all__ = ["tell"]
