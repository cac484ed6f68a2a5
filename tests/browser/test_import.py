"""Two hundred people in a French Excel list with faults: brought, mended on a phone, confirmed, undone."""

from tests.browser.people import enter, follow, look, press
from tests.directory.importing import faulty

COUNT = "SELECT count(*) FROM directory_member WHERE left_on IS NULL"


def test_a_list_with_faults_from_the_file_to_the_undo(demo, visitor, tmp_path):
    path = tmp_path / "Répertoire 2026.xlsx"
    path.write_bytes(faulty.workbook())
    before = demo.asked(COUNT)[0][0]
    phone = visitor(demo)
    phone.set_default_timeout(60_000)  # two hundred people are written at once
    enter(phone, demo, "coordination")
    bring(phone, path)
    address = phone.url
    assert "Anaïs Lévesque-Roy" in phone.locator("main").inner_text()
    assert "17 attendent votre décision" in phone.locator("main").inner_text()
    confirm(phone)

    added = demo.asked("SELECT added FROM directory_listimport")[0][0]
    assert demo.asked(COUNT)[0][0] == before + added
    assert added > 180
    phone.goto(address)
    phone.locator("details summary", has_text="Annuler cette importation").click()
    press(phone, "Tout annuler")

    assert demo.asked(COUNT)[0][0] == before
    assert demo.asked("SELECT count(*) FROM accounts_person WHERE email LIKE 'p%@exemple.org'")[0][0] == 0


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
