"""A rehearsal of forty: twelve phones with printed cards, in both languages, whose network is cut twice."""

import io
import json
import re

import pytest
from pypdf import PdfReader

from tests.browser import room
from tests.browser.conftest import DESK
from tests.browser.people import look, press, unfold
from tests.served import run, serving

NARROW = {"width": 360, "height": 740}
PROJECTOR = {"width": 1920, "height": 1080}
PHONES = 12
SET_UP = """
import json
from django.contrib.sessions.backends.db import SessionStore
from tests.workshops import factories
workshop, by = factories.prepared(issues=5, in_english=True)
for issue in workshop.issues.order_by("number"):
    from resal.core import texts
    issue.wording_en = texts.write(f"Issue number {issue.number}", "workshops.issue")
    issue.save()
store = SessionStore()
store["_auth_user_id"] = str(by.pk)
store["_auth_user_backend"] = "allauth.account.auth_backends.AuthenticationBackend"
store["_auth_user_hash"] = by.get_session_auth_hash()
store.create()
print(json.dumps([workshop.public_id, store.session_key]))
"""


@pytest.fixture(scope="module")
def house(browser, tmp_path_factory):
    """(server, address of the preparation, cookie of whoever runs the room)."""
    data = tmp_path_factory.mktemp("rehearsal")
    with serving(data, RESAL_SECOND_FACTOR_REQUIRED="0", RESAL_WORKER="0") as server:
        public_id, key = json.loads(run(data, SET_UP))
        yield server, public_id, {"name": "sessionid", "value": key, "url": server.url}


def signed_in(visitor, server, cookie, **options):
    page = visitor(server, **options)
    page.context.add_cookies([cookie])
    return page


def printed_cards(console) -> list[str]:
    """Print a card for each phone; their codes are read from the paper, the only place where they are."""
    console.goto(console.url.replace("/console/", "/entree/"))
    look(console)
    form = console.locator("form[action$='/entree/cartes/']")
    form.locator("select").select_option(index=1)
    form.locator("input[type=number]").fill(str(PHONES))
    with console.expect_download() as download:
        form.locator("button").click()
    text = "\n".join(page.extract_text() for page in PdfReader(download.value.path()).pages)
    console.locator("#id_by_card").check()
    press(console, "Enregistrer")
    return re.findall(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}\b", text)


def enter(phone, code: str, card: str) -> None:
    """As the QR code of the card does: the code of the card never leaves in an address."""
    phone.goto(f"/r/{code}/#{card.replace('-', '')}")
    phone.locator("form:has(#carte) button.big").click()
    phone.locator(".mine").wait_for()


def deposit_without_network(phone, choices: list[int]) -> None:
    phone.context.set_offline(True)
    for issue in choices:
        phone.locator(f"li.line[data-issue='{issue}'] .pick").click()
    phone.locator("#deposer").click()
    phone.locator("#lien[data-tone=waiting]").wait_for()


def test_forty_people_rehearse_from_the_cards_to_the_report(house, visitor):
    server, public_id, cookie = house
    console = signed_in(visitor, server, cookie, size=DESK)
    console.goto(f"/activites/{public_id}/")
    unfold(console, "Commencer une répétition")
    press(console, "Commencer")
    code = console.locator("strong.room-code").first.inner_text().strip()
    address = console.url
    cards = printed_cards(console)
    assert len(set(cards)) == PHONES

    phones = [
        visitor(server, size=NARROW, language="en-ca" if place % 2 else "fr-ca") for place in range(PHONES)
    ]
    for phone, card in zip(phones, cards, strict=True):
        enter(phone, code, card)
    look(phones[0])
    look(phones[1])
    console.goto(address)
    room.steps_until(console, "Fermer le vote")
    press(console, "Faire participer les personnes simulées")

    for phone in phones:
        phone.locator("#bulletin.by-touch").wait_for(timeout=30_000)
    for phone in phones[:6]:
        deposit_without_network(phone, [1, 2, 3])
    for phone in phones[6:]:
        room.vote(phone, [2, 1, 4])
    look(phones[7])
    for phone in phones[:6]:
        phone.context.set_offline(False)
        phone.locator(".deposited").wait_for(timeout=30_000)
    screen = signed_in(visitor, server, cookie, size=PROJECTOR)
    screen.goto(address.replace("/console/", "/ecran/"))
    screen.locator("[data-state=cast]", has_text="40").wait_for(timeout=15_000)
    look(screen)

    for phone in phones[:6]:
        phone.context.set_offline(True)
    room.count(console)
    for phone in phones[:6]:
        phone.context.set_offline(False)
    for phone in phones:
        phone.locator("ol.order").wait_for(timeout=60_000)
    assert "Issue number" in phones[1].locator("ol.order").inner_text()

    with console.expect_navigation():
        console.get_by_role("link", name=re.compile("Pourquoi cet ordre")).first.click()
    look(console)
    report = console.request.get(address.replace("console/", "rapport.pdf"))
    words = "".join(page.extract_text() for page in PdfReader(io.BytesIO(report.body())).pages)
    assert "Pourquoi cet ordre" in words
    console.goto(address)
    press(console, "Jeter la répétition")
    assert console.get_by_text("Reprendre la répétition").count() == 0
