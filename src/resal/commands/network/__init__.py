"""Who works with whom, and whether groups meet more than chance would have it, from two files.

Ties `source,target[,weight]`, or attendance `member,activity,date[,kind]` with --participation; people `id[,group…]`.
"""

import sys
from argparse import ArgumentParser, Namespace

from resal.commands.network import options, report
from resal.commands.network.answer import answer
from resal.commands.network.reading import InFile
from resal.commands.prioritise.words import Unusable

HELP = "measure silos from a file of ties"


def add_arguments(parser: ArgumentParser) -> None:
    options.add(parser)


def run(arguments: Namespace) -> int:
    """Print the result; an unusable input is one line on standard error and status 2."""
    try:
        asked = options.checked(arguments)
        result = answer(asked)
    except InFile as unusable:
        sys.stderr.write(unusable.line() + "\n")
        return 2
    except Unusable as unusable:
        sys.stderr.write(unusable.line("resal network") + "\n")
        return 2
    text = report.as_json(result) if asked.format == "json" else report.as_table(result)
    sys.stdout.buffer.write(text.encode())
    sys.stdout.flush()
    return 0
