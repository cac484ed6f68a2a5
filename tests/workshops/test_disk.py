"""After the count, the files of a real installation hold no trace of who held which ballot."""

import json
import os
import subprocess
import sys

from resal.commands.house import HOME

SESSION = """
import json, pathlib, django
django.setup()
from django.conf import settings
from django.core.management import call_command
call_command("migrate", verbosity=0)
from resal.workshops.actions import voting, deciding
from resal.workshops.models import LiveBallot, Seat
from tests.workshops import factories

workshop, by = factories.opened()
tokens = [token for seated in factories.seats(workshop, 4, 4) for token in seated]
workshop = factories.go_to(workshop, "vote1", by)
round = workshop.rounds.get()
for place, token in enumerate(tokens):
    voting.cast(round, token, [place % 3 + 1, 4])
keys = list(LiveBallot.objects.values_list("key", flat=True))

def on_disk():
    files = pathlib.Path(settings.RESAL_DATA).glob("resal.sqlite3*")
    return b"".join(file.read_bytes() for file in files)

before = on_disk()
factories.count(round, by)
after = on_disk()
print(json.dumps({
    "before": sum(key.encode() in before for key in keys),
    "after": sum(key.encode() in after for key in keys),
    "tokens": sum(token.encode() in before + after for token in tokens),
}))
"""


def test_no_file_holds_the_key_of_a_counted_ballot(tmp_path):
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("RESAL_", "DJANGO_"))}
    ours = {
        "RESAL_DATA": str(tmp_path / "data"),
        "DJANGO_SETTINGS_MODULE": "resal.settings",
        "PYTHONPATH": os.pathsep.join([str(HOME / "src"), str(HOME)]),
    }

    done = subprocess.run(
        [sys.executable, "-c", SESSION],
        env=kept | ours,
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {"before": 8, "after": 0, "tokens": 0}
