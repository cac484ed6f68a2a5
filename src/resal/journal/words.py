"""The journal in words: what each verb and each field says to people."""

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

VERBS = {
    "accepted": gettext_lazy("a accepté"),
    "added": gettext_lazy("a ajouté"),
    "adopted": gettext_lazy("a adopté"),
    "advanced": gettext_lazy("a fait avancer"),
    "answered": gettext_lazy("a répondu"),
    "approved": gettext_lazy("a approuvé"),
    "asked_confirmation": gettext_lazy("a demandé une confirmation"),
    "cancelled": gettext_lazy("a annulé"),
    "changed": gettext_lazy("a modifié"),
    "chose": gettext_lazy("a choisi"),
    "chose_script": gettext_lazy("a choisi le déroulement"),
    "closed": gettext_lazy("a fermé"),
    "closed_device": gettext_lazy("a déconnecté un appareil"),
    "closed_link": gettext_lazy("a fermé un lien"),
    "confirmed": gettext_lazy("a confirmé"),
    "convoked": gettext_lazy("a convoqué"),
    "counted": gettext_lazy("a compté"),
    "decided": gettext_lazy("a décidé"),
    "declined": gettext_lazy("a décliné"),
    "done": gettext_lazy("a terminé"),
    "drafted": gettext_lazy("a préparé une ébauche"),
    "dropped": gettext_lazy("a abandonné"),
    "edited": gettext_lazy("a modifié"),
    "ended": gettext_lazy("a mis fin au mandat"),
    "ended_role": gettext_lazy("a mis fin à un rôle"),
    "erased": gettext_lazy("a effacé"),
    "expired": gettext_lazy("est arrivé à son terme"),
    "flagged": gettext_lazy("a signalé"),
    "gathered": gettext_lazy("a rassemblé"),
    "gave_role": gettext_lazy("a donné un rôle"),
    "granted": gettext_lazy("a donné un mandat"),
    "handed": gettext_lazy("a remis à quelqu’un"),
    "handed_lead": gettext_lazy("a remis le milieu"),
    "handed_over": gettext_lazy("a transmis"),
    "held": gettext_lazy("a tenu"),
    "invited": gettext_lazy("a invité"),
    "joined": gettext_lazy("a fait entrer dans l’annuaire"),
    "led_to": gettext_lazy("a mené à"),
    "left": gettext_lazy("a noté le départ"),
    "logged": gettext_lazy("a noté un contact"),
    "measured": gettext_lazy("a noté une mesure"),
    "mended": gettext_lazy("a corrigé"),
    "merged": gettext_lazy("a fusionné"),
    "moved": gettext_lazy("a déplacé"),
    "named_absent": gettext_lazy("a noté une absence"),
    "noted_departure": gettext_lazy("a noté un départ"),
    "noted_presence": gettext_lazy("a noté une présence"),
    "opened": gettext_lazy("a ouvert"),
    "opened_comments": gettext_lazy("a ouvert les commentaires"),
    "passed_on": gettext_lazy("a transmis"),
    "opened_feed": gettext_lazy("a ouvert un agenda"),
    "paused": gettext_lazy("a mis en pause"),
    "planned": gettext_lazy("a planifié"),
    "prepared": gettext_lazy("a préparé"),
    "promised": gettext_lazy("s’est engagé"),
    "published": gettext_lazy("a publié"),
    "qualified": gettext_lazy("a noté une expertise"),
    "read_again": gettext_lazy("a relu autrement"),
    "read_aloud": gettext_lazy("a lu à voix haute"),
    "recorded": gettext_lazy("a consigné"),
    "released": gettext_lazy("a remis en vue"),
    "released_cares": gettext_lazy("a libéré ce qui l’attendait"),
    "removed": gettext_lazy("a retiré"),
    "reopened": gettext_lazy("a rouvert"),
    "replied": gettext_lazy("a répondu"),
    "reset_second_factor": gettext_lazy("a remis à zéro le second facteur"),
    "resumed": gettext_lazy("a repris"),
    "reviewed": gettext_lazy("a fait le point"),
    "revoked": gettext_lazy("a révoqué"),
    "reworded": gettext_lazy("a reformulé"),
    "scored": gettext_lazy("a évalué"),
    "seated_on_paper": gettext_lazy("a noté des votes sur papier"),
    "set": gettext_lazy("a réglé"),
    "spent": gettext_lazy("a noté une dépense"),
    "staged": gettext_lazy("a déposé une liste"),
    "started": gettext_lazy("a commencé"),
    "taken_out": gettext_lazy("a retiré"),
    "took_over": gettext_lazy("a pris la relève"),
    "undid": gettext_lazy("a annulé"),
    "unqualified": gettext_lazy("a retiré une expertise"),
    "updated": gettext_lazy("a mis à jour"),
    "verified": gettext_lazy("a vérifié"),
    "versioned": gettext_lazy("a enregistré une version"),
    "weighed": gettext_lazy("a pondéré"),
    "went_back": gettext_lazy("est revenu en arrière"),
    "wrote": gettext_lazy("a écrit"),
    "withdrawn": gettext_lazy("a retiré"),
    "withdrew": gettext_lazy("a retiré un consentement"),
}


def verb(code: str) -> str:
    """« a modifié »; an act without a sentence of its own is named as it was recorded."""
    return str(VERBS[code]) if code in VERBS else _("a fait : %(act)s") % {"act": code.replace("_", " ")}


def field(object_type: str, name: str) -> str:
    """A field by its name in the forms; a name that is no field any more stays as it is."""
    try:
        known = apps.get_model(object_type)._meta.get_field(name)
        return str(known.related_model._meta.verbose_name if known.one_to_many else known.verbose_name)
    except (LookupError, FieldDoesNotExist, AttributeError):
        return name.replace("_", " ")
