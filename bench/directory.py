"""What the directory costs at 10,000 members beside 100: the list, a search, the coverage, its matrix, the tiles.

    PYTHONPATH=src python bench/directory.py

One page each, whole, through Django's test client, in processor time; the promise is a ratio under 3 for the
search, the coverage and the tiles. Both networks live in one database, one after the other; the data is drawn
with a fixed seed: three expertises a member, two languages, one or two territories.
"""

import os
import random
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT)]
os.environ |= {"RESAL_DATA": tempfile.mkdtemp(), "DJANGO_SETTINGS_MODULE": "resal.settings"}

(Path(os.environ["RESAL_DATA"]) / "DEMO").touch()

import django

django.setup()

from django.core.cache import caches
from django.core.management import call_command
from django.test import Client

from resal import catalogues
from resal.accounts.models import Person, Role, RoleGrant
from resal.core.registry import registry
from resal.directory import index
from resal.directory.models import Expertise, Member, Organisation, Sector, Term, Territory, Vocabulary

SMALL, LARGE = 100, 10_000
TIMES = 15
PROMISE = 3.0
PAGES = {
    "annuaire": ("/annuaire/", False),
    "recherche": ("/annuaire/?q=mediation+tremblay", True),
    "filtres": ("/annuaire/?competence={competence}&level=3&language=ht&freshness=stale", True),
    "couverture": ("/annuaire/couverture/", True),
    "couverture, créole": ("/annuaire/couverture/?language=ht", True),
    "couverture par territoire": ("/annuaire/couverture/territoires/", False),
    "territoires": ("/annuaire/territoires/", True),
}
FAMILY_NAMES = (
    "Tremblay",
    "Gagnon",
    "Roy",
    "Côté",
    "Bouchard",
    "Gauthier",
    "Morin",
    "Lavoie",
    "Fortin",
    "Gagné",
)


def people(count: int) -> None:
    """Grow the network to `count` members."""
    chance = random.Random(count)
    organisations = list(Organisation.objects.order_by("pk"))
    start = Member.objects.count()
    persons = Person.objects.bulk_create(
        Person(
            email=f"p{n}@exemple.org",
            given_name=f"Prénom{n}",
            family_name=f"{chance.choice(FAMILY_NAMES)}-{n}",
        )
        for n in range(start, count)
    )
    members = Member.objects.bulk_create(
        Member(person=one, organisation=chance.choice(organisations)) for one in persons
    )
    skills = list(Term.objects.of(Vocabulary.COMPETENCE).in_order())
    Expertise.objects.bulk_create(
        Expertise(member=one, competence=skill, level=chance.randint(1, 4))
        for one in members
        for skill in chance.sample(skills, 3)
    )
    link(
        Member.languages.through,
        "term",
        members,
        list(Term.objects.of(Vocabulary.LANGUAGE).in_order()),
        chance,
    )
    link(Member.territories.through, "territory", members, list(Territory.objects.in_order()), chance)
    index.refresh()


def link(through, name: str, members, lines, chance) -> None:
    through.objects.bulk_create(
        through(member_id=one.pk, **{f"{name}_id": line.pk})
        for one in members
        for line in chance.sample(lines, 2)
    )


def measure(client: Client) -> dict[str, float]:
    competence = Term.objects.of(Vocabulary.COMPETENCE).in_order().first().code
    return {
        name: cost(client, address.format(competence=competence)) for name, (address, _kept) in PAGES.items()
    }


def cost(client: Client, address: str) -> float:
    """The median processor time of a page, in milliseconds."""
    assert client.get(address).status_code == 200
    spent = []
    for _turn in range(TIMES):
        began = time.process_time()
        client.get(address)
        spent.append((time.process_time() - began) * 1000)
    return median(spent)


def main() -> int:
    catalogues.compile_changed()
    call_command("migrate", verbosity=0)
    for start in registry.first_start:
        start()
    sectors, territories = list(Sector.objects.in_order()), list(Territory.objects.in_order())
    Organisation.objects.bulk_create(
        Organisation(
            name=f"Organisme {n}",
            sector=sectors[n % len(sectors)],
            territory=territories[n % len(territories)],
        )
        for n in range(200)
    )
    coordinator = Person.objects.create_user("coordination@exemple.org", given_name="C", family_name="O")
    RoleGrant.objects.create(person=coordinator, role=Role.COORDINATION)
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(coordinator)
    people(SMALL)
    small = measure(client)
    people(LARGE)
    caches["process"].clear()  # as what is written does: people came in one go here, without the journal
    large = measure(client)
    for name, before in small.items():
        ratio = large[name] / before
        sys.stdout.write(f"{name:<26} {before:6.1f} ms | {large[name]:7.1f} ms | ratio {ratio:5.1f}\n")
    broken = [name for name, (_, kept) in PAGES.items() if kept and large[name] > PROMISE * small[name]]
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
