"""Who did what to an object, and when: acts and names of fields, never what was written."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import render

from resal.accounts.models import Person
from resal.directory import histories
from resal.journal import words
from resal.journal.models import Entry

PAGE = 50


def history(request, kind, key):
    thing = histories.find(kind, key)
    if thing is None:
        raise Http404
    if not histories.may_see(request.user, thing):
        raise PermissionDenied
    page = Paginator(histories.entries_of(thing), PAGE).get_page(request.GET.get("page"))
    people = Person.objects.in_bulk({entry.actor_id for entry in page.object_list if entry.actor_id})
    page.object_list = [_line(entry, people) for entry in page.object_list]
    kind_name = str(thing._meta.verbose_name)
    name = str(thing) if type(thing).__str__ is not type(thing).__base__.__str__ else ""
    return render(request, "directory/history.html", {"page": page, "kind": kind_name, "name": name})


def _line(entry: Entry, people: dict) -> dict:
    return {
        "at": entry.at,
        "who": people[entry.actor_id].name if entry.actor_id in people else "",
        "verb": words.verb(entry.verb),
        "fields": [words.field(entry.object_type, name) for name in entry.fields],
    }
