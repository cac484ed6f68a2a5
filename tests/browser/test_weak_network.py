"""A phone whose network comes and goes: what was tapped is kept, said in words, and sent when it can be."""

import pytest

from tests.browser.conftest import PHONE, leave
from tests.served import run, serving

ROOMS = """
from tests.workshops import factories
for _test in range(5):
    workshop, by = factories.opened(issues=4)
    factories.seats(workshop, 3)
    print(workshop.code, by.pk)
"""
VOTE = """
from resal.accounts.models import Person
from resal.workshops.enums import StepKind
from resal.workshops.models import Workshop
from tests.workshops import factories
factories.go_to(Workshop.objects.get(code="{code}"), StepKind.VOTE_1, Person.objects.get(pk={by}))
"""
PAUSE = """
from resal.accounts.models import Person
from resal.workshops.actions import stepping
from resal.workshops.models import Workshop
stepping.pause(Workshop.objects.get(code="{code}"), by=Person.objects.get(pk={by}))
"""
BOX = """
from resal.workshops.models import LiveBallot
print([len(ballot.choices) for ballot in LiveBallot.objects.filter(round__workshop__code="{code}")])
"""


@pytest.fixture(scope="module")
def house(browser, tmp_path_factory):
    """(server, a room for each test with whoever runs it)."""
    data = tmp_path_factory.mktemp("weak")
    with serving(data, RESAL_WORKER="0") as server:
        yield server, [line.split() for line in run(data, ROOMS).splitlines()]


@pytest.fixture
def room(browser, house):
    """A phone at the first vote of a room of its own: (page, its context, what runs code about this room).

    What runs is another process: the server and its streams hear nothing of it, as a phone without network.
    """
    server, rooms = house
    code, by = rooms.pop()

    def told(words: str) -> str:
        return run(server.data, words.format(code=code, by=by)).strip()

    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    page.goto(f"{server.url}/r/{code}/")
    page.check("input[name=sector][value=education]")
    page.click("text=Prendre ma place")
    page.wait_for_selector("text=Vous avez votre place")
    told(VOTE)
    page.reload()
    yield page, context, told
    leave(context)


def test_a_ballot_cast_without_network_leaves_by_itself_when_it_comes_back(room):
    page, context, told = room
    context.set_offline(True)
    page.locator(".pick").nth(0).click()
    page.locator(".pick").nth(1).click()

    page.click("#deposer")
    page.wait_for_selector("text=En attente")
    kept = told(BOX)
    context.set_offline(False)
    page.wait_for_selector("h1:has-text('Votre bulletin est déposé')", timeout=30_000)

    assert kept == "[]"
    assert told(BOX) == "[2]"


def test_a_ballot_survives_closing_the_page_without_network(room):
    page, context, told = room
    address = page.url
    context.set_offline(True)
    page.locator(".pick").nth(2).click()
    page.click("#deposer")
    page.wait_for_selector("text=En attente")
    page.close()

    context.set_offline(False)
    again = context.new_page()
    again.goto(address)
    again.wait_for_selector("h1:has-text('Votre bulletin est déposé')", timeout=30_000)

    assert told(BOX) == "[1]"


def test_the_order_is_made_by_keyboard_too(room):
    page, _context, _told = room
    first = page.locator(".line").nth(0).get_attribute("data-issue")
    page.locator(".pick").nth(0).press("Enter")
    page.locator(".pick").nth(1).press("Enter")

    page.locator(".chosen .move:not([disabled])").first.press("Enter")

    assert page.locator(".line").nth(1).get_attribute("data-issue") == first
    assert page.locator("#progres").inner_text() == "Touchez dans l’ordre. 2 sur 3."


def test_nothing_is_lost_after_a_minute_without_network_and_the_last_ballot_counts(room):
    page, context, told = room
    page.clock.install()
    page.reload()
    page.wait_for_selector("#bulletin.by-touch")
    context.set_offline(True)
    page.locator(".pick").nth(0).click()
    page.click("#deposer")
    page.wait_for_selector("text=En attente")
    page.locator(".pick").nth(1).click()
    page.click("#deposer")

    page.clock.fast_forward("01:00")
    page.wait_for_selector("text=En attente")
    context.set_offline(False)
    page.clock.fast_forward("00:30")
    page.wait_for_selector("h1:has-text('Votre bulletin est déposé')", timeout=30_000)

    assert told(BOX) == "[2]"


def test_a_phone_that_slept_shows_the_present_step_when_it_wakes(room):
    page, _context, told = room
    told(PAUSE)

    page.evaluate("document.dispatchEvent(new Event('resume'))")  # as a browser does when the phone wakes

    page.wait_for_selector("h1:has-text('Pause')", timeout=10_000)
    assert page.locator("#bulletin").count() == 0
