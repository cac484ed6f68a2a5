"""What every part of a plan has in common: an id for addresses, a place in the list, an edition number.

A part says which of its columns are free texts (`TEXTS`), plain values (`PLAIN`) and links to several
things (`MANY`): forms, versions, differences and exports all read the same three lists.
"""

from typing import ClassVar

from django.db import models

from resal.core.ids import public_id


def text(label, **options):
    """A pointer to a free text of the erasable store."""
    return models.ForeignKey(
        "core.Text",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=label,
        **options,
    )


class PartQuerySet(models.QuerySet):
    def in_order(self):
        return self.order_by("position", "pk")

    def with_words(self):
        return self.select_related(*self.model.TEXTS)


class Part(models.Model):
    """`edition` grows with each change: a form that was opened on an older edition does not overwrite."""

    TEXTS: ClassVar[tuple[str, ...]] = ()
    PLAIN: ClassVar[tuple[str, ...]] = ()
    MANY: ClassVar[tuple[str, ...]] = ()

    public_id = models.CharField(max_length=12, unique=True, default=public_id, editable=False)
    position = models.PositiveSmallIntegerField(default=0, editable=False)
    edition = models.PositiveIntegerField(default=1, editable=False)

    objects = PartQuerySet.as_manager()

    class Meta:
        abstract = True
