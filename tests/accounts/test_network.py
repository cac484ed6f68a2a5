from datetime import date

import pytest

from resal.accounts.views.network import numbers_are_old
from resal.core import clock
from resal.core.models import Network
from tests.factories import CoordinatorFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _coordination(client):
    client.force_login(CoordinatorFactory())


def typed(page, **changes) -> dict:
    """What the form of this page sends back when only these fields change."""
    form = page.context["form"]
    values = {name: form[name].value() for name in form.fields}
    return {name: value for name, value in (values | changes).items() if value not in (None, False)}


def test_a_new_installation_asks_for_its_name_and_little_else(client):
    page = client.get("/reseau/")

    answer = client.post("/reseau/", typed(page, name="Réseau des Saules"))

    assert page.context["is_new"] is True
    assert (answer.url, Network.current().name) == ("/bureau/", "Réseau des Saules")


def test_without_a_name_nothing_is_saved(client):
    answer = client.post("/reseau/", typed(client.get("/reseau/"), name=" "))

    assert (answer.status_code, Network.objects.count()) == (422, 0)


def test_the_second_of_two_editors_is_told_and_loses_nothing(client):
    Network.objects.create(pk=1, name="A")
    page = client.get("/reseau/")

    client.post("/reseau/", typed(page, name="B"))
    second = client.post("/reseau/", typed(page, name="C"))
    again = client.post("/reseau/", typed(second))

    assert second.status_code == 422
    assert ("Nom du réseau" in str(second.context["form"].non_field_errors()), Network.current().name) == (
        True,
        "C",
    )
    assert again.status_code == 302


def test_two_editors_of_different_fields_are_told_too(client):
    Network.objects.create(pk=1, name="A")
    page = client.get("/reseau/")

    client.post("/reseau/", typed(page, territory_name="Rive"))
    second = client.post("/reseau/", typed(page, name="C"))

    assert second.status_code == 422
    assert Network.current().territory_name == "Rive"


def test_ages_stand_in_order(client):
    answer = client.post("/reseau/", typed(client.get("/reseau/"), name="A", youngest=26, oldest=12))

    assert list(answer.context["form"].errors) == ["oldest"]


@pytest.mark.parametrize(
    ("checked_on", "old"), [(None, True), (date(2026, 1, 1), True), (date(2026, 8, 1), False)]
)
def test_a_reminder_comes_after_six_months(checked_on, old):
    from datetime import UTC, datetime

    with clock.at(datetime(2026, 11, 1, tzinfo=UTC)):
        assert numbers_are_old(Network(pk=1, safety_numbers_checked_on=checked_on)) is old
