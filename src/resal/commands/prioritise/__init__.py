"""Rank issues from a file of ballots: CSV voter,sector,ranking (a>b=c>d) or PrefLib .soc .soi .toc .toi .cat."""

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from resal.commands.prioritise import options, reading, report
from resal.commands.prioritise.words import Unusable

HELP = "rank issues from a file of ballots"


def add_arguments(parser: ArgumentParser) -> None:
    options.add(parser)


def run(arguments: Namespace) -> int:
    """Print the result; an unusable input is one line on standard error and status 2."""
    try:
        asked = options.checked(arguments)
        result = reading.answer(Path(arguments.file), asked)
    except Unusable as unusable:
        sys.stderr.write(unusable.line(arguments.file) + "\n")
        return 2
    text = report.as_json(result) if asked.format == "json" else report.as_table(result)
    sys.stdout.buffer.write(text.encode())
    sys.stdout.flush()
    return 0
