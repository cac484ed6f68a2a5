"""Meetings: planned, convoked, prepared, minuted; agenda and minutes on one Word page."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from resal.core import clock, texts, uploads
from resal.core.once import once
from resal.directory.models import Mandate, Organisation
from resal.support import reading, word
from resal.support.actions import meetings, work
from resal.support.enums import Reply
from resal.support.forms import (
    AgendaForm,
    ConvokeForm,
    MeetingForm,
    MinutesForm,
    PhoneReplyForm,
    StepForm,
    WhenForm,
)
from resal.support.models import Invitation, Meeting
from resal.support.pages import click, done, form_page, of_file, posted

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
TEXTS = ("title", "purpose", "agenda", "summary", "decisions")


@require_safe
@of_file("support.see")
def meeting_list(request, file):
    context = {
        "file": file,
        "tab": "meetings",
        "meetings": file.meetings.by_date()[:100],
        "may_work": request.user.has_perm("support.work", file),
    }
    return render(request, "support/meetings.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@of_file("support.work")
@once
def meeting_new(request, file):
    form = MeetingForm(posted(request))
    made = []
    return form_page(
        request,
        form,
        lambda: made.append(meetings.plan(file, by=request.user, **form.cleaned_data)),
        said=_("La rencontre est prévue. Convoquez maintenant les organismes."),
        to=lambda: reverse("support:meeting", args=[file.public_id, made[0].public_id]),
        file=file,
        title=_("Prévoir une rencontre"),
        submit=_("Prévoir la rencontre"),
        back=reverse("support:meetings", args=[file.public_id]),
        no_names=True,
    )


@require_safe
@of_file("support.see")
def meeting(request, file, meeting_id):
    return _page(request, file, _meeting(file, meeting_id))


@require_POST
@of_file("support.work")
def convoke(request, file, meeting_id):
    found = _meeting(file, meeting_id)
    form = ConvokeForm(request.POST, organisations=_to_convoke(file, found, request))
    if done(form, lambda: meetings.convoke(found, form.cleaned_data["organisations"], by=request.user)):
        messages.success(request, _("Les convocations sont parties."))
        return redirect("support:meeting", file.public_id, found.public_id)
    return _page(request, file, found, convoke_form=form, status=422)


@require_POST
@of_file("support.work")
def phone_reply(request, file, meeting_id, invitation_id):
    """An answer by telephone, entered by the team."""
    found = _meeting(file, meeting_id)
    invitation = get_object_or_404(
        Invitation.objects.select_related("meeting"), meeting=found, public_id=invitation_id
    )
    form = PhoneReplyForm(request.POST)

    def act():
        given = form.cleaned_data
        meetings.reply(invitation, given["reply"], delegate=given["delegate"], by=request.user)

    if done(form, act):
        messages.success(request, _("La réponse est notée."))
        return redirect("support:meeting", file.public_id, found.public_id)
    return _page(request, file, found, reply_form=form, replying=invitation.pk, status=422)


@require_http_methods(["GET", "HEAD", "POST"])
@of_file("support.work")
def agenda(request, file, meeting_id):
    found = _meeting(file, meeting_id)
    form = AgendaForm(posted(request), initial=_words(found, "purpose", "agenda"))
    return _edit(
        request,
        file,
        found,
        form,
        lambda: meetings.prepare(
            found, by=request.user, seen=request.POST.get("seen", ""), **form.cleaned_data
        ),
        seen=found.agenda_id,
        title=_("Ordre du jour"),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@of_file("support.work")
def reschedule(request, file, meeting_id):
    """Another day, hour or place; those who answered are told."""
    found = _meeting(file, meeting_id)
    initial = {name: getattr(found, name) for name in ("starts_at", "minutes", "place")}
    form = WhenForm(posted(request), initial=initial)
    return _edit(
        request,
        file,
        found,
        form,
        lambda: meetings.reschedule(
            found, by=request.user, seen=request.POST.get("seen", ""), **form.cleaned_data
        ),
        seen=meetings.when(found),
        title=_("Changer le jour, l’heure ou le lieu"),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@of_file("support.work")
def minutes(request, file, meeting_id):
    found = _meeting(file, meeting_id)
    form = MinutesForm(posted(request), initial=_words(found, "summary", "decisions"))
    return _edit(
        request,
        file,
        found,
        form,
        lambda: meetings.write_minutes(
            found, by=request.user, seen=request.POST.get("seen", ""), **form.cleaned_data
        ),
        seen=found.summary_id,
        title=_("Compte rendu"),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@of_file("support.work")
@once
def followup(request, file, meeting_id):
    """What was promised in the meeting: what, who, for when."""
    found = _meeting(file, meeting_id)
    form = StepForm(posted(request), people=reading.people_of(file))

    def act():
        given = form.cleaned_data
        work.plan_step(file, by=request.user, meeting=found, **given)

    return _edit(request, file, found, form, act, seen=None, title=_("Ajouter un suivi"))


@require_POST
@of_file("support.work")
def cancel(request, file, meeting_id):
    found = _meeting(file, meeting_id)
    return click(
        request,
        lambda: meetings.cancel(found, by=request.user),
        said=_("La rencontre est annulée."),
        to=("support:meeting", file.public_id, found.public_id),
    )


@require_safe
@of_file("support.see")
def document(request, file, meeting_id, kind):
    """The agenda or the minutes, one page, to open in Word."""
    found = _meeting(file, meeting_id)
    make = word.agenda if kind == "ordre-du-jour" else word.minutes
    content = make(found, language=request.LANGUAGE_CODE, made_at=clock.now())
    return uploads.attachment(content, name=f"{kind}.docx", media_type=DOCX)


def _meeting(file, meeting_id) -> Meeting:
    found = get_object_or_404(Meeting.objects.select_related(*TEXTS), file=file, public_id=meeting_id)
    found.file = file
    return found


def _words(found: Meeting, *names: str) -> dict:
    return {name: texts.words(getattr(found, name)) for name in names}


def _to_convoke(file, found, request):
    """Who has a mandate here, and whoever the search names; never twice."""
    query = (request.GET.get("q") or request.POST.get("q") or "").strip()[:80]
    mandated = Mandate.objects.current().on(file.milieu).exclude(organisation=None).values("organisation")
    active = Organisation.objects.active().exclude(pk__in=found.invitations.values("organisation"))
    chosen = active.filter(pk__in=mandated)
    if query:
        chosen = chosen | active.filter(name__icontains=query)
    posted = [pk for pk in request.POST.getlist("organisations") if pk.isdecimal() and len(pk) < 10]
    return (chosen | active.filter(pk__in=posted)).distinct().by_name()


def _edit(request, file, found, form, act, *, seen, title):
    back = reverse("support:meeting", args=[file.public_id, found.public_id])
    return form_page(
        request,
        form,
        act,
        said=_("C’est gardé."),
        to=back,
        back=back,
        file=file,
        title=title,
        lead=str(found),
        submit=_("Enregistrer"),
        no_names=True,
        seen=seen,
        keeps_seen=True,
    )


def _page(request, file, found, *, convoke_form=None, reply_form=None, replying=None, status=200):
    invitations = list(found.invitations.by_organisation().select_related("entered_by"))
    coming = [each for each in invitations if each.reply in (Reply.YES, Reply.DELEGATE)]
    present = {each.organisation.sector_id: each.organisation.sector for each in coming}
    coverage, tiles = reading.tiles(file.expected_sectors.all(), present)
    context = {
        "file": file,
        "tab": "meetings",
        "meeting": found,
        "invitations": invitations,
        "counts": {value: sum(each.reply == value for each in invitations) for value in Reply.values},
        "silent": sum(not each.reply for each in invitations),
        "coverage": coverage,
        "tiles": tiles,
        "is_near": found.starts_at > clock.now(),
        "convoke_form": convoke_form or ConvokeForm(organisations=_to_convoke(file, found, request)),
        "query": request.GET.get("q", ""),
        "reply_form": reply_form or PhoneReplyForm(),
        "replying": replying,
        "steps": reading.held(found.steps.by_date()),
        "may_work": request.user.has_perm("support.work", file),
    }
    return render(request, "support/meeting.html", context, status=status)
