"""What the activities offer the house."""

from resal.core.registry import registry
from resal.workshops import live
from resal.workshops.models import LiveAuthor, LiveBallot, Seat

registry.live["workshop"] = live.place
registry.never_in_backup += [model._meta.db_table for model in (Seat, LiveAuthor, LiveBallot)]
