from datetime import date

import pytest

from resal.core.models import Holiday
from resal.directory import holidays
from resal.directory.lists import every_list
from resal.directory.models import Sector, Term, Territory, Vocabulary
from tests.factories import CoordinatorFactory, FamilyFactory, SectorFactory, TermFactory, TerritoryFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _coordination(client):
    client.force_login(CoordinatorFactory())


def test_every_vocabulary_has_its_page(client):
    for slug in every_list():
        assert client.get(f"/reseau/vocabulaires/{slug}/").status_code == 200
        assert client.get(f"/reseau/vocabulaires/{slug}/nouvelle/").status_code == 200

    assert len(every_list()) == len(Vocabulary) + 3
    assert client.get("/reseau/vocabulaires/inconnu/").status_code == 404


def test_a_line_is_added_in_both_languages(client):
    client.post(
        "/reseau/vocabulaires/competence/nouvelle/",
        {"code": "mediation", "name_fr": "Médiation", "name_en": "Mediation", "sort": "5", "active": "on"},
    )

    term = Term.objects.get(code="mediation")
    assert (term.vocabulary, term.name_en, term.active) == ("competence", "Mediation", True)


def test_a_code_is_taken_once(client):
    TermFactory(code="mediation")

    answer = client.post(
        "/reseau/vocabulaires/competence/nouvelle/",
        {"code": "mediation", "name_fr": "Autre", "sort": "5", "active": "on"},
    )

    assert answer.status_code == 422
    assert answer.context["form"].errors == {"code": ["Ce code existe déjà. Choisissez-en un autre."]}


def test_a_code_never_changes(client):
    sector = SectorFactory(code="police")
    path = f"/reseau/vocabulaires/secteurs/{sector.pk}/"
    form = {"code": "autre", "name_fr": "Services de police", "family": sector.family.pk, "short": "Sp"}

    client.post(path, form | {"colour": 2, "sort": 3, "active": "on"})

    sector.refresh_from_db()
    assert (sector.code, sector.name_fr) == ("police", "Services de police")


def test_a_line_out_of_its_dates_is_no_longer_offered(client):
    family = FamilyFactory()
    path = f"/reseau/vocabulaires/familles/{family.pk}/"

    client.post(path, {"name_fr": "X", "sort": 1, "active": "on", "valid_to": "2020-01-01"})
    wrong = client.post(
        path,
        {"name_fr": "X", "sort": 1, "active": "on", "valid_from": "2021-01-01", "valid_to": "2020-01-01"},
    )

    assert list(type(family).objects.offered()) == []
    assert list(wrong.context["form"].errors) == ["valid_to"]


def test_a_territory_has_two_levels_and_no_third(client):
    arrondissement, other = TerritoryFactory(), TerritoryFactory()
    quartier = TerritoryFactory(parent=arrondissement)
    path = "/reseau/vocabulaires/territoires/"
    form = {"name_fr": "X", "sort": 1, "active": "on"}

    under_a_quartier = client.post(f"{path}{other.pk}/", form | {"parent": quartier.pk})
    with_quartiers = client.post(f"{path}{arrondissement.pk}/", form | {"parent": other.pk})
    good = client.post(f"{path}{other.pk}/", form | {"parent": arrondissement.pk})

    assert [under_a_quartier.status_code, with_quartiers.status_code, good.status_code] == [422, 422, 302]
    assert Territory.objects.get(pk=other.pk).full_name == f"X ({arrondissement.name})"


def test_the_second_of_two_editors_is_told(client):
    sector = SectorFactory()
    path = f"/reseau/vocabulaires/secteurs/{sector.pk}/"
    seen = client.get(path).context["form"]["seen"].value()
    form = {"family": sector.family.pk, "short": "Se", "colour": 1, "sort": 1, "active": "on", "seen": seen}

    client.post(path, form | {"name_fr": "Un"})
    second = client.post(path, form | {"name_fr": "Deux"})

    assert second.status_code == 422
    assert Sector.objects.get(pk=sector.pk).name_fr == "Un"


class TestHolidays:
    """Québec's holidays to begin with; one of the two of Easter; the coordination's word after that."""

    @pytest.mark.parametrize(("easter", "day"), [("friday", date(2026, 4, 3)), ("monday", date(2026, 4, 6))])
    def test_a_year_has_one_of_the_two_days_of_easter(self, easter, day):
        holidays.fill(2026, easter=easter, by=None)

        assert Holiday.objects.filter(day__month=4).get().day == day
        assert Holiday.objects.count() == 8
        national = Holiday.objects.get(day=date(2026, 6, 24))
        assert national.name_fr == "Fête nationale du Québec"

    def test_filling_twice_adds_nothing(self, client):
        for _ in range(2):
            client.post("/reseau/jours-feries/annee/", {"year": 2026, "easter": "friday"})

        assert Holiday.objects.filter(day__year=2026).count() == 8

    def test_what_was_removed_does_not_come_back(self, client):
        holidays.fill_coming_years()
        gone = Holiday.objects.order_by("day").first()

        client.post(f"/reseau/jours-feries/{gone.pk}/retrait/")
        holidays.fill_coming_years()

        assert not Holiday.objects.filter(day=gone.day).exists()

    def test_a_day_of_one_s_own_is_added_once(self, client):
        form = {"day": "2027-12-24", "name_fr": "Veille de Noël"}

        first = client.post("/reseau/jours-feries/nouveau/", form)
        second = client.post("/reseau/jours-feries/nouveau/", form)

        assert (first.status_code, second.status_code, Holiday.objects.count()) == (302, 422, 1)
