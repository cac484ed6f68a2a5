"""A vote express, from the first page to the decision, within five minutes; one voter has no phone."""

import time

from tests.browser import room
from tests.browser.conftest import DESK
from tests.browser.people import enter, look, press

FIVE_MINUTES = 300
BALLOTS = {
    "education": [1, 3, 2],
    "sante": [1, 2, 4],
    "comm_jeunesse": [2, 1, 5],
    "police": [3, 1, 2],
    "municipal": [1, 5, 2],
    "travail_rue": [2, 4, 1],
}


def test_a_vote_express_within_five_minutes_of_the_first_page(demo, visitor):
    started = time.monotonic()
    console = visitor(demo, size=DESK)
    console.goto("/")
    look(console)
    enter(console, demo, "coordination")
    room.prepare(console, title="Vote express du comité")
    code = room.open_room(console)

    phones = {sector: visitor(demo) for sector in BALLOTS}
    for sector, phone in phones.items():
        room.join(phone, code, sector)
    room.seat_on_paper(console, "Immigration et communautés culturelles")
    room.steps_until(console, "Fermer le vote")
    for sector, choices in BALLOTS.items():
        room.vote(phones[sector], choices)
    room.type_paper(console, [1, 2, 3])
    look(phones["education"])
    room.count(console)

    for phone in phones.values():
        phone.locator("ol.order").wait_for()
    look(phones["police"])
    assert (
        "Les jeunes ne savent pas qui appeler" in phones["police"].locator("ol.order li").first.inner_text()
    )
    room.steps_until(console, "Retenir ce problème")
    room.keep_problem(console, "Savoir qui appeler", [1])
    room.keep_problem(console, "Un lieu ouvert le soir", [2])
    room.steps_until(console, "Terminer et consigner la décision")
    press(console, "Terminer et consigner la décision")

    elapsed = time.monotonic() - started
    assert console.get_by_text("Savoir qui appeler").count() > 0
    assert elapsed < FIVE_MINUTES
