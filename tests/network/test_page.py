"""« Qui travaille avec qui », from outside: the headline, the groups, the names, each for whom it is."""

import io

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from resal.accounts.models import Role
from resal.core import clock
from resal.network.actions import measure_quarters
from tests.factories import CoordinatorFactory, MemberFactory, OrganisationFactory, PersonFactory
from tests.network.factories import TODAY, world

pytestmark = pytest.mark.django_db

PAGE = "/silos/"
FILES = ("silos.xlsx", "silos.csv", "rencontres.csv")
PEOPLE = {
    "coordination": CoordinatorFactory,
    "member": lambda: MemberFactory().person,
    "evaluator": lambda: PersonFactory(role=Role.EVALUATOR),
    "funder": lambda: PersonFactory(role=Role.FUNDER),
    "stranger": PersonFactory,
}


@pytest.fixture
def measured():
    with clock.at(TODAY):
        known = world()
        OrganisationFactory(name="Jamais invité")
        measure_quarters()
        yield known


@pytest.fixture
def read(client):
    """The page, or a file, as somebody of this role."""

    def get(role, address=PAGE):
        client.force_login(PEOPLE[role]())
        return client.get(address)

    return get


def file(name):
    return reverse("network:export", args=[name])


@pytest.mark.parametrize(
    ("role", "statuses"),
    [
        ("coordination", [200, 200, 200, 200]),
        ("member", [200, 200, 200, 200]),
        ("evaluator", [200, 200, 200, 200]),
        ("funder", [200, 200, 200, 403]),
        ("stranger", [403, 403, 403, 403]),
    ],
)
def test_each_role_opens_what_is_for_it(measured, read, role, statuses):
    assert [read(role, address).status_code for address in (PAGE, *map(file, FILES))] == statuses


def test_anonymous_people_are_asked_to_sign_in(client, measured):
    assert [client.get(address).status_code for address in (PAGE, file("silos.xlsx"))] == [302, 302]


def test_the_page_says_it_in_sentences(measured, read):
    page = read("member").content.decode()

    assert "15 organismes se sont assis à la même table" in page
    assert "C’est plus fermé que le hasard\u00a0: il y a des silos." in page
    assert "Secteur A et Secteur B" in page


def test_only_the_coordination_reads_names(measured, read):
    pages = {role: read(role).content.decode() for role in ("coordination", "member", "evaluator", "funder")}

    assert {role: "Organisme A1" in page for role, page in pages.items()} == {
        "coordination": True,
        "member": False,
        "evaluator": False,
        "funder": False,
    }
    assert "Jamais invité" in pages["coordination"]
    assert "Secteur A" not in pages["funder"]
    assert "0 = hasard" in pages["funder"]


def test_a_file_holds_no_more_than_the_page(measured, read):
    sheets = {role: _sheets(read(role, file("silos.xlsx"))) for role in ("coordination", "member", "funder")}

    assert {role: list(found) for role, found in sheets.items()} == {
        "coordination": ["Trimestres", "Rencontres", "Organismes"],
        "member": ["Trimestres", "Rencontres"],
        "funder": ["Trimestres"],
    }
    assert "Organisme A1" in str(sheets["coordination"]["Organismes"])


def test_the_quarters_of_the_file_are_unrounded(measured, read):
    rows = _sheets(read("funder", file("silos.xlsx")))["Trimestres"]

    assert len(rows) == 10
    assert rows[-1][0] == "T3 2026"
    assert rows[-1][9:11] == ("2", 1)


def test_without_records_the_page_says_what_it_waits_for(read):
    page = read("member")

    assert page.status_code == 200
    assert "Pas encore assez de rencontres" in page.content.decode()
    assert read("member", file("silos.xlsx")).status_code == 200


def test_the_page_in_english_has_no_french(measured, client):
    client.force_login(MemberFactory(person__language="en-ca").person)
    client.post(reverse("core:language"), {"language": "en-ca", "next": PAGE})
    page = client.get(PAGE).content.decode()

    assert "15 organisations sat at the same table" in page
    assert "Q3 2026" in page


def test_a_file_that_does_not_exist_is_not_found(measured, read):
    assert read("coordination", file("autre.csv")).status_code == 404


def test_the_page_asks_as_much_of_the_database_whatever_the_number_of_quarters(
    measured, client, django_assert_max_num_queries
):
    client.force_login(CoordinatorFactory())
    client.get(PAGE)
    with django_assert_max_num_queries(25):
        client.get(PAGE)


def test_the_page_is_read_only(measured, client):
    client.force_login(CoordinatorFactory())

    assert client.post(PAGE).status_code == 405


def _sheets(response):
    book = load_workbook(io.BytesIO(response.getvalue()))
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}
