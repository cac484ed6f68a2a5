from django.db import models
from django.utils.translation import gettext_lazy as _

from resal.core.models import Text
from resal.workshops.enums import IdeaState

from .issue import Issue
from .workshop import Workshop


class IdeaQuerySet(models.QuerySet):
    def shown(self):
        return self.filter(state=IdeaState.SHOWN)

    def waiting(self):
        return self.filter(state=IdeaState.WAITING)

    def loose(self):
        """Shown and not yet gathered into an issue."""
        return self.shown().filter(issue=None)

    def in_order(self):
        return self.select_related("words").order_by("pk")


class Idea(models.Model):
    """What somebody wrote in silence. It keeps its words when it is gathered into an issue."""

    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="ideas")
    words = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+")
    issue = models.ForeignKey(Issue, on_delete=models.SET_NULL, null=True, blank=True, related_name="ideas")
    state = models.CharField(max_length=10, choices=IdeaState, default=IdeaState.SHOWN)
    table = models.PositiveSmallIntegerField(null=True, blank=True)
    is_solution = models.BooleanField(_("formulée comme une solution"), default=False)
    objected = models.BooleanField(_("son auteur s’oppose au regroupement"), default=False)

    objects = IdeaQuerySet.as_manager()

    class Meta:
        verbose_name = _("idée")


class LiveAuthor(models.Model):
    """Lets a phone find its own ideas until vote 1 opens; then the rows go. Never in a backup."""

    idea = models.OneToOneField(Idea, on_delete=models.CASCADE, related_name="author", primary_key=True)
    key = models.CharField(max_length=64, db_index=True)

    class Meta:
        verbose_name = _("auteur en direct")
