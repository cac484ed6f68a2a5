"""Vocabularies and holidays, for the coordination."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from resal.core import clock
from resal.core.errors import Refusal
from resal.core.forms import say
from resal.core.models import Holiday
from resal.core.once import once
from resal.directory import actions, holidays
from resal.directory.forms.lists import HolidayForm, YearForm, with_code
from resal.directory.lists import List, every_list
from resal.directory.views.guards import editing

PAGE = 50


@editing
def vocabularies(request):
    return render(request, "directory/vocabularies.html", {"lists": every_list().values()})


@editing
def vocabulary(request, slug):
    shown = _list(slug)
    page = Paginator(shown.lines(), PAGE).get_page(request.GET.get("page"))
    return render(request, "directory/vocabulary.html", {"list": shown, "page": page})


@editing
@once
def add_line(request, slug):
    shown = _list(slug)
    form = with_code(shown.form)(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.add_line(shown.model, by=request.user, **shown.fixed, **form.changes())
        except Refusal as refusal:
            say(form, refusal)
        else:
            messages.success(request, _("La ligne est ajoutée."))
            return redirect("directory:vocabulary", slug)
    context = {"form": form, "list": shown, "line": None}
    return render(request, "directory/line.html", context, status=422 if form.errors else 200)


@editing
def edit_line(request, slug, pk):
    shown = _list(slug)
    line = get_object_or_404(shown.lines(), pk=pk)
    form = shown.form(request.POST or None, instance=line)
    if request.method == "POST" and form.is_valid():
        actions.edit(form.fresh, by=request.user, changes=form.changes())
        messages.success(request, _("C’est enregistré."))
        return redirect("directory:vocabulary", slug)
    context = {"form": form, "list": shown, "line": form.fresh}
    return render(request, "directory/line.html", context, status=422 if form.errors else 200)


@editing
def calendar(request):
    """The days that do not count as business days, from this year on."""
    form, year_form = HolidayForm(), YearForm(initial={"year": clock.today().year + 1})
    return _calendar(request, form, year_form)


@editing
@require_POST
def add_holiday(request):
    form = HolidayForm(request.POST)
    if form.is_valid():
        try:
            holidays.add(by=request.user, **form.cleaned_data)
        except Refusal as refusal:
            say(form, refusal)
        else:
            messages.success(request, _("Le jour férié est ajouté."))
            return redirect("directory:calendar")
    return _calendar(request, form, YearForm(), status=422)


@editing
@require_POST
def fill_year(request):
    form = YearForm(request.POST)
    if form.is_valid():
        added = holidays.fill(form.cleaned_data["year"], easter=form.cleaned_data["easter"], by=request.user)
        messages.success(request, _("Jours fériés ajoutés : %(count)d.") % {"count": added})
        return redirect("directory:calendar")
    return _calendar(request, HolidayForm(), form, status=422)


@editing
@require_POST
def remove_holiday(request, pk):
    holidays.remove(get_object_or_404(Holiday, pk=pk), by=request.user)
    messages.success(request, _("Ce jour compte de nouveau comme un jour ouvrable."))
    return redirect("directory:calendar")


def _calendar(request, form, year_form, status=200):
    days = Holiday.objects.filter(day__year__gte=clock.today().year)
    page = Paginator(days, PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "form": form, "year_form": year_form}
    return render(request, "directory/calendar.html", context, status=status)


def _list(slug) -> List:
    try:
        return every_list()[slug]
    except KeyError as error:
        raise Http404 from error
