"""The logic model: on its page, and as a drawing to take away."""

from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from resal.plans import logic as reading
from resal.plans.views._access import for_readers
from resal.plans.views.plan import page


@require_safe
@for_readers
def logic(request, plan):
    found = reading.model(plan)
    context = page(request, plan) | _drawn(found)
    context |= {"tab": "plan", "view": "logic", "model": found, "headings": reading.headings()}
    return render(request, "plans/logic.html", context)


@require_safe
@for_readers
def drawing(request, plan):
    svg = render_to_string("core/charts/_flow.svg", _drawn(reading.model(plan)))
    response = HttpResponse(svg, content_type="image/svg+xml; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="modele-logique-{plan.public_id}.svg"'
    return response


def _drawn(found: reading.Model) -> dict:
    return {"flow": reading.drawn(found), "sentence": reading.sentence()}
