"""The coordination's year: two hundred people brought, three requests at once, a stall, a review, what it shows."""

from datetime import date

from tests.browser import asking, teaming
from tests.browser.bringing import bring, confirm
from tests.browser.conftest import DESK
from tests.browser.people import enter, follow, look, press
from tests.directory.importing import faulty

TITLES = [
    "Des soirées sûres au parc",
    "Parler de cyberviolence aux parents",
    "Un lieu pour les jeunes du nord",
]


def test_from_a_list_of_people_to_the_report_of_the_year(demo, visitor, tmp_path):
    path = tmp_path / "Répertoire 2026.xlsx"
    path.write_bytes(faulty.workbook())
    page = visitor(demo, size=DESK)
    page.set_default_timeout(60_000)  # two hundred people are written at once, teams are searched for
    enter(page, demo, "coordination")
    bring(page, path)
    confirm(page)

    files = [opened(page, demo, visitor, number) for number in range(3)]
    teaming.look_for(page, files[0], [("Animation d’activités de résolution de problèmes", "pratique", 1)])
    first = teaming.proposed(page)
    teaming.look_for(
        page, files[1], [("Réalités autochtones", "référence", 3), ("Évaluation", "pratique", 1)]
    )
    assert teaming.proposed(page) == []
    assert "Aucune équipe ne répond à tous les critères" in page.locator("main").inner_text()
    teaming.give_up(page)
    second = teaming.proposed(page)
    teaming.look_for(page, files[2], [("Médiation", "pratique", 1), ("Soutien aux familles", "pratique", 1)])
    third = teaming.proposed(page)
    assert [bool(team) for team in (first, second, third)] == [True, True, True]

    teaming.invite(page)
    gone = third[0]
    teaming.decline(visitor(demo), demo, email_of(demo, gone), "Je suis en congé ce mois-là.")
    teaming.back_to(page, files[2])
    assert gone not in teaming.proposed(page)
    assert [name for name in third[1:] if name not in teaming.proposed(page)] == []

    relaunch_the_stalled_plan(page)
    hold_the_review(page)
    assert "le hasard en donnerait" in read(page, "/silos/")
    report = read(page, "/rapport/")
    assert "Plans d’action concertés adoptés" in report
    assert page.request.get(f"{page.url}fichiers/rapport.docx").status == 200


def opened(page, server, visitor, number: int) -> str:
    """A milieu asks, the coordination says yes: the address of its file."""
    milieu, title = f"Comité du secteur {number + 1}", TITLES[number]
    asking.ask(visitor(server), server, milieu=milieu, title=title, email=f"lead{number}@comite.example")
    asking.accept(page, title=title, milieu=milieu)
    return page.url


def email_of(server, name: str) -> str:
    question = "SELECT email FROM accounts_person WHERE given_name || ' ' || family_name = ?"
    return server.asked(question, name)[0][0]


def relaunch_the_stalled_plan(page) -> None:
    """The desk says what blocks; what was late is told, and the sign is gone."""
    late = "Des engagements ont passé leur date."
    page.goto("/bureau/")
    follow(page, "Relancer")
    plan = page.url
    assert late in page.locator("main").inner_text()
    action = page.locator("article.action", has_text="Les deux soirées qui restent")
    with page.expect_navigation():
        action.locator("> .card-body > .card-actions a.secondary").click()
    look(page)
    page.locator("input[name=status][value=done]").check()
    page.locator("#id_note").fill("Deux soirées tenues, avec des interprètes.")
    press(page, "Enregistrer")
    page.goto(plan)
    look(page)
    assert late not in page.locator("main").inner_text()


def hold_the_review(page) -> None:
    """A year later: the indicator is measured, and the table of results judges it."""
    page.goto("/plans/")
    follow(page, "Une école où l’on se parle")
    plan = page.url
    follow(page, "Mesures")
    page.locator("#id_measured_on").fill(date.today().isoformat())
    page.locator("#id_value").fill("22")
    press(page, "Ajouter la mesure")
    page.goto(f"{plan}bilans/")
    follow(page, "Bilan final (12 mois)")
    page.locator("#id_held_on").fill(date.today().isoformat())
    page.locator("#id_notes").fill("Les cercles tiennent dans toutes les classes.")
    press(page, "Garder le bilan")
    row = page.locator("table tbody tr", has_text="Classes qui tiennent un cercle par mois").inner_text()
    assert row.endswith("22\tatteint")


def read(page, address: str) -> str:
    page.goto(address)
    look(page)
    return page.locator("main").inner_text()
