"""A phone whose network comes and goes: what was tapped is kept, said in words, and sent when it can be."""

import pytest

from tests.browser.conftest import PHONE
from tests.served import run, serving

ROOM = """
from tests.workshops import factories
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
FACILITATOR = """
from resal.accounts.models import Person
print(Person.objects.order_by("pk").first().pk)
"""
PAUSE = """
from resal.accounts.models import Person
from resal.workshops.actions import stepping
from resal.workshops.models import Workshop
stepping.pause(Workshop.objects.get(code="{code}"), by=Person.objects.get(pk={by}))
"""
BOX = """
from resal.workshops.models import LiveBallot
print([len(ballot.choices) for ballot in LiveBallot.objects.all()])
"""


@pytest.fixture
def room(browser, tmp_path):
    """A phone at the first vote of a room: (page, its context, the data folder)."""
    with serving(tmp_path) as server:
        code, by = run(tmp_path, ROOM).split()
        context = browser.new_context(viewport=PHONE)
        page = context.new_page()
        page.goto(f"{server.url}/r/{code}/")
        page.check("input[name=sector][value=education]")
        page.click("text=Prendre ma place")
        page.wait_for_selector("text=Vous avez votre place")
        run(tmp_path, VOTE.format(code=code, by=by))
        page.reload()
        yield page, context, tmp_path
        context.close()


@pytest.fixture
def paused(room):
    """A function that pauses the room, from elsewhere: this server and its stream hear nothing of it."""
    page, _context, data = room
    code = page.url.rstrip("/").rpartition("/")[2]
    by = run(data, FACILITATOR).strip()
    return lambda: run(data, PAUSE.format(code=code, by=by))


def test_a_ballot_cast_without_network_leaves_by_itself_when_it_comes_back(room):
    page, context, data = room
    context.set_offline(True)
    page.locator(".pick").nth(0).click()
    page.locator(".pick").nth(1).click()

    page.click("#deposer")
    page.wait_for_selector("text=En attente")
    kept = run(data, BOX).strip()
    context.set_offline(False)
    page.wait_for_selector("h1:has-text('Votre bulletin est déposé')", timeout=30_000)

    assert kept == "[]"
    assert run(data, BOX).strip() == "[2]"


def test_a_ballot_survives_closing_the_page_without_network(room):
    page, context, data = room
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

    assert run(data, BOX).strip() == "[1]"


def test_the_order_is_made_by_keyboard_too(room):
    page, _context, _data = room
    first = page.locator(".line").nth(0).get_attribute("data-issue")
    page.locator(".pick").nth(0).press("Enter")
    page.locator(".pick").nth(1).press("Enter")

    page.locator(".chosen .move:not([disabled])").first.press("Enter")

    assert page.locator(".line").nth(1).get_attribute("data-issue") == first
    assert page.locator("#progres").inner_text() == "Touchez dans l’ordre. 2 sur 3."


def test_nothing_is_lost_after_a_minute_without_network_and_the_last_ballot_counts(room):
    page, context, data = room
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

    assert run(data, BOX).strip() == "[2]"


def test_a_phone_that_slept_shows_the_present_step_when_it_wakes(room, paused):
    page, _context, _data = room
    paused()

    page.evaluate("document.dispatchEvent(new Event('resume'))")  # as a browser does when the phone wakes

    page.wait_for_selector("h1:has-text('Pause')", timeout=10_000)
    assert page.locator("#bulletin").count() == 0
