"""Form the best team for a request, serve several together, or see what recruiting would change: a JSON file."""

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from resal.commands.match import answers, report
from resal.commands.match.reading import read
from resal.commands.prioritise.words import Unusable, Words
from resal.methods.matching import POLICY


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", metavar=str(Words("FICHIER", "FILE")))
    kind = parser.add_mutually_exclusive_group()
    kind.add_argument(
        "--batch",
        action="store_true",
        help=str(Words("les demandes ensemble (requests)", "the requests together (requests)")),
    )
    kind.add_argument(
        "--recruit",
        action="store_true",
        help=str(Words("ce que changerait un recrutement", "what recruiting would change")),
    )
    parser.add_argument("--format", choices=("table", "json"), default="table")
    parser.add_argument(
        "--policy",
        default=",".join(POLICY),
        help=str(Words("l’ordre des six buts", "the order of the six aims")) + f": {','.join(POLICY)}",
    )
    parser.add_argument(
        "--seconds",
        type=float,
        default=60.0,
        help=str(Words("temps permis (60)", "time allowed (60)")),
    )


def run(arguments: Namespace) -> int:
    """Print the answer; an unusable input is one line on standard error and status 2."""
    try:
        policy, seconds = checked(arguments)
        kind = "batch" if arguments.batch else "recruit" if arguments.recruit else "team"
        asked = read(Path(arguments.file), kind)
        answer = answers.KINDS[kind](asked, policy, seconds)
    except Unusable as unusable:
        sys.stderr.write(unusable.line(arguments.file) + "\n")
        return 2
    text = report.as_json(answer) if arguments.format == "json" else report.TABLES[kind](asked, answer)
    sys.stdout.buffer.write(text.encode())
    sys.stdout.flush()
    return 0


def checked(arguments: Namespace) -> tuple[tuple[str, ...], float]:
    policy = tuple(aim.strip() for aim in arguments.policy.split(","))
    if sorted(policy) != sorted(POLICY):
        expected = Words(f"les six buts : {','.join(POLICY)}", f"the six aims: {','.join(POLICY)}")
        raise Unusable("--policy", expected, arguments.policy)
    if not 0 < arguments.seconds < 1e6:
        raise Unusable("--seconds", Words("plus de 0", "more than 0"), f"{arguments.seconds:g}")
    return policy, arguments.seconds
