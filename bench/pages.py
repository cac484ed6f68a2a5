"""What our pages cost beside a Django page that only renders the same HTML.

    PYTHONPATH=src python bench/pages.py

Both run in one process, turn by turn, on the demo network, behind the same middleware and the same sign-in:
the bare page has the same lines in one template and no query of its own. Processor time is compared, so that
a busy machine changes little. The ratio of the medians is the promise (≤ 3).
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
from django.http import HttpResponse
from django.template import Context, Engine
from django.test import Client
from django.urls import path

from resal import catalogues
from resal.accounts.models import Person, Role
from resal.core.registry import registry
from resal.demo.load import load
from resal.directory.models import Milieu
from resal.urls import urlpatterns as ours
from resal.workshops.models import Workshop

PROMISE = 3.0
TIMES = 40
TEMPLATE = Engine().from_string("{% for line in lines %}{{ line|safe }}\n{% endfor %}")

_lines: dict[str, list[str]] = {}


def bare(request, name):
    return HttpResponse(TEMPLATE.render(Context({"lines": _lines[name]})))


urlpatterns = [
    *ours,
    path("nu/<slug:name>/", bare),
    path("nu/public/<slug:name>/", login_not_required(bare)),
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


def compare(name: str, address: str, client: Client, *, signed_in: bool) -> bool | None:
    """Whether the page keeps the promise; None where there is no such page."""
    first = client.get(address)
    if first.status_code != 200:
        return None
    key = name if signed_in else f"public/{name}"
    _lines[name] = first.content.decode().split("\n")
    full, plain = [], []
    for _turn in range(TIMES):
        full.append(milliseconds(client, address))
        plain.append(milliseconds(client, f"/nu/{key}/"))
    ratio = median(full) / median(plain)
    times = f"{median(full):7.1f} ms | bare {median(plain):6.1f} ms | ratio {ratio:4.1f}"
    sys.stdout.write(f"{name:<12} {times} | {len(first.content) / 1000:5.1f} kB\n")
    return ratio <= PROMISE


def milliseconds(client: Client, address: str) -> float:
    began = time.process_time()
    client.get(address)
    return (time.process_time() - began) * 1000


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
    return 1 if False in kept else 0


if __name__ == "__main__":
    sys.modules["pages"] = sys.modules["__main__"]
    sys.exit(main())
