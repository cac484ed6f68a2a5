"""A passkey from end to end, with the browser's own virtual authenticator: made, used alone, asked for again."""

import pytest

from tests.browser.people import enter

AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
}


@pytest.fixture
def page(demo, browser):
    """Browsers bind a key to a name, so this page calls the machine by its name."""
    context = browser.new_context(base_url=demo.url.replace("127.0.0.1", "localhost"), locale="fr-CA")
    context.set_default_timeout(15_000)
    page = context.new_page()
    protocol = context.new_cdp_session(page)
    protocol.send("WebAuthn.enable")
    protocol.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
    yield page
    context.close()


def test_a_passkey_is_made_then_opens_alone(demo, page):
    enter(page, demo, "coordination")
    page.goto("/compte/securite/cles/")
    page.get_by_role("button", name="Créer la clé").click()
    page.wait_for_url("**/compte/securite/codes/")
    codes = page.locator("main .card").count()

    page.goto("/deconnexion/")
    page.locator("main").get_by_role("button", name="Me déconnecter").click()
    page.goto("/connexion/")
    page.get_by_role("button", name="Utiliser une clé d’accès").click()
    page.wait_for_url("**/bureau/**")
    page.goto("/compte/mot-de-passe/")
    page.get_by_role("button", name="Utiliser ma clé d’accès").click()
    page.wait_for_url("**/compte/mot-de-passe/")

    assert codes == 10
    assert page.locator("h1").inner_text() == "Choisir un mot de passe"


def test_a_bare_address_offers_no_key_it_could_not_use(demo, visitor):
    page = visitor(demo)

    page.goto("/connexion/")

    assert page.locator("form[data-passkey]").is_visible() is False
