"""What the directory offers the house."""

from resal.core.registry import registry
from resal.directory.seeds import sow

registry.first_start.append(sow)
