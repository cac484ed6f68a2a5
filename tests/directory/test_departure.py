"""Somebody leaves in the middle of three plans: nothing of hers is lost, nothing stays hers."""

import pytest

from resal.directory.models import MandateRole
from resal.plans.enums import Progress
from tests.factories import CoordinatorFactory, MemberFactory, mandate
from tests.plans import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def leaving():
    return MemberFactory()


@pytest.fixture
def plans(leaving):
    """Three active plans; in each, an action and a commitment of her organisation, one commitment of another."""
    made = []
    for _number in range(3):
        plan, by = factories.active()
        factories.action(plan, by, lead=leaving.organisation)
        factories.commitment(plan, by, organisation=leaving.organisation)
        factories.commitment(plan, by)
        mandate(plan.milieu, MandateRole.TEAM, leaving.person)
        made.append(factories.fresh(plan))
    return made


def test_each_plan_says_what_waits_for_somebody_else(client, leaving, plans):
    client.force_login(CoordinatorFactory())
    waiting = [
        client.get(plan.get_absolute_url()).content.decode().count("relève à trouver") for plan in plans
    ]

    client.post(f"/annuaire/membres/{leaving.public_id}/depart/")

    pages = [client.get(plan.get_absolute_url()).content.decode() for plan in plans]
    assert (waiting, [page.count("relève à trouver") for page in pages]) == ([0] * 3, [2] * 3)
    for plan in plans:
        to_find = client.get(f"/plans/{plan.public_id}/releve/").content.decode()
        assert (to_find.count("Trouver la relève"), "Tout a quelqu’un" in to_find) == (2, False)


def test_what_is_done_stays_done_and_her_mandates_end(client, leaving, plans):
    done = plans[0].actions.filter(lead=leaving.organisation).get()
    type(done).objects.filter(pk=done.pk).update(status=Progress.DONE)
    client.force_login(CoordinatorFactory())

    client.post(f"/annuaire/membres/{leaving.public_id}/depart/")

    assert factories.fresh(done).owner_left_on is None
    assert list(leaving.person.mandates.current()) == []
    client.force_login(leaving.person)
    assert [client.get(plan.get_absolute_url()).status_code for plan in plans] == [403] * 3
