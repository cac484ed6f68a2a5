"""The choices of support work (DOMAIN 1.3, 6.9)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Status(models.TextChoices):
    """Where a request stands."""

    DRAFT = "draft", _("brouillon")
    RECEIVED = "received", _("reçue")
    NEEDS_DETAIL = "needs_detail", _("à préciser")
    IN_ANALYSIS = "in_analysis", _("en analyse")
    ACCEPTED = "accepted", _("acceptée")
    REFERRED = "referred", _("dirigée ailleurs")
    DECLINED = "declined", _("refusée")
    ON_HOLD = "on_hold", _("suspendue")
    CLOSED = "closed", _("close")


class Actor(models.TextChoices):
    """Who moves a request: the milieu by its signed link, the coordination from its desk."""

    MILIEU = "milieu", _("le milieu")
    COORDINATION = "coordination", _("la coordination")


class ModuleKind(models.TextChoices):
    PORTRAIT = "portrait", _("portrait ou diagnostic")
    WORKSHOP = "arp", _("activité de résolution de problèmes")
    PLAN = "plan", _("plan d’action concerté")
    FOLLOW_UP = "suivi", _("suivi du plan")
    EVALUATION = "evaluation", _("évaluation")
    PRODUCT = "produit", _("produit de connaissance")


class ModuleState(models.TextChoices):
    TO_DO = "todo", _("à faire")
    UNDER_WAY = "doing", _("en cours")
    DONE = "done", _("fait")
    NOT_NEEDED = "not_needed", _("pas nécessaire")


class FileStatus(models.TextChoices):
    OPEN = "open", _("en cours")
    SUSPENDED = "suspended", _("suspendu")
    CLOSED = "closed", _("fermé")


class ContactKind(models.TextChoices):
    CALL = "call", _("appel")
    MAIL = "mail", _("courriel")
    MEETING = "meeting", _("rencontre")


class MeetingStatus(models.TextChoices):
    PLANNED = "planned", _("prévue")
    HELD = "held", _("tenue")
    CANCELLED = "cancelled", _("annulée")


class Reply(models.TextChoices):
    NONE = "", _("sans réponse")
    YES = "yes", _("sera là")
    NO = "no", _("ne viendra pas")
    DELEGATE = "delegate", _("se fait remplacer")


class CostKind(models.TextChoices):
    TRANSPORT = "transport", _("transport")
    MEAL = "meal", _("repas")
    HONORARIUM = "honorarium", _("dédommagement")
    CHILDCARE = "childcare", _("garde d’enfants")
    OTHER = "other", _("autre")


class AskStatus(models.TextChoices):
    """What somebody answered when asked to join a team."""

    WAITING = "waiting", _("sans réponse")
    ACCEPTED = "accepted", _("a dit oui")
    DECLINED = "declined", _("a dit non")
    DELEGATED = "delegated", _("propose quelqu’un d’autre")
    WITHDRAWN = "withdrawn", _("invitation retirée")


class Aim(models.TextChoices):
    """The six aims of a team, as `resal.methods.matching` names them."""

    NICE = "nice_weight", _("couvrir le plus de souhaits")
    SECTORS = "sectors", _("réunir le plus de secteurs")
    PEOPLE = "people", _("mobiliser le moins de personnes")
    DEPTH = "depth", _("avoir les meilleurs niveaux")
    LARGEST = "largest_load_permille", _("ne surcharger personne")
    TOTAL = "total_load_permille", _("prendre le moins de disponibilité en tout")


class RoundKind(models.TextChoices):
    """What is asked of all the teams that are sought at once."""

    TOGETHER = "together", _("former les équipes ensemble")
    RECRUITING = "recruiting", _("ce que changerait un recrutement")


class RoundStatus(models.TextChoices):
    RUNNING = "running", _("en cours")
    DONE = "done", _("terminé")
    CANCELLED = "cancelled", _("annulé")
    FAILED = "failed", _("interrompu")
