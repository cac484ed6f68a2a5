import pytest

from tests.browser.people import axe, overflow, sign_in

NOEMIE = "noemie.charlebois-diallo@r1.example"


@pytest.mark.parametrize("language", ["fr-ca", "en-ca"])
def test_the_first_page_is_accessible_and_fits_a_phone(demo, visitor, language):
    page = visitor(demo, language=language)

    answer = page.goto("/")

    assert answer.status == 200
    assert page.locator("html").get_attribute("lang")[:2] == language[:2]
    assert axe(page) == []
    assert overflow(page) == 0


def test_one_comes_in_by_the_code_that_waits_in_the_outbox(demo, visitor):
    page = visitor(demo)

    sign_in(page, demo, NOEMIE)

    assert axe(page) == []


def test_the_language_that_one_chooses_is_kept(demo, visitor):
    page = visitor(demo)
    page.goto("/connexion/")

    page.get_by_role("button", name="English").click()
    page.goto("/")

    assert page.locator("html").get_attribute("lang")[:2] == "en"
