"""Who the network is: its settings, first of all its name."""

from datetime import timedelta

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from resal.accounts import actions
from resal.accounts.forms.people import NetworkForm
from resal.accounts.views.people import coordination
from resal.core import clock
from resal.core.models import Network

NUMBERS_HOLD = timedelta(days=183)


@coordination
def network(request):
    current = Network.current()
    is_new = current._state.adding
    form = NetworkForm(request.POST or None, instance=current, initial={"name": ""} if is_new else None)
    if request.method == "POST" and form.is_valid():
        actions.edit_network(by=request.user, changes=form.changes())
        messages.success(request, _("C’est enregistré."))
        return redirect("/bureau/" if is_new else "accounts:network")
    context = {"form": form, "is_new": is_new, "numbers_are_old": numbers_are_old(form.fresh)}
    return render(request, "accounts/network.html", context, status=422 if form.errors else 200)


def numbers_are_old(network: Network) -> bool:
    checked = network.safety_numbers_checked_on
    return checked is None or checked + NUMBERS_HOLD < clock.today()
