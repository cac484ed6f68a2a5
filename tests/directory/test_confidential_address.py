"""A confidential address never reaches a map, a file or a search: asked from the outside, door by door."""

import io
import zipfile

import pytest

from resal.accounts.models import Role
from resal.directory.models import Territory
from resal.directory.seeds import sow
from tests.factories import CoordinatorFactory, MemberFactory, OrganisationFactory, PersonFactory

pytestmark = pytest.mark.django_db
SECRET = "Secrète"
PAGES = [
    "/annuaire/",
    "/annuaire/organismes/",
    "/annuaire/territoires/",
    "/annuaire/territoires/?dans=montreal_nord",
    "/annuaire/couverture/",
    "/annuaire/couverture/territoires/",
    "/profils/",
    "/",
]
FILES = [
    "/annuaire/fichiers/annuaire.xlsx",
    "/annuaire/fichiers/membres.csv",
    "/annuaire/couverture/fichiers/couverture.csv",
    "/annuaire/couverture/fichiers/couverture.xlsx",
]


@pytest.fixture
def shelter():
    sow()
    return MemberFactory(
        organisation=OrganisationFactory(
            name="Maison Claire",
            address=f"12, rue {SECRET}",
            address_is_confidential=True,
            territory=Territory.objects.get(code="montreal_nord"),
        )
    ).organisation


@pytest.mark.parametrize("sign_in", [CoordinatorFactory, lambda: PersonFactory(role=Role.MEMBER)])
@pytest.mark.parametrize("address", PAGES)
def test_no_page_says_it(client, shelter, address, sign_in):
    client.force_login(sign_in())

    page = client.get(address)

    assert (page.status_code, SECRET in page.content.decode()) == (200, False)


@pytest.mark.parametrize("address", ["/annuaire/", "/annuaire/organismes/"])
@pytest.mark.parametrize("words", [SECRET, "secrete", "12, rue"])
def test_no_search_finds_by_it(client, shelter, address, words):
    client.force_login(CoordinatorFactory())

    assert client.get(address, {"q": words}).context["count"] == 0


@pytest.mark.parametrize("address", FILES)
def test_no_file_takes_it_along(client, shelter, address):
    client.force_login(CoordinatorFactory())

    answer = client.get(address)

    assert (answer.status_code, SECRET in in_words(answer.getvalue())) == (200, False)


def test_the_page_of_the_organisation_says_it_to_the_coordination_alone(client, shelter):
    page = f"/annuaire/organismes/{shelter.public_id}/"
    said = []
    for person in (CoordinatorFactory(), PersonFactory(role=Role.MEMBER)):
        client.force_login(person)
        said.append(SECRET in client.get(page).content.decode())

    assert said == [True, False]


def in_words(content: bytes) -> str:
    if not content.startswith(b"PK"):
        return content.decode("utf-8-sig")
    book = zipfile.ZipFile(io.BytesIO(content))
    return "".join(book.read(name).decode() for name in book.namelist())
