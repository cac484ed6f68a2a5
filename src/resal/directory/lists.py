"""The vocabularies the coordination edits: their address, their words, their form."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from resal.directory.forms.lists import FamilyForm, SectorForm, TermForm, TerritoryForm
from resal.directory.models import Family, Sector, Term, Territory, Vocabulary


@dataclass(frozen=True, slots=True)
class List:
    slug: str
    title: Any
    model: type
    form: type
    vocabulary: str = ""

    def lines(self):
        """Every line, offered or not, in order."""
        if self.vocabulary:
            return Term.objects.of(self.vocabulary).in_order()
        if self.model is Sector:
            return Sector.objects.select_related("family").in_order()
        if self.model is Territory:
            return Territory.objects.select_related("parent").order_by(
                "parent__name_fr", "sort", "name_fr", "pk"
            )
        return self.model.objects.in_order()

    @property
    def fixed(self) -> dict[str, str]:
        """What every new line of this list has."""
        return {"vocabulary": self.vocabulary} if self.vocabulary else {}


def every_list() -> dict[str, List]:
    tables = [
        List("secteurs", _("Secteurs"), Sector, SectorForm),
        List("familles", _("Familles de secteurs"), Family, FamilyForm),
        List("territoires", _("Territoires"), Territory, TerritoryForm),
    ]
    terms = [List(code.replace("_", "-"), label, Term, TermForm, code) for code, label in Vocabulary.choices]
    return {one.slug: one for one in [*tables, *terms]}
