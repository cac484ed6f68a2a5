"""Every address of accounts and directory, seen by every role: the whole table, as people outside see it."""

from datetime import date

import pytest

from resal.accounts.links import issue
from resal.accounts.models import Consent, Role, RoleGrant, SignedLink
from resal.core import clock
from resal.core.models import Holiday, Network
from resal.directory.models import Mandate, MandateRole
from tests.factories import (
    CoordinatorFactory,
    MemberFactory,
    MilieuFactory,
    OrganisationFactory,
    PersonFactory,
    SectorFactory,
    mandate,
)

pytestmark = pytest.mark.django_db

ROLES = (
    "coordination",
    "member",
    "lead",
    "team",
    "facilitator",
    "evaluator",
    "funder",
    "partner",
    "anonymous",
)

# Address, method, then one status a role in the order of ROLES. A dot repeats the one before.
# 302 to the sign-in page for anonymous people; 302/303 after a post that did something.
TABLE = """
GET  /connexion/                                     302 . . . . . . . 200
GET  /compte/                                        200 . . . . . . . 302
GET  /compte/securite/                               200 . . . . . . . 302
GET  /compte/appareils/                              200 . . . . . . . 302
GET  /compte/courriel/                               200 . . . . . . . 302
GET  /compte/courriel/faux/                          410 . . . . . . . 302
GET  /compte/mes-donnees/                            200 . . . . . . . 302
POST /compte/consentements/{consent}/retrait/        404 . . . . . . . 302
GET  /reseau/                                        200 403 . . . . . . 302
GET  /reseau/personnes/                              200 403 . . . . . . 302
GET  /reseau/personnes/nouvelle/                     200 403 . . . . . . 302
GET  /reseau/personnes/{person}/                     200 403 . . . . . . 302
POST /reseau/personnes/{person}/roles/               302 403 . . . . . . 302
POST /reseau/personnes/{person}/roles/member/fin/    302 403 . . . . . . 302
POST /reseau/personnes/{person}/fermeture/           302 403 . . . . . . 302
POST /reseau/personnes/{person}/ouverture/           302 403 . . . . . . 302
POST /reseau/personnes/{person}/second-facteur/remise-a-zero/ 302 403 . . . . . . 302
GET  /remettre/?sujet=rien:1                         404 . . . . . . . 302
POST /liens/{link}/fermeture/                        302 403 . . . . . . 302
GET  /annuaire/                                      200 . . . . . 403 200 302
GET  /annuaire/couverture/                           200 200 403 . . . . . 302
GET  /annuaire/couverture/territoires/               200 200 403 . . . . . 302
GET  /annuaire/couverture/fichiers/couverture.csv    200 403 . . . . . . 302
GET  /annuaire/couverture/fichiers/couverture.xlsx   200 403 . . . . . . 302
GET  /annuaire/territoires/                          200 200 403 . . . . . 302
POST /annuaire/questions/                            302 403 . . . . . . 302
GET  /annuaire/membres/{member}/                     200 200 403 . . . . . 302
GET  /annuaire/membres/nouveau/                      200 403 . . . . . . 302
GET  /annuaire/membres/{member}/modification/        200 403 . . . . . . 302
POST /annuaire/membres/{member}/expertises/          302 403 . . . . . . 302
POST /annuaire/membres/{member}/absences/            302 403 . . . . . . 302
POST /annuaire/membres/{member}/confirmation/        403 . . . . . . . 302
POST /annuaire/membres/{member}/question/            302 403 . . . . . . 302
POST /annuaire/membres/{member}/profil-public/       302 403 . . . . . . 302
GET  /annuaire/membres/{member}/conflits/            200 403 . . . . . . 302
POST /annuaire/membres/{member}/conflits/paire/1/retrait/ 404 403 . . . . . . 302
GET  /fiche/faux/                                    410 . . . . . . . .
GET  /profils/                                       200 . . . . . . . .
GET  /profils/{member}/                              404 . . . . . . . .
POST /annuaire/membres/{member}/depart/              302 403 . . . . . . 302
GET  /annuaire/organismes/                           200 200 403 . . . . . 302
GET  /annuaire/organismes/{organisation}/            200 200 403 . . . . . 302
GET  /annuaire/organismes/nouveau/                   200 403 . . . . . . 302
GET  /annuaire/organismes/{organisation}/modification/ 200 403 . . . . . . 302
GET  /annuaire/organismes/{organisation}/fusion/     200 403 . . . . . . 302
GET  /annuaire/fichiers/annuaire.xlsx                200 403 . . . . . . 302
GET  /annuaire/fichiers/membres.csv                  200 403 . . . . . . 302
GET  /reseau/vocabulaires/                           200 403 . . . . . . 302
GET  /reseau/vocabulaires/secteurs/                  200 403 . . . . . . 302
GET  /reseau/vocabulaires/secteurs/nouvelle/         200 403 . . . . . . 302
GET  /reseau/vocabulaires/secteurs/{sector}/         200 403 . . . . . . 302
GET  /reseau/jours-feries/                           200 403 . . . . . . 302
POST /reseau/jours-feries/nouveau/                   422 403 . . . . . . 302
POST /reseau/jours-feries/annee/                     422 403 . . . . . . 302
POST /reseau/jours-feries/{holiday}/retrait/         302 403 . . . . . . 302
GET  /milieux/                                       200 . . . . . . . 302
GET  /milieux/nouveau/                               200 403 . . . . . . 302
GET  /milieux/{milieu}/                              200 403 200 . . . 403 200 302
GET  /milieux/{milieu}/mandats/                      200 403 200 403 . . . . 302
POST /milieux/{milieu}/mandats/{mandate}/fin/        302 403 302 403 . . . 302 302
GET  /milieux/{milieu}/relais/                       403 . 200 403 . . . . 302
POST /milieux/{milieu}/publication/                  403 . 302 403 . . . . 302
GET  /historique/directory.milieu/{milieu}/          200 403 200 . . . 403 . 302
GET  /historique/directory.member/{member}/          200 403 . . . . . . 302
GET  /historique/journal.entry/1/                    404 . . . . . . . 302
"""


def rows():
    for line in TABLE.strip().splitlines():
        method, address, *marks = line.split()
        statuses = []
        for mark in marks:
            statuses.append(statuses[-1] if mark == "." else int(mark))
        for role, status in zip(ROLES, statuses, strict=True):
            yield pytest.param(method, address, role, status, id=f"{method} {address} {role}")


@pytest.fixture
def world():
    Network.objects.create(pk=1, name="Réseau d’essai")
    milieu = MilieuFactory()
    people = {
        "coordination": CoordinatorFactory(),
        "member": MemberFactory().person,
        "lead": mandate(milieu, MandateRole.LEAD),
        "team": mandate(milieu, MandateRole.TEAM),
        "facilitator": mandate(milieu, MandateRole.FACILITATOR),
        "evaluator": mandate(milieu, MandateRole.EVALUATOR, PersonFactory(role=Role.EVALUATOR)),
        "funder": MemberFactory(person=PersonFactory(role=Role.FUNDER)).person,
        "partner": mandate(milieu, MandateRole.PARTNER),
    }
    RoleGrant.objects.create(person=people["funder"], role=Role.MEMBER)
    other = MemberFactory()
    issue("autre", "chose:1", days=1)
    consent = Consent.objects.create(
        purpose="x", wording_version="1", subject="x", person=other.person, given_at=clock.now()
    )
    names = {
        "consent": consent.pk,
        "person": other.person.pk,
        "member": other.public_id,
        "organisation": OrganisationFactory().public_id,
        "sector": SectorFactory().pk,
        "holiday": Holiday.objects.create(day=date(2026, 6, 24), name_fr="Fête nationale").pk,
        "link": SignedLink.objects.get().pk,
        "milieu": milieu.public_id,
        "mandate": Mandate.objects.get(person=people["partner"]).pk,
    }
    return people, names


@pytest.mark.parametrize(("method", "address", "role", "status"), list(rows()))
def test_each_role_meets_its_own_door(client, world, method, address, role, status):
    people, names = world
    if role != "anonymous":
        client.force_login(people[role])

    answer = client.generic(method, address.format(**names))

    assert answer.status_code == status
    if role == "anonymous" and status == 302:
        assert answer.url.startswith("/connexion/")
