"""Fields that several forms share."""

from django import forms
from django.utils.translation import gettext as _

from resal.directory.models import Territory


class TerritoryField(forms.ModelChoiceField):
    """Two levels in one list: each arrondissement with its quartiers under it."""

    def __init__(self, **options):
        super().__init__(Territory.objects.none(), **options)

    def __deepcopy__(self, memo):
        copy = super().__deepcopy__(memo)
        copy.queryset = Territory.objects.offered().select_related("parent")
        copy.choices = _two_levels(list(copy.queryset))
        return copy


def _two_levels(territories):
    under = {}
    for territory in territories:
        under.setdefault(territory.parent_id, []).append(territory)
    yield "", _("Choisissez…")
    for borough in under.get(None, []):
        inside = [(quartier.pk, quartier.name) for quartier in under.get(borough.pk, [])]
        whole = (
            borough.pk,
            _("%(name)s (tout l’arrondissement)") % {"name": borough.name} if inside else borough.name,
        )
        yield borough.name, [whole, *inside]


def day_input():
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def moment_input():
    return forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
