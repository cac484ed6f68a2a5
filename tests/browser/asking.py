"""What a milieu does to ask for support, and what the coordination does to say yes."""

import re

from tests.browser.people import look, press

LEAD = "lucie.vanier@comite-des-rives.example"


def ask(
    phone, server, *, milieu: str, title: str = "Que les jeunes sachent où aller le soir", email: str = LEAD
) -> None:
    """The public form, five short pages on a phone, then the mail to confirm."""
    phone.goto("/demandes/nouvelle/")
    look(phone)
    phone.wait_for_timeout(3200)  # nobody reads a page in less
    phone.locator("#id_title").fill(title)
    press(phone, "Continuer")
    phone.locator("#id_problem").fill(
        "Depuis la fermeture du local, les jeunes se tiennent dehors et des conflits éclatent."
    )
    press(phone, "Continuer")
    press(phone, "Continuer")
    phone.locator("#id_territory").select_option(index=1)
    phone.locator("#id_organisation_name").fill(milieu)
    press(phone, "Continuer")
    for name, value in {
        "given_name": "Lucie",
        "family_name": "Vanier",
        "function": "coordonnatrice",
        "email": email,
    }.items():
        phone.locator(f"#id_{name}").fill(value)
    press(phone, "Continuer")
    press(phone, "Recevoir le courriel de confirmation")
    phone.goto(link_in(server.last_message_to(email), server))
    look(phone)
    press(phone, "Envoyer la demande")


def accept(coordinator, *, title: str, milieu: str) -> None:
    """From the list of requests to the file that opens."""
    coordinator.goto("/demandes/")
    look(coordinator)
    with coordinator.expect_navigation():
        coordinator.get_by_role("link", name=title).first.click()
    look(coordinator)
    with coordinator.expect_navigation():
        coordinator.get_by_role("link", name="Accepter et ouvrir un dossier").click()
    look(coordinator)
    coordinator.locator("#id_reason").fill(
        "Oui. On se parle cette semaine pour préparer une première rencontre."
    )
    coordinator.locator("#id_name").fill(milieu)
    sector = coordinator.locator("#id_sector")
    if sector.count():
        sector.select_option(index=1)
    press(coordinator, "Accepter et ouvrir le dossier")


def link_in(words: str, server) -> str:
    """The path of the link that a message carries."""
    return re.search(r"https?://\S+", words)[0].removeprefix(server.url)
