from django.db import models
from django.utils.translation import gettext_lazy as _

from .listed import Listed


class Territory(Listed):
    """Two levels: an arrondissement has no parent, a quartier has its arrondissement."""

    code = models.SlugField(_("code"), max_length=40, unique=True)
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="quartiers",
        verbose_name=_("arrondissement"),
    )
    population = models.PositiveIntegerField(_("population"), null=True, blank=True)
    is_demo = models.BooleanField(default=False, editable=False)

    class Meta:
        verbose_name = _("territoire")

    @property
    def full_name(self) -> str:
        return f"{self.name} ({self.parent.name})" if self.parent else self.name
