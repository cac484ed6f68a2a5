"""After the request: confirm it, follow it, answer a question, withdraw. By signed link, without an account."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from resal.accounts import links
from resal.accounts.doors import guarded
from resal.accounts.models import Consent
from resal.support import letters
from resal.support.actions import drafts, moves
from resal.support.consents import PURPOSES
from resal.support.domain.workflow import open_to
from resal.support.enums import Actor, ModuleKind, Status
from resal.support.forms import AnswerForm
from resal.support.models import SupportRequest
from resal.support.pages import click, done, speak


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@guarded
def confirm(request, token):
    """Opening the link changes nothing; the button sends. A second press leads to the same page."""
    asked = _asked(request, token, drafts.CONFIRM_LINK)
    if request.method == "POST":
        follow_token = moves.confirm(asked) if asked.status == Status.DRAFT else letters.follow_link(asked)
        messages.success(
            request, _("C’est envoyé. Gardez cette page : le lien est aussi dans vos courriels.")
        )
        return redirect("support:follow", follow_token)
    return render(request, "support/confirm.html", {"asked": asked, "is_draft": asked.status == Status.DRAFT})


@login_not_required
@require_safe
@guarded
def follow(request, token):
    asked = _asked(request, token, letters.FOLLOW_LINK)
    return _page(request, asked, token, AnswerForm(initial={"seen": asked.moves}))


@login_not_required
@require_POST
@guarded
def answer(request, token):
    """The milieu answers the coordination's question."""
    asked = _asked(request, token, letters.FOLLOW_LINK)
    form = AnswerForm(request.POST)

    def act():
        moves.move(
            asked, "answer", by=None, reason=form.cleaned_data["reason"], seen=form.cleaned_data["seen"]
        )

    if done(form, act):
        messages.success(request, _("Merci, votre réponse est partie."))
        return redirect("support:follow", token)
    return _page(request, asked, token, form, status=422)


@login_not_required
@require_POST
@guarded
def withdraw(request, token):
    asked = _asked(request, token, letters.FOLLOW_LINK)
    return click(
        request,
        lambda: moves.move(asked, "withdraw", by=None),
        said=_("Votre demande est retirée."),
        to=("support:follow", token),
    )


@login_not_required
@require_POST
@guarded
def consent(request, token):
    """Withdraw a consent, as easily as it was given."""
    asked = _asked(request, token, letters.FOLLOW_LINK)
    return click(
        request,
        lambda: moves.withdraw_consent(asked, request.POST.get("purpose", "")),
        said=_("C’est noté : vous avez retiré votre accord."),
        to=("support:follow", token),
    )


def _asked(request, token: str, purpose: str) -> SupportRequest:
    link = links.find(token, purpose)
    asked = (
        SupportRequest.objects.filter(public_id=link.subject.partition(":")[2])
        .select_related(*SupportRequest.TEXTS, "territory__parent")
        .first()
    )
    if asked is None:
        raise links.LinkRefused(_("Cette demande n’existe plus."))
    speak(request, asked.language)
    return asked


def _page(request, asked, token, form, status=200):
    standing = set(Consent.objects.standing().filter(subject=asked.subject).values_list("purpose", flat=True))
    events = list(asked.events.select_related("reason"))
    context = {
        "asked": asked,
        "token": token,
        "form": form,
        "events": events,
        "last": next((event for event in reversed(events) if event.reason and event.by_id), None),
        "may": {edge.verb for edge in open_to(Actor.MILIEU, asked.status)},
        "consents": [purpose for purpose in PURPOSES.values() if purpose.code in standing],
        "kinds": [ModuleKind(kind).label for kind in asked.kinds],
    }
    return render(request, "support/follow.html", context, status=status)
