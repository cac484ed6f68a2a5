"""Coverage, tiles, the words a member is found by, and the cost of it all."""

import csv
import io
from collections import Counter

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from openpyxl import load_workbook

from resal.accounts.actions import edit_person
from resal.accounts.models import Role
from resal.core.quick_select import QuickSelect
from resal.directory import actions, cartogram, competences, finding, index
from resal.directory.models import Expertise, Member, SeenBy, Vocabulary
from tests.factories import (
    CoordinatorFactory,
    MemberFactory,
    OrganisationFactory,
    PersonFactory,
    SectorFactory,
    TermFactory,
    TerritoryFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def coordinator(client):
    person = CoordinatorFactory()
    client.force_login(person)
    return person


def member_named(family_name, *expertise, **fields):
    member = MemberFactory(person=PersonFactory(family_name=family_name, role=Role.MEMBER), **fields)
    for competence, level in expertise:
        actions.set_expertise(member, competence, level, by=None)
    return member


def counts(**narrowed):
    found = competences.lines(sees_all=True, **narrowed)
    return {line.competence.code: (line.practising, line.confirmed) for line in found}


class TestCoverage:
    def test_levels_two_and_three_are_counted_and_those_who_left_are_not(self, coordinator):
        skill = TermFactory(code="gangs")
        for name, level in (("A", 1), ("B", 2), ("C", 3), ("D", 4)):
            member_named(name, (skill, level))
        actions.leave(member_named("Partie", (skill, 4)), by=coordinator)

        assert counts() == {"gangs": (3, 2)}

    def test_the_page_tells_who_is_alone_and_what_nobody_does(self, client, coordinator):
        alone, nobody = TermFactory(name_fr="Travail de rue"), TermFactory(name_fr="Médiation")
        member_named("Robidoux", (alone, 3), (nobody, 1))

        page = client.get("/annuaire/couverture/")

        assert [line.only.person.family_name for line in page.context["alone"]] == ["Robidoux"]
        assert page.context["missing"] == [nobody]
        assert "1 expertise repose sur une seule personne" in page.content.decode()

    def test_a_language_and_a_territory_narrow_it(self, client, coordinator):
        skill = TermFactory(code="gangs")
        creole = TermFactory(vocabulary=Vocabulary.LANGUAGE, code="ht")
        borough = TerritoryFactory(code="nord")
        quartier = TerritoryFactory(parent=borough)
        one, two = member_named("Un", (skill, 2)), member_named("Deux", (skill, 3))
        one.languages.add(creole)
        two.territories.add(quartier)

        assert counts(language=creole) == {"gangs": (1, 0)}
        assert counts(territory=borough) == {"gangs": (1, 1)}
        assert counts(territory=borough, language=creole) == {"gangs": (0, 0)}
        page = client.get("/annuaire/couverture/", {"language": "ht", "territory": "inconnu"})
        assert page.context["lines"][0].practising == 1

    def test_hidden_territories_count_for_the_coordination_only(self, client):
        skill, place = TermFactory(), TerritoryFactory(code="ici")
        member_named("Discrète", (skill, 3), territories_seen_by=SeenBy.COORDINATION).territories.add(place)
        client.force_login(MemberFactory().person)

        shown = client.get("/annuaire/couverture/", {"territory": "ici"}).context["lines"]
        matrix = client.get("/annuaire/couverture/territoires/").context["matrix"]
        tiles = client.get("/annuaire/territoires/").context["tiles"]

        assert ([line.practising for line in shown], matrix.territories) == ([0], [])
        assert [tile.people for tile in tiles] == [0]
        assert [place.name for place in competences.matrix(sees_all=True).territories] == [place.name]

    def test_a_quartier_counts_once_in_its_arrondissement(self, coordinator):
        skill, borough = TermFactory(), TerritoryFactory(name_fr="Nord")
        member = member_named("Une", (skill, 3))
        member.territories.add(borough, TerritoryFactory(parent=borough), TerritoryFactory(parent=borough))

        found = competences.matrix(sees_all=True)

        assert (found.territories, found.rows) == ([borough], [(skill, [(1, 1)])])

    @pytest.mark.parametrize("kind", ["couverture.csv", "couverture.xlsx"])
    def test_the_files_hold_every_cell_where_somebody_is(self, client, coordinator, kind):
        skill, place = TermFactory(name_fr="Médiation"), TerritoryFactory(name_fr="Nord")
        french, creole = (TermFactory(vocabulary=Vocabulary.LANGUAGE, name_fr=name) for name in ("fr", "ht"))
        member = member_named("Une", (skill, 2))
        member.languages.set([french, creole])
        member.territories.add(place)

        content = b"".join(client.get(f"/annuaire/couverture/fichiers/{kind}"))

        if kind.endswith("xlsx"):
            sheet = load_workbook(io.BytesIO(content)).worksheets[1]
            rows = [[str(cell.value) for cell in row] for row in sheet][1:]
        else:
            rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))[1:]
        assert rows == [["Médiation", "Nord", language, "1", "0"] for language in ("fr", "ht")]

    def test_another_file_is_none(self, client, coordinator):
        assert client.get("/annuaire/couverture/fichiers/tout.zip").status_code == 404


class TestCountsAgree(TestCase):
    @settings(max_examples=15, deadline=None)
    @given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2), st.integers(1, 4)), max_size=12))
    def test_the_database_counts_as_one_counts_on_fingers(self, holdings):
        skills = [TermFactory(code=f"h{Vocabulary.COMPETENCE}{n}-{TermFactory().pk}") for n in range(3)]
        people = [MemberFactory() for _ in range(3)]
        held = {(people[who].pk, skills[what].pk): level for who, what, level in holdings}
        Expertise.objects.bulk_create(
            Expertise(member_id=who, competence_id=what, level=level) for (who, what), level in held.items()
        )
        practising = Counter(what for (_who, what), level in held.items() if level >= 2)
        confirmed = Counter(what for (_who, what), level in held.items() if level >= 3)

        found = {line.competence.pk: line for line in competences.lines(sees_all=True)}

        for skill in skills:
            line = found[skill.pk]
            assert (line.practising, line.confirmed) == (practising[skill.pk], confirmed[skill.pk])
            assert (line.only is not None) == (practising[skill.pk] == 1)


class TestTiles:
    def test_an_arrondissement_holds_its_quartiers(self, client, coordinator):
        borough = TerritoryFactory(name_fr="Nord", code="nord")
        quartier = TerritoryFactory(name_fr="Coin", parent=borough)
        OrganisationFactory(territory=borough)
        OrganisationFactory(territory=quartier)
        member_named("Une").territories.add(quartier)

        (tile,) = client.get("/annuaire/territoires/").context["tiles"]
        (inside,) = client.get("/annuaire/territoires/", {"dans": "nord"}).context["tiles"]

        assert (tile.organisations, tile.people, tile.has_quartiers) == (2, 1, True)
        assert (inside.organisations, inside.people, inside.territory) == (1, 1, quartier)
        assert client.get("/annuaire/territoires/", {"dans": "ailleurs"}).status_code == 404
        assert client.get("/annuaire/organismes/", {"territory": "nord"}).context["count"] == 2

    def test_no_address_is_on_it_confidential_or_not(self, client, coordinator):
        shelter = SectorFactory(is_confidential_place=True)
        place = TerritoryFactory()
        actions.add_organisation(
            by=None, name="Refuge", sector=shelter, address="12, rue Cachée", territory=place
        )

        pages = [
            client.get(path).content.decode()
            for path in ("/annuaire/territoires/", "/annuaire/couverture/", "/annuaire/organismes/")
        ]

        assert ["Cachée" in page for page in pages] == [False] * 3

    @pytest.mark.parametrize(
        ("name", "lines"),
        [
            ("Anjou", ["Anjou"]),
            ("Côte-des-Neiges–Notre-Dame-de-Grâce", ["Côte-des-Neiges–", "Notre-Dame-de-", "Grâce"]),
            (
                "Un nom vraiment long qui ne finit pas de finir",
                ["Un nom vraiment", "long qui ne", "finit pas de…"],
            ),
        ],
    )
    def test_a_long_name_is_cut_at_its_dashes(self, name, lines):
        assert cartogram.cut(name) == lines


class TestFinding:
    def test_words_follow_every_change_of_name(self, coordinator):
        skill = TermFactory(name_fr="Médiation")
        old, new = OrganisationFactory(name="Ancien"), OrganisationFactory(name="Nouveau")
        member = member_named("Roy", (skill, 2), organisation=old, title="adjointe")

        def found(query):
            return finding.members({"q": query}) == [member.pk]

        assert [found(query) for query in ("roy", "mediation", "ancien", "adjointe")] == [True] * 4
        edit_person(member.person, by=coordinator, changes={"family_name": "Lévesque"})
        actions.merge_organisation(old, new, by=coordinator)
        actions.edit(skill, by=coordinator, changes={"name_fr": "Dialogue"})
        assert [found(query) for query in ("roy", "ancien", "mediation")] == [False] * 3
        assert [found(query) for query in ("levesque nouveau", "dialogue")] == [True] * 2
        actions.edit(new, by=coordinator, changes={"name": "Renommé"})
        actions.drop_expertise(member.expertises.get(), by=coordinator)
        assert [found("renomme"), found("dialogue")] == [True, False]

    def test_words_that_were_lost_are_written_again(self):
        member = member_named("Roy")
        Member.objects.update(found_by="", sort_key="")

        assert (index.refresh(), index.refresh()) == (1, 0)
        assert finding.members({"q": "roy"}) == [member.pk]

    @pytest.mark.parametrize("query", ["%", "_", "\\", "100%"])
    def test_signs_of_the_database_are_only_signs(self, query):
        member_named("Roy")

        assert finding.members({"q": query}) == []

    def test_a_level_goes_with_its_expertise(self, client, coordinator):
        skill = TermFactory(code="gangs")
        member_named("Trois", (skill, 3))
        member_named("Un", (skill, 1))

        def found(**filters):
            page = client.get("/annuaire/", filters).context["page"]
            return [member.person.family_name for member in page.object_list]

        assert found(competence="gangs", level=2) == ["Trois"]
        assert found(competence="gangs") == ["Trois", "Un"]
        assert found(competence="gangs", level="neuf") == ["Trois", "Un"]
        assert found(organisation="inconnu au bataillon") == []

    def test_the_tiles_are_those_of_the_people_found(self, client, coordinator):
        here, other = SectorFactory(sort=1), SectorFactory(sort=2)
        member_named("Ici", organisation=OrganisationFactory(sector=here))
        member_named("Là", organisation=OrganisationFactory(sector=other))

        marks = client.get("/annuaire/", {"q": "ici"}).context["sectors"]

        assert [(mark.name, mark.present) for mark in marks] == [(here.name_fr, True), (other.name_fr, False)]


def test_a_quick_select_escapes_and_marks_the_chosen():
    select = QuickSelect(choices=[("", "tous"), ("a&b", "<b>")])

    assert select.render("x", "a&b", {"id": "id_x"}) == (
        '<select id="id_x" name="x"><option value="">tous</option>'
        '<option value="a&amp;b" selected>&lt;b&gt;</option></select>'
    )
    assert select.render("x", None).count("selected") == 1


@pytest.mark.parametrize(
    "path",
    [
        "/annuaire/",
        "/annuaire/?q=e",
        "/annuaire/couverture/",
        "/annuaire/couverture/territoires/",
        "/annuaire/territoires/",
        "/profils/",
    ],
)
def test_three_hundred_members_cost_as_many_queries_as_three(client, coordinator, path):
    skill, place = TermFactory(), TerritoryFactory()
    organisation = OrganisationFactory(territory=place)
    member_named("Seule", (TermFactory(), 3))

    def grow(count):
        people = PersonFactory.create_batch(count)
        members = Member.objects.bulk_create(Member(person=one, organisation=organisation) for one in people)
        Expertise.objects.bulk_create(Expertise(member=one, competence=skill, level=3) for one in members)
        for one in members[:3]:
            one.territories.add(place)
        index.refresh()

    def queries():
        client.get(path)
        with CaptureQueriesContext(connection) as spent:
            client.get(path)
        return len(spent)

    spent = []
    for count in (2, 2, 297):
        grow(count)
        spent.append(queries())

    assert spent == [spent[0]] * 3
