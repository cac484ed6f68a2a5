"""The `resal` command: one module of `resal.commands` for each word.

Only the module that is asked for is imported, so that a count of ballots does not wait for Django.
"""

import argparse
import importlib
import sys

from resal.commands.terminal import Parser, said, speak

COMMANDS = {
    "demo": ("essayer resal avec un réseau fictif", "try resal with an invented network"),
    "serve": ("servir le réseau", "serve the network"),
    "coordinator": ("donner à quelqu’un le rôle de coordination", "give somebody the coordination role"),
    "outbox": ("lire les messages qui attendent", "read the messages that wait"),
    "backup": ("faire une copie de sécurité, même pendant un vote", "make a backup, even during a vote"),
    "restore": ("reprendre une copie de sécurité", "take a backup back"),
    "doctor": ("dire ce qui va et ce qui est à voir", "say what is well and what to look at"),
    "import": ("apporter une liste de membres", "bring a list of members in"),
    "prioritise": ("classer des enjeux à partir de bulletins", "rank issues from a file of ballots"),
    "network": ("dire qui travaille avec qui, et les silos", "say who works with whom, and the silos"),
    "match": ("former la bonne équipe pour une demande", "form the right team for a request"),
    "test": ("essais automatiques (développement)", "run the tests (developers)"),
    "check": (
        "toutes les vérifications, puis les essais (développement)",
        "all checks, then the tests (developers)",
    ),
    "messages": (
        "extraire ou vérifier les messages (développement)",
        "extract or check the messages (developers)",
    ),
    "lock": (
        "refaire ou vérifier les listes de paquets (développement)",
        "renew or check the locks (developers)",
    ),
}


def main(argv: list[str] | None = None) -> int:
    speak()
    arguments = sys.argv[1:] if argv is None else argv
    parser = Parser(
        prog="resal",
        description=said(
            "La plateforme d’un réseau local d’échanges et de soutien.",
            "The platform of a local exchange and support network.",
        ),
        epilog=said("« resal COMMANDE --help » en dit plus.", "“resal COMMAND --help” says more."),
    )
    words = parser.add_subparsers(dest="word", metavar=said("COMMANDE", "COMMAND"), required=True)
    for word, summary in COMMANDS.items():
        words.add_parser(word, help=said(*summary), add_help=False)
    if not arguments:
        parser.print_help()
        return 0
    word = parser.parse_args(arguments[:1]).word
    command = importlib.import_module(f"resal.commands.{word}")
    own = Parser(prog=f"resal {word}", description=said(*COMMANDS[word]).capitalize() + ".")
    command.add_arguments(own)
    if getattr(command, "PASSES_THE_REST_ON", False):
        known, rest = own.parse_known_args(arguments[1:])
        return command.run(argparse.Namespace(**vars(known), rest=rest))
    return command.run(own.parse_args(arguments[1:]))


if __name__ == "__main__":
    sys.exit(main())
