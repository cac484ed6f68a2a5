"""What people do in a browser, in the words of the tests."""

import re
from pathlib import Path

AXE = Path(__file__).with_name("vendored") / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

# Without its preload axe-core writes no style of its own, which our security policy would refuse and tell.
RUN = """rules => axe.run(document, {
    runOnly: {type: 'tag', values: rules}, resultTypes: ['violations'], preload: false})"""


def axe(page) -> list[str]:
    """What axe-core finds on the page as it is now, one line a place; nothing when it is accessible."""
    if not page.evaluate("typeof window.axe === 'object'"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(RUN, RULES)
    return [
        f"{page.url} {violation['id']}: {node['target']} {node['failureSummary'].splitlines()[-1].strip()}"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]


def overflow(page) -> int:
    """How many pixels the page is wider than its screen."""
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


def sign_in(page, server, email: str) -> None:
    """By the code that the outbox holds, as where no mail server is set."""
    page.goto("/connexion/")
    page.locator("input[type=email]").fill(email)
    page.locator("form:has(input[type=email]) button.button").first.click()
    page.wait_for_url("**/connexion/code/**")
    code = re.search(r"^\s*([A-Z0-9][A-Z0-9-]{4,})\s*$", server.last_message_to(email), re.MULTILINE)[1]
    page.locator("input[name=code]").fill(code)
    page.locator("form:has(input[name=code]) button.button").first.click()
    page.wait_for_url("**/bureau/**")


def enter(page, server, role: str) -> None:
    """As the first person of the demo who holds this role, by the door of the demo."""
    question = "SELECT min(person_id) FROM accounts_rolegrant WHERE role = ? AND ended_at IS NULL"
    enter_as(page, server.asked(question, role)[0][0])


def enter_as(page, person: int) -> None:
    page.goto("/connexion/")
    button = page.locator(f"button[name=person][value='{person}']")
    if button.count():
        button.click()
    else:
        page.locator("details:has(#demo-person) summary").click()
        page.locator("#demo-person").select_option(str(person))
        page.locator("form:has(#demo-person) button").click()
    page.wait_for_url("**/bureau/**")


def people_to_enter_as(server) -> list[int]:
    return [
        row[0]
        for row in server.asked(
            "SELECT DISTINCT person_id FROM accounts_rolegrant WHERE ended_at IS NULL ORDER BY person_id"
        )
    ]


def look(page) -> None:
    """The page as it is now is accessible and no wider than its screen."""
    assert axe(page) == []
    assert overflow(page) == 0, page.url


def press(page, name: str) -> None:
    """Press the button of this name, wait for the page that answers, and look at it."""
    with page.expect_navigation():
        page.get_by_role("button", name=name).first.click()
    assert page.locator(".error-summary li").all_inner_texts() == []
    look(page)


def follow(page, name: str) -> None:
    """Follow the link of this name and look at the page."""
    with page.expect_navigation():
        page.get_by_role("link", name=name).first.click()
    look(page)


def unfold(page, name: str) -> None:
    """Open what is folded away, where it still is."""
    fold = page.locator("details", has=page.locator("summary", has_text=name)).first
    if fold.get_attribute("open") is None:
        fold.locator("summary").first.click()
