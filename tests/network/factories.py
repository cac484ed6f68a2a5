"""A small network with a past: three sectors of five organisations, and meetings that were held."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from resal.core import clock
from resal.support.actions import meetings
from resal.support.enums import Reply
from tests.factories import CoordinatorFactory, OrganisationFactory, SectorFactory
from tests.support.factories import opened

TODAY = datetime(2026, 9, 15, 9, tzinfo=ZoneInfo("America/Toronto"))


def organisations(each=5, sectors=3):
    """`each` organisations in each of so many sectors, named A1, A2, … B1, …"""
    found = {}
    for letter in "ABCDEFG"[:sectors]:
        sector = SectorFactory(code=f"sec{letter.lower()}", name_fr=f"Secteur {letter}")
        found |= {
            f"{letter}{n}": OrganisationFactory(name=f"Organisme {letter}{n}", sector=sector)
            for n in range(1, each + 1)
        }
    return found


def held(file, people, *, day=TODAY - timedelta(days=30), absent=(), minutes=120):
    """A meeting that took place, with those who came and those who did not."""
    by = CoordinatorFactory()
    with clock.at(day - timedelta(days=5)):
        meeting = meetings.plan(file, by=by, title="Rencontre", starts_at=day, minutes=minutes)
        meetings.convoke(meeting, [*people, *absent], by=by)
        for invitation in meeting.invitations.select_related("meeting").order_by("pk"):
            came = invitation.organisation_id not in {one.pk for one in absent}
            meetings.reply(invitation, Reply.YES if came else Reply.NO, by=by)
    with clock.at(day):
        meetings.write_minutes(meeting, by=by, summary="Vu.", decisions="")
    return meeting


def world():
    """Three closed sectors, and one organisation of each that meets the two others."""
    with clock.at(TODAY - timedelta(days=400)):
        file, known = opened(), organisations()
    for letter in "ABC":
        held(file, [known[f"{letter}{n}"] for n in range(1, 6)])
    held(file, [known["A1"], known["B1"], known["C1"]])
    return known
