"""A whole session through the real actions: the demo's, with the seed ballots."""

import pytest

from resal.core.registry import registry
from resal.workshops import reading
from resal.workshops.demo import ballots
from resal.workshops.enums import Status
from resal.workshops.models import Ballot, LiveBallot, Seat, Workshop
from tests.factories import MilieuFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    told = {"milieu": MilieuFactory()}
    for name in ("directory", "workshops"):
        next(chapter for chapter in registry.demo if chapter.name == name).tell(told)
    return told


def test_the_seed_session_gives_the_orders_of_its_tables(story):
    first, second = reading.outcomes(story["workshop"])

    assert [(row.issue.label, row.label) for row in first.rows] == [
        ("E03", "1"),
        ("E01", "2"),
        ("E02", "3="),
        ("E07", "3="),
        ("E04", "5"),
        ("E10", "6"),
        ("E06", "7"),
        ("E05", "8"),
        ("E08", "9="),
        ("E09", "9="),
    ]
    assert [row.label for row in second.rows] == ["1", "2", "3", "4", "5", "6=", "6=", "8=", "8=", "10"]
    assert (first.voters, second.voters) == (18, 17)
    assert (first.agreement, second.agreement) == (0.2, 0.62)


def test_the_seed_ballots_are_all_in_the_box_and_tied_to_nobody(story):
    for number, cast in ((1, ballots.VOTE_1), (2, ballots.VOTE_2)):
        round = story["workshop"].rounds.get(number=number)
        in_box = Ballot.objects.filter(round=round).values_list("choices", flat=True)
        assert sorted(in_box) == sorted(list(choices) for choices in cast.values())
    decided = Workshop.objects.decided()
    assert Seat.objects.filter(workshop__in=decided).count() == 0
    assert LiveBallot.objects.count() == 0


def test_the_seed_decision_keeps_its_reasons_and_its_dissent(story):
    workshop = story["workshop"]
    problems = workshop.problems.order_by("position").prefetch_related("issues")

    gathered = [sorted(issue.label for issue in problem.issues.all()) for problem in problems]
    assert gathered == [["E02", "E03"], ["E01"], ["E04"]]
    assert [bool(problem.reason) for problem in problems] == [False, False, True]
    assert [issue.label for issue in workshop.issues.exclude(passed_to="")] == ["E07"]
    assert workshop.dissents.get().organisation == story["organisations"]["O08"]
    assert (workshop.ideas.count(), workshop.commitments.count()) == (27, 5)


def test_a_session_says_which_sectors_were_missing(story):
    workshop = Workshop.objects.get(held_on="2025-09-17")

    assert sorted(reading.missing_sectors(workshop)) == ["Police", "Éducation (préscolaire à adultes)"]


def test_a_vote_express_waits_to_be_opened(story):
    assert Workshop.objects.get(status=Status.PREPARED).issues.count() == 5
