"""Everything that must hold before a change is kept: style, types, floors, messages, migrations, locks, tests."""

import os
import subprocess
import sys
import time
from tempfile import TemporaryDirectory

from resal.commands.house import HOME
from resal.commands.terminal import complain, said, write

RESAL = [sys.executable, "-m", "resal"]
MODULE = [sys.executable, "-m"]


def typed() -> list[str]:
    """The science and the rules of every app are typed whole; the rest is read along."""
    domains = sorted((HOME / "src" / "resal").glob("*/domain/__init__.py"))
    packages = ["resal.methods", *(f"resal.{path.parts[-3]}.domain" for path in domains)]
    return [word for package in packages for word in ("-p", package)]


STEPS = {
    "ruff": [*MODULE, "ruff", "check", "."],
    "format": [*MODULE, "ruff", "format", "--check", "."],
    "locks": [*RESAL, "lock", "--check"],
    "floors": [sys.executable, "-c", "from importlinter.cli import lint_imports_command as go; go()"],
    "types": [*MODULE, "mypy", *typed()],
    "settings": [*MODULE, "django", "check", "--fail-level", "WARNING"],
    "migrations": [*MODULE, "django", "makemigrations", "--check", "--dry-run"],
    "messages": [*RESAL, "messages", "--check"],
    "tests": [*RESAL, "test"],
}


def add_arguments(parser):
    parser.add_argument(
        "steps", nargs="*", metavar="|".join(STEPS), help=said("tout, par défaut", "all by default")
    )


def run(arguments) -> int:
    unknown = set(arguments.steps) - set(STEPS)
    if unknown:
        return complain(said(f"Étape inconnue : {', '.join(unknown)}", f"Unknown step: {', '.join(unknown)}"))
    failed = [step for step in arguments.steps or STEPS if not passes(step)]
    if failed:
        return complain(said(f"À corriger : {', '.join(failed)}", f"To mend: {', '.join(failed)}"))
    write(said("Tout va bien.", "All is well."))
    return 0


def passes(step: str) -> bool:
    write(f"── {step}")
    started = time.monotonic()
    with TemporaryDirectory(prefix="resal-check-") as data:
        done = subprocess.run(STEPS[step], cwd=HOME, env=environment(data), check=False)
    write(f"── {step}: {'ok' if done.returncode == 0 else 'FAILED'}, {time.monotonic() - started:.0f} s\n")
    return done.returncode == 0


def environment(data: str) -> dict[str, str]:
    """A throw-away installation: a check reads and writes nothing of a real one."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("RESAL_")}
    kept |= {name: value for name, value in os.environ.items() if name == "RESAL_REQUIRE_ALL"}
    return kept | {
        "DJANGO_SETTINGS_MODULE": "resal.settings",
        "RESAL_DATA": data,
        "PYTHONPATH": str(HOME / "src"),
    }
