"""What activities put on a desk, on a milieu's page and in the menu."""

from datetime import timedelta

import pytest

from resal.core import clock
from resal.core.registry import registry
from resal.directory.models import MandateRole
from resal.workshops import desk
from resal.workshops.models import Workshop
from tests.factories import CoordinatorFactory, MilieuFactory, PersonFactory, mandate
from tests.workshops import factories
from tests.workshops.test_pages import decided

pytestmark = pytest.mark.django_db


def test_the_desk_says_what_waits_what_comes_and_what_has_no_plan():
    by = CoordinatorFactory()
    factories.opened(by=by)
    factories.prepared(by=by, held_on=clock.today() + timedelta(days=3))
    factories.prepared(by=by, held_on=clock.today() + timedelta(days=60))
    decided(by=by)

    lines = desk.lines(by)

    assert sorted((line.section, line.action) for line in lines) == [
        ("decide", "Ouvrir la console"),
        ("stalled", "Faire le plan"),
        ("week", "Préparer"),
    ]


def test_those_who_run_no_room_have_no_line():
    factories.opened()

    assert desk.lines(PersonFactory()) == []


def test_a_partner_sees_on_the_milieu_s_page_only_what_was_decided():
    milieu = MilieuFactory()
    factories.prepared(milieu=milieu)
    over, _by = decided(milieu=milieu)
    partner, lead = mandate(milieu, MandateRole.PARTNER), mandate(milieu, MandateRole.LEAD)

    assert [card.address for card in desk.cards(partner, milieu)] == [over.get_absolute_url()]
    assert len(list(desk.cards(lead, milieu))) == 2


def test_an_activity_can_be_handed_to_those_who_run_its_room():
    by = CoordinatorFactory()
    workshop, _by = factories.prepared(by=by)
    facilitator = mandate(workshop.milieu, MandateRole.FACILITATOR)

    subject = registry.subjects["workshops.workshop"]
    thing = subject.load(workshop.public_id)

    assert thing == workshop
    assert set(subject.candidates(thing)) == {by, facilitator}
    assert [subject.may_hand(user, thing) for user in (facilitator, PersonFactory())] == [True, False]


@pytest.mark.parametrize("count", [1, 3])
def test_the_desk_costs_the_same_for_any_number(count, django_assert_num_queries):
    by = CoordinatorFactory()
    for _number in range(count):
        factories.opened(by=by)
    assert Workshop.objects.count() == count
    user = type(by).objects.get(pk=by.pk)

    with django_assert_num_queries(4):
        desk.lines(user)
