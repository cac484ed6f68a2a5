"""The plans one sees, and one plan: as a list by objective, as a calendar."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Q
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from resal.core import clock
from resal.core.once import once
from resal.directory.models import Milieu
from resal.directory.rules import milieux_where
from resal.plans import reading, results
from resal.plans.actions import adopting, drafting
from resal.plans.enums import OPEN
from resal.plans.forms import NewPlanForm
from resal.plans.models import ActionPlan
from resal.plans.rules import WRITERS, own_organisations
from resal.plans.standing import warnings_of
from resal.plans.views._access import for_readers

A_PAGE = 50
LISTED = (
    "public_id",
    "title",
    "status",
    "starts_on",
    "ends_on",
    "milieu__name",
    "lead_organisation__name",
)


def may_list(user) -> bool:
    return user.is_authenticated and (
        user.has_perm("accounts.coordinate") or ActionPlan.objects.seen_by(user).exists()
    )


def writable_milieux(user):
    """The milieux in which this person may begin a plan."""
    return Milieu.objects.filter(pk__in=milieux_where(user, WRITERS))


@require_safe
def plans(request):
    seen = _seen_by(request.user)
    first = list(seen[: A_PAGE + 1])
    if not first and not request.user.has_perm("accounts.coordinate"):
        raise PermissionDenied
    page = Paginator(seen if len(first) > A_PAGE else first, A_PAGE).get_page(request.GET.get("page"))
    shown = list(page.object_list)
    warned = warnings_of(shown)
    rows = [(plan, [reading.warning_words(code) for code in warned.get(plan.pk, [])]) for plan in shown]
    context = {"rows": rows, "page": page, "may_begin": bool(milieux_where(request.user, WRITERS))}
    return render(request, "plans/plans.html", context)


def _seen_by(user):
    """The plans that she sees, latest first; what she holds is asked once a request."""
    around = Q(milieu__in=milieux_where(user)) | Q(partners__organisation__in=own_organisations(user))
    return ActionPlan.objects.filter(around).for_lists().only(*LISTED).distinct()


@require_http_methods(["GET", "HEAD", "POST"])
@once
def new(request):
    milieux = writable_milieux(request.user)
    if not milieux.exists():
        raise PermissionDenied
    initial = {"milieu": request.GET.get("milieu"), "starts_on": clock.today()}
    form = NewPlanForm(request.POST or None, milieux=milieux, initial=initial)
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        plan = drafting.draft(
            values["milieu"], title=values["title"], starts_on=values["starts_on"], by=request.user
        )
        messages.success(request, _("L’ébauche est prête. Commencez par un objectif."))
        return redirect(plan)
    return render(request, "plans/new.html", {"form": form}, status=422 if form.is_bound else 200)


@require_safe
@for_readers
def plan(request, plan):
    whole = reading.whole(plan)
    context = page(request, plan) | {
        "tab": "plan",
        "view": "list",
        "whole": whole,
        "looks_for_relief": any(row.item.owner_left_on for row in whole.every if row.item.status in OPEN),
        "indicators": results.lines_with_indicators(plan),
        "dissents": plan.dissents.select_related("organisation", "words").order_by("pk"),
        "sectors": reading.sectors(plan.partners.all()),
        "warnings": [reading.warning_words(code) for code in warnings_of([plan]).get(plan.pk, [])],
        "events": plan.events.latest_first()[:8],
        "why_not_yet": "" if plan.is_adopted else adopting.why_not_yet(plan, clock.today()),
    }
    return render(request, "plans/plan.html", context)


@require_safe
@for_readers
def table(request, plan):
    context = page(request, plan) | {"tab": "plan", "view": "table", "whole": reading.whole(plan)}
    return render(request, "plans/table.html", context)


@require_safe
@for_readers
def calendar(request, plan):
    whole = reading.whole(plan)
    context = page(request, plan) | {
        "tab": "plan",
        "view": "calendar",
        "spans": reading.spans(whole.rows),
        "months": reading.by_month(whole.every),
        "reviews": plan.reviews.order_by("due_on", "pk"),
    }
    return render(request, "plans/calendar.html", context)


@require_safe
@for_readers
def board(request, plan):
    """Actions and commitments by state; one click moves one on."""
    context = page(request, plan) | {
        "tab": "plan",
        "view": "board",
        "columns": reading.board(reading.whole(plan).every),
    }
    return render(request, "plans/board.html", context)


def page(request, plan) -> dict:
    """What every page of a plan says: who may what, and where it stands."""
    user = request.user
    may_write = user.has_perm("plans.write", plan) and plan.can_change
    return {
        "plan": plan,
        "may_write": may_write,
        "may_decide": user.has_perm("plans.decide", plan),
        "may_review": user.has_perm("plans.review", plan),
        "is_followed": plan.is_followed,
        "today": clock.today(),
        "own": own_organisations(user),
    }
