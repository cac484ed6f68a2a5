"""The public request: five short pages, a page to check, a mail to confirm. No account."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from resal.accounts import links
from resal.accounts.doors import guarded
from resal.accounts.limits import limited
from resal.core import texts
from resal.core.once import once
from resal.support import letters, spam
from resal.support.actions import drafts
from resal.support.consents import PURPOSES
from resal.support.enums import ModuleKind, Status
from resal.support.forms import STEPS, LaterForm, MissingAnswers
from resal.support.models import SupportRequest
from resal.support.pages import done, posted, speak

SLUGS = list(STEPS)
FIRST = SLUGS[0]


@login_not_required
@limited("support.request", "30/h")
@require_http_methods(["GET", "HEAD", "POST"])
@once
def new(request):
    """The first page; writing it makes the draft."""
    form = STEPS[FIRST].form(posted(request))
    if request.method == "POST" and form.is_valid():
        suspicion = spam.suspicion(request.POST)
        if not suspicion:
            _made, token = drafts.start(form.cleaned_data)
            return redirect("support:draft_step", token, SLUGS[1])
        form.add_error(None, suspicion)
    context = {"opened": spam.opened(), "trap": spam.TRAP, "opened_name": spam.OPENED, "token": ""}
    return _step_page(request, FIRST, form, context)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@guarded
def step(request, token, slug):
    """One page of the draft, for the first time or again."""
    if slug not in STEPS:
        raise Http404
    draft = _draft(request, token)
    form = STEPS[slug].form(posted(request), initial=_typed(draft, STEPS[slug].form))
    if request.method == "POST" and done(form, lambda: drafts.write(draft, form.cleaned_data)):
        following = SLUGS[SLUGS.index(slug) + 1 :]
        if following and "verifier" not in request.GET:
            return redirect("support:draft_step", token, following[0])
        return redirect("support:draft_check", token)
    return _step_page(request, slug, form, {"token": token})


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@guarded
@limited("support.confirm", "10/h")
def check(request, token):
    """Everything on one page before it leaves; the button sends the mail to confirm."""
    draft = _draft(request, token)
    form = MissingAnswers(posted(request), draft=draft)
    if request.method == "POST" and done(form, lambda: drafts.ask_confirmation(draft)):
        return redirect("support:draft_sent", token)
    return render(
        request,
        "support/draft_check.html",
        {
            "draft": draft,
            "form": form,
            "token": token,
            "kinds": [ModuleKind(kind).label for kind in draft.kinds],
            "consents": [(purpose.words, purpose.code in draft.ticked) for purpose in PURPOSES.values()],
        },
        status=422 if form.is_bound else 200,
    )


@login_not_required
@require_safe
@guarded
def sent(request, token):
    return render(
        request,
        "support/draft_sent.html",
        {"draft": _draft(request, token), "token": token, "by_hand": not settings.RESAL_MAIL_IS_SET},
    )


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@guarded
@limited("support.later", "10/h")
def later(request, token):
    """Keep the draft and receive its link."""
    draft = _draft(request, token)
    form = LaterForm(posted(request), initial={"email": draft.email})
    if request.method == "POST" and done(
        form, lambda: drafts.keep_for_later(draft, form.cleaned_data["email"])
    ):
        messages.success(request, _("Le lien est parti. Votre brouillon est gardé trente jours."))
        return redirect("support:draft_check", token)
    return render(
        request,
        "support/draft_later.html",
        {"form": form, "token": token},
        status=422 if form.is_bound else 200,
    )


def _draft(request, token: str) -> SupportRequest:
    link = links.find(token, drafts.DRAFT_LINK)
    public_id = link.subject.partition(":")[2]
    draft = (
        SupportRequest.objects.filter(public_id=public_id)
        .select_related(*SupportRequest.TEXTS, "territory__parent")
        .first()
    )
    if draft is None or draft.status != Status.DRAFT:
        raise links.LinkRefused(letters.ALREADY_SENT)
    speak(request, draft.language)
    return draft


def _typed(draft: SupportRequest, form) -> dict:
    """What was already written on this page."""
    values = {name: getattr(draft, name) for name in form.base_fields}
    return {
        name: texts.words(value) if name in SupportRequest.TEXTS else value for name, value in values.items()
    }


def _step_page(request, slug, form, context):
    here = SLUGS.index(slug)
    steps = [
        {"title": each.title, "state": "done" if n < here else "current" if n == here else ""}
        for n, each in enumerate(STEPS.values())
    ]
    back = SLUGS[here - 1] if here else ""
    return render(
        request,
        "support/draft_step.html",
        {
            "step": STEPS[slug],
            "steps": steps,
            "number": here + 1,
            "count": len(SLUGS),
            "back": back,
            "form": form,
            "opened": "",
            "trap": "",
            "opened_name": "",
            **context,
        },
        status=422 if form.is_bound else 200,
    )
