"""The choices of this app."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Status(models.TextChoices):
    PREPARED = "prepared", _("en préparation")
    OPEN = "open", _("en cours")
    DECIDED = "decided", _("décidée")
    CLOSED = "closed", _("annulée")


class Script(models.TextChoices):
    """Three lengths; first-time teams begin with the shortest."""

    EXPRESS = "express", _("Vote express, 30 à 45 minutes")
    SHORT = "short", _("Atelier court, 2 heures")
    FULL = "full", _("Atelier complet, 3 heures et demie")


class StepKind(models.TextChoices):
    WELCOME = "welcome", _("Accueil et règles")
    PORTRAIT = "portrait", _("Portrait en trois faits")
    QUESTION = "question", _("La question")
    IDEAS = "ideas", _("Idées en silence")
    MERGE = "merge", _("Tour de table et regroupement")
    VOTE_1 = "vote1", _("Vote 1")
    BREAK = "break", _("Pause")
    DIVERGENCE = "divergence", _("Ce qui diffère")
    VOTE_2 = "vote2", _("Vote 2")
    BLOCKS = "blocks", _("Qu’est-ce qui bloque ?")
    DECISION = "decision", _("Décision")
    COMMITMENTS = "commitments", _("Engagements")


class PoliceRole(models.TextChoices):
    """The milieu decides how police take part."""

    VOTES = "votes", _("La police participe et vote")
    OBSERVES = "observes", _("La police observe, sans voter")
    AFTER_IDEAS = "after_ideas", _("La police arrive après les idées")
    SEPARATE = "separate", _("Séance séparée avec les jeunes, sans la police")


class SeatRole(models.TextChoices):
    VOTER = "voter", _("vote")
    OBSERVER = "observer", _("observe")


class Channel(models.TextChoices):
    PHONE = "phone", _("téléphone")
    PAPER = "paper", _("papier")
    REMOTE = "remote", _("à distance")
    SIMULATED = "simulated", _("simulé")


class IdeaState(models.TextChoices):
    WAITING = "waiting", _("en attente de lecture")
    SHOWN = "shown", _("affichée")
    SET_ASIDE = "set_aside", _("mise de côté")


class PollKind(models.TextChoices):
    """The other formats: answers given by link, over days, or in the room in half an hour."""

    DOTS = "dots", _("Vote par points")
    CRITERIA = "criteria", _("Atelier par critères")
    PAIRS = "pairs", _("Liste par paires")
    OPINIONS = "opinions", _("D’accord, pas d’accord")
    BUDGET = "budget", _("Partage d’un budget")
    DELPHI = "delphi", _("Delphi en deux tours")


class PollStatus(models.TextChoices):
    PREPARED = "prepared", _("en préparation")
    OPEN = "open", _("ouverte")
    BETWEEN = "between", _("entre deux tours")
    COUNTED = "counted", _("dépouillée")
    CLOSED = "closed", _("annulée")


class ItemState(models.TextChoices):
    WAITING = "waiting", _("en attente de lecture")
    SHOWN = "shown", _("offert")
    SET_ASIDE = "set_aside", _("mis de côté")
