from django.db import models
from django.utils.translation import gettext_lazy as _


class PlanStatus(models.TextChoices):
    DRAFT = "draft", _("ébauche")
    COMMENTING = "commenting", _("en commentaires")
    ADOPTED = "adopted", _("adopté")
    ACTIVE = "active", _("en cours")
    ENDED = "ended", _("terminé")


class Progress(models.TextChoices):
    """Where an action or a commitment stands; « en retard » is never written, it is read from the dates."""

    TODO = "todo", _("à faire")
    UNDER_WAY = "under_way", _("en cours")
    DONE = "done", _("fait")
    CHANGED = "changed", _("modifié")
    ABANDONED = "abandoned", _("abandonné")


OPEN = (Progress.TODO, Progress.UNDER_WAY, Progress.CHANGED)


class Visibility(models.TextChoices):
    PARTNERS = "partners", _("les partenaires du plan")
    PUBLIC = "public", _("tout le monde, avec l’accord du milieu")


class IndicatorKind(models.TextChoices):
    PROCESS = "process", _("processus : ce qui est fait")
    OUTCOME = "outcome", _("effet : ce qui change, pour qui")


class Direction(models.TextChoices):
    UP = "up", _("on veut que ça monte")
    DOWN = "down", _("on veut que ça baisse")


class Frequency(models.TextChoices):
    ONCE = "once", _("une fois")
    MONTHLY = "monthly", _("chaque mois")
    QUARTERLY = "quarterly", _("chaque trimestre")
    HALF_YEARLY = "half_yearly", _("tous les six mois")
    YEARLY = "yearly", _("chaque année")


class Sensitivity(models.TextChoices):
    ORDINARY = "ordinary", _("ordinaire")
    PROTECTION = "protection", _("victimes ou protection de la jeunesse")


class ReviewKind(models.TextChoices):
    MIDTERM = "midterm", _("bilan de mi-parcours (6 mois)")
    FINAL = "final", _("bilan final (12 mois)")


class Answer(models.TextChoices):
    AGREES = "agrees", _("Le plan nous convient")
    SUGGESTS = "suggests", _("Nous suggérons des changements")
    DISAGREES = "disagrees", _("Nous ne sommes pas d’accord")


class EventKind(models.TextChoices):
    STATUS = "status", _("suivi")
    MEASURE = "measure", _("mesure")
    COMMENT = "comment", _("commentaire")
    ADOPTION = "adoption", _("adoption")
    VERSION = "version", _("changement")
    REVIEW = "review", _("bilan")
    HANDED = "handed", _("remise")
    PROMISE = "promise", _("engagement")
    TAKEN = "taken", _("relève")
    REMARK = "remark", _("message")
    MEETING = "meeting", _("rencontre")
    SURVEY = "survey", _("autoévaluation")


class MeetingStatus(models.TextChoices):
    PLANNED = "planned", _("prévue")
    HELD = "held", _("tenue")
    CANCELLED = "cancelled", _("annulée")


class Tool(models.TextChoices):
    PARTNERSHIP = "partnership", _("action en partenariat")
    TIES = "ties", _("confiance et apport")


class Moment(models.TextChoices):
    START = "start", _("au départ (T0)")
    END = "end", _("après douze mois (T12)")
