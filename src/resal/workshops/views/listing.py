from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from resal.accounts.models import Role
from resal.core.errors import Refusal
from resal.core.forms import say
from resal.core.once import once
from resal.directory.models import Mandate, Milieu
from resal.directory.rules import ROOM_ROLES
from resal.workshops.actions import preparing, wording
from resal.workshops.forms import NewWorkshopForm
from resal.workshops.models import Workshop


def room_milieux(user):
    """The milieux whose activities this person may prepare."""
    mandates = Mandate.objects.current().reaching(user).with_role(*ROOM_ROLES)
    return Milieu.objects.filter(pk__in=mandates.values("milieu"))


def may_list(user) -> bool:
    return user.is_authenticated and (Role.COORDINATION in user.roles or room_milieux(user).exists())


@require_safe
def workshops(request):
    mine = (
        Workshop.objects.filter(milieu__in=room_milieux(request.user))
        | Workshop.objects.seen_by(request.user).decided()
    )
    page = Paginator(mine.for_listing(), 50).get_page(request.GET.get("page"))
    return render(
        request,
        "workshops/workshops.html",
        {"page": page, "may_prepare": room_milieux(request.user).exists()},
    )


@once
def new(request):
    """Create, with its issues, in one page: the room can open from the next."""
    milieux = room_milieux(request.user)
    if not milieux.exists():
        raise PermissionDenied
    asked = {"milieu": request.GET["milieu"]} if "milieu" in request.GET else {}
    form = NewWorkshopForm(request.POST or None, milieux=milieux, initial=asked)
    if request.method == "POST" and form.is_valid():
        try:
            return redirect(_created(form.cleaned_data, request.user))
        except Refusal as refusal:
            say(form, refusal)
    status = 422 if form.is_bound else 200
    return render(request, "workshops/new.html", {"form": form}, status=status)


@transaction.atomic
def _created(data, by):
    details = {name: value for name, value in data.items() if name not in ("milieu", "issues")}
    workshop = preparing.prepare(data["milieu"], by=by, **details)
    wording.type_issues(workshop, data["issues"], by=by)
    return workshop
