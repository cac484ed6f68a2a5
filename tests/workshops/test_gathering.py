"""Ideas in silence, gathered into issues, taken apart again, reworded."""

import pytest

from resal.core.errors import Refusal
from resal.workshops.actions import gathering, seating, wording
from resal.workshops.enums import IdeaState, PoliceRole, Script, SeatRole, StepKind
from resal.workshops.models import Idea, Issue, Seat
from tests.factories import SectorFactory
from tests.workshops import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def silence():
    workshop, by = factories.opened(Script.SHORT, issues=0)
    [tokens] = factories.seats(workshop, 3)
    return factories.go_to(workshop, StepKind.IDEAS, by), by, tokens


def test_ideas_keep_their_words_when_they_are_gathered(silence):
    workshop, by, tokens = silence
    ideas = [gathering.add_idea(workshop, tokens[0], words) for words in ("Il fait noir", "Trop sombre")]

    issue = wording.add_issue(workshop, "Le parc mal éclairé", ideas=ideas, by=by)

    assert [str(idea.words) for idea in issue.ideas.in_order()] == ["Il fait noir", "Trop sombre"]


def test_a_merge_is_undone(silence):
    workshop, by, tokens = silence
    idea = gathering.add_idea(workshop, tokens[0], "Il fait noir")
    issue = wording.add_issue(workshop, "Le parc mal éclairé", ideas=[idea], by=by)

    wording.take_out(idea, by=by)

    assert (issue.ideas.count(), workshop.ideas.loose().count()) == (0, 1)


def test_only_the_author_objects_to_a_merge_and_only_until_vote_1(silence):
    workshop, by, tokens = silence
    idea = gathering.add_idea(workshop, tokens[0], "Il fait noir")
    for words in ("Le parc mal éclairé", "Le bruit"):
        wording.add_issue(workshop, words, by=by)
    wording.gather(workshop.issues.get(number=1), [idea], by=by)

    with pytest.raises(Refusal):
        gathering.object_to_merge(workshop, tokens[1], idea)
    gathering.object_to_merge(workshop, tokens[0], idea)
    assert Idea.objects.get().objected

    workshop = factories.go_to(workshop, StepKind.VOTE_1, by)
    with pytest.raises(Refusal):
        gathering.object_to_merge(workshop, tokens[0], idea)


def test_ten_thousand_ideas_from_one_phone_are_twenty(silence):
    workshop, _by, tokens = silence
    for number in range(gathering.MOST_IDEAS):
        gathering.add_idea(workshop, tokens[0], f"Idée {number}")

    for _number in range(3):
        with pytest.raises(Refusal):
            gathering.add_idea(workshop, tokens[0], "Encore une")

    assert Idea.objects.count() == gathering.MOST_IDEAS


@pytest.mark.parametrize("words", ["", "   ", "a" * 281])
def test_an_idea_is_neither_empty_nor_a_book(silence, words):
    workshop, _by, tokens = silence

    with pytest.raises(Refusal):
        gathering.add_idea(workshop, tokens[0], words)


def test_a_moderated_idea_waits_to_be_read(silence):
    workshop, by, tokens = silence
    type(workshop).objects.update(moderated=True)

    idea = gathering.add_idea(factories.fresh(workshop), tokens[0], "Une idée")
    before = workshop.ideas.shown().count()
    gathering.show_idea(idea, by=by)

    assert (idea.state, before, workshop.ideas.shown().count()) == (IdeaState.WAITING, 0, 1)


def test_an_issue_has_fifteen_words_at_most(silence):
    workshop, by, _tokens = silence

    with pytest.raises(Refusal):
        wording.add_issue(workshop, "mot " * 16, by=by)


def test_rewording_asks_to_read_aloud_again(silence):
    workshop, by, _tokens = silence
    issue = wording.add_issue(workshop, "Des caméras", by=by)
    wording.mark_read(issue, read=True, by=by)

    wording.reword(issue, "La peur près du métro le soir", by=by)

    issue = Issue.objects.get()
    assert (str(issue.wording), issue.read_aloud) == ("La peur près du métro le soir", False)


def test_numbers_close_up_when_an_issue_is_removed(silence):
    workshop, by, _tokens = silence
    for words in ("Un", "Deux", "Trois"):
        wording.add_issue(workshop, words, by=by)

    wording.remove_issue(workshop.issues.get(number=2), by=by)

    assert [(issue.number, str(issue.wording)) for issue in workshop.issues.in_order()] == [
        (1, "Un"),
        (2, "Trois"),
    ]


def test_once_vote_1_has_opened_issues_stay_as_they_were_read():
    workshop, by = factories.opened()
    factories.seats(workshop, 3)
    workshop = factories.go_to(workshop, StepKind.VOTE_1, by)
    issue = workshop.issues.first()

    for act in (
        lambda: wording.reword(issue, "Autre chose", by=by),
        lambda: wording.remove_issue(issue, by=by),
        lambda: wording.add_issue(workshop, "Encore un", by=by),
    ):
        with pytest.raises(Refusal):
            act()


@pytest.mark.parametrize(
    ("police", "role"), [(PoliceRole.VOTES, SeatRole.VOTER), (PoliceRole.OBSERVES, SeatRole.OBSERVER)]
)
def test_police_take_part_as_the_milieu_decided(police, role):
    workshop, _by = factories.opened(police=police)

    seating.take_seat(workshop, sector=SectorFactory(code="police"))

    assert Seat.objects.get().role == role


def test_a_session_without_police_seats_no_police():
    workshop, _by = factories.opened(police=PoliceRole.SEPARATE)

    with pytest.raises(Refusal):
        seating.take_seat(workshop, sector=SectorFactory(code="police"))


def test_police_arrive_after_the_ideas_where_the_milieu_asked():
    workshop, by = factories.opened(Script.SHORT, police=PoliceRole.AFTER_IDEAS)
    police = SectorFactory(code="police")
    workshop = factories.go_to(workshop, StepKind.IDEAS, by)

    with pytest.raises(Refusal):
        seating.take_seat(workshop, sector=police)
    workshop = factories.go_to(workshop, StepKind.MERGE, by)
    seating.take_seat(workshop, sector=police)

    assert Seat.objects.get().role == SeatRole.VOTER
