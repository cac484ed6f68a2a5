"""Conflicts and incompatible pairs, for the coordination alone."""

from django import forms
from django.utils.translation import gettext_lazy as _

from resal.core.free_text import FreeTextField
from resal.core.quick_select import QuickSelect
from resal.directory.models import Member, Milieu, Organisation

WHY = _("En quelques mots, sans nom de jeune. Elle est effacée quand le conflit est levé.")


class ConflictForm(forms.Form):
    milieu = forms.ModelChoiceField(
        Milieu.objects.none(), label=_("Milieu"), required=False, empty_label=_("aucun"), widget=QuickSelect
    )
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(),
        label=_("ou organisme"),
        required=False,
        empty_label=_("aucun"),
        widget=QuickSelect,
    )
    reason = FreeTextField(label=_("Raison"), rows=2, max_length=500, required=False, help_text=WHY)

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["milieu"].queryset = Milieu.objects.seen_by(user).by_name()
        self.fields["organisation"].queryset = Organisation.objects.active().by_name()


class PairForm(forms.Form):
    other = forms.ModelChoiceField(
        Member.objects.none(), label=_("Avec qui"), empty_label=_("choisir"), widget=QuickSelect
    )
    reason = FreeTextField(label=_("Raison"), rows=2, max_length=500, required=False, help_text=WHY)

    def __init__(self, *args, member, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["other"].queryset = Member.objects.active().exclude(pk=member.pk).by_name()
        self.fields["other"].label_from_instance = lambda one: f"{one.person.name} ({one.organisation.name})"
