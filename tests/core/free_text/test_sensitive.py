from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resal.core.sensitive import Kind, find, is_luhn, kinds

TOLD = [
    ("Écrivez à kevin.b@gmail.com", [Kind.EMAIL]),
    ("Son cell est le 514 555-0199.", [Kind.PHONE]),
    ("call him at (438) 555-0142", [Kind.PHONE]),
    ("5145550199", [Kind.PHONE]),
    ("+1 450.555.0123", [Kind.PHONE]),
    ("tél. : 555-0199", [Kind.PHONE]),
    ("Elle habite au 1234, rue Sainte-Catherine", [Kind.ADDRESS]),
    ("au 12 boul. Saint-Michel, app. 4", [Kind.ADDRESS]),
    ("45 8e Avenue", [Kind.ADDRESS]),
    ("He lives at 123 Main Street", [Kind.ADDRESS]),
    ("10 rue de la Montagne", [Kind.ADDRESS]),
    ("H1G 2B3", [Kind.ADDRESS]),
    ("née le 12 avril 2009", [Kind.BIRTH_DATE]),
    ("DDN : 2009-04-12", [Kind.BIRTH_DATE]),
    ("born on April 12, 2009", [Kind.BIRTH_DATE]),
    ("Kevin Tremblay-Roy, né le 12 avril 2009", [Kind.NAME, Kind.BIRTH_DATE]),
    ("Kevin Tremblay, 2009-04-12", [Kind.NAME]),
    ("Maria da Silva (12/04/2009)", [Kind.NAME]),
    ("Kevin Tremblay, 15 ans", [Kind.NAME]),
    ("Émilie Côté is 14 years old", [Kind.NAME]),
    ("TREK 0904 1218", [Kind.HEALTH_NUMBER]),
    ("TREK09541218", [Kind.HEALTH_NUMBER]),
    ("130-692-544", [Kind.SOCIAL_NUMBER]),
    ("NAS 130692544", [Kind.SOCIAL_NUMBER]),
]

QUIET = [
    "",
    "Trois organismes ont remarqué du recrutement chez les 14–17 ans depuis l’automne 2023.",
    "Table jeunesse du Boisé-du-Ruisseau, 12 avril 2009",
    "La Maison des jeunes L’Embarcadère existe depuis le 12 avril 2009.",
    "École secondaire des Trois-Rivages, 15 ans de concertation",
    "Centre Les Lanternes, fondé le 2009-04-12",
    "Auberge Le Passage 16-22",
    "La DPJ répond au 514 896-3100, en anglais au 514 935-6196.",
    "Tel-jeunes : 1 800 263-2266",
    "En 2023, rue Fleury, trois soirs par semaine",
    "Depuis 2019 rue Fleury",
    "Poste de quartier 39, parc François-Perrault",
    "Un budget de 125 000 000 $ et 5 148 963 jeunes",
    "Rencontre le 19 mars 2025 de 13 h à 16 h 30, avec 18 personnes de 8 secteurs",
    "Notre-Dame-de-Grâce et Saint-Michel, 12 rues touchées",
    "Gaspard Montpetit-Hébert coordonne la rencontre.",
    "Projet 2024-2025, phase 2, 16 ans et plus",
    "Rivière-des-Prairies–Pointe-aux-Trembles, 12 quartiers",
    "Le plan 2025-04-28 a été adopté.",
]


@pytest.mark.parametrize(("words", "expected"), TOLD)
def test_what_tells_who_somebody_is_is_found(words, expected):
    assert kinds(words) == expected


@pytest.mark.parametrize("words", QUIET)
def test_organisations_places_dates_and_help_lines_pass_in_silence(words):
    assert find(words) == []


def test_an_installation_s_own_help_lines_pass_too():
    assert kinds("418 555-0100") == [Kind.PHONE]
    assert kinds("418 555-0100", public_numbers=frozenset({"4185550100"})) == []


def test_a_finding_says_where():
    words = "Écrire à a@b.ca demain"

    (finding,) = find(words)

    assert words[finding.start : finding.end] == "a@b.ca"


@given(st.text(max_size=400))
def test_any_text_gives_findings_in_order_within_it_and_never_fails(words):
    findings = find(words)

    assert all(0 <= finding.start < finding.end <= len(words) for finding in findings)
    assert all(first.end <= second.start for first, second in pairwise(findings))


@given(st.integers(2, 9), st.integers(0, 99), st.integers(2, 9), st.integers(0, 99), st.integers(0, 9999))
def test_every_way_of_writing_a_number_is_found(a, b, c, d, line):
    area, exchange = f"{a}{b:02}", f"{c}{d:02}"
    expected = [] if area in {"800", "833", "844", "855", "866", "877", "888"} else [Kind.PHONE]

    for written in (
        f"{area} {exchange}-{line:04}",
        f"({area}) {exchange} {line:04}",
        f"{area}.{exchange}.{line:04}",
    ):
        assert kinds(f"son numéro : {written}.") == expected


@given(st.text("0123456789", min_size=8, max_size=8))
def test_one_digit_in_ten_completes_a_number(start):
    assert sum(is_luhn(start + digit) for digit in "0123456789") == 1


def test_a_very_long_text_is_read_quickly():
    words = "a@" * 20_000 + "Aa " * 20_000 + "1" * 20_000 + "Jean-Jean-Jean " * 3_000

    assert isinstance(find(words), list)
