from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from resal.core.models import Text

from .workshop import Workshop


class IssueQuerySet(models.QuerySet):
    def in_order(self):
        return self.select_related("wording", "wording_en").order_by("number")


class Issue(models.Model):
    """What the room votes on: a number, fifteen words at most, and the ideas it gathers."""

    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="issues")
    number = models.PositiveSmallIntegerField()
    wording = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+")
    wording_en = models.ForeignKey(Text, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    read_aloud = models.BooleanField(_("lu à voix haute"), default=False)
    blocks = models.ForeignKey(Text, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    size = models.PositiveSmallIntegerField(
        _("A : ampleur"), null=True, blank=True, validators=[MaxValueValidator(10)]
    )
    seriousness = models.PositiveSmallIntegerField(
        _("B : gravité"), null=True, blank=True, validators=[MaxValueValidator(10)]
    )
    effectiveness = models.PositiveSmallIntegerField(
        _("C : efficacité possible"), null=True, blank=True, validators=[MaxValueValidator(10)]
    )
    pearl_no = models.JSONField(default=list)
    pearl_reason = models.ForeignKey(Text, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    passed_to = models.CharField(_("transmis à"), max_length=160, blank=True)

    objects = IssueQuerySet.as_manager()

    class Meta:
        verbose_name = _("enjeu")
        constraints = [
            models.UniqueConstraint(fields=["workshop", "number"], name="workshops_one_issue_a_number")
        ]

    @property
    def label(self) -> str:
        """« E03 »"""
        return f"E{self.number:02d}"

    @property
    def words(self) -> str:
        """The wording in the reader's language, French where no English was given."""
        english = (get_language() or "").startswith("en") and self.wording_en
        return str(english or self.wording)
