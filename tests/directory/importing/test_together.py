"""A long list is written together: what comes of it is what each row alone, or a person by hand, would write."""

import random

import pytest
from django.db import transaction

from resal.accounts.models import Person, RoleGrant
from resal.directory import actions, index
from resal.directory.models import (
    Expertise,
    ListImport,
    Member,
    Organisation,
    Sector,
    Term,
    Territory,
    Vocabulary,
)
from resal.directory.seeds import sow
from resal.directory.staging import reading, undoing, writing
from resal.directory.staging.snapshots import of_member, whole
from resal.journal.models import Entry
from tests.factories import CoordinatorFactory, MemberFactory, OrganisationFactory, PersonFactory

pytestmark = pytest.mark.django_db
HEAD = "Nom;Prénom;Courriel;Organisme;Secteur;Fonction;Territoire;Langues;Expertises;Heures"


@pytest.fixture
def noemie():
    sow()
    return CoordinatorFactory()


def a_row(chance: random.Random, number: int) -> str:
    hours = chance.choice(["", "3", "12"])
    knows = chance.sample(
        ["Médiation (3)", "Cyberviolence (2)", "Justice réparatrice (4)"], chance.randint(0, 3)
    )
    return ";".join(
        [
            f"Côté-{chr(97 + number // 26)}{chr(97 + number % 26)}",
            chance.choice(["Ève", "Anne"]),
            f"p{number}@exemple.org",
            f"Organisme {chance.randint(1, 3)}",
            "santé",
            chance.choice(["", "intervenante"]),
            chance.choice(["", "Montréal-Nord", "Ahuntsic-Cartierville"]),
            chance.choice(["", "français", "français, anglais", "créole"]),
            f'"{"; ".join(knows)}"',
            hours,
        ]
    )


def brought(*lines: str, by: Person) -> ListImport:
    staged = reading.stage("\n".join([HEAD, *lines, ""]).encode(), "liste.csv", by=by)
    staged.rows.to_review().exclude(organisation="").update(decision="take")
    return staged


def written() -> dict:
    """The directory as plain values, without ids."""
    names = dict(Organisation.objects.values_list("pk", "name"))
    grants = RoleGrant.objects.order_by("pk").values_list("person__email", "role", "ended_at")
    people = {}
    for member in whole().order_by("pk"):
        person = member.person
        said = of_member(member) | {"organisation": names[member.organisation_id]}
        said |= {"found_by": member.found_by, "sort_key": member.sort_key, "language": person.language}
        people[person.email] = said | {"name": person.name, "can_use": person.has_usable_password()}
    places = sorted(Organisation.objects.values_list("name", "sector__code", "email"))
    return {"people": people, "organisations": places, "grants": sorted(grants, key=str)}


def by_hand(rows, noemie: Person) -> None:
    """The same people, as the pages add them one at a time."""
    for values, name in rows:
        place = Organisation.objects.filter(name=name).first() or actions.add_organisation(
            by=noemie, name=name, sector=Sector.objects.get(code="sante")
        )
        member = actions.add_member(
            by=noemie,
            given_name=values["given"],
            family_name=values["family"],
            email=values["email"],
            organisation=place,
            language="en-ca" if values["languages"][:1] == ["en"] else "fr-ca",
            title=values["title"],
            work_phone=values["phone"] or "",
            languages=Term.objects.of(Vocabulary.LANGUAGE).filter(code__in=values["languages"]),
            territories=Territory.objects.filter(code__in=values["territories"]),
        )
        if values["hours"] is not None:
            actions.edit(member, by=noemie, changes={"capacity_hours": int(values["hours"])})
        for one in values["expertise"]:
            competence = Term.objects.of(Vocabulary.COMPETENCE).get(code=one["competence"])
            actions.set_expertise(member, competence, one["level"], by=noemie)


@pytest.mark.parametrize("seed", range(4))
def test_together_each_alone_and_by_hand_write_the_same(noemie, seed):
    chance = random.Random(seed)
    lines = [a_row(chance, number) for number in range(12)]
    with transaction.atomic():
        staged = brought(*lines, by=noemie)
        rows = [(row.final, row.organisation) for row in staged.rows.taken().in_order()]
        writing.confirm(staged, by=noemie)
        together = written()
        transaction.set_rollback(True)
    with transaction.atomic():
        for line in lines:
            writing.confirm(brought(line, by=noemie), by=noemie)
        each_alone = written()
        transaction.set_rollback(True)
    by_hand(rows, noemie)

    assert len(rows) == 12
    assert together == each_alone
    assert together == written()


@pytest.mark.parametrize("seed", range(3))
def test_the_undo_leaves_everything_as_it_was(noemie, seed):
    MemberFactory(person__email="p1@exemple.org", title="directrice")
    PersonFactory(email="p2@exemple.org")
    index.refresh()
    before = written(), Person.objects.count(), Expertise.objects.count()
    chance = random.Random(seed)
    staged = brought(*(a_row(chance, number) for number in range(12)), by=noemie)
    writing.confirm(staged, by=noemie, updates=True)
    during = Member.objects.count()

    undoing.undo(staged, by=noemie)

    assert during == 12
    assert (written(), Person.objects.count(), Expertise.objects.count()) == before


def test_a_second_row_about_somebody_new_updates_her_and_both_are_undone(noemie):
    first = "Côté;Anne;anne@exemple.org;Org A;santé;;;;;"
    second = "Côté;Anne;anne@exemple.org;Org A;santé;directrice;;;;"
    staged = brought(first, second, by=noemie)
    writing.confirm(staged, by=noemie, updates=True)
    member = Member.objects.get()

    undoing.undo(staged, by=noemie)

    assert (member.title, Member.objects.count(), Organisation.objects.count()) == ("directrice", 0, 0)


def test_somebody_who_has_an_account_becomes_a_member_and_keeps_it(noemie, client):
    PersonFactory(given_name="Luc", family_name="Roy", email="luc@exemple.org")
    staged = brought("Roy;Luc;luc@exemple.org;Org A;santé;directeur;;;;", by=noemie)
    writing.confirm(staged, by=noemie)
    client.force_login(noemie)
    found = client.get("/annuaire/?q=directeur").context["count"]

    undoing.undo(staged, by=noemie)

    assert (found, Member.objects.count()) == (1, 0)
    assert Person.objects.filter(email="luc@exemple.org").exists()


def test_the_journal_has_a_line_for_each_person_who_joined(noemie):
    staged = brought(
        *(f"Roy;Anne{letter};{letter}@exemple.org;Org A;santé;;;;;" for letter in "abc"), by=noemie
    )
    writing.confirm(staged, by=noemie)

    members = {str(pk) for pk in Member.objects.values_list("pk", flat=True)}
    told = Entry.objects.filter(verb="joined", object_type="directory.member")
    assert set(told.values_list("object_id", flat=True)) == members


def test_confirming_costs_the_same_queries_for_three_newcomers_as_for_one(
    noemie, django_assert_max_num_queries
):
    place = OrganisationFactory(name="Org A")
    rows = [f"Roy;Anne{letter};{letter}@exemple.org;{place.name};santé;;;;;" for letter in "abcd"]
    one, three = brought(rows[0], by=noemie), brought(*rows[1:], by=noemie)
    with django_assert_max_num_queries(100) as first:
        writing.confirm(one, by=noemie)

    with django_assert_max_num_queries(len(first)):
        writing.confirm(three, by=noemie)

    assert Member.objects.count() == 4
