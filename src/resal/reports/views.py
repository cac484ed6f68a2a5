"""The yearly report on the page and as files, what is behind each figure, and the stories of milieux."""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from resal.core import clock
from resal.core.documents import docx, xlsx
from resal.core.errors import Refusal
from resal.core.forms import say
from resal.core.models import Network
from resal.core.once import once
from resal.core.uploads.downloads import attachment
from resal.directory.models import Mandate, MandateRole, Milieu
from resal.reports import actions, documents, periods, reading
from resal.reports.domain.period import Period, period_of
from resal.reports.forms import StoryForm
from resal.reports.models import Story

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PAGE = 50

readers = permission_required("reports.read", raise_exception=True)
openers = permission_required("reports.open", raise_exception=True)
writers = permission_required("reports.write_story", raise_exception=True)


@require_safe
@readers
def report(request):
    """The coordination sees exact figures and opens them; funders and evaluators see what the files hold."""
    period = _period(request)
    may_open = request.user.has_perm("reports.open")
    context = {
        "report": reading.report(period, exact=may_open),
        "period": period,
        "named": periods.named(period),
        "offered": periods.choices(clock.today()),
        "may_open": may_open,
        "waiting": Story.objects.waiting().count() if may_open else 0,
    }
    return render(request, "reports/report.html", context)


@require_safe
@openers
def behind(request, name):
    """The things that a figure counts, each leading to its own page."""
    period = _period(request)
    since, until = period.before if request.GET.get("avant") else (period.since, period.until)
    found = reading.behind(name, since, until)
    if found is None:
        raise Http404
    label, things = found
    context = {
        "label": label,
        "page": Paginator(things, PAGE).get_page(request.GET.get("page")),
        "total": sum(one.amount for one in things),
        "period": period,
        "named": periods.named(period),
        "since": since,
        "until": until,
    }
    return render(request, "reports/behind.html", context)


@require_safe
@readers
def export(request, name):
    """For the funder: small figures of people are hidden, whoever takes the file."""
    found = reading.report(_period(request), exact=False)
    if name == "rapport.docx":
        return attachment(docx.report(documents.outline(found)), name=name, media_type=WORD)
    if name == "rapport.xlsx":
        book = xlsx.workbook(documents.sheets(found), made_at=clock.now(), title=documents.title(found))
        return attachment(book, name=name, media_type=EXCEL)
    raise Http404


@require_safe
def stories(request):
    """All of them for the coordination; for a lead, those of her milieux."""
    mine = _milieux_led_by(request.user)
    everything = request.user.has_perm("reports.write_story")
    if not everything and not mine:
        raise PermissionDenied
    found = Story.objects.in_time() if everything else Story.objects.filter(milieu__in=mine).in_time()
    context = {
        "page": Paginator(found, PAGE).get_page(request.GET.get("page")),
        "led": mine,
        "may_write": everything,
    }
    return render(request, "reports/stories.html", context)


@writers
@once
def write_story(request):
    milieux = Milieu.objects.by_name()
    form = StoryForm(request.POST or None, milieux=milieux)
    if request.method == "POST" and form.is_valid():
        try:
            story = actions.write(by=request.user, **form.cleaned_data)
        except Refusal as refusal:
            say(form, refusal)
        else:
            messages.success(
                request, _("Le récit attend l’accord de %(milieu)s.") % {"milieu": story.milieu.name}
            )
            return redirect("reports:stories")
    return render(request, "reports/write_story.html", {"form": form}, status=422 if form.errors else 200)


@require_POST
def agree(request, public_id):
    story = _story(request, public_id, "reports.agree")
    return _answered(
        request, lambda: actions.agree(story, by=request.user), _("Merci : le récit peut paraître.")
    )


@require_POST
def take_back(request, public_id):
    story = _story(request, public_id, "reports.take_back")
    return _answered(
        request, lambda: actions.take_back(story, by=request.user), _("Le récit ne paraîtra pas.")
    )


def _answered(request, wish, thanks: str):
    try:
        wish()
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, thanks)
    return redirect("reports:stories")


def _story(request, public_id: str, permission: str) -> Story:
    story = get_object_or_404(Story.objects.in_time(), public_id=public_id)
    if not request.user.has_perm(permission, story):
        raise PermissionDenied
    return story


def _milieux_led_by(user) -> set[int]:
    led = Mandate.objects.current().filter(person=user.pk, role=MandateRole.LEAD)
    return set(led.order_by().values_list("milieu", flat=True))


def _period(request) -> Period:
    return period_of(request.GET.get("periode", ""), clock.today(), Network.current().first_month)
