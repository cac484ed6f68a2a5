"""What a row says: names, addresses, days, hours, places, expertise; and what is no row at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resal.directory.importing import Unreadable
from resal.directory.importing.reading import counts
from tests.directory.importing.lists import HEAD, reading, row, rows


@pytest.mark.parametrize(
    ("head", "cell", "family", "given_name", "issues"),
    [
        ("Nom", "Tremblay, Anne", "Tremblay", "Anne", []),
        ("Nom complet", "TREMBLAY-ROY Anne", "Tremblay-Roy", "Anne", ["NAME_CASE_CHANGED"]),
        ("Prénom et nom", "Anne Tremblay", "Tremblay", "Anne", []),
        ("Nom et prénom", "Tremblay Anne", "Tremblay", "Anne", []),
        ("Full name", "Anne Tremblay", "Tremblay", "Anne", ["NAME_AMBIGUOUS"]),
        ("Name", "Mme Anne Tremblay (congé)", "Tremblay", "Anne", ["NAME_HAS_NOTE", "NAME_AMBIGUOUS"]),
        ("Contact", "Anne", "Anne", "", ["NAME_AMBIGUOUS"]),
    ],
)
def test_a_name_in_one_cell(head, cell, family, given_name, issues):
    found = row(f"{head};Courriel;Organisme", f"{cell};x@exemple.org;Org A")

    assert (found.values["family"], found.values["given"], found.issues) == (family, given_name, issues)


def test_the_work_address_says_which_name_comes_first():
    found = row("Nom complet;Courriel", "Tremblay Anne;anne.tremblay@exemple.org")

    assert (found.values["family"], found.values["given"], found.issues) == ("Tremblay", "Anne", [])


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("LÉVESQUE", "Lévesque"),
        ("D'AMOUR", "D'Amour"),
        ("saint-félix", "Saint-Félix"),
        ("ROY DE LA SABLONNIÈRE", "Roy de la Sablonnière"),
        ("McDonald", "McDonald"),
        ("O’Brien", "O’Brien"),
    ],
)
def test_capitals_of_a_name(name, shown):
    assert row(HEAD, f"{name};Ève;x@exemple.org;Org A;santé").values["family"] == shown


@pytest.mark.parametrize(
    ("head", "cell", "field", "value", "issues"),
    [
        ("Courriel", "Ève Roy <Eve@Exemple.org>", "email", "eve@exemple.org", []),
        ("Courriel", "eve@exemple.org;", "email", "eve@exemple.org", []),
        ("Courriel", "eve@exemple", "email", None, ["EMAIL_INVALID"]),
        ("Courriel", "ève@exemple.org", "email", None, ["EMAIL_INVALID"]),
        ("Téléphone", "(514) 555-0142 poste 12", "phone", "514 555-0142, poste 12", []),
        ("Téléphone", "1-514.555.0142", "phone", "514 555-0142", []),
        ("Téléphone", "+33 1 23 45 67 89", "phone", "+33123456789", []),
        ("Téléphone", "555-0142", "phone", None, ["PHONE_INVALID"]),
        ("Code postal", "h1h2b3", "postal_code", "H1H 2B3", []),
        ("Code postal", "H1H 2BO", "postal_code", None, ["POSTAL_CODE_INVALID"]),
        ("Membre depuis", "2025-11-03", "joined", "2025-11-03", []),
        ("Membre depuis", "3 novembre 2025", "joined", "2025-11-03", []),
        ("Membre depuis", "1er mars 2024", "joined", "2024-03-01", []),
        ("Membre depuis", "November 3, 2025", "joined", "2025-11-03", []),
        ("Membre depuis", "25/11/2025", "joined", "2025-11-25", []),
        ("Membre depuis", "11/25/2025", "joined", "2025-11-25", []),
        ("Membre depuis", "05/05/2025", "joined", "2025-05-05", []),
        ("Membre depuis", "03/11/2025", "joined", None, ["DATE_AMBIGUOUS"]),
        ("Membre depuis", "mars 2025", "joined", None, ["DATE_INCOMPLETE"]),
        ("Membre depuis", "2025", "joined", None, ["DATE_INCOMPLETE"]),
        ("Membre depuis", "31/02/2025", "joined", None, ["DATE_INVALID"]),
        ("Membre depuis", "l’an dernier", "joined", None, ["DATE_INVALID"]),
        ("Heures", "3h30", "hours", 3.5, []),
        ("Heures", "2,5 h", "hours", 2.5, []),
        ("Heures par mois", "4", "hours", 12, []),
        ("Heures", "4 h/semaine", "hours", 52, []),
        ("Heures", "-3", "hours", None, ["HOURS_INVALID"]),
        ("Heures", "beaucoup", "hours", None, ["HOURS_INVALID"]),
        ("Langues", "FR/EN", "languages", ["fr", "en"], []),
        ("Langues", "français et créole", "languages", ["fr", "ht"], []),
        ("Langues", "bilingue, klingon", "languages", ["fr", "en"], ["LANGUAGE_UNKNOWN"]),
        ("Territoire", "montreal nord", "territories", ["montreal_nord"], []),
        (
            "Territoire",
            "St-Michel; NDG",
            "territories",
            ["saint_michel", "cdn_ndg"],
            ["TERRITORY_MATCHED_BY_ALIAS"],
        ),
        ("Territoire", "Atlantide", "territories", [], ["TERRITORY_UNKNOWN"]),
        ("Consentement", "oui", "consent", True, []),
        ("Consentement", "non", "consent", False, ["CONSENT_UNKNOWN"]),
        ("Consentement", "", "consent", None, ["CONSENT_UNKNOWN"]),
    ],
)
def test_a_cell_that_holds_one_thing(head, cell, field, value, issues):
    cell = f'"{cell}"' if ";" in cell else cell
    if head == "Courriel":
        found = row("Nom;Prénom;Courriel;Organisme", f"Roy;Ève;{cell};Org A")
    else:
        found = row(f"Nom;Prénom;Courriel;{head}", f"Roy;Ève;x@exemple.org;{cell}")

    assert (found.values[field], found.issues) == (value, issues)


@pytest.mark.parametrize(
    ("cell", "known", "issues"),
    [
        ("Médiation (3, peut former)", [("mediation", 3, ["can_train"])], []),
        ("Médiation : confirmée", [("mediation", 3, [])], []),
        ("Mediation - expert\nCyberviolence (2)", [("mediation", 4, []), ("cyberviolence", 2, [])], []),
        (
            "Médiation, Cyberviolence",
            [("mediation", None, []), ("cyberviolence", None, [])],
            ["LEVEL_MISSING"],
        ),
        ("Médiation (7)", [("mediation", None, [])], ["LEVEL_OUT_OF_RANGE"]),
        ("Cuisine (3)", [], ["EXPERTISE_UNKNOWN"]),
        ("Haine et radicalisation (1)", [("haine", 1, [])], []),
    ],
)
def test_expertise_with_its_level(cell, known, issues):
    found = row("Nom\tPrénom\tCourriel\tExpertises", f'Roy\tÈve\tx@exemple.org\t"{cell}"')

    said = [(one["competence"], one["level"], one["can"]) for one in found.values["expertise"]]
    assert (said, found.issues) == (known, issues)


def test_levels_in_a_column_of_their_own_and_expertise_in_columns():
    apart = row("Nom;Prénom;Courriel;Expertises;Niveau", "Roy;Ève;x@exemple.org;Médiation, Trauma;2, 4")
    spread = row("Nom;Prénom;Courriel;Médiation;Cyberviolence", "Roy;Ève;x@exemple.org;3;")

    assert [one["level"] for one in apart.values["expertise"]] == [2, 4]
    assert spread.values["expertise"] == [{"competence": "mediation", "level": 3, "can": []}]


@pytest.mark.parametrize(
    "foot",
    ["Total;3;;;", "TOTAL : 12 membres;;;;", "Mis à jour le 3 mai;;;;", ";;;Org A;", HEAD, "Page 1 de 2;;;;"],
)
def test_a_line_that_names_nobody_is_shown_and_rejected(foot):
    found = rows(f"{HEAD}\nRoy;Ève;eve@exemple.org;Org A;santé\n{foot}\n")

    assert [one.status for one in found] == ["accepted", "rejected"]
    assert found[1].issues == ["NOT_A_MEMBER"]


def test_english_headers():
    found = reading("Last name,First name,E-mail,Organization,Sector\nRoy,Ève,eve@exemple.org,Org A,Health\n")

    assert found.header.columns == ("family", "given", "email", "organisation", "sector")
    assert next(found.rows()).values["sector_family"] == "health"


@pytest.mark.parametrize("text", ["=1+1", "@import", "+cmd", "-cmd", "=HYPERLINK(x)"])
def test_a_cell_that_would_run_waits_and_one_made_harmless_does_not(text):
    bare = row("Nom;Prénom;Courriel;Fonction", f"Roy;Ève;x@exemple.org;{text}")
    harmless = row("Nom;Prénom;Courriel;Fonction", f"Roy;Ève;x@exemple.org;'{text}")

    assert (bare.issues, bare.values["title"]) == (["FORMULA_LIKE"], text)
    assert (harmless.issues, harmless.values["title"]) == ([], text)


def test_an_open_quote_never_takes_the_rows_below():
    lines = ['Roy;Ève;a@exemple.org;"Org A;santé', 'Roy;Luc;b@exemple.org;"Org B";santé']

    found = rows("\n".join([HEAD, *lines, "Roy;Zoé;c@exemple.org;Org C;santé"]))

    assert [(one.line, one.values["email"], one.issues) for one in found] == [
        (2, "a@exemple.org", ["UNCLOSED_QUOTE"]),
        (3, "b@exemple.org", []),
        (4, "c@exemple.org", []),
    ]


def test_double_encoding_is_put_right_and_said():
    text = f"{HEAD}\nCôté;Hélène;x@exemple.org;Org A;santé\n"

    found = rows(text.encode().decode("cp1252").encode())

    assert (found[0].values["given"], found[0].values["family"]) == ("Hélène", "Côté")
    assert (found[0].issues, found[0].status) == (["MOJIBAKE_REPAIRED"], "accepted")


@pytest.mark.parametrize(
    ("content", "code", "place"),
    [
        (b"", "empty", "1"),
        (b"\xef\xbb\xbf \r\n", "empty", "1"),
        (b"Nom;Courriel\n", "header_only", "1"),
        (b"\n\nNom;Courriel\n;\n", "header_only", "3"),
        (b"un;deux\ntrois;quatre\n", "no_header", "1"),
        (b"<html><table>", "web_page", "1"),
        (b"%PDF-1.7\n", "not_a_table", "1"),
        (b"PK\x03\x04 not a workbook", "broken_workbook", "1"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "locked", "1"),
    ],
)
def test_what_is_no_list_is_told_with_its_place(content, code, place):
    with pytest.raises(Unreadable) as refused:
        reading(content)

    assert (refused.value.code, refused.value.place) == (code, place)


CELL = st.text(alphabet=st.sampled_from('aé ";,\t\n\r=@Total123'), max_size=8)


@given(lines=st.lists(st.lists(CELL, max_size=7), max_size=12), delimiter=st.sampled_from(";,\t"))
def test_every_data_row_is_accepted_to_review_or_rejected(lines, delimiter):
    """Whatever is under the header, every line that is not blank is one of the three, or inside a quoted cell."""
    text = delimiter.join(HEAD.split(";")) + "\n" + "".join(delimiter.join(line) + "\n" for line in lines)

    found = read_or_none(text)

    if found is None:
        return
    total = counts(iter(found))
    assert total["data_rows"] == total["accepted"] + total["review"] + total["rejected"] == len(found)
    assert [one.number for one in found] == list(range(1, len(found) + 1))


@given(st.binary(max_size=300))
def test_any_bytes_are_a_list_or_a_sentence(content):
    assert read_or_none(content) is None or len(content) > 5


def read_or_none(content):
    """The rows, or None for what is told to be no list; anything else is a fault."""
    try:
        return rows(content)
    except Unreadable as unreadable:
        return None if unreadable.place else unreadable
