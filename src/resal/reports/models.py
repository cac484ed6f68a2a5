from django.db import models
from django.utils.translation import gettext_lazy as _

from resal.accounts.models import Person
from resal.core.ids import public_id
from resal.core.models import Text
from resal.directory.models import Milieu


class StoryQuerySet(models.QuerySet):
    def told(self):
        """With the milieu's agreement, and words that can still be read."""
        return self.filter(
            agreed_at__isnull=False,
            taken_back_at=None,
            words__quarantined_at=None,
            words__erased_at=None,
            title__quarantined_at=None,
            title__erased_at=None,
        )

    def waiting(self):
        return self.filter(agreed_at=None, taken_back_at=None)

    def between(self, since, until):
        return self.filter(happened_on__range=(since, until))

    def in_time(self):
        return self.select_related("milieu", "title", "words").order_by("-happened_on", "-pk")


class Story(models.Model):
    """What a milieu lived, in a few lines without anybody's name; in the report only if the milieu agrees."""

    public_id = models.CharField(max_length=12, unique=True, default=public_id, editable=False)
    milieu = models.ForeignKey(
        Milieu, on_delete=models.PROTECT, related_name="stories", verbose_name=_("milieu")
    )
    title = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+", verbose_name=_("titre"))
    words = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+", verbose_name=_("récit"))
    happened_on = models.DateField(_("quand"))
    written_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    agreed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    agreed_at = models.DateTimeField(_("accord du milieu"), null=True, blank=True)
    taken_back_at = models.DateTimeField(_("retiré le"), null=True, blank=True)

    objects = StoryQuerySet.as_manager()

    class Meta:
        verbose_name = _("récit")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(agreed_at=None, agreed_by=None)
                | models.Q(agreed_at__isnull=False, agreed_by__isnull=False),
                name="reports_somebody_agreed",
            )
        ]

    @property
    def is_told(self) -> bool:
        readable = self.words.is_readable and self.title.is_readable
        return self.agreed_at is not None and self.taken_back_at is None and readable
