import uuid

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class TextQuerySet(models.QuerySet):
    def readable(self):
        return self.filter(quarantined_at=None, erased_at=None)

    def quarantined(self):
        return self.exclude(quarantined_at=None).filter(erased_at=None)

    def past_their_term(self, today):
        over = models.Q(keep_until__lt=today) | models.Q(held_until__lt=today)
        return self.filter(over, erased_at=None)


class Text(models.Model):
    """A free text that somebody wrote, kept apart so that it can be erased everywhere at once.

    A row never changes its words: a correction is a new row (`core.texts.replace`). Versions, drafts and
    documents point at rows and copy nothing, so that erasing one row erases the text in all of them.
    `keep_until` is the term it had from the start; `held_until` the end of the week in which a withdrawn one may
    be released.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=60)
    body = models.TextField()
    written_at = models.DateTimeField()
    keep_until = models.DateField(null=True, blank=True)
    quarantined_at = models.DateTimeField(null=True, blank=True)
    held_until = models.DateField(null=True, blank=True)
    erased_at = models.DateTimeField(null=True, blank=True)

    objects = TextQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("texte")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(erased_at=None) | models.Q(body=""), name="core_erased_text_is_empty"
            )
        ]

    @property
    def is_readable(self) -> bool:
        return self.quarantined_at is None and self.erased_at is None

    def __str__(self) -> str:
        if self.erased_at:
            return _("[texte effacé]")
        if self.quarantined_at:
            return _("[texte retiré en attendant une vérification]")
        return self.body
