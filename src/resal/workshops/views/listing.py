from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Q
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from resal.accounts.models import Role
from resal.core.errors import Refusal
from resal.core.forms import say
from resal.core.once import once
from resal.directory.models import Milieu
from resal.directory.rules import ROOM_ROLES, milieux_where
from resal.workshops.actions import preparing, wording
from resal.workshops.enums import Status
from resal.workshops.forms import NewWorkshopForm
from resal.workshops.models import Workshop


def may_list(user) -> bool:
    return user.is_authenticated and (
        Role.COORDINATION in user.roles or bool(milieux_where(user, ROOM_ROLES))
    )


@require_safe
def workshops(request):
    """Those whose rooms she runs; of her other milieux, those that have decided."""
    rooms = milieux_where(request.user, ROOM_ROLES)
    decided = Q(milieu__in=milieux_where(request.user), status=Status.DECIDED)
    mine = Workshop.objects.real().filter(Q(milieu__in=rooms) | decided)
    page = Paginator(mine.for_listing(), 50).get_page(request.GET.get("page"))
    return render(request, "workshops/workshops.html", {"page": page, "may_prepare": bool(rooms)})


@once
def new(request):
    """Create, with its issues, in one page: the room can open from the next."""
    milieux = Milieu.objects.filter(pk__in=milieux_where(request.user, ROOM_ROLES))
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
