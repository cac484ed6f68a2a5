"""The hours that people hold by name in plans, as the load of members counts them."""

from datetime import date

import pytest

from resal.plans.activities import hours_of_people
from resal.plans.enums import PlanStatus, Progress
from resal.plans.models import ActionPlan, Commitment
from tests.factories import MemberFactory
from tests.plans.factories import commitment, drafted

pytestmark = pytest.mark.django_db

QUARTER = date(2025, 7, 1), date(2025, 9, 30)


def held(person, **values):
    plan, by = drafted()
    one = commitment(plan, by, organisation=person.member.organisation, person=person, hours=6)
    ActionPlan.objects.filter(pk=plan.pk).update(status=PlanStatus.ACTIVE)
    Commitment.objects.filter(pk=one.pk).update(**{"signed_on": date(2025, 4, 1)} | values)


def test_hours_given_count_else_those_promised():
    promised, given = MemberFactory().person, MemberFactory().person
    held(promised)
    held(given, hours_given=2)

    assert hours_of_people(*QUARTER) == {promised.pk: 6, given.pk: 2}


@pytest.mark.parametrize(
    "values",
    [
        {"signed_on": None},
        {"declined_on": date(2025, 4, 2)},
        {"status": Progress.ABANDONED},
        {"due_on": date(2025, 10, 1)},
    ],
)
def test_what_is_not_promised_or_not_of_the_period_does_not_count(values):
    held(MemberFactory().person, **values)

    assert hours_of_people(*QUARTER) == {}
