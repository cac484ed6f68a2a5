"""The settings of the environment: typos, and what must not be on in earnest."""

import os
import re
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

import resal
from resal.core.doctor.finding import Finding, look, ok, problem

NAME = re.compile(r"\"(RESAL_[A-Z_]+|EMAIL_URL)\"")
KEPT_SECRETS = {"RESAL_SECRET_KEY", "RESAL_LIVE_KEY"}
OF_THE_COMMAND = {"RESAL_PYTHON", "RESAL_REQUIRE_ALL"}


def known_names() -> set[str]:
    """Every setting that the settings and the server read, and those of the command itself."""
    home = Path(resal.__file__).parent
    readers = [home / "settings.py", *(home / "commands").glob("serve.py")]
    found = {name for file in readers for name in NAME.findall(file.read_text(encoding="utf-8"))}
    return found | KEPT_SECRETS | OF_THE_COMMAND


def unknown_names() -> Finding:
    names = sorted(name for name in os.environ if name.startswith("RESAL_") and name not in known_names())
    if names:
        told = _("resal ne connaît pas %(names)s : une faute de frappe? Voir docs/admin/settings.md.")
        return look(_("réglages"), told % {"names": ", ".join(names)})
    return ok(_("réglages"), _("tous reconnus"))


def debugging() -> Finding | None:
    if settings.DEBUG:
        return problem(
            _("réglages"), _("RESAL_DEBUG montre l’intérieur du programme à tout le monde. Retirez-le.")
        )
    return None


def hosts() -> Finding | None:
    if settings.RESAL_URL.startswith("https://") and "*" in settings.ALLOWED_HOSTS:
        host = settings.RESAL_URL.removeprefix("https://").split("/")[0].split(":")[0]
        told = _("resal répond à n’importe quel nom. Mettez RESAL_HOSTS=%(host)s.")
        return look(_("nom de la machine"), told % {"host": host})
    return None
