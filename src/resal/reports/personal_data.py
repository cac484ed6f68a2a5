"""What stories hold about a person, as plain values for her own export: that she wrote or agreed, and when."""

from resal.accounts.models import Person
from resal.reports.models import Story


def held_about(person: Person) -> dict:
    written = Story.objects.filter(written_by=person).order_by("pk")
    agreed = Story.objects.filter(agreed_by=person).order_by("pk")
    return {
        "stories_written": list(written.values("milieu__name", "written_at")),
        "stories_agreed": list(agreed.values("milieu__name", "agreed_at", "taken_back_at")),
    }
