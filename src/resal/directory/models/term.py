from django.db import models
from django.utils.translation import gettext_lazy as _

from .listed import Listed, ListedQuerySet


class Vocabulary(models.TextChoices):
    """The lists of DOMAIN 6 that are plain terms; sectors and territories have tables of their own."""

    FORM_OF_VIOLENCE = "forme_violence", _("Formes de violence")
    POPULATION = "population", _("Populations visées")
    ECOLOGICAL_LEVEL = "niveau_ecologique", _("Niveaux écologiques")
    PREVENTION_LEVEL = "niveau_prevention", _("Niveaux de prévention")
    RISK_FACTOR = "facteur_risque", _("Facteurs de risque")
    PROTECTIVE_FACTOR = "facteur_protection", _("Facteurs de protection")
    INTERVENTION = "type_intervention", _("Types d’intervention")
    SETTING = "milieu_vie", _("Milieux de vie")
    MODE = "modalite", _("Modalités")
    LANGUAGE = "langue", _("Langues")
    COMPETENCE = "competence", _("Expertises")


class TermQuerySet(ListedQuerySet):
    def of(self, vocabulary):
        return self.filter(vocabulary=vocabulary)


class Term(Listed):
    """One line of one vocabulary."""

    vocabulary = models.CharField(_("vocabulaire"), max_length=20, choices=Vocabulary)
    domain = models.CharField(_("domaine"), max_length=40, blank=True)
    source = models.CharField(_("source"), max_length=80, blank=True)

    objects = TermQuerySet.as_manager()

    class Meta:
        verbose_name = _("terme")
        constraints = [
            models.UniqueConstraint(fields=["vocabulary", "code"], name="directory_one_term_a_code")
        ]
