"""What the coordination does to form the right team, and what a member answers by link."""

from tests.browser.asking import link_in
from tests.browser.people import look, press


def look_for(page, file: str, needs) -> None:
    """Say what the team must bring: `needs` are (expertise, level, people); the page then proposes."""
    page.goto(f"{file}equipe/besoins/")
    look(page)
    for place, (expertise, level, people) in enumerate(needs, start=1):
        page.locator(f"#id_need_{place}").select_option(label=expertise)
        page.locator(f"#id_need_{place}_level").select_option(label=level)
        page.locator(f"#id_need_{place}_count").fill(str(people))
    with page.expect_navigation():
        page.locator("main form.form button.button").first.click()
    look(page)


def proposed(page) -> list[str]:
    """Who is in the team that stands first."""
    heads = page.locator("section[aria-labelledby=equipe] h3")
    return heads.evaluate_all("heads => heads.map(head => head.firstChild.textContent.trim())")


def give_up(page) -> None:
    """Accept the first of the smallest relaxations."""
    with page.expect_navigation():
        page.locator("section[aria-labelledby=rien] form button").first.click()
    look(page)


def invite(page) -> None:
    checked = page.locator("section[aria-labelledby=equipe] input[type=checkbox]")
    if checked.count():
        checked.check()
    press(page, "Inviter cette équipe")


def decline(phone, server, email: str, reason: str) -> None:
    """By the link of the invitation, without an account."""
    phone.goto(link_in(server.last_message_to(email), server))
    look(phone)
    phone.locator("input[name=status][value=declined]").check()
    phone.locator("#id_reason").fill(reason)
    press(phone, "Répondre")


def back_to(page, file: str) -> None:
    page.goto(f"{file}equipe/proposition/")
    look(page)
