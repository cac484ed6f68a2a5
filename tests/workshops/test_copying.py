"""An activity copied as a model: its steps, minutes and issues, nothing of what the room did."""

import pytest

from resal.directory.models import MandateRole
from resal.workshops.actions import preparing
from resal.workshops.models import Workshop
from tests.factories import mandate
from tests.workshops import factories
from tests.workshops.test_pages import decided

pytestmark = pytest.mark.django_db


def test_a_copy_has_the_edited_steps_and_the_issues_and_waits(client):
    workshop, by = factories.prepared("full", in_english=True)
    lines = [("welcome", 7), ("vote1", 9), ("decision", 11)]
    preparing.lay_agenda(workshop, lines, 3, by=by)
    client.force_login(by)

    address = client.post(f"/activites/{workshop.public_id}/copie/").headers["Location"]

    copy = Workshop.objects.exclude(pk=workshop.pk).get()
    assert address == copy.get_absolute_url()
    assert list(copy.steps.order_by("position").values_list("kind", "minutes")) == lines
    assert (copy.slack, copy.in_english, copy.support_name, copy.held_on) == (3, True, "", None)
    assert [issue.words for issue in copy.issues.in_order()] == [i.words for i in workshop.issues.in_order()]


def test_a_copy_of_what_was_decided_holds_no_vote_and_no_decision(client):
    workshop, by = decided()
    client.force_login(by)
    client.post(f"/activites/{workshop.public_id}/copie/")

    copy = Workshop.objects.exclude(pk=workshop.pk).get()
    assert (copy.is_prepared, copy.rounds.count(), copy.problems.count(), copy.guests.count()) == (
        True,
        0,
        0,
        0,
    )


@pytest.mark.parametrize("role", [MandateRole.TEAM, MandateRole.PARTNER])
def test_nobody_else_copies(client, role):
    workshop, _by = factories.prepared()
    client.force_login(mandate(workshop.milieu, role))

    assert client.post(f"/activites/{workshop.public_id}/copie/").status_code == 403
    assert Workshop.objects.count() == 1
