"""The small public files of tests/data, read without the command."""

import csv
from pathlib import Path

from resal.methods.prioritisation.ballots import Ballot, in_order

DATA = Path(__file__).parents[1] / "data"
ISSUES = tuple(f"E{n:02}" for n in range(1, 11))


def boise(vote: int) -> list[Ballot]:
    """The fictional ballots of the demo network's round 1 or 2."""
    with open(DATA / f"boise-du-ruisseau-vote-{vote}.csv", newline="") as file:
        return [in_order(row["ranking"].split(">"), group=row["sector"]) for row in csv.DictReader(file)]
