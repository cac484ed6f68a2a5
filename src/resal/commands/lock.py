"""The locked packages: renew requirements/*.txt from pyproject.toml, or check that they agree (no network)."""

import re
import subprocess
import sys
import tomllib

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from resal.commands.house import HOME
from resal.commands.terminal import said, write

FOLDER = HOME / "requirements"
GROUPS = {"run": [], "test": ["test"], "check": ["test", "check"]}
PIN = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^]]*\])?==([^ ;\\]+)(.*)")


def add_arguments(parser):
    parser.add_argument(
        "--check",
        action="store_true",
        help=said("ne rien changer; dire ce qui diffère", "change nothing; say what differs"),
    )


def run(arguments) -> int:
    if not arguments.check:
        for level in GROUPS:
            renew(level)
    problems = [problem for level in GROUPS for problem in differences(level)]
    write("\n".join(problems) if problems else said("paquets : d’accord", "packages: agreed"))
    return 1 if problems else 0


def renew(level: str) -> None:
    """Ask uv for the newest versions that pyproject.toml allows, on every system, each with its hashes."""
    target = FOLDER / f"{level}.txt"
    groups = [word for group in GROUPS[level] for word in ("--group", group)]
    command = [
        "compile",
        "pyproject.toml",
        *groups,
        "--universal",
        "--generate-hashes",
        "--no-annotate",
        "--no-header",
    ]
    subprocess.run(
        [sys.executable, "-m", "uv", "pip", *command, "-q", "-o", str(target)], cwd=HOME, check=True
    )
    lines = target.read_text().splitlines(keepends=True)
    target.write_text("".join(line for line in lines if not line.startswith("--")))


def differences(level: str) -> list[str]:
    """What this lock lacks or holds otherwise than pyproject.toml says; every line has a hash, none an address."""
    text = (FOLDER / f"{level}.txt").read_text()
    pins = dict(pinned(text))
    place = f"requirements/{level}.txt"
    found = []
    for need in needed(level):
        version = pins.get(canonicalize_name(need.name))
        if version is None:
            found.append(f"{place}: {need.name} is missing")
        elif not need.specifier.contains(version, prereleases=True):
            found.append(f"{place}: {need.name} {version} is not {need.specifier}")
    if text.count("--hash=") < len(pins):
        found.append(f"{place}: a package has no hash")
    if "://" in text or re.search(r"^--", text, re.MULTILINE):
        found.append(f"{place}: names an index")
    return found + smaller(level, pins)


def smaller(level: str, pins: dict[str, str]) -> list[str]:
    """Each lock holds the one before it, in the same versions."""
    if level == "run":
        return []
    before = {"test": "run", "check": "test"}[level]
    inner = dict(pinned((FOLDER / f"{before}.txt").read_text()))
    return [
        f"requirements/{level}.txt: {name} is not {version} as in {before}.txt"
        for name, version in inner.items()
        if pins.get(name) != version
    ]


def needed(level: str) -> list[Requirement]:
    project = tomllib.loads((HOME / "pyproject.toml").read_text())
    groups = [line for group in GROUPS[level] for line in project["dependency-groups"][group]]
    return [Requirement(line) for line in project["project"]["dependencies"] + groups]


def pinned(text: str):
    for line in text.splitlines():
        match = PIN.match(line)
        if match:
            yield canonicalize_name(match[1]), match[2]
