"""The rules of each other format: what an answer may be, and what the count may say.

`rules_of("dots")` gives the module of a format: `checked(answers, items, settings)` is the whole answer as it is
kept, or raises `Unusable`; `result_of(people, items, settings, gate)` the frozen result as plain values.
"""

from importlib import import_module
from types import ModuleType


def rules_of(kind: str) -> ModuleType:
    """Loaded when it is needed: some counts bring a numerical library."""
    return import_module(f"resal.workshops.domain.polls.{kind}")
