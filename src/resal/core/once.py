"""Twice the same click, one thing made: a form carries a random token, its second post gets the first answer.

`{% once %}` in the form, `@once` on the view. A post without a token goes through: scripts and tests that
send none are not hindered; the promise is to the person who double-clicks or reloads.
"""

import re
import secrets
from datetime import timedelta
from functools import wraps

from django.db import IntegrityError, transaction
from django.shortcuts import redirect

from resal.core import clock
from resal.core.models import Submission

FIELD = "once"
KEPT = timedelta(days=2)
TOKEN = re.compile(r"[A-Za-z0-9_-]{22}")


def token() -> str:
    return secrets.token_urlsafe(16)


def once(view):
    """Run a POST view once a token: what its redirect answered is answered again.

    The claim and what the view makes are one transaction: a view that fails, or shows its form again,
    leaves the token free. Two posts at the same time wait for each other on the token's row.
    """

    @wraps(view)
    def wrapped(request, *args, **kwargs):
        sent = request.POST.get(FIELD, "") if request.method == "POST" else ""
        if not TOKEN.fullmatch(sent):
            return view(request, *args, **kwargs)
        with transaction.atomic():
            claim, first = _claim(sent)
            if not first:
                return redirect(claim.address or request.path)
            response = view(request, *args, **kwargs)
            address = response.headers.get("Location", "") if 300 <= response.status_code < 400 else ""
            if address:
                Submission.objects.filter(pk=claim.pk).update(address=address)
            else:
                claim.delete()
            return response

    return wrapped


def _claim(sent: str) -> tuple[Submission, bool]:
    """This token's row and whether we are the first: the database decides, not a look beforehand."""
    try:
        with transaction.atomic():
            return Submission.objects.create(token=sent, at=clock.now()), True
    except IntegrityError:
        return Submission.objects.get(token=sent), False


def sweep() -> int:
    """Forget tokens of more than two days; returns how many."""
    deleted, _by_model = Submission.objects.filter(at__lt=clock.now() - KEPT).delete()
    return deleted
