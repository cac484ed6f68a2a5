"""The hook for a virus scanner: `RESAL_SCAN_COMMAND`, for instance `clamdscan --no-summary --fdpass {file}`.

Exit code 0 is clean, 1 is infected, anything else (or no answer) is no answer: the file is refused then too.
"""

import logging
import shlex
import subprocess
import tempfile

from django.conf import settings
from django.utils.translation import gettext as _

from resal.core.errors import Refusal

log = logging.getLogger(__name__)

CLEAN, INFECTED = 0, 1
SECONDS = 60


def scan(content: bytes) -> None:
    """Nothing when the file is clean or no scanner is set; a refusal otherwise."""
    command = settings.RESAL_SCAN_COMMAND
    if not command:
        return
    with tempfile.NamedTemporaryFile(prefix="resal-scan-") as file:
        file.write(content)
        file.flush()
        verdict = _run([part.replace("{file}", file.name) for part in shlex.split(command)], file.name)
    if verdict == INFECTED:
        log.warning("a file was refused by the virus scanner")
        raise Refusal(_("L’antivirus a reconnu un danger dans ce fichier. Il n’a pas été gardé."))
    if verdict != CLEAN:
        log.error("the virus scanner gave no answer: %s", verdict)
        raise Refusal(_("L’antivirus ne répond pas. Rien n’a été gardé : réessayez dans quelques minutes."))


def _run(command: list[str], file: str) -> int | str:
    if file not in " ".join(command):
        command = [*command, file]
    try:
        done = subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)  # noqa: S603 - a setting
    except (OSError, subprocess.TimeoutExpired) as error:
        return type(error).__name__
    return done.returncode
