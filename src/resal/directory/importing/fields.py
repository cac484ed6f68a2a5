"""What a column can hold, and the French and English words that people put above it."""

import re
from enum import StrEnum

from resal.directory.importing.folding import key


class Field(StrEnum):
    FAMILY = "family"
    GIVEN = "given"
    NAME = "name"
    EMAIL = "email"
    PHONE = "phone"
    TITLE = "title"
    ORGANISATION = "organisation"
    SECTOR = "sector"
    TERRITORY = "territory"
    POSTAL_CODE = "postal_code"
    EXPERTISE = "expertise"
    LEVEL = "level"
    LANGUAGES = "languages"
    HOURS = "hours"
    JOINED = "joined"
    CONSENT = "consent"


COMPETENCE = "competence:"  # a column of its own for one expertise: "competence:mediation"

EXACT = {
    Field.FAMILY: "nom|noms|nom de famille|nom famille|patronyme|family name|last name|surname|lastname|nom 1",
    Field.GIVEN: "prenom|prenoms|first name|given name|firstname|given names|prenom usuel",
    Field.NAME: (
        "nom complet|nom et prenom|nom prenom|prenom et nom|prenom nom|nom prenoms|full name|name|membre|"
        "personne|nom de la personne|contact|personne contact|personne ressource|representant|representante|"
        "representant e|nom du membre|member|member name|participant|participante|delegue|nom du representant"
    ),
    Field.EMAIL: "courriel|email|e mail|mail|adresse courriel|couriel|adresse electronique|adresse email|emails",
    Field.PHONE: "telephone|tel|phone|telephone au travail|work phone|tel bureau|no tel|no de telephone",
    Field.TITLE: "fonction|titre|poste|poste occupe|titre d emploi|job title|title|position|role|titre du poste",
    Field.ORGANISATION: (
        "organisme|organisation|organization|org|employeur|institution|etablissement|nom de l organisme|"
        "organismes|milieu de travail|employer|company|nom organisme|organisme d attache|organisation name"
    ),
    Field.SECTOR: "secteur|secteurs|secteur d activite|secteur d intervention|sector|domaine d activite",
    Field.TERRITORY: (
        "territoire|territoires|arrondissement|arrondissements|quartier|quartiers|territory|territories|borough|"
        "boroughs|neighbourhood|neighborhood|secteur geographique|territoire desservi|territoires desservis"
    ),
    Field.POSTAL_CODE: "code postal|cp|c p|postal code|zip|zip code",
    Field.EXPERTISE: (
        "expertise|expertises|competence|competences|domaine d expertise|domaines d expertise|skills|skill|"
        "champ d expertise|champs d expertise|specialite|specialites|area of expertise|areas of expertise"
    ),
    Field.LEVEL: "niveau|niveaux|level|niveau d expertise|niveau de competence|expertise level",
    Field.LANGUAGES: "langue|langues|language|languages|langues parlees|langue parlee|spoken languages",
    Field.HOURS: (
        "heures|hours|heures disponibles|disponibilite|disponibilites|capacite|capacity|capacite en heures|"
        "heures par trimestre|hours a quarter|hours per quarter|nb heures|nombre d heures|capacite heures"
    ),
    Field.JOINED: (
        "date d adhesion|membre depuis|adhesion|joined|joined on|member since|date d entree|depuis|"
        "date d inscription|date adhesion|date joined|membership date|date"
    ),
    Field.CONSENT: (
        "consentement|consent|accepte d etre dans l annuaire|autorisation|accord|consentement a l annuaire|"
        "consentement annuaire|consent directory"
    ),
}
KNOWN = {word: field for field, words in EXACT.items() for word in words.split("|")}
# Tried in order on what is not known as a whole: « Courriel professionnel de la personne »
HOLDING = [
    (
        r"\bsecteur geographique|\barrondissement|\bquartier|\bterritoire|\bborough|\bterritor",
        Field.TERRITORY,
    ),
    (r"\bnom (de )?(l |votre )?(organi|etabl|instit)", Field.ORGANISATION),
    (r"^(?=.*(courriel|e ?mail))(?!.*(organis|general|perso|autre|secondaire))", Field.EMAIL),
    (r"^(?=.*(telephone|\btel\b|phone))(?!.*(perso|maison|home|mobile|cell|autre|fax))", Field.PHONE),
    (r"\bcode postal|postal code", Field.POSTAL_CODE),
    (r"\bprenom\b.*\bnom\b|\bnom\b.*\bprenom\b|\bfirst\b.*\blast\b|\bfull name", Field.NAME),
    (r"\bprenom\b|\bfirst name|\bgiven name", Field.GIVEN),
    (r"\bnom de famille|\blast name|\bfamily name|\bsurname", Field.FAMILY),
    (r"\bniveau|\blevel", Field.LEVEL),
    (r"\bexpertise|\bcompetence|\bskill", Field.EXPERTISE),
    (r"\blangue|\blanguage", Field.LANGUAGES),
    (r"\bheures?\b|\bhours?\b|\bcapacit", Field.HOURS),
    (r"\bconsent", Field.CONSENT),
    (r"\badhesion|membre depuis|\bjoined|member since", Field.JOINED),
    (r"\bsecteur|\bsector", Field.SECTOR),
    (r"^organis|^nom de l organi|^etablissement|^employeur", Field.ORGANISATION),
    (r"^fonction|^titre|^job", Field.TITLE),
]
HOLDING = [(re.compile(rule), field) for rule, field in HOLDING]
NOTE = re.compile(r"\([^)]*\)|\[[^\]]*\]|[*:]")
LONGEST_HEADER = 60


def field_of(header: str) -> Field | None:
    """What a header announces; None when it says nothing we keep."""
    if not header.strip() or len(header) > LONGEST_HEADER or "@" in header:
        return None
    for word in (key(header), key(NOTE.sub(" ", header))):
        if word in KNOWN:
            return KNOWN[word]
    word = key(header)
    return next((field for rule, field in HOLDING if rule.search(word)), None)


def hours_a_quarter(header: str) -> float:
    """By what an hour of this column is multiplied to be one of a quarter."""
    word = key(header)
    for rule, times in [
        (r"semaine|week", 13),
        (r"mois|mensuel|month", 3),
        (r"\ban\b|annee|annuel|year|annual", 0.25),
    ]:
        if re.search(rule, word):
            return times
    return 1
