"""Pages that every installation has, seen from outside."""

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db


def test_help_for_a_young_person_in_danger_is_open_to_all(client):
    page = client.get(reverse("core:danger"))

    assert page.status_code == 200
    assert 'href="tel:911"' in page.content.decode()
    assert 'href="tel:5148963100"' in page.content.decode()


def test_an_unknown_address_is_said_to_be_unknown(client):
    page = client.get("/nulle-part/")

    assert page.status_code == 404
    assert "Cette page n’existe pas" in page.content.decode()
