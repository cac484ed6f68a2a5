"""A plan that leaves the house: PDF, Word, Excel, JSON. All read the same parts, in the same order."""

from .data import data
from .document import outline
from .sheets import sheets

__all__ = ["data", "outline", "sheets"]
