"""What each member carries: her own figures for herself, everybody's for the coordination."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from resal.accounts.models import Role, RoleGrant
from resal.core import clock
from resal.core.registry import registry
from resal.support import load
from resal.support.actions import teams as actions
from resal.support.enums import ContactKind
from resal.support.models import Contact
from tests.factories import CoordinatorFactory, MemberFactory
from tests.support.factories import everyone, opened

pytestmark = pytest.mark.django_db


def invited(member, by, hours=8):
    file = opened(by=by)
    search = actions.need(file, by=by, on=clock.today(), hours=hours, needs={"min_sectors": 1})
    actions.invite(search, [member], by=by, proposed=True)
    return file


def noted(file, person, minutes, *, on=None):
    Contact.objects.create(
        file=file, kind=ContactKind.values[0], on=on or clock.today(), minutes=minutes, by=person
    )


def total(member):
    return load.loads([member], clock.today())[0].total


def test_hours_of_teams_and_of_the_contact_log_add_up_once():
    by, member = CoordinatorFactory(), MemberFactory()
    noted(invited(member, by), member.person, 60)
    noted(opened(by=by), member.person, 90)
    noted(opened(by=by), member.person, 600, on=clock.today() - timedelta(days=120))

    assert total(member) == 9.5
    assert load.whole(load.loads([member], clock.today())[0]) == 10


def test_each_app_adds_the_hours_it_records():
    assert [source.name for source in registry.hours] == ["support", "plans"]


def test_a_member_reads_her_own_load_on_her_profile_and_nobody_elses(client):
    by, member = CoordinatorFactory(), MemberFactory(capacity_hours=20)
    invited(member, by)
    other = MemberFactory()
    client.force_login(member.person)

    page = client.get(reverse("accounts:profile")).content.decode().replace("\xa0", " ")
    client.force_login(other.person)
    hers = client.get(reverse("accounts:profile")).content.decode().replace("\xa0", " ")

    assert "Ma charge ce trimestre : 8 h sur 20 h" in page
    assert "8 h sur 20 h" not in hers


def test_only_the_coordination_reads_the_load_of_all(client):
    milieu = opened().milieu
    expected = {"anonymous": 302, "coordination": 200}

    for role, person in everyone(milieu).items():
        client.logout()
        if person is not None:
            client.force_login(person)
        assert client.get(reverse("support:team_loads")).status_code == expected.get(role, 403)


def test_how_evenly_it_is_shared_is_said_from_five_people_on():
    by = CoordinatorFactory()
    members = [MemberFactory() for _n in range(4)]
    invited(members[0], by, hours=12)
    four = load.fairness(load.loads(members, clock.today()))
    five = load.fairness(load.loads([*members, MemberFactory()], clock.today()))

    assert (four.smallest, four.median, four.largest, four.gini) == (0, 0, 12, None)
    assert five.gini == pytest.approx(0.8)
    assert load.fairness([]) is None


def test_the_loads_cost_the_same_queries_for_any_number(client):
    by = CoordinatorFactory()
    client.force_login(by)
    invited(MemberFactory(), by)

    def cost():
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("support:team_loads"))
        return len(queries)

    cost()
    one = cost()
    for _n in range(2):
        invited(MemberFactory(), by)
    assert cost() == one


def test_who_gives_the_network_no_hours_reads_of_no_load(client):
    funder = MemberFactory().person
    RoleGrant.objects.create(person=funder, role=Role.FUNDER)
    client.force_login(funder)

    assert "Ma charge" not in client.get("/compte/").text
