"""« Pourquoi cet ordre » : one page a counted vote, in plain French, for whoever may read the outcome."""

from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from resal.workshops import explaining
from resal.workshops.solidity import solidity_words
from resal.workshops.views._access import for_readers


@require_safe
@for_readers
def reasons(request, workshop):
    told = explaining.explained(workshop)
    if told is None:
        return redirect(workshop)
    runs = request.user.has_perm("workshops.run", workshop)
    context = {
        "workshop": workshop,
        "told": told,
        "certainty": explaining.certainty(),
        "solidity": solidity_words(workshop, told) if runs else [],
    }
    return render(request, "workshops/reasons.html", context)
