"""« Remettre à »: pass a thing that waits to somebody else."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from resal.accounts import care
from resal.accounts.models import Person
from resal.core.once import once


class HandForm(forms.Form):
    person = forms.ModelChoiceField(
        Person.objects.none(),
        label=gettext_lazy("Remettre à"),
        help_text=gettext_lazy("Cette personne l’apprendra dans son prochain résumé quotidien."),
    )

    def __init__(self, *args, candidates, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = candidates


@once
def hand(request):
    code = request.POST.get("sujet") or request.GET.get("sujet", "")
    waiting = care.waiting(code)
    if waiting is None:
        raise Http404
    if not waiting.may_be_handed_by(request.user):
        raise PermissionDenied
    form = HandForm(request.POST or None, candidates=waiting.candidates())
    if request.method == "POST" and form.is_valid():
        care.hand_to(code, form.cleaned_data["person"], by=request.user)
        name = form.cleaned_data["person"].name
        messages.success(request, _("%(name)s s’en occupe maintenant.") % {"name": name})
        return redirect(waiting.address)
    context = {"form": form, "waiting": waiting, "holder": care.person_of(code)}
    return render(request, "accounts/hand.html", context, status=422 if form.errors else 200)
