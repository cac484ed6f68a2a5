"""What a milieu does with its decision: a plan, filled, adopted, taken away."""

from tests.browser.people import follow, look, press


def make_plan(page) -> None:
    """One click on the decision."""
    press(page, "Faire le plan")


def add_action(page, what: str) -> None:
    follow(page, "Ajouter une action")
    page.locator("#id_what").fill(what)
    page.locator("#id_due_on").fill("2027-03-31")
    page.locator("#id_how_we_know").fill("Une carte plastifiée est affichée dans chaque lieu.")
    page.locator("#id_lead").select_option(index=1)
    press(page, "Enregistrer")


def add_indicator(page, name: str) -> None:
    """An outcome whose baseline is not known yet: when, and by whom, is enough."""
    follow(page, "Ajouter un indicateur")
    page.locator("#id_name").fill(name)
    page.locator("input[name=kind][value=outcome]").check()
    page.locator("input[name=direction]").first.check()
    page.locator("#id_baseline_planned_on").fill("2027-01-31")
    page.locator("#id_baseline_planned_by").select_option(index=1)
    press(page, "Enregistrer")


def adopt(page) -> None:
    follow(page, "Adopter le plan")
    press(page, "Adopter le plan")


def exported(page) -> dict[str, bytes]:
    """The plan in its four forms, by the links of its page: {label: bytes}."""
    look(page)
    links = page.locator("section[aria-labelledby=exports] a").all()
    files = {}
    for link in links:
        answer = page.request.get(link.get_attribute("href"))
        assert answer.status == 200, answer.url
        files[link.inner_text()] = answer.body()
    return files
