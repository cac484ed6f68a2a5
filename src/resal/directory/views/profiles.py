"""What a member says of herself, signed in: true still, away, public. The coordination asks, and notes for her."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from resal.core.errors import Refusal
from resal.core.once import once
from resal.directory import profiles
from resal.directory.forms.profiles import AwayForm
from resal.directory.models import Member, Unavailability
from resal.directory.views.guards import consulting, editing
from resal.directory.views.members import of_hers


@consulting
@require_POST
def be_away(request, public_id):
    shown = of_hers(request, public_id)
    form = AwayForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Entrez le premier et le dernier jour de l’absence."))
        return redirect("directory:member", public_id)
    try:
        profiles.be_away(shown, **form.cleaned_data, by=request.user)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("C’est noté."))
    return redirect("directory:member", public_id)


@consulting
@require_POST
def be_back(request, public_id, pk):
    shown = of_hers(request, public_id)
    profiles.be_back(get_object_or_404(Unavailability, pk=pk, member=shown), by=request.user)
    messages.success(request, _("Cette absence est retirée."))
    return redirect("directory:member", public_id)


@consulting
@require_POST
def still_true(request, public_id):
    """Only she can say so of herself."""
    shown = _own(request, public_id)
    profiles.confirm(shown, by=request.user)
    messages.success(request, _("Merci : votre fiche est confirmée pour six mois."))
    return redirect("directory:member", public_id)


@editing
@require_POST
def ask(request, public_id):
    shown = get_object_or_404(Member.objects.active().by_name(), public_id=public_id)
    try:
        profiles.ask(shown, by=request.user)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("La question part avec son prochain résumé, par courriel."))
    return redirect("directory:member", public_id)


@editing
@require_POST
@once
def ask_all(request):
    asked = profiles.ask_all(by=request.user)
    said = ngettext(
        "La question part à %(count)s personne, avec son prochain résumé par courriel.",
        "La question part à %(count)s personnes, avec leur prochain résumé par courriel.",
        asked,
    )
    none = _("Personne à qui demander : toutes les personnes joignables l’ont été depuis un mois.")
    messages.success(request, said % {"count": asked} if asked else none)
    return redirect("directory:members")


@consulting
@require_POST
def publish(request, public_id):
    """A public profile: her own yes, or her no; the coordination can only take one down."""
    shown = of_hers(request, public_id)
    if request.POST.get("publishes") != "yes":
        profiles.hide(shown, by=request.user)
        messages.success(request, _("Le profil n’est plus public."))
        return redirect("directory:member", public_id)
    profiles.show_publicly(_own(request, public_id), by=request.user)
    messages.success(request, _("Votre profil est public. Vous pouvez le retirer en tout temps."))
    return redirect("directory:member", public_id)


def _own(request, public_id) -> Member:
    shown = of_hers(request, public_id)
    if shown.person_id != request.user.pk:
        raise PermissionDenied
    return shown
