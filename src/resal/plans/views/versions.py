"""The versions of a plan, and what changed from one to the next."""

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from resal.plans import changes
from resal.plans.views._access import for_readers
from resal.plans.views.plan import page


@require_safe
@for_readers
def versions(request, plan):
    context = page(request, plan) | {
        "tab": "versions",
        "versions": plan.versions.select_related("why", "by").order_by("-number"),
        "adoption": getattr(plan, "adoption", None),
    }
    return render(request, "plans/versions.html", context)


@require_safe
@for_readers
def version(request, plan, number):
    found = plan.versions.select_related("why", "by").filter(number__in=(number, number - 1))
    by_number = {one.number: one for one in found.order_by("number")}
    if number not in by_number:
        raise Http404
    before = by_number.get(number - 1)
    context = page(request, plan) | {
        "version": by_number[number],
        "before": before,
        "changes": changes.readable(before.content, by_number[number].content) if before else [],
    }
    return render(request, "plans/version.html", context)
