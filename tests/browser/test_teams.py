"""The coordination prefers a team of its own to the proposed one: what it loses is said, and why is asked."""

from tests.browser import teaming
from tests.browser.conftest import DESK
from tests.browser.people import enter, look, press
from tests.browser.test_coordination import opened

NEEDS = [("Animation d’activités de résolution de problèmes", "pratique", 1)]


def test_a_team_made_by_hand_is_compared_and_invited_with_its_reason(demo, visitor):
    page = visitor(demo, size=DESK)
    page.set_default_timeout(60_000)
    enter(page, demo, "coordination")
    file = opened(page, demo, visitor, 0)
    teaming.look_for(page, file, NEEDS)
    assert len(teaming.proposed(page)) == 1

    page.goto(f"{file}equipe/composition/")
    look(page)
    chosen = page.locator("main .choice").first
    name = chosen.inner_text().split(" · ")[0].strip()
    chosen.locator("input").check()
    with page.expect_navigation():
        page.locator("main form.form button.button").click()
    look(page)
    assert "Comparée à la proposition" in page.locator("main").inner_text()
    page.locator("#id_reason").fill("La Table la connaît bien.")
    checked = page.locator("main form.form input[name=checked]")
    if checked.count():
        checked.check()
    press(page, "Inviter ces personnes")
    assert name in page.locator("section[aria-labelledby=reponses]").inner_text()
