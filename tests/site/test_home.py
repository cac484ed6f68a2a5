"""The public home: who we are, how to ask, what was published."""

from datetime import date

import pytest
from django.urls import reverse

from resal.core.models import Network
from resal.core.registry import PublicLine, registry

pytestmark = pytest.mark.django_db


def home(client) -> str:
    page = client.get(reverse("site:home"))
    assert page.status_code == 200
    return page.content.decode()


@pytest.fixture
def published(monkeypatch):
    shown = []
    monkeypatch.setattr(registry, "published", [lambda: list(shown)])
    return shown


def test_the_network_s_own_words_come_from_its_settings(client):
    Network.objects.create(
        pk=1, name="Réseau du Nord", tagline_fr="Ensemble", mission_fr="Prévenir.", mission_en="Prevent."
    )

    page = home(client)

    assert "Réseau du Nord" in page
    assert "Prévenir." in page
    assert "Prevent." not in page


def test_a_new_installation_has_a_home_too(client, published):
    assert "Prévenir ensemble la violence chez les jeunes" in home(client)


def test_a_room_is_entered_by_its_code_without_an_account(client):
    page = home(client)

    assert 'action="/r/" method="post"' in page
    assert 'name="code"' in page


def test_a_code_that_opens_nothing_is_said_to_be_none(client):
    page = client.post("/r/", {"code": "ZZZ ZZZ"})

    assert page.status_code == 422
    assert "Aucune salle n’a ce code" in page.content.decode()


def test_what_milieux_publish_is_shown_newest_first(client, published):
    published += [
        PublicLine("Plan A", "Trois actions", "/p/a/", date(2026, 3, 1), "Rive"),
        PublicLine("Plan <B>", "Deux actions", "/p/b/", date(2026, 10, 1)),
    ]

    page = home(client)

    assert page.index("Plan &lt;B&gt;") < page.index("Plan A")
    assert "Rive · 1er mars 2026" in page.replace("\xa0", " ")


def test_nothing_published_is_not_a_heading_over_nothing(client, published):
    assert 'id="publie"' not in home(client)


def test_the_home_shows_a_bounded_number(client, published):
    published += [PublicLine(f"Plan {n}", "", f"/p/{n}/") for n in range(40)]

    assert home(client).count('class="card"') == 12


def test_search_engines_find_the_public_pages_only(client):
    assert "noindex" not in home(client)
    assert "noindex" in client.get(reverse("core:danger")).content.decode()
    assert "Disallow: /" in client.get("/robots.txt").content.decode()


def test_a_demo_is_found_by_no_search_engine(client, settings):
    settings.RESAL_IS_DEMO = True

    assert "noindex" in home(client)


@pytest.mark.parametrize("name", ["privacy", "accessibility"])
def test_the_promises_are_open_to_all_in_both_languages(client, name):
    Network.objects.create(pk=1, privacy_officer_name="Ada Roy", contact_email="nous@exemple.org")

    french = client.get(reverse(f"site:{name}")).content.decode()
    client.cookies["langue"] = "en-ca"
    english = client.get(reverse(f"site:{name}")).content.decode()

    assert "nous@exemple.org" in french
    assert "nous@exemple.org" in english
    assert french != english


def test_browsers_that_ask_for_an_icon_get_one(client):
    assert client.get("/favicon.ico").headers["Location"] == "/static/core/img/icon.svg"
