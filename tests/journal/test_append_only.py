import pytest
from django.db import DatabaseError, transaction

from resal.core.models import Network
from resal.journal.models import Entry
from resal.journal.trail import record

pytestmark = pytest.mark.django_db


def test_an_entry_names_fields_and_keeps_no_value():
    entry = record(None, "changed", Network(pk=1), ["name", "mission_fr"])

    assert (entry.actor_id, entry.verb, entry.object_type, entry.object_id, entry.fields) == (
        None,
        "changed",
        "core.network",
        "1",
        ["mission_fr", "name"],
    )


@pytest.mark.parametrize(
    "tamper", [lambda: Entry.objects.update(verb="nothing"), lambda: Entry.objects.all().delete()]
)
def test_the_database_itself_refuses_to_change_the_journal(tamper):
    record(None, "changed", Network(pk=1))

    with pytest.raises(DatabaseError), transaction.atomic():
        tamper()

    assert Entry.objects.get().verb == "changed"
