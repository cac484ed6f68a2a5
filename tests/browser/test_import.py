"""Two hundred people in a French Excel list with faults: brought, mended on a phone, confirmed, undone."""

from tests.browser.bringing import bring, confirm
from tests.browser.people import enter, press
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
