"""What our pages cost beside a Django page that only renders the same HTML.

    PYTHONPATH=src python bench/pages.py

All run in one process, turn by turn, on the demo network, behind the same middleware and the same sign-in.
« rendered » is the page's own template with its data ready: what a Django page costs that asks nothing of the
database and decides nothing; the ratio of the medians to it is the promise (≤ 3). « printed » is harsher: the
finished lines in one loop, as near to a static file as a view comes; it is told beside. Processor time is
compared, so that a busy machine changes little.
"""

import os
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "bench")]
os.environ |= {"RESAL_DATA": tempfile.mkdtemp(), "DJANGO_SETTINGS_MODULE": "resal.settings"}
(Path(os.environ["RESAL_DATA"]) / "DEMO").touch()

import django

django.setup()

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.management import call_command
from django.db import connection
from django.http import HttpResponse
from django.template import Context, Engine
from django.test import Client
from django.test.utils import CaptureQueriesContext, setup_test_environment, teardown_test_environment
from django.urls import path

from resal import catalogues
from resal.accounts.models import Person, Role
from resal.core.registry import registry
from resal.demo.load import load
from resal.directory.models import Milieu
from resal.journal.trail import record
from resal.urls import urlpatterns as ours
from resal.workshops.models import Workshop

PROMISE = 3.0
TIMES = 40
LINES = Engine().from_string("{% for line in lines %}{{ line|safe }}\n{% endfor %}")

_lines: dict[str, list[str]] = {}
_ready: dict[str, tuple] = {}


def printed(request, name):
    return HttpResponse(LINES.render(Context({"lines": _lines[name]})))


def rendered(request, name):
    template, data = _ready[name]
    return HttpResponse(template.render(Context(data)))


urlpatterns = [
    *ours,
    path("imprime/<slug:name>/", printed),
    path("rendu/<slug:name>/", rendered),
    path("public/imprime/<slug:name>/", login_not_required(printed)),
    path("public/rendu/<slug:name>/", login_not_required(rendered)),
]


def pages() -> list[tuple[str, str, bool]]:
    """(name, address, signed in) of the pages people meet most."""
    milieu = Milieu.objects.order_by("pk").first()
    found = [("accueil", "/", False), ("bureau", "/bureau/", True), ("salle", "/r/", False)]
    found.append(("milieu", f"/milieux/{milieu.public_id}/", True))
    if workshop := Workshop.objects.order_by("pk").first():
        found.append(("telephone", f"/r/{workshop.code}/", False))
        found.append(("activites", "/activites/", True))
    for name in ("demandes", "accompagnements", "plans", "annuaire", "milieux"):
        found.append((name, f"/{name}/", True))
    return found


def compare(name: str, address: str, client: Client, *, signed_in: bool) -> bool:
    """Whether the page keeps the promise."""
    queries = keep(name, address, client)
    public = "" if signed_in else "/public"
    rivals = (address, f"{public}/rendu/{name}/", f"{public}/imprime/{name}/")
    spent: tuple[list[float], ...] = ([], [], [])
    for _turn in range(TIMES):
        for times, rival in zip(spent, rivals, strict=True):
            times.append(milliseconds(client, rival))
    full, template, lines = map(median, spent)
    ratio = full / template
    told = f"{full:6.1f} ms | rendered {template:5.1f} ms, ratio {ratio:4.1f}"
    told += f" | printed {lines:4.1f} ms, {full / lines:4.1f} | {queries:2} queries"
    sys.stdout.write(f"{name:<15} {told} | {sum(map(len, _lines[name])) / 1000:5.1f} kB\n")
    return ratio <= PROMISE


def keep(name: str, address: str, client: Client) -> int:
    """Keep what the page is made of, for its rivals; returns how many queries it asks."""
    setup_test_environment()
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(address)
    teardown_test_environment()
    if answer.status_code != 200:
        sys.exit(f"{address}: expected a page, found {answer.status_code}")
    _lines[name] = answer.content.decode().split("\n")
    _ready[name] = (answer.templates[0], answer.context[0].flatten())
    return len(asked)


def milliseconds(client: Client, address: str) -> float:
    began = time.process_time()
    answer = client.get(address)
    spent = (time.process_time() - began) * 1000
    if answer.status_code != 200:
        sys.exit(f"{address}: expected a page, found {answer.status_code}")
    return spent


def main() -> int:
    catalogues.compile_changed()
    call_command("migrate", verbosity=0)
    for start in registry.first_start:
        start()
    load()
    settings.ROOT_URLCONF = "pages"
    here = {"SERVER_NAME": "127.0.0.1"}
    visitor, coordinator = Client(**here), Client(**here)
    coordinator.force_login(Person.objects.filter(grants__role=Role.COORDINATION).order_by("pk").first())
    kept = [
        compare(name, address, coordinator if signed_in else visitor, signed_in=signed_in)
        for name, address, signed_in in pages()
    ]
    changed(coordinator)
    return 1 if False in kept else 0


def changed(client: Client) -> None:
    """The desk when something happened since it was last read: its lines are put together again."""
    by = Person.objects.order_by("pk").first()
    spent = []
    for _turn in range(TIMES):
        record(by, "edited", by)
        spent.append(milliseconds(client, "/bureau/"))
    sys.stdout.write(f"bureau, after a change: {median(spent):.1f} ms\n")


if __name__ == "__main__":
    sys.modules["pages"] = sys.modules["__main__"]
    sys.exit(main())
