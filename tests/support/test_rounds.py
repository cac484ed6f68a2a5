"""The teams that are sought together: computed behind the page, followed, stopped, told as long as it holds."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from resal.core import clock
from resal.core.errors import Refusal
from resal.directory.models import Expertise
from resal.journal.trail import record
from resal.methods import matching
from resal.support import solving
from resal.support.actions import rounds as actions
from resal.support.enums import RoundKind, RoundStatus
from resal.support.models import TeamAsk, TeamRound
from tests.factories import CoordinatorFactory, MemberFactory, TermFactory
from tests.support.factories import opened
from tests.support.test_teams import knows, sought

pytestmark = pytest.mark.django_db


@pytest.fixture
def by(client):
    person = CoordinatorFactory()
    client.force_login(person)
    return person


@pytest.fixture
def two(by):
    """Two teams are sought; one person could serve in either, another in one only."""
    mediation, youth = TermFactory(code="mediation", name_fr="Médiation"), TermFactory(code="youth")
    both = knows(mediation, level=4, capacity_hours=8)
    Expertise.objects.create(member=both, competence=youth, level=3)
    other = knows(mediation, level=2, capacity_hours=8)
    sought(opened(by=by), by, mediation)
    sought(opened(by=by, title="Un autre dossier"), by, youth)
    return both, other


def going_on(by, **values):
    now = clock.now()
    return TeamRound.objects.create(
        **{"kind": RoundKind.TOGETHER, "by": by, "started_at": now, "beat_at": now} | values
    )


def page(client):
    return client.get(reverse("support:together")).text.replace("\xa0", " ")


def test_teams_that_are_sought_together_share_hours(client, by, two):
    both, other = two

    sent = client.post(reverse("support:together_start"), {"calcul": "together"})
    shown = client.get(sent.url).context["shown"]

    assert [row.together for row in shown.rows] == [[other], [both]]
    assert (shown.round.result["together"]["served"], shown.round.result["alone"]["served"]) == (2, 1)
    assert "Ensemble : 2 sur 2 ; une à une : 1" in page(client)
    assert TeamAsk.objects.count() == 0


def test_what_recruiting_would_change_is_told_with_the_files_it_opens(client, by):
    gangs = TermFactory(code="gangs", name_fr="Gangs")
    MemberFactory()
    sought(opened(by=by), by, gangs)

    client.post(reverse("support:together_start"), {"calcul": "recruiting"})

    recruits = client.get(reverse("support:together")).context["shown"].recruits
    assert {(row.competence, *row.files) for row in recruits} == {("Gangs", "Un dossier")}


def test_a_second_press_starts_no_second_computation(by, two):
    first = going_on(by)

    assert actions.start_round(RoundKind.TOGETHER, by=by) == first
    assert TeamRound.objects.count() == 1


def test_while_it_goes_on_the_page_says_how_far_it_is_and_offers_to_stop(client, by, two):
    going_on(by, started_at=clock.now() - timedelta(seconds=12), served=1, made_of={"a": 1, "b": 1})

    assert "12 secondes, sur une minute au plus. Jusqu’ici, 1 équipe sur 2." in " ".join(page(client).split())

    client.post(reverse("support:together_cancel"))

    assert TeamRound.objects.get().status == RoundStatus.CANCELLED
    assert "Le dernier calcul a été arrêté." in page(client)


def test_a_computation_that_is_stopped_ends_without_an_answer(by, two):
    round = going_on(by, made_of={"nothing": 1})
    actions.cancel_round(round, by=by)

    actions.compute.func(round.pk)

    assert TeamRound.objects.get().result is None


def test_a_killed_server_leaves_a_computation_that_can_be_started_again(client, by, two):
    old = clock.now() - timedelta(minutes=5)
    going_on(by, started_at=old, beat_at=old)

    assert "Le dernier calcul a été interrompu" in page(client)

    client.post(reverse("support:together_start"), {"calcul": "together"})

    assert TeamRound.objects.get().status == RoundStatus.DONE


def test_once_a_need_or_a_profile_has_changed_the_page_says_so(client, by, two):
    both, _other = two
    client.post(reverse("support:together_start"), {"calcul": "together"})
    fresh = page(client)
    record(by, "edited", both)

    assert ("relancez le calcul" in fresh, "relancez le calcul" in page(client)) == (False, True)


def test_with_a_single_team_there_is_nothing_to_form_together(by):
    sought(opened(by=by), by, TermFactory(code="gangs"))

    with pytest.raises(Refusal):
        actions.start_round(RoundKind.TOGETHER, by=by)


def test_the_queue_is_the_coordination_s_and_may_be_empty(client, by):
    told = page(client)
    client.force_login(MemberFactory().person)

    assert "Aucune équipe ne se cherche" in told
    assert [
        client.get(reverse("support:together")).status_code,
        client.post(reverse("support:together_start")).status_code,
        client.post(reverse("support:together_cancel")).status_code,
    ] == [403, 403, 403]


def test_the_process_that_solves_can_be_stopped_and_told_that_it_died():
    work = solving.Work([], [], matching.POLICY, 5.0)

    assert solving.solved(work, lambda _served: False) is None
    with pytest.raises(solving.Died):
        solving.solved(solving.Work([], None, matching.POLICY, 5.0), lambda _served: True)


def test_the_page_asks_as_many_questions_for_two_teams_as_for_four(client, by):
    asked = []
    for number in range(4):
        term = TermFactory()
        knows(term)
        sought(opened(by=by, title=f"Dossier {number}"), by, term)
        if number % 2:
            actions.start_round(RoundKind.TOGETHER, by=by)
            client.get(reverse("support:together"))
            with CaptureQueriesContext(connection) as queries:
                client.get(reverse("support:together"))
            asked.append(len(queries))

    assert asked[0] == asked[1]
