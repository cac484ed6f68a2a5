from .polls import tell_polls
from .story import tell

__all__ = ["tell", "tell_polls"]
