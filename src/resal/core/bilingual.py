"""Two languages side by side: French always, English when it was given."""

from django.utils.translation import get_language


def choose(french: str, english: str) -> str:
    """The text in the reader's language, French where no English was given."""
    return english if english and (get_language() or "").startswith("en") else french
