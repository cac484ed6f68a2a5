"""Rank issues from a file: ballots, scores, choices between two, votes on a budget or opinions.

CSV with voter,sector,ranking (a>b=c>d), voter,sector,item,score,criterion, voter,winner,loser or counts of pairs;
PrefLib .soc .soi .toc .toi .cat; Pabulib .pb; Pol.is' participants-votes.csv; a square matrix (--input matrix).
"""

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from resal.commands.prioritise import options, report
from resal.commands.prioritise.answer import answer
from resal.commands.prioritise.words import Unusable

HELP = "rank issues from a file of ballots"


def add_arguments(parser: ArgumentParser) -> None:
    options.add(parser)


def run(arguments: Namespace) -> int:
    """Print the result; an unusable input is one line on standard error and status 2."""
    try:
        asked = options.checked(arguments)
        result = answer(Path(arguments.file), asked)
    except Unusable as unusable:
        sys.stderr.write(unusable.line(arguments.file) + "\n")
        return 2
    text = report.as_json(result) if asked.format == "json" else report.as_table(result)
    sys.stdout.buffer.write(text.encode())
    sys.stdout.flush()
    return 0
