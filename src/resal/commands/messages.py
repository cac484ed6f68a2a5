"""Extract the messages of one app, or of all; `--check` says what is missing instead (developers; needs gettext)."""

import os
import subprocess
import sys
from pathlib import Path

import polib

from resal import catalogues

PLURALS = {"fr": "nplurals=2; plural=(n > 1);", "en": "nplurals=2; plural=(n != 1);"}


def add_arguments(parser):
    parser.add_argument("apps", nargs="*", help="apps to extract; all when none is named")
    parser.add_argument(
        "--check", action="store_true", help="change nothing; fail where something is missing"
    )


def run(arguments) -> int:
    apps = arguments.apps or [folder.name for folder in sorted(catalogues.HERE.iterdir()) if is_app(folder)]
    own = [path for path in catalogues.sources() if path.relative_to(catalogues.HERE).parts[0] in apps]
    before = {path: path.read_text() for path in own} if arguments.check else {}
    for app in apps:
        extract(catalogues.HERE / app)
    stale = [
        str(path.relative_to(catalogues.HERE)) for path, text in before.items() if path.read_text() != text
    ]
    if arguments.check:
        for path, text in before.items():
            path.write_text(text)
    problems = [f"{path}: not extracted anew" for path in stale]
    problems += [gap for gap in catalogues.gaps() if gap.partition("/")[0] in apps]
    sys.stdout.write("\n".join(problems) + "\n" if problems else "messages: complete\n")
    return 1 if problems else 0


def is_app(folder: Path) -> bool:
    return (folder / "apps.py").exists()


def extract(folder: Path) -> None:
    """Run makemessages in the app, then put the catalogue in one fixed form: no dates, no line numbers."""
    for language in PLURALS:
        (folder / "locale" / language / "LC_MESSAGES").mkdir(parents=True, exist_ok=True)
    subprocess.run(
        [
            sys.executable,
            "-m",
            "django",
            "makemessages",
            "-l",
            "fr",
            "-l",
            "en",
            "--no-obsolete",
            "--add-location=file",
        ],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(catalogues.HERE.parent), "DJANGO_SETTINGS_MODULE": ""},
        check=True,
        stdout=subprocess.DEVNULL,
    )
    for language, plural in PLURALS.items():
        settle(folder / "locale" / language / "LC_MESSAGES" / "django.po", language, plural)


def settle(path: Path, language: str, plural: str) -> None:
    """Only French plurals need an entry in French: the source is French already."""
    if not path.exists():
        return
    catalogue = polib.pofile(str(path), wrapwidth=110)
    catalogue.metadata = {
        "Content-Type": "text/plain; charset=UTF-8",
        "Language": language,
        "Plural-Forms": plural,
    }
    kept = [entry for entry in catalogue if language == "en" or entry.msgid_plural]
    for entry in kept:
        if language == "fr" and not any(entry.msgstr_plural.values()):
            entry.msgstr_plural = {0: entry.msgid, 1: entry.msgid_plural}
        if entry.fuzzy:
            entry.flags.remove("fuzzy")
            entry.msgstr = ""
            entry.msgstr_plural = dict.fromkeys(entry.msgstr_plural, "")
            entry.previous_msgid = None
            entry.previous_msgid_plural = None
    catalogue[:] = sorted(kept, key=lambda entry: (entry.msgid, entry.msgctxt or ""))
    catalogue.header, catalogue.metadata_is_fuzzy = "", False
    catalogue.save(str(path))
