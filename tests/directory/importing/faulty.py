"""A French Excel list of two hundred people, with the faults that real ones have. Made by code: nobody is real."""

import io
from datetime import date

from openpyxl import Workbook

TITLES = ["Nom", "Prénom", "Courriel", "Tél. bureau", "Organisme", "Secteur", "Territoire", "Langues"]
TITLES += ["Expertises", "Heures par trimestre", "Membre depuis"]
GIVEN = ["Hélène", "François", "Zoé", "Anaïs", "Jérôme", "Ève", "Loïc", "Naïma", "Étienne", "Maëlle"]
FAMILY = [
    "Bélanger",
    "Côté",
    "Lévesque",
    "Hébert",
    "Gagné",
    "Thériault",
    "Bérubé",
    "Nuñez",
    "Lemœur",
    "Diallo",
]
FAMILY += [
    "Séguin",
    "Pépin",
    "Léger",
    "Désîlets",
    "Ménard",
    "Béland",
    "Gagnon",
    "Roy",
    "Nguyễn",
    "Saint-Félix",
]
ORGANISATIONS = [
    ("Maison des jeunes L’Ancrage", "communautaire"),
    ("CIUSSS du Nord-de-l’Île (liste)", "santé"),
    ("École secondaire « La Voie »", "éducation"),
    ("Ville de Montréal – Diversité sociale", "municipal"),
    ("Poste de quartier 39 (liste)", "police"),
    ("Carrefour des Possibles", ""),
]
TERRITORIES = ["Montréal-Nord", "Saint-Michel", "St-Michel", "Hochelaga", "Ahuntsic-Cartierville"]
LANGUAGES = ["français", "français, anglais", "FR/EN", "français et créole", "bilingue"]
EXPERTISES = ["Médiation (3)", "Cyberviolence : pratique", "Gangs et violence armée (2, peut former)", ""]
PEOPLE = 200
SEEN_BY_NOBODY = 4  # lines above the header


def person(number: int) -> list:
    given, family = GIVEN[number % 10], FAMILY[number // 10]
    organisation, sector = ORGANISATIONS[number % 6]
    return [
        family,
        given,
        f"p{number}@exemple.org",
        f"514 555-01{number % 100:02}",
        organisation,
        sector,
        TERRITORIES[number % 5],
        LANGUAGES[number % 5],
        EXPERTISES[number % 4],
        20 + number % 10,
        date(2020 + number % 5, 1 + number % 12, 1 + number % 28),
    ]


FAULTS = {
    3: {0: "LÉVESQUE-ROY"},  # capitals: understood
    10: {2: None},  # no e-mail
    11: {2: None},
    12: {2: None},
    25: {2: "p25@@exemple"},
    40: {2: "info@exemple.org"},  # a shared mailbox
    41: {2: "info@exemple.org"},
    60: {10: "03/04/2024"},  # two readings
    70: {9: "-5"},
    80: {6: "Atlantide"},
    90: {3: "le même"},
    110: {0: "Gagné (en congé)"},
    130: {8: "Cuisine (3)"},
    150: {8: "Médiation"},  # no level
    160: {2: "p159@exemple.org", 0: "Ménard", 1: "Maëlle", 4: None, 5: None},
}


def rows() -> list[list]:
    people = [person(number) for number in range(PEOPLE)]
    for number, cells in FAULTS.items():
        for place, value in cells.items():
            people[number][place] = value
    people[180] = list(people[179])  # the same person twice
    return people


def workbook() -> bytes:
    book = Workbook()
    sheet = book.active
    sheet.title = "Membres 2026"
    sheet.append(["Répertoire des membres du réseau"])
    sheet.append(["Mis à jour le 3 novembre 2026"])
    sheet.append([])
    sheet.append(TITLES)
    for row in rows():
        sheet.append(row)
    sheet.append(["Total", PEOPLE])
    sheet.row_dimensions[SEEN_BY_NOBODY + 1 + 100].hidden = True
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
