"""A rehearsal: everything as in the room, nothing of it counts, nothing of it stays."""

from datetime import timedelta

import pytest

from resal.core import clock
from resal.core.errors import Refusal
from resal.core.models import Text
from resal.directory.models import MandateRole
from resal.workshops import desk, planning, statistics
from resal.workshops.actions import rehearsing
from resal.workshops.enums import Script, StepKind
from resal.workshops.models import Idea, LiveBallot, Seat, Workshop
from tests.factories import mandate
from tests.workshops import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def rehearsal():
    workshop, by = factories.prepared(Script.SHORT, support_name="Aïcha Beaulieu")
    return rehearsing.rehearse(workshop, 28, by=by), by, workshop


def test_simulated_people_write_and_vote_when_the_step_asks(rehearsal):
    copy, by, _workshop = rehearsal
    copy = factories.go_to(copy, StepKind.IDEAS, by)
    written = rehearsing.play(copy, by=by)
    copy = factories.go_to(copy, StepKind.VOTE_1, by)
    voted = rehearsing.play(copy, by=by)
    with pytest.raises(Refusal):
        rehearsing.play(copy, by=by)
    counted = factories.count(copy.rounds.get(), by)

    assert (written, voted, counted.result["voters"]) == (28, 28, 28)


def test_the_real_activity_is_untouched(rehearsal):
    copy, by, workshop = rehearsal
    factories.go_to(copy, StepKind.VOTE_1, by)

    assert (factories.fresh(workshop).is_prepared, workshop.seats.count(), workshop.rounds.count()) == (
        True,
        0,
        0,
    )
    assert factories.fresh(copy).title == "Répétition – Mieux repérer"


def test_nothing_stays_of_a_rehearsal_that_is_thrown_away(rehearsal):
    copy, by, workshop = rehearsal
    copy = factories.go_to(copy, StepKind.IDEAS, by)
    rehearsing.play(copy, by=by)
    copy = factories.go_to(copy, StepKind.VOTE_1, by)
    rehearsing.play(copy, by=by)

    rehearsing.discard(copy, by=by)

    assert (Workshop.objects.get(), Idea.objects.count(), Seat.objects.count()) == (workshop, 0, 0)
    assert LiveBallot.objects.count() == 0
    assert set(Text.objects.filter(kind="workshops.idea").values_list("body", flat=True)) <= {""}
    assert str(factories.fresh(workshop).question) != ""


def test_a_rehearsal_counts_nowhere(client, rehearsal):
    copy, by, _workshop = rehearsal
    Workshop.objects.filter(pk=copy.pk).update(held_on=clock.today())
    year = (clock.today() - timedelta(days=1), clock.today() + timedelta(days=1))
    client.force_login(by)

    assert list(statistics.held(*year)) == []
    assert [line for line in desk.lines(by) if copy.title in line.title] == []
    assert copy.title not in client.get("/activites/").text
    with pytest.raises(Refusal):
        planning.make_plan(copy, by=by)


def test_it_says_everywhere_that_it_is_a_rehearsal(client, rehearsal):
    copy, by, _workshop = rehearsal
    said = "rien ne compte"
    phone = client.get(f"/r/{copy.code}/").text
    client.force_login(by)
    console = client.get(f"/activites/{copy.public_id}/console/").text
    screen = client.get(f"/activites/{copy.public_id}/ecran/").text

    assert [said in page for page in (phone, console, screen)] == [True] * 3


def test_from_the_preparation_to_the_bin(client):
    workshop, by = factories.prepared()
    client.force_login(by)
    address = f"/activites/{workshop.public_id}"

    refused = client.post(f"{address}/repetition/", {"people": "2"})
    client.post(f"{address}/repetition/", {"people": "12"})
    copy = workshop.rehearsals.get()
    client.post(f"{address}/repetition/", {"people": "15"})
    again = workshop.rehearsals.get()
    played = client.post(f"/activites/{again.public_id}/console/simulation/", follow=True)
    gone = client.post(f"/activites/{again.public_id}/repetition/rejet/")

    assert (refused.status_code, "people" in refused.context["form"].errors) == (422, True)
    assert copy.pk != again.pk
    assert "n’ont rien à faire de plus" in played.text
    assert (gone.headers["Location"], workshop.rehearsals.count()) == (workshop.get_absolute_url(), 0)


def test_a_real_activity_is_neither_simulated_nor_thrown_away(client):
    workshop, by = factories.opened()
    client.force_login(by)
    for act in ("repetition/", "console/simulation/", "repetition/rejet/"):
        client.post(f"/activites/{workshop.public_id}/{act}", {"people": "12"})

    assert (Workshop.objects.get(), Seat.objects.count()) == (workshop, 0)


def test_without_issues_a_rehearsal_has_its_own():
    workshop, by = factories.prepared(issues=0, script=Script.SHORT)

    copy = rehearsing.rehearse(workshop, 5, by=by)

    assert copy.issues.count() == 6


@pytest.mark.parametrize("role", [MandateRole.PARTNER, None])
def test_nobody_else_rehearses(client, role):
    workshop, _by = factories.prepared()
    if role:
        client.force_login(mandate(workshop.milieu, role))

    answer = client.post(f"/activites/{workshop.public_id}/repetition/", {"people": "12"})

    assert answer.status_code == (403 if role else 302)
    assert Workshop.objects.count() == 1
