"""French first; a choice is kept; English is offered where the network offers it."""

import pytest
from django.urls import reverse

from resal.core.models import Network

pytestmark = pytest.mark.django_db


def test_the_language_of_the_browser_decides_nothing(client):
    page = client.get(reverse("site:home"), headers={"accept-language": "en"})

    assert page.headers["Content-Language"] == "fr-ca"
    assert '<html lang="fr-ca">' in page.content.decode()


def test_a_choice_leads_back_to_the_page_and_is_kept(client):
    back = client.post(reverse("core:language"), {"language": "en-ca", "next": "/danger/?a=1"})

    assert back.headers["Location"] == "/danger/?a=1"
    assert "A young person is in danger" in client.get("/danger/").content.decode()


@pytest.mark.parametrize(
    "address", ["https://ailleurs.example/", "//ailleurs.example", "javascript:alert(1)"]
)
def test_one_is_never_led_elsewhere(client, address):
    assert client.post(reverse("core:language"), {"language": "en-ca", "next": address})["Location"] == "/"


def test_a_language_that_is_not_ours_changes_nothing(client):
    client.post(reverse("core:language"), {"language": "de"})

    assert client.get(reverse("site:home")).headers["Content-Language"] == "fr-ca"


def test_a_network_without_english_offers_no_switch(client):
    assert 'value="en-ca"' in client.get(reverse("site:home")).content.decode()

    Network.objects.create(pk=1, offers_english=False)

    assert 'value="en-ca"' not in client.get(reverse("site:home")).content.decode()
