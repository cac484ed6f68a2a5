"""The `resal` command: one module of `resal.commands` for each word.

Only the module that is asked for is imported, so that a count of ballots does not wait for Django.
"""

import argparse
import importlib
import sys

COMMANDS = {
    "prioritise": "rank issues from a file of ballots",
    "messages": "extract or check the messages of the interface (developers)",
}


def main(argv: list[str] | None = None) -> int:
    arguments = sys.argv[1:] if argv is None else argv
    parser = argparse.ArgumentParser(prog="resal", description=__doc__.splitlines()[0])
    words = parser.add_subparsers(dest="word", metavar="COMMAND", required=True)
    for word, summary in COMMANDS.items():
        words.add_parser(word, help=summary, add_help=False)
    word = parser.parse_args(arguments[:1]).word
    command = importlib.import_module(f"resal.commands.{word}")
    own = argparse.ArgumentParser(prog=f"resal {word}", description=command.__doc__)
    command.add_arguments(own)
    return command.run(own.parse_args(arguments[1:]))


if __name__ == "__main__":
    sys.exit(main())
