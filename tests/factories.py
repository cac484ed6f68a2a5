"""The small world of tests: people, organisations, a milieu and its mandates."""

from datetime import date

import factory
from django.contrib.auth.hashers import make_password
from factory.django import DjangoModelFactory

from resal.accounts.models import Person, Role, RoleGrant
from resal.core import clock
from resal.directory import index
from resal.directory.models import (
    Family,
    Mandate,
    MandateRole,
    Member,
    Milieu,
    Organisation,
    Sector,
    Term,
    Territory,
    Vocabulary,
)


class PersonFactory(DjangoModelFactory):
    class Meta:
        model = Person
        skip_postgeneration_save = True

    email = factory.Sequence(lambda n: f"personne{n}@exemple.org")
    given_name = "Camille"
    family_name = factory.Sequence(lambda n: f"Tremblay-{n}")
    password = factory.LazyFunction(lambda: make_password(None))

    @factory.post_generation
    def role(self, create, role):
        if role:
            RoleGrant.objects.create(person=self, role=role)


class CoordinatorFactory(PersonFactory):
    given_name = "Noémie"

    @factory.post_generation
    def role(self, create, role):
        RoleGrant.objects.create(person=self, role=role or Role.COORDINATION)


class FamilyFactory(DjangoModelFactory):
    class Meta:
        model = Family

    code = factory.Sequence(lambda n: f"famille{n}")
    name_fr = factory.Sequence(lambda n: f"Famille {n}")
    name_en = factory.Sequence(lambda n: f"Family {n}")


class SectorFactory(DjangoModelFactory):
    class Meta:
        model = Sector

    code = factory.Sequence(lambda n: f"secteur{n}")
    name_fr = factory.Sequence(lambda n: f"Secteur {n}")
    name_en = factory.Sequence(lambda n: f"Sector {n}")
    family = factory.SubFactory(FamilyFactory)
    short = "Se"
    colour = factory.Sequence(lambda n: n % 8)


class TermFactory(DjangoModelFactory):
    class Meta:
        model = Term

    vocabulary = Vocabulary.COMPETENCE
    code = factory.Sequence(lambda n: f"terme{n}")
    name_fr = factory.Sequence(lambda n: f"Terme {n}")
    name_en = factory.Sequence(lambda n: f"Term {n}")


class TerritoryFactory(DjangoModelFactory):
    class Meta:
        model = Territory

    code = factory.Sequence(lambda n: f"territoire{n}")
    name_fr = factory.Sequence(lambda n: f"Quartier {n}")
    name_en = factory.Sequence(lambda n: f"Neighbourhood {n}")


class OrganisationFactory(DjangoModelFactory):
    class Meta:
        model = Organisation

    name = factory.Sequence(lambda n: f"Organisme {n}")
    sector = factory.SubFactory(SectorFactory)


class MemberFactory(DjangoModelFactory):
    class Meta:
        model = Member
        skip_postgeneration_save = True

    person = factory.SubFactory(PersonFactory, role=Role.MEMBER)
    organisation = factory.SubFactory(OrganisationFactory)

    @factory.post_generation
    def found_by_name(self, create, _extracted):
        index.follow(self)


class MilieuFactory(DjangoModelFactory):
    """A milieu that the coordination accompanies since last year."""

    class Meta:
        model = Milieu
        skip_postgeneration_save = True

    name = factory.Sequence(lambda n: f"Milieu {n}")
    territory = factory.SubFactory(TerritoryFactory)
    lead_organisation = factory.SubFactory(OrganisationFactory)
    created_at = factory.LazyFunction(clock.now)

    @factory.post_generation
    def accompanied(self, create, accompanied):
        if accompanied is not False:
            Mandate.objects.create(milieu=self, role=MandateRole.COORDINATION, starts_on=date(2020, 1, 1))


def mandate(milieu, role, person=None, organisation=None):
    """Give `person` (a new one when none is named) this role on the milieu, and return the person."""
    person = person or PersonFactory()
    Mandate.objects.create(
        milieu=milieu, role=role, person=person, organisation=organisation, starts_on=date(2020, 1, 1)
    )
    return person
