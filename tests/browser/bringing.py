"""What the coordination does with a list of people: the file is read, mended, confirmed."""

from tests.browser.people import follow, look, press


def bring(phone, path) -> None:
    """The file is read; its rows wait."""
    phone.goto("/annuaire/")
    follow(phone, "Importer une liste")
    phone.locator("input[type=file]").set_input_files(path)
    press(phone, "Lire cette liste")


def confirm(phone) -> None:
    """What can be mended is, the rest is left aside, and the people are in the directory."""
    name_the_organisation(phone)
    press(phone, "Toutes les prendre")
    mend_the_first(phone, email="eve.levesque@exemple.org")
    phone.locator("#id_leave_rest").check()
    press(phone, "Confirmer l’importation")


def name_the_organisation(phone) -> None:
    """The one that the list gives no sector."""
    follow(phone, "Voir les organismes")
    phone.locator("#id_organisation_0").select_option(value="s:comm_jeunesse")
    press(phone, "Enregistrer")


def mend_the_first(phone, *, email: str) -> None:
    """The first row that still waits has an address that cannot be read."""
    follow(phone, "Corriger")
    phone.locator("#id_email").fill(email)
    press(phone, "Enregistrer et prendre")
    look(phone)
