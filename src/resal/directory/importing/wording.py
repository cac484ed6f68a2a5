"""What people read of a list: why a file cannot be read, what each issue means, what each column holds."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from resal.directory.importing.fields import Field
from resal.directory.importing.unreadable import Unreadable

# What is wrong, and the way on. The first half is what was expected.
UNREADABLE = {
    "empty": gettext_lazy("Une liste de membres était attendue : ce fichier est vide."),
    "header_only": gettext_lazy(
        "Des lignes étaient attendues sous les titres de colonnes : il n’y en a aucune. "
        "Vérifiez que vous avez enregistré la bonne feuille."
    ),
    "no_header": gettext_lazy(
        "Une ligne de titres était attendue, avec au moins un nom ou un courriel (Nom, Prénom, Courriel, Organisme, "
        "Secteur…) : aucune n’a été reconnue. Ajoutez cette ligne au-dessus de la liste."
    ),
    "not_a_table": gettext_lazy(
        "Une liste (CSV, TXT, XLSX, XLS ou ODS) était attendue : ce fichier n’en est pas une. "
        "Ouvrez-le, copiez le tableau dans un tableur et enregistrez-le en XLSX."
    ),
    "web_page": gettext_lazy(
        "Une liste était attendue : ce fichier est une page web, même si son nom dit autre chose. "
        "Ouvrez-le dans un tableur et enregistrez-le en XLSX."
    ),
    "locked": gettext_lazy(
        "Un classeur ouvert était attendu : celui-ci est protégé par un mot de passe. "
        "Enregistrez-en une copie sans mot de passe."
    ),
    "broken_workbook": gettext_lazy(
        "Un classeur était attendu : celui-ci est abîmé. Ouvrez-le dans un tableur et enregistrez-le de nouveau."
    ),
    "wrong_encoding": gettext_lazy(
        "Du texte dans cet encodage était attendu : ces octets n’en sont pas. Choisissez-en un autre."
    ),
}

ISSUES = {
    "NOT_A_MEMBER": gettext_lazy("n’est pas une personne (total, note, titre)"),
    "MOJIBAKE_REPAIRED": gettext_lazy("accents abîmés, réparés"),
    "EMAIL_DUPLICATE_IN_FILE": gettext_lazy("même personne, même courriel, plus haut dans la liste"),
    "EMAIL_SHARED": gettext_lazy("courriel partagé par plusieurs personnes"),
    "EMAIL_MISSING": gettext_lazy("pas de courriel"),
    "EMAIL_INVALID": gettext_lazy("courriel illisible"),
    "POSSIBLE_SAME_PERSON": gettext_lazy("peut-être la même personne, plus haut dans la liste"),
    "NAME_HAS_NOTE": gettext_lazy("une note accompagne le nom"),
    "NAME_AMBIGUOUS": gettext_lazy("nom et prénom à départager"),
    "NAME_CASE_CHANGED": gettext_lazy("majuscules du nom corrigées"),
    "DATE_AMBIGUOUS": gettext_lazy("date à deux lectures (jour ou mois d’abord ?)"),
    "DATE_INCOMPLETE": gettext_lazy("date incomplète"),
    "DATE_INVALID": gettext_lazy("date impossible"),
    "HOURS_INVALID": gettext_lazy("heures illisibles"),
    "CONSENT_UNKNOWN": gettext_lazy("consentement à vérifier"),
    "PHONE_INVALID": gettext_lazy("téléphone illisible"),
    "POSTAL_CODE_INVALID": gettext_lazy("code postal illisible"),
    "TERRITORY_MATCHED_BY_ALIAS": gettext_lazy("territoire reconnu par un autre nom"),
    "TERRITORY_UNKNOWN": gettext_lazy("territoire inconnu"),
    "EXPERTISE_UNKNOWN": gettext_lazy("expertise inconnue"),
    "LEVEL_MISSING": gettext_lazy("niveau d’expertise absent"),
    "LEVEL_OUT_OF_RANGE": gettext_lazy("niveau d’expertise hors de 1 à 4"),
    "LANGUAGE_UNKNOWN": gettext_lazy("langue inconnue"),
    "FORMULA_LIKE": gettext_lazy("une cellule ressemble à une formule"),
    "FORMULA_WITHOUT_VALUE": gettext_lazy("une formule n’a pas de valeur"),
    "ROW_HIDDEN_IN_SHEET": gettext_lazy("ligne cachée dans le classeur"),
    "ROW_TOO_SHORT": gettext_lazy("il manque des cellules"),
    "ROW_TOO_LONG": gettext_lazy("il y a trop de cellules"),
    "UNCLOSED_QUOTE": gettext_lazy("un guillemet n’est pas refermé"),
    "SAME_NAME_IN_DIRECTORY": gettext_lazy("l’annuaire a ce nom, dans cet organisme, avec un autre courriel"),
    "ORGANISATION_MISSING": gettext_lazy("pas d’organisme"),
}

COLUMNS = {
    Field.FAMILY: gettext_lazy("nom de famille"),
    Field.GIVEN: gettext_lazy("prénom"),
    Field.NAME: gettext_lazy("nom complet"),
    Field.EMAIL: gettext_lazy("courriel"),
    Field.PHONE: gettext_lazy("téléphone au travail"),
    Field.TITLE: gettext_lazy("fonction"),
    Field.ORGANISATION: gettext_lazy("organisme"),
    Field.SECTOR: gettext_lazy("secteur"),
    Field.TERRITORY: gettext_lazy("territoires"),
    Field.POSTAL_CODE: gettext_lazy("code postal (vérifié, pas gardé)"),
    Field.EXPERTISE: gettext_lazy("expertises"),
    Field.LEVEL: gettext_lazy("niveau d’expertise"),
    Field.LANGUAGES: gettext_lazy("langues"),
    Field.HOURS: gettext_lazy("heures par trimestre"),
    Field.JOINED: gettext_lazy("membre depuis"),
    Field.CONSENT: gettext_lazy("consentement à figurer dans l’annuaire"),
}


def issue(code: str) -> str:
    return str(ISSUES[code])


def why_unreadable(unreadable: Unreadable) -> str:
    """The sentence, the place, and what stood there."""
    sentence = str(UNREADABLE[unreadable.code])
    if not unreadable.found:
        return sentence
    return f"{sentence} " + _("À la ligne %(place)s : « %(found)s ».") % {
        "place": unreadable.place,
        "found": unreadable.found,
    }
