"""What people do around a room: prepare it, enter it, vote, count, decide."""

import re

from tests.browser.people import look, press, unfold

ISSUES = [
    "Les jeunes ne savent pas qui appeler quand ça va mal",
    "Il n’y a plus de lieu ouvert le soir",
    "Les conflits en ligne continuent à l’école",
    "Les parents apprennent tout en dernier",
    "Chaque organisme travaille de son côté",
]


def prepare(page, *, title: str, milieu: str | None = None, head_count: int = 12) -> None:
    """From any page: a vote express with its question, its issues and a person to talk to."""
    page.goto("/activites/nouvelle/")
    look(page)
    if milieu:
        page.locator("#id_milieu").select_option(label=milieu)
    elif not page.locator("#id_milieu").input_value():
        page.locator("#id_milieu").select_option(index=1)
    page.locator("#id_title").fill(title)
    page.locator("#id_question").fill("Qu’est-ce qui empêche les jeunes d’ici de se sentir en sécurité?")
    page.locator("#id_issues").fill("\n".join(ISSUES))
    page.locator("#id_head_count").fill(str(head_count))
    page.locator("#id_support_name").fill("Ifeoma Desrosiers-Obi")
    press(page, "Créer l’activité")


def open_room(page) -> str:
    """Returns the code that people type."""
    press(page, "Ouvrir la salle")
    return page.locator("strong.room-code").first.inner_text().strip()


def join(phone, code: str, sector: str) -> None:
    """By the code of the screen, without an account."""
    phone.goto("/r/")
    phone.locator("#code").fill(code.lower())
    phone.locator("form.door button.big").click()
    phone.wait_for_url(re.compile(rf"/r/{code}/"))
    look(phone)
    choice = phone.locator(f"label.choice:has(input[name=sector][value='{sector}'])")
    if not choice.is_visible():
        phone.locator("details.others summary").click()
    choice.click()
    phone.locator("form:has(input[name=sector]) button.big").click()
    phone.locator(".mine").wait_for()
    look(phone)


def next_step(console) -> None:
    press(console, "Étape suivante")


def steps_until(console, button: str) -> None:
    """Go on until this button is there."""
    for _step in range(15):
        if console.get_by_role("button", name=button).count():
            return
        next_step(console)
    raise AssertionError(f"no button {button} at {console.url}")


def vote(phone, choices: list[int]) -> None:
    """Tap the issues in order, put the ballot in the box, see that it is there."""
    phone.locator("#bulletin.by-touch").wait_for()
    for issue in choices:
        phone.locator(f"li.line[data-issue='{issue}'] .pick").click()
    phone.locator("#deposer").click()
    phone.locator(".deposited").wait_for()


def seat_on_paper(console, sector: str, people: int = 1) -> None:
    unfold(console, "Inscrire sur papier")
    form = console.locator("form[action$='/console/papier/']")
    form.locator("select").select_option(label=sector)
    form.locator("input[type=number]").fill(str(people))
    with console.expect_navigation():
        form.locator("button").click()
    look(console)


def type_paper(console, choices: list[int]) -> None:
    """The shuffled box: the number of the group where there are several, then the choices."""
    with console.expect_navigation():
        console.get_by_role("link", name="Saisir les bulletins papier").click()
    look(console)
    rows = console.locator("table tbody tr")
    group = [
        row.locator("td").first.inner_text()
        for row in rows.all()
        if row.locator("td").last.inner_text() != "0"
    ]
    console.locator("#id_lines").fill(" ".join([*group[:1], *map(str, choices)]))
    press(console, "Enregistrer")
    with console.expect_navigation():
        console.get_by_role("link", name="Console").first.click()


def count(console) -> None:
    """Close the vote and count: once at once, or twice where late ballots are waited for."""
    press(console, "Fermer le vote")
    waiting = console.get_by_role("button", name="Compter les bulletins")
    for _try in range(20):
        if not waiting.count():
            return
        console.wait_for_timeout(1000)
        with console.expect_navigation():
            waiting.first.click()
    raise AssertionError("the vote is not counted")


def keep_problem(console, title: str, issues: list[int]) -> None:
    form = console.locator("form[action$='/console/problemes/']")
    form.locator("textarea, input[type=text]").first.fill(title)
    for issue in issues:
        form.get_by_label(ISSUES[issue - 1]).check()
    reason = form.locator("[name$=reason]")
    if reason.count():
        reason.fill("La salle en a parlé longtemps et s’entend là-dessus.")
    with console.expect_navigation():
        form.get_by_role("button", name="Retenir ce problème").click()
    look(console)


def promise(console, what: str) -> None:
    form = console.locator("form[action$='/console/engagements/']")
    form.locator("select").first.select_option(index=1)
    form.locator("textarea, input[type=text]").first.fill(what)
    with console.expect_navigation():
        form.get_by_role("button", name="Ajouter l’engagement").click()
    look(console)
