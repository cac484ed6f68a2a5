"""The démarche of the demo network, followed on a phone from its request to its 12-month review."""

import pytest

from tests.browser.people import enter, follow, look

ASKED = "Mieux repérer et soutenir les jeunes exposés"
DONE = "Repérer et soutenir les jeunes exposés"


@pytest.fixture(params=["fr-ca", "en-ca"])
def phone(demo, visitor, request):
    page = visitor(demo, language=request.param)
    yield page
    assert page.locator("html").get_attribute("lang")[:2] == request.param[:2]


def test_the_coordination_follows_it_to_the_twelve_month_review(demo, phone):
    phone.goto("/")
    look(phone)
    enter(phone, demo, "coordination")
    look(phone)

    visit(phone, "/demandes/?statut=toutes", ASKED)
    visit(phone, "/accompagnements/", ASKED)
    visit(phone, "/activites/", DONE)
    visit(phone, "/plans/", DONE)
    address = phone.url
    for part in ("echeancier", "commentaires", "versions", "bilans"):
        phone.goto(f"{address}{part}/")
        look(phone)
    phone.goto(f"{address}bilans/{final_review(demo)}/")
    look(phone)

    plan = address.rstrip("/").rpartition("/")[2]
    assert phone.locator("table tbody tr").count() == indicators(demo, plan)


def test_young_people_read_what_became_of_it_by_the_code_they_used(demo, phone):
    code = demo.asked(
        "SELECT code FROM workshops_workshop WHERE title LIKE ? AND status = 'decided'", f"{DONE}%"
    )[0][0]

    phone.goto(f"/r/{code}/suites/")

    look(phone)
    assert phone.locator("main li").count() > 3


def visit(page, listed: str, title: str) -> None:
    """From the list to the thing of this title."""
    page.goto(listed)
    look(page)
    follow(page, title)


def final_review(server) -> str:
    return server.asked("SELECT public_id FROM plans_review WHERE kind = 'final' AND held_on IS NOT NULL")[0][
        0
    ]


def indicators(server, plan: str) -> int:
    its = "plan_id = (SELECT id FROM plans_actionplan WHERE public_id = ?)"
    return server.asked(f"SELECT count(*) FROM plans_indicator WHERE {its}", plan)[0][0]
