"""Requests and files as the tests need them, made through the same actions as real use."""

from resal.directory.models import MandateRole
from resal.support.actions import drafts, files, moves
from resal.support.places import Place
from tests.factories import (
    CoordinatorFactory,
    MemberFactory,
    MilieuFactory,
    OrganisationFactory,
    TerritoryFactory,
    mandate,
)

ANSWERS = {
    "title": "Mieux repérer",
    "kinds": ["arp", "plan"],
    "wish": "",
    "problem": "Trois organismes ont remarqué du recrutement.",
    "since": "Automne 2023",
    "existing": "",
    "at_table": "Sept organismes",
    "missing": "Les parents",
    "has_documents": False,
    "deadline": "Avant l’été",
    "organisation_name": "Table jeunesse du Ruisseau",
    "given_name": "Soraya",
    "family_name": "Boisclair",
    "function": "Coordonnatrice",
    "email": "soraya@table.example",
    "phone": "",
    "language": "fr-ca",
    "ticked": ["support.newsletter"],
}


def draft(**answers):
    """A draft with every answer, and the token of its link."""
    request, token = drafts.start({"title": ANSWERS["title"], "kinds": ANSWERS["kinds"]})
    drafts.write(request, {**ANSWERS, "territory": TerritoryFactory(), **answers})
    return request, token


def received(**answers):
    """A confirmed request, and the token with which its milieu follows it."""
    request, _token = draft(**answers)
    return request, moves.confirm(request)


def opened(*, milieu=None, by=None, kinds=(), title="Un dossier"):
    """A file opened directly on a milieu that the coordination accompanies."""
    milieu = milieu or MilieuFactory()
    return files.open_directly(
        by=by or CoordinatorFactory(), title=title, place=Place(milieu=milieu), kinds=kinds
    )


def everyone(milieu):
    """One person for each way of standing before a milieu's file."""
    return {
        "anonymous": None,
        "stranger": MemberFactory().person,
        "partner": mandate(milieu, MandateRole.PARTNER, organisation=OrganisationFactory()),
        "evaluator": mandate(milieu, MandateRole.EVALUATOR),
        "team": mandate(milieu, MandateRole.TEAM),
        "lead": mandate(milieu, MandateRole.LEAD),
        "coordination": CoordinatorFactory(),
    }
