"""Rows of a list that waits: how they are read, mended, taken, left out; what the unknown organisations are."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from resal.core.errors import Refusal
from resal.core.forms import say
from resal.directory.forms.importing import ASIDE, OrganisationsForm, ReadingForm, RowForm
from resal.directory.models import Decision, ListImport
from resal.directory.staging import mending, organisations, reading, showing
from resal.directory.views.guards import editing


@editing
def read_list(request, public_id):
    """Everything about how the file is read; the short form of the list's page sends the encoding alone."""
    staged = _waiting(public_id)
    form = ReadingForm(_completed(request, staged), staged=staged)
    if request.method == "POST" and form.is_valid():
        try:
            reading.read_again(staged, by=request.user, choices=form.chosen())
        except Refusal as refusal:
            say(form, refusal)
        else:
            messages.success(request, _("La liste est relue."))
            return redirect("directory:list_import", public_id)
    context = {"form": form, "staged": staged}
    return render(
        request, "directory/import_reading_choices.html", context, status=422 if form.errors else 200
    )


@editing
def mend_row(request, public_id, number):
    staged = _waiting(public_id)
    row = get_object_or_404(staged.rows, number=number)
    form = RowForm(request.POST or None, row=row)
    if request.method == "POST" and form.is_valid():
        try:
            mending.mend(row, by=request.user, values=form.values())
        except Refusal as refusal:
            say(form, refusal)
        else:
            messages.success(request, _("La ligne %(line)s est corrigée et prise.") % {"line": row.line})
            return redirect("directory:list_import", public_id)
    context = {
        "form": form,
        "staged": staged,
        "row": showing.shown(staged, [row])[0],
        "cells": _cells(staged, row),
    }
    return render(request, "directory/import_row.html", context, status=422 if form.errors else 200)


@editing
@require_POST
def decide(request, public_id, number):
    staged = _waiting(public_id)
    row = get_object_or_404(staged.rows, number=number)
    try:
        mending.decide(row, _decision(request), by=request.user)
    except Refusal as refusal:
        messages.error(request, str(refusal))
        if _decision(request) == Decision.TAKE:
            return redirect("directory:mend_row", public_id, number)
    return redirect(_back(request, staged))


@editing
@require_POST
def decide_all(request, public_id):
    """Every row that waits for the same single reason."""
    staged = _waiting(public_id)
    decision = _decision(request)
    try:
        count = mending.decide_all(staged, request.POST.get("doubt", ""), decision, by=request.user)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        taken = ngettext("%(count)s ligne prise.", "%(count)s lignes prises.", count)
        left = ngettext("%(count)s ligne laissée de côté.", "%(count)s lignes laissées de côté.", count)
        messages.success(request, (taken if decision == Decision.TAKE else left) % {"count": count})
    return redirect(_back(request, staged))


@editing
def name_organisations(request, public_id):
    staged = _waiting(public_id)
    unknown = organisations.unknown(staged)[: organisations.AT_ONCE]
    form = OrganisationsForm(request.POST or None, unknown=unknown)
    if request.method == "POST" and form.is_valid():
        mending.name_organisations(staged, form.chosen(), by=request.user)
        messages.success(request, _("C’est enregistré."))
        return redirect("directory:list_import", public_id)
    context = {"form": form, "staged": staged, "unknown": unknown}
    return render(request, "directory/import_organisations.html", context, status=422 if form.errors else 200)


def _waiting(public_id: str) -> ListImport:
    """The list, while it waits; once it is confirmed its rows are past."""
    return get_object_or_404(ListImport.objects.waiting(), public_id=public_id)


def _decision(request) -> Decision:
    try:
        return Decision(request.POST.get("decision", "?"))
    except ValueError:
        raise Http404 from None


def _back(request, staged: ListImport) -> str:
    """To the part of the list where the person was."""
    address = reverse("directory:list_import", args=[staged.public_id])
    tab = request.POST.get("voir", "")
    return f"{address}?voir={tab}#rows" if tab in showing.TABS else f"{address}#rows"


def _completed(request, staged: ListImport):
    """What was sent, with the present choices where the form sent none of its own."""
    if request.method != "POST":
        return None
    data = request.POST.copy()
    held = {"delimiter": staged.delimiter, "sheet": staged.sheet, "header_row": str(staged.header_row)}
    if "header_row" not in data:
        held |= {f"column_{place}": column or ASIDE for place, column in enumerate(_named_columns(staged))}
        for name, value in held.items():
            data.setdefault(name, value)
    return data


def _named_columns(staged: ListImport) -> list[str]:
    return [column for cell, column in zip(staged.header, staged.columns, strict=True) if cell]


def _cells(staged: ListImport, row) -> list[tuple[str, str]]:
    """The row as it came, under its headers."""
    header = [*staged.header, *[""] * max(len(row.cells) - len(staged.header), 0)]
    return [(name, cell) for name, cell in zip(header, row.cells, strict=False) if cell.strip()]
