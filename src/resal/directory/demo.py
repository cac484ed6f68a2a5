"""The people and organisations of the demo network (DOMAIN 9.1): all invented, on a fictional territory."""

from datetime import datetime
from zoneinfo import ZoneInfo

from resal.accounts.models import Person, Role, RoleGrant
from resal.core import clock
from resal.directory import actions, profiles, seeds
from resal.directory.models import Organisation, Sector, Term, Territory, Vocabulary

START = datetime(2024, 9, 9, 9, tzinfo=ZoneInfo("America/Toronto"))

# code, name, sector, contact, what she does there
ORGANISATIONS = [
    (
        "O01",
        "Table jeunesse du Boisé-du-Ruisseau",
        "concertation",
        "Soraya",
        "Boisclair-Amari",
        "coordonnatrice",
    ),
    ("O02", "Maison des jeunes L’Embarcadère", "comm_jeunesse", "Gaspard", "Montpetit-Hébert", "directeur"),
    ("O03", "Projet Trottoir", "travail_rue", "Malik", "Robidoux-Sylla", "travailleur de rue"),
    ("O04", "Auberge Le Passage 16-22", "habitation", "Ifeoma", "Desrosiers-Obi", "coordonnatrice clinique"),
    (
        "O05",
        "Centre de femmes Les Lanternes",
        "femmes_victimes",
        "Clémence",
        "Ouimet-Baptiste",
        "intervenante",
    ),
    (
        "O06",
        "École secondaire des Trois-Rivages",
        "education",
        "Léonard",
        "Vadeboncoeur-Roy",
        "directeur adjoint",
    ),
    (
        "O07",
        "CIUSSS Rive-aux-Saules (démo)",
        "sante",
        "Anaïs",
        "Belhumeur-Koné",
        "organisatrice communautaire",
    ),
    ("O08", "Poste de quartier 00 (démo)", "police", "Thandiwe", "Lacoursière", "agente sociocommunautaire"),
    (
        "O09",
        "Division du développement social, Rive-aux-Saules",
        "municipal",
        "Béatrice",
        "Goyette-Nassif",
        "conseillère en développement",
    ),
    ("O10", "Familles et Racines", "immigration", "Marisol", "Quintal-Duval", "directrice"),
    ("O11", "Comité Les Voix du Boisé (16–20 ans)", "jeunes", "", "", ""),
    ("R1", "Centre de prévention (démo)", "recherche", "Noémie", "Charlebois-Diallo", "co-coordonnatrice"),
    ("R2", "Institut jeunesse (démo)", "sante", "Étienne", "Larochelle-Anctil", "co-coordonnateur clinique"),
    ("P1", "Équijustice Rive-aux-Saules (démo)", "justice", "Maïté", "Sansregret-Lopez", "médiatrice"),
    ("P2", "Bureau des bailleurs (démo)", "philanthropie", "Rosalie", "Fortier-Wang", "agente de programme"),
    ("P3", "Université des Saules (démo)", "recherche", "Hoa", "Fauteux-Pham", "chercheuse"),
    ("P4", "Accès-Emploi Jeunes (démo)", "employabilite", "Samuel", "Abitbol-Gagné", "conseiller"),
    ("P5", "Arc-en-rive (démo)", "lgbtq", "Alex", "Bérubé-Ndiaye", "agent·e de liaison"),
    ("P6", "Rivage English Youth Project (demo)", "comm_jeunesse", "Jordan", "McAllister", "program lead"),
]

# who, competence, level, abilities
EXPERTISE = [
    ("Gaspard Montpetit-Hébert", "participation", 3, "can_facilitate"),
    ("Malik Robidoux-Sylla", "travail_rue", 4, "can_train"),
    ("Malik Robidoux-Sylla", "gangs", 3, "can_advise"),
    ("Ifeoma Desrosiers-Obi", "trauma", 3, "can_advise"),
    ("Clémence Ouimet-Baptiste", "exploitation_sexuelle", 4, "can_train"),
    ("Clémence Ouimet-Baptiste", "violence_sexuelle", 4, "can_train"),
    ("Léonard Vadeboncoeur-Roy", "climat_scolaire", 3, "can_advise"),
    ("Anaïs Belhumeur-Koné", "plan", 3, "can_facilitate"),
    ("Thandiwe Lacoursière", "police_jeunes", 4, "can_advise"),
    ("Béatrice Goyette-Nassif", "portrait", 3, "can_advise"),
    ("Marisol Quintal-Duval", "familles", 3, "can_facilitate"),
    ("Marisol Quintal-Duval", "interculturel", 4, "can_train"),
    ("Noémie Charlebois-Diallo", "animation_arp", 4, "can_facilitate"),
    ("Étienne Larochelle-Anctil", "evaluation", 3, "can_evaluate"),
    ("Maïté Sansregret-Lopez", "justice_reparatrice", 4, "can_train"),
    ("Hoa Fauteux-Pham", "exploitation_sexuelle", 4, "can_train"),
    ("Hoa Fauteux-Pham", "evaluation", 4, "can_evaluate"),
    ("Alex Bérubé-Ndiaye", "lgbtq", 4, "can_train"),
    ("Jordan McAllister", "cyberviolence", 2, "can_advise"),
]

ROLES = {
    "Noémie Charlebois-Diallo": Role.COORDINATION,
    "Étienne Larochelle-Anctil": Role.COORDINATION,
    "Hoa Fauteux-Pham": Role.EVALUATOR,
    "Rosalie Fortier-Wang": Role.FUNDER,
}

# who, other languages, hours a quarter, days since she confirmed her profile (None: never)
PROFILES = [
    ("Gaspard Montpetit-Hébert", (), 12, 40),
    ("Malik Robidoux-Sylla", ("ht",), 18, 25),
    ("Ifeoma Desrosiers-Obi", (), 8, 61),
    ("Clémence Ouimet-Baptiste", ("ht",), 10, 33),
    ("Léonard Vadeboncoeur-Roy", (), 6, 230),
    ("Anaïs Belhumeur-Koné", (), 15, 47),
    ("Thandiwe Lacoursière", (), None, 205),
    ("Béatrice Goyette-Nassif", ("ar",), 9, 12),
    ("Marisol Quintal-Duval", ("es",), 14, 19),
    ("Noémie Charlebois-Diallo", (), 40, 8),
    ("Étienne Larochelle-Anctil", (), 30, 8),
    ("Maïté Sansregret-Lopez", ("es",), 12, 70),
    ("Hoa Fauteux-Pham", (), 20, 15),
    ("Samuel Abitbol-Gagné", (), None, None),
    ("Alex Bérubé-Ndiaye", (), 10, 52),
    ("Jordan McAllister", (), 6, 28),
]


def tell(story: dict) -> None:
    """Leaves "people", "organisations", "territory", "coordination" in the story."""
    with clock.at(START):
        seeds.sow()
        story["territory"] = _territory()
        story["organisations"] = {code: _organisation(story, code, *rest) for code, *rest in ORGANISATIONS}
        story["people"] = {
            f"{given} {family}": _person(story, code, given, family, title)
            for code, _name, _sector, given, family, title in ORGANISATIONS
            if given
        }
        story["coordination"] = [
            story["people"][name] for name, role in ROLES.items() if role == Role.COORDINATION
        ]
        for name, code, level, ability in EXPERTISE:
            competence = Term.objects.get(vocabulary=Vocabulary.COMPETENCE, code=code)
            actions.set_expertise(
                story["people"][name].member,
                competence,
                level,
                by=story["coordination"][0],
                **{ability: True},
            )
        _merged_organisation(story)
    _profiles(story)


def _territory() -> Territory:
    rive = Territory.objects.create(
        code="rive_aux_saules", name_fr="Rive-aux-Saules (démo)", is_demo=True, sort=1
    )
    return Territory.objects.create(
        code="boise_du_ruisseau",
        name_fr="Boisé-du-Ruisseau",
        parent=rive,
        population=21400,
        is_demo=True,
        sort=1,
    )


def _organisation(story, code, name, sector, *_contact) -> Organisation:
    return actions.add_organisation(
        by=None,
        name=name,
        sector=Sector.objects.get(code=sector),
        territory=story["territory"],
        is_host=code.startswith("R"),
    )


def _person(story, code, given_name, family_name, title) -> Person:
    handle = f"{given_name}.{family_name}".lower().translate(str.maketrans("éèêëàâïîôöûüç", "eeeeaaiioouuc"))
    member = actions.add_member(
        by=None,
        given_name=given_name,
        family_name=family_name,
        email=f"{handle}@{code.lower()}.example",
        organisation=story["organisations"][code],
        title=title,
        language="en-ca" if given_name == "Jordan" else "fr-ca",
        languages=Term.objects.of(Vocabulary.LANGUAGE).filter(code__in=("fr", "en")),
        territories=[story["territory"]],
    )
    role = ROLES.get(f"{given_name} {family_name}")
    if role:
        RoleGrant.objects.create(person=member.person, role=role, granted_at=clock.now())
    return member.person


def _merged_organisation(story) -> None:
    old = actions.add_organisation(
        by=None,
        name="Maison de jeunes du Ruisseau",
        sector=Sector.objects.get(code="comm_jeunesse"),
        territory=story["territory"],
    )
    actions.merge_organisation(old, story["organisations"]["O02"], by=story["coordination"][0])


def _profiles(story) -> None:
    """What they said of themselves these last months, so that the list holds fresh and stale ones."""
    now = clock.now()
    for name, languages, hours, days in PROFILES:
        member = story["people"][name].member
        spoken = Term.objects.of(Vocabulary.LANGUAGE).filter(code__in=("fr", "en", *languages))
        with clock.at(now - days * clock.A_DAY if days else START):
            changes = {"capacity_hours": hours, "languages": spoken.in_order()}
            actions.edit_member(member, by=member.person, changes=changes)
            if days:
                profiles.confirm(member, by=member.person)
    alex, ifeoma = (story["people"][name].member for name in ("Alex Bérubé-Ndiaye", "Ifeoma Desrosiers-Obi"))
    profiles.show_publicly(alex, by=alex.person)
    profiles.be_away(
        ifeoma, clock.today() + 10 * clock.A_DAY, clock.today() + 24 * clock.A_DAY, by=ifeoma.person
    )
