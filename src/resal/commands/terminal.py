"""What commands say to the person who typed them: French, or English where her machine speaks it."""

import argparse
import locale
import os
import sys

# argparse speaks English only: these are its sentences that people can meet.
FRENCH = {
    "usage: ": "usage : ",
    "positional arguments": "arguments",
    "options": "options",
    "show this help message and exit": "dit ce que fait la commande",
    "unrecognized arguments: %s": "option inconnue : %s",
    "the following arguments are required: %s": "il manque : %s",
    "expected one argument": "une valeur est attendue",
    "expected at most one argument": "une seule valeur est attendue",
    "expected at least one argument": "au moins une valeur est attendue",
    "invalid %(type)s value: %(value)r": "%(value)r ne convient pas",
    "invalid choice: %(value)r (choose from %(choices)s)": "%(value)r n’existe pas (au choix : %(choices)s)",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s : %(message)s",
    "one of the arguments %s is required": "il faut une de ces options : %s",
    "not allowed with argument %s": "ne va pas avec %s",
    "ambiguous option: %(option)s could match %(matches)s": "%(option)s peut vouloir dire %(matches)s",
}


def language() -> str:
    """ "en-ca" where the machine speaks English, else "fr-ca": French first, as on the pages."""
    words = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG")
    return "en-ca" if (words or locale.getlocale()[0] or "").lower().startswith("en") else "fr-ca"


def said(french: str, english: str) -> str:
    return english if language() == "en-ca" else french


def write(line: str = "") -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def complain(line: str) -> int:
    """Say what is wrong; returns the exit status of a command that could not do its work."""
    sys.stderr.write(line + "\n")
    return 1


class Parser(argparse.ArgumentParser):
    """Says in a sentence what it does not understand, and how to see what is possible."""

    def __init__(self, **words):
        super().__init__(
            formatter_class=lambda prog: argparse.HelpFormatter(prog, max_help_position=30), **words
        )

    def error(self, message):
        hint = said(
            f"« {self.prog} --help » dit ce qui est possible.", f"“{self.prog} --help” says what is possible."
        )
        self.exit(
            2,
            f"{self.prog} : {message}\n{hint}\n"
            if language() == "fr-ca"
            else f"{self.prog}: {message}\n{hint}\n",
        )


def speak() -> None:
    """Make argparse speak French too, and let any terminal print what it can of our accents."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")
    argparse._ = lambda sentence: FRENCH.get(sentence, sentence) if language() == "fr-ca" else sentence
