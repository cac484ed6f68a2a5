"""The demo network: every app tells its own chapter, through the same actions as real use."""

from typing import Any

from django.db import transaction

from resal.accounts.models import Person, Role
from resal.core.models import Network
from resal.core.registry import registry

NETWORK = {
    "name": "RÉSAL démo",
    "tagline_fr": "Réseau d’échanges et de soutien aux actions locales",
    "tagline_en": "Exchange and support network for local action",
    "mission_fr": (
        "La violence chez les jeunes a plusieurs causes : aucun secteur ne peut la prévenir seul. "
        "Le réseau aide les milieux à choisir ensemble leurs priorités, outille les personnes qui agissent "
        "et fait circuler ce qui fonctionne."
    ),
    "mission_en": (
        "Youth violence has many causes: no sector can prevent it alone. "
        "The network helps communities choose their priorities together, equips the people who act "
        "and spreads what works."
    ),
    "territory_name": "Rive-aux-Saules (démo)",
    "contact_email": "coordination@reseau-demo.example",
    "privacy_officer_name": "Étienne Larochelle-Anctil",
    "privacy_officer_role": "co-coordination",
    "is_demo": True,
}


@transaction.atomic
def load() -> dict[str, Any]:
    """Tell the whole story on an empty installation; returns what the chapters left in it."""
    Network.objects.update_or_create(pk=1, defaults=NETWORK)
    story: dict[str, Any] = {}
    for chapter in sorted(registry.demo, key=lambda chapter: chapter.order):
        chapter.tell(story)
    return story


def is_loaded() -> bool:
    return Network.objects.filter(is_demo=True).exists()


def sign_ins() -> list[tuple[str, str, str]]:
    """(role, name, e-mail) of the people one can sign in as, one for each way of seeing the network."""
    roles = dict(Role.choices)
    people = Person.objects.active().exclude(email=None).filter(grants__ended_at=None)
    rows = people.values_list("grants__role", "given_name", "family_name", "email").order_by("pk")
    first = {}
    for role, given_name, family_name, email in rows:
        first.setdefault(role, (str(roles[role]), f"{given_name} {family_name}", email))
    return [first[role] for role in roles if role in first]
