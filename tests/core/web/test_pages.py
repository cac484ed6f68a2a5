"""The frame of every page, and the pages that every installation has, seen from outside."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from resal.core.models import Network
from tests.factories import CoordinatorFactory, PersonFactory

pytestmark = pytest.mark.django_db


def html(page) -> str:
    return page.content.decode()


def test_help_for_a_young_person_in_danger_is_open_to_all(client):
    page = client.get(reverse("core:danger"))

    assert page.status_code == 200
    assert 'href="tel:911"' in html(page)
    assert 'href="tel:5148963100"' in html(page)


def test_every_page_leads_to_that_help_and_to_the_privacy_officer(client):
    Network.objects.create(pk=1, privacy_officer_name="Ada Roy", privacy_officer_role="direction")

    page = html(client.get(reverse("site:home")))

    assert f'href="{reverse("core:danger")}"' in page
    assert "Ada Roy, direction" in page


def test_a_page_is_named_before_its_network(client):
    Network.objects.create(pk=1, name="Réseau du Nord")

    assert "<title>Accessibilité – Réseau du Nord</title>" in html(client.get(reverse("site:accessibility")))


def test_the_first_link_skips_to_the_content(client):
    page = html(client.get(reverse("site:home")))

    assert re.search(r"<body[^>]*>\s*<a class=\"skip\" href=\"#contenu\">", page)
    assert page.count('id="contenu"') == 1


def test_a_page_has_no_inline_style_or_script(client):
    client.force_login(CoordinatorFactory())
    for address in (reverse("site:home"), reverse("site:desk"), reverse("core:danger")):
        page = html(client.get(address))
        assert re.findall(r" style=|<style|<script(?! type=\"module\" src=)| on\w+=", page) == []


def test_a_name_is_text_whatever_it_holds(client):
    Network.objects.create(pk=1, name="<script>alert(1)</script>", tagline_fr='" onload="x')

    page = html(client.get(reverse("site:home")))

    assert "<script>alert" not in page
    assert '" onload="x' not in page


def test_an_unknown_address_is_said_to_be_unknown(client):
    page = client.get("/nulle-part/")

    assert page.status_code == 404
    assert "Cette page n’existe pas" in html(page)


def test_a_closed_page_says_whom_to_ask(rf):
    from django.core.exceptions import PermissionDenied
    from django.views.defaults import permission_denied

    Network.objects.create(pk=1, contact_email="coordination@exemple.org")
    request = rf.get("/milieux/abc/")
    request.user = PersonFactory()

    page = permission_denied(request, PermissionDenied())

    assert page.status_code == 403
    assert 'href="mailto:coordination@exemple.org"' in html(page)


def test_a_form_from_elsewhere_is_refused_with_what_to_do():
    client = Client(enforce_csrf_checks=True)

    page = client.post(reverse("core:language"), {"language": "en-ca"})

    assert page.status_code == 403
    assert "Rien n’a été enregistré, mais rien n’est perdu." in html(page)


@pytest.mark.parametrize("announced", ["100000000", "beaucoup", "-1"])
def test_a_post_too_large_is_refused_before_it_is_read(client, announced):
    page = client.post(reverse("core:language"), {}, CONTENT_LENGTH=announced)

    assert page.status_code == 413
    assert "Cet envoi est trop lourd" in html(page)


@pytest.mark.parametrize("name", ["400.html", "500.html"])
def test_the_pages_of_a_fault_ask_nothing_and_speak_both_languages(name):
    from django.template.loader import get_template

    page = get_template(name).render()

    assert 'lang="en-CA"' in page
    assert "{%" not in page


def test_components_are_shown_where_the_demo_runs_only(client, settings):
    assert client.get(reverse("core:styleguide")).status_code == 404

    settings.RESAL_IS_DEMO = True

    assert client.get(reverse("core:styleguide")).status_code == 200
    assert "Réseau fictif" in html(client.get(reverse("site:home")))


def test_a_member_is_told_when_no_mail_leaves_and_a_visitor_is_not(client, settings):
    assert "Aucun courriel ne part" not in html(client.get(reverse("site:home")))

    client.force_login(CoordinatorFactory())

    assert "Aucun courriel ne part" in html(client.get(reverse("site:home")))
