"""Pages without an account: the link that confirms a profile, the profiles that are public."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from resal.accounts import links
from resal.accounts.doors import guarded
from resal.core.once import once
from resal.directory import profiles
from resal.directory.forms.profiles import ConfirmForm
from resal.directory.models import Member

PAGE = 50


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@guarded
@once
def confirm(request, token):
    """One minute: « C’est toujours vrai », or the same page corrected. Opening it changes nothing."""
    member = _member_of(links.find(token, profiles.CONFIRM))
    corrects = request.method == "POST" and "still_true" not in request.POST
    form = ConfirmForm(request.POST if corrects else None, instance=member)
    if request.method == "POST" and (not corrects or form.is_valid()):
        if corrects:
            changes, levels = form.changes(), form.levels()
            profiles.correct(form.fresh, by=member.person, changes=changes, levels=levels)
        else:
            profiles.confirm(member, by=member.person)
        messages.success(request, _("Merci : votre fiche est confirmée pour six mois."))
        return redirect("directory:confirm", token)
    context = {
        "member": member,
        "form": form,
        "expertises": list(form.expertises.values()),
        "languages": member.languages.in_order(),
        "territories": member.territories.select_related("parent").in_order(),
        "away": member.unavailabilities.to_come(),
    }
    return render(request, "directory/confirm.html", context, status=422 if form.errors else 200)


def _member_of(link) -> Member:
    found = Member.objects.active().by_name()
    return get_object_or_404(found, public_id=link.subject.removeprefix("directory.member:"))


@login_not_required
@require_safe
def profiles_of_all(request):
    """The people of the network who agreed to be found by everyone."""
    page = Paginator(Member.objects.public().by_name(), PAGE).get_page(request.GET.get("page"))
    return render(request, "directory/public_profiles.html", {"page": page})


@login_not_required
@never_cache
@require_safe
def profile(request, public_id):
    shown = get_object_or_404(Member.objects.public().by_name(), public_id=public_id)
    context = {
        "member": shown,
        "expertises": shown.expertises.select_related("competence").order_by(
            "-level", "competence__name_fr", "pk"
        ),
        "languages": shown.languages.in_order(),
        "sectors": [shown.organisation.sector.mark()],
    }
    return render(request, "directory/public_profile.html", context)
