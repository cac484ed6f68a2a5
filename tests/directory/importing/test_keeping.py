"""How long a list is kept, and what is left of it after its term."""

from datetime import timedelta

import pytest

from resal.core import clock
from resal.core.errors import Refusal
from resal.core.registry import registry
from resal.directory.models import ImportedChange, ListImport, Member, StagedFile, StagedRow
from resal.directory.seeds import sow
from resal.directory.staging import keeping, reading, undoing, writing
from resal.journal.models import Entry
from tests.directory.importing.lists import HEAD
from tests.factories import CoordinatorFactory, PersonFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def staged():
    sow()
    text = f"{HEAD}\nRoy;Ève;eve@exemple.org;Org A;santé\n"
    return reading.stage(text.encode(), "liste.csv", by=CoordinatorFactory())


def kept() -> tuple[int, int, int, int]:
    return tuple(model.objects.count() for model in (ListImport, StagedFile, StagedRow, ImportedChange))


@pytest.mark.parametrize(("days", "left"), [(29, (1, 1, 1, 0)), (31, (0, 0, 0, 0))])
def test_a_list_that_nobody_confirms_is_erased_after_thirty_days(staged, days, left):
    with clock.at(clock.now() + timedelta(days=days)):
        keeping.sweep()

    assert kept() == left


def test_rows_go_a_day_after_confirmation_and_the_undo_after_thirty(staged):
    by = CoordinatorFactory()
    writing.confirm(staged, by=by)
    with clock.at(clock.now() + timedelta(days=2)):
        keeping.sweep()
    two_days = kept()
    with clock.at(clock.now() + timedelta(days=31)):
        keeping.sweep()

    assert (two_days, kept()) == ((1, 0, 0, 2), (1, 0, 0, 0))
    with pytest.raises(Refusal, match="Le délai"):
        undoing.undo(ListImport.objects.get(), by=by)


def test_an_import_is_undone_without_its_rows(staged):
    by = CoordinatorFactory()
    writing.confirm(staged, by=by)
    with clock.at(clock.now() + timedelta(days=2)):
        keeping.sweep()
        undoing.undo(ListImport.objects.get(), by=by)

    assert Member.objects.count() == 0


def test_what_lists_bring_is_in_no_backup():
    tables = {"directory_stagedrow", "directory_stagedfile", "directory_importedchange"}

    assert tables <= set(registry.never_in_backup)


def test_the_journal_tells_each_act_and_no_name(staged):
    by = CoordinatorFactory()
    writing.confirm(staged, by=by)
    undoing.undo(ListImport.objects.get(), by=by)

    told = Entry.objects.order_by("pk").filter(object_type="directory.listimport")
    assert list(told.values_list("verb", flat=True)) == ["staged", "confirmed", "undid"]
    assert "Roy" not in str(list(Entry.objects.order_by("pk").values()))


def test_what_a_list_says_of_somebody_is_in_her_own_data_before_it_is_confirmed(staged):
    eve = PersonFactory(email="eve@exemple.org")

    hers = registry.personal_data["directory"](eve)["lines_of_lists"]
    others = registry.personal_data["directory"](PersonFactory(email=None))["lines_of_lists"]

    cells = ["Roy", "Ève", "eve@exemple.org", "Org A", "santé"]
    assert (hers, others) == ([{"listing__name": "liste.csv", "line": 2, "cells": cells}], [])
