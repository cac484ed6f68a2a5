"""Fifteen words at most, so that an issue can be read aloud in one breath."""

MOST_WORDS = 15


def word_count(text: str) -> int:
    """Words as people count them: what holds a letter or a figure, between two spaces."""
    return sum(1 for piece in text.split() if any(character.isalnum() for character in piece))


def fits(text: str) -> bool:
    return 0 < word_count(text) <= MOST_WORDS


def choices_for(issues: int) -> int:
    """Three choices when there are eight issues or fewer, else five; never more than there are issues."""
    return min(issues, 3 if issues <= 8 else 5)
