"""The partners look at their partnership, secretly: an answer is tied to a link only while the survey is open."""

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from resal.core import clock
from resal.core.bilingual import choose
from resal.core.ids import public_id
from resal.plans.enums import Moment, Tool

from .part import text
from .plan import ActionPlan


class Wording(models.Model):
    """The words of one item of the partnership tool, loaded by the network that may use them. The tool's own
    words are protected: resal ships its structure only."""

    number = models.PositiveSmallIntegerField(primary_key=True)
    item_fr = models.CharField(max_length=400)
    a_fr = models.CharField(max_length=400)
    b_fr = models.CharField(max_length=400)
    c_fr = models.CharField(max_length=400)
    item_en = models.CharField(max_length=400, blank=True)
    a_en = models.CharField(max_length=400, blank=True)
    b_en = models.CharField(max_length=400, blank=True)
    c_en = models.CharField(max_length=400, blank=True)

    class Meta:
        verbose_name = _("énoncé")

    @property
    def item(self) -> str:
        return choose(self.item_fr, self.item_en)

    @property
    def answers(self) -> list[tuple[str, str]]:
        return [
            (letter.upper(), choose(getattr(self, f"{letter}_fr"), getattr(self, f"{letter}_en")))
            for letter in "abc"
        ]


class SurveyQuerySet(models.QuerySet):
    def open(self):
        return self.filter(closed_on=None)


class Survey(models.Model):
    """One tool at one moment. `result` holds totals only: once counted, no single answer is kept."""

    public_id = models.CharField(max_length=12, unique=True, default=public_id, editable=False)
    plan = models.ForeignKey(ActionPlan, on_delete=models.CASCADE, related_name="surveys")
    tool = models.CharField(_("outil"), max_length=12, choices=Tool)
    moment = models.CharField(_("moment"), max_length=6, choices=Moment)
    opened_on = models.DateField(default=clock.today)
    closes_on = models.DateField(_("réponses jusqu’au"))
    closed_on = models.DateField(null=True, blank=True)
    invited = models.PositiveSmallIntegerField(default=0)
    answered = models.PositiveSmallIntegerField(default=0)
    reminders = models.PositiveSmallIntegerField(default=0)
    reminded_on = models.DateField(null=True, blank=True)
    result = models.JSONField(default=dict)
    chosen = text(_("ce que le groupe choisit de travailler"))

    objects = SurveyQuerySet.as_manager()

    class Meta:
        verbose_name = _("autoévaluation")
        constraints = [
            models.UniqueConstraint(fields=["plan", "tool", "moment"], name="plans_one_survey_a_moment")
        ]

    @property
    def is_open(self) -> bool:
        return self.closed_on is None and clock.today() <= self.closes_on

    @property
    def invitation(self) -> str:
        """What the links of its invitations are about."""
        return f"plans.survey:{self.public_id}"

    @property
    def last_told_on(self) -> date:
        return self.reminded_on or self.opened_on


class LiveAnswer(models.Model):
    """An answer while its survey is open, so that it can be changed. `key` is an HMAC of the survey and the link's
    token, under a key that is never in the database. Never in a backup; emptied at the count."""

    key = models.CharField(max_length=64, primary_key=True)
    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="live_answers")
    choices = models.JSONField()

    class Meta:
        verbose_name = _("réponse en cours")
