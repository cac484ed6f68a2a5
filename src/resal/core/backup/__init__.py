"""Copies of an installation, in one file: its database, its files, and a manifest that lets a copy prove itself.

`take` works while people vote. `restore` reads everything back before it touches anything. A copy never holds a
key, a session, or what ties a phone to its ballot; a text that was erased is in no page of it.
"""

from resal.core.backup.restoring import restore
from resal.core.backup.taking import take

__all__ = ["restore", "take"]
