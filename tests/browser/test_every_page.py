"""Nobody follows a link to a page that fails, is refused, is inaccessible or is too wide for a phone."""

import pytest

from tests.browser.crawl import Crawl, kind_of
from tests.browser.people import enter, enter_as, people_to_enter_as

LANGUAGES = ["fr-ca", "en-ca"]


@pytest.fixture(scope="module")
def examined():
    return {language: set() for language in LANGUAGES}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_visitor_without_account(demo, visitor, examined, language):
    page = visitor(demo, language=language)

    assert Crawl(page, demo.url, examined[language]).from_("/") == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", ["coordination", "member", "evaluator", "funder"])
def test_a_person_of_each_role(demo, visitor, examined, role, language):
    page = visitor(demo, language=language)
    enter(page, demo, role)

    crawl = Crawl(page, demo.url, examined[language])

    assert crawl.from_("/bureau/") == []
    assert crawl.visits.total() > 3


def test_everybody_else_in_french(demo, visitor, examined):
    """Mandates open other pages than roles do: every member of the demo goes round once."""
    problems = []
    for person in people_to_enter_as(demo)[:12]:
        page = visitor(demo)
        enter_as(page, person)
        problems += Crawl(page, demo.url, examined["fr-ca"]).from_("/bureau/")
        page.context.close()

    assert problems == []


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "/"),
        ("/plans/ab12cd34ef56/suivi/?page=2", "/plans/*/suivi/?page"),
        ("/r/KMTRWX/", "/r/*/"),
        ("/reseau/personnes/12/", "/reseau/personnes/*/"),
        ("/reseau/personnes/nouvelle/", "/reseau/personnes/nouvelle/"),
    ],
)
def test_pages_that_differ_by_a_number_are_of_one_kind(path, kind):
    assert kind_of(path) == kind
