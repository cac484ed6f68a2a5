"""What a file can hold, once read."""

from dataclasses import dataclass

from resal.methods.prioritisation.ballots import Profile


@dataclass(frozen=True, slots=True)
class Election:
    """Ranked ballots. `excluded` blank ballots are left out of `profile`.

    `approved` holds the approvals of a file of categories, blank ballots included.
    """

    profile: Profile
    labels: dict[str, str]
    excluded: int = 0
    approved: Profile | None = None
