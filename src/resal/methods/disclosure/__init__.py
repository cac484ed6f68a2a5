"""One rule for small numbers: what may be shown without giving anybody away."""

from resal.methods.disclosure.gate import HARD_MINIMUM, PUBLIC, SENSITIVE, Gate, View
from resal.methods.disclosure.merging import merge_small
from resal.methods.disclosure.words import Carried, carried_by

__all__ = [
    "HARD_MINIMUM",
    "PUBLIC",
    "SENSITIVE",
    "Carried",
    "Gate",
    "View",
    "carried_by",
    "merge_small",
]
