"""What every app promises on SQLite holds on PostgreSQL: the same tests, on the other database."""

import os
import subprocess
import sys

import pytest

from resal.commands.house import HOME

pytestmark = [pytest.mark.postgres, pytest.mark.xdist_group("postgres")]
APPS = [
    "journal",
    "accounts",
    "directory",
    "support",
    "workshops",
    "plans",
    "network",
    "reports",
    "site",
    "core",
    "demo",
]


@pytest.mark.parametrize("app", [app for app in APPS if any((HOME / "tests" / app).glob("**/test_*.py"))])
def test_the_tests_of_an_app_pass_on_postgresql(new_database, app):
    environment = os.environ | {"RESAL_DATABASE_URL": new_database(app)}
    command = [sys.executable, "-m", "pytest", f"tests/{app}", "-q", "-n0", "-p", "no:cacheprovider"]
    chosen = [
        "-m",
        "not browser and not postgres",
        "-k",
        "not pdf and not docx and not xlsx and not uploads and not leave_with_the_transaction"
        " and not test_stream",  # PostgreSQL carries news itself: test_live.py
    ]

    done = subprocess.run(
        [*command, *chosen], cwd=HOME, env=environment, capture_output=True, text=True, check=False
    )

    assert done.returncode in (0, 5), done.stdout[-4000:] + done.stderr[-2000:]
