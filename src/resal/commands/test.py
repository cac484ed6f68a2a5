"""Run the tests; what is skipped is said with its reason. RESAL_REQUIRE_ALL=1 makes a skip a failure."""

import os
import sys

from resal.commands.house import HOME
from resal.commands.terminal import said, write

PASSES_THE_REST_ON = True
KEPT = {"RESAL_REQUIRE_ALL", "RESAL_PYTHON"}


def add_arguments(parser):
    parser.epilog = said("Le reste est passé à pytest.", "The rest is passed to pytest.")


def run(arguments) -> int:
    for name in [name for name in os.environ if name.startswith("RESAL_") and name not in KEPT]:
        del os.environ[name]
    os.environ.pop("EMAIL_URL", None)
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    os.chdir(HOME)
    sys.path.insert(0, str(HOME))
    import pytest

    if not os.environ.get("RESAL_REQUIRE_ALL"):
        write(
            said(
                "Ce qui ne peut pas être essayé ici est dit à la fin.",
                "What cannot be tested here is said at the end.",
            )
        )
    return int(pytest.main(["-n", "auto", "--dist", "loadgroup", "-q", "-rs", *arguments.rest]))
