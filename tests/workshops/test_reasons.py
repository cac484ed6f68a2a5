"""« Pourquoi cet ordre » : what it says, to whom, and from how many ballots."""

import pytest

from resal.directory.models import MandateRole
from resal.methods.disclosure import Gate
from resal.workshops.actions import voting
from resal.workshops.domain.reasons import Reasons, Solidity, reasons, solidity
from resal.workshops.domain.results import Cast, result_of
from resal.workshops.enums import StepKind
from tests.factories import mandate
from tests.workshops import factories

GATE = Gate()
FIRST, SECOND = (1, 2, 3), (2, 3, 1)


def room(*piles):
    """Piles of (group, choices, how many)."""
    return [Cast(group, choices) for group, choices, how_many in piles for _number in range(how_many)]


def solid(ballots, issues, *, k):
    return solidity(ballots, issues, result_of(ballots, issues, k=k, gate=GATE), k=k)


def test_under_ten_ballots_nothing_is_said():
    ballots = room(("a", FIRST, 9))

    assert reasons(ballots, [1, 2, 3], k=3, gate=GATE) == Reasons(9)
    assert solid(ballots, [1, 2, 3], k=3) == Solidity()


def test_a_clear_order_is_set_apart_and_every_method_agrees():
    told = reasons(room(("a", FIRST, 20), ("b", (1, 2, 4), 20)), [1, 2, 3, 4], k=3, gate=GATE)

    assert told.tiers[0].issues == (1,)
    assert told.winners == (1,)
    assert {method.code for method in told.methods} == {
        "points",
        "borda",
        "schulze",
        "kemeny",
        "runoff",
        "plurality",
    }


def test_a_counting_that_weighs_the_groups_moves_issues_between_tiers():
    """Twenty people against six: one person one vote, the many win; with equal groups, neither does."""
    ballots = room(("a", FIRST, 20), ("a", (1, 3, 2), 4), ("b", (4, 5, 6), 6), ("b", (4, 6, 5), 2))
    told = reasons(ballots, [1, 2, 3, 4, 5, 6], k=3, gate=GATE)

    assert 4 in told.moved
    assert (1 in told.divides, 4 in told.divides) == (True, True)


def test_a_room_divided_in_two_halves_has_one_tier():
    told = reasons(room(("a", FIRST, 6), ("a", (3, 2, 1), 6)), [1, 2, 3], k=3, gate=GATE)

    assert [sorted(tier.issues) for tier in told.tiers] == [[1, 2, 3]]


def test_an_order_that_one_absence_would_change_hangs_on_little():
    told = solid(room(("a", (1, 2), 8), ("a", (2, 1), 7)), [1, 2], k=2)

    assert (told.hangs_on, told.burst) == ("little", False)


def test_long_ballots_that_are_alike_are_pointed_out():
    told = solid(room(("a", FIRST, 4), ("a", SECOND, 4), ("a", (3, 1, 2), 4)), [1, 2, 3, 4], k=3)

    assert told.burst is True


def test_where_a_small_group_is_of_one_mind_only_the_order_of_the_room_is_said():
    ballots = room(("a", FIRST, 4), ("b", SECOND, 4), ("b", (3, 1, 2), 4))
    result = result_of(ballots, [1, 2, 3], k=3, gate=GATE)

    assert (result["is_balanced"], result["balance_kept_back"], result["agreement"]) == (False, True, None)
    assert result["sectors"] == []
    assert {line["balanced_rank"] for line in result["lines"]} == {None}
    assert solid(ballots, [1, 2, 3], k=3) == Solidity()


def test_how_many_people_of_equal_weight_a_balanced_order_hears():
    """Kish: twelve people of one group and six of another, each group for a half; not said of a group of three."""
    twelve = [("a", FIRST, 6), ("a", SECOND, 6)]
    told = [
        result_of(room(*twelve, *others), [1, 2, 3], k=3, gate=GATE)["effective"]
        for others in ([("b", FIRST, 4), ("b", SECOND, 2)], [("b", FIRST, 2), ("b", SECOND, 1)])
    ]

    assert told == [round(4 / (1 / 12 + 1 / 6)), None]


@pytest.fixture
def voted(db):
    workshop, by = factories.opened(issues=6)
    first, second = factories.seats(workshop, 7, 6)
    workshop = factories.go_to(workshop, StepKind.VOTE_1, by)
    round = workshop.rounds.get()
    for place, token in enumerate(first):
        voting.cast(round, token, [1, 2, 3] if place % 3 else [1, 3, 2])
    for place, token in enumerate(second):
        voting.cast(round, token, [4, 2, 5] if place % 2 else [2, 4, 1])
    return workshop, by, round


def page(client, workshop):
    return client.get(f"/activites/{workshop.public_id}/resultat/pourquoi/")


def test_whoever_runs_the_room_reads_it_as_soon_as_the_vote_is_counted(client, voted):
    workshop, by, round = voted
    client.force_login(by)
    before = page(client, workshop)
    factories.count(round, by)
    after = page(client, workshop)

    assert (before.status_code, after.status_code) == (302, 200)
    assert "Ce que dirait chaque méthode" in after.text
    assert "L’ordre tient-il à peu de chose" in after.text


def test_a_partner_reads_the_reasons_once_decided_and_never_how_solid_they_are(client, voted):
    workshop, by, round = voted
    factories.count(round, by)
    client.force_login(mandate(workshop.milieu, MandateRole.PARTNER))
    early = page(client, workshop).status_code
    type(workshop).objects.filter(pk=workshop.pk).update(status="decided")
    late = page(client, workshop)

    assert (early, late.status_code) == (403, 200)
    assert "L’ordre tient-il à peu de chose" not in late.text


def test_nobody_else_reads_them(client, voted):
    workshop, by, round = voted
    factories.count(round, by)

    assert page(client, workshop).status_code == 302
    assert client.get("/activites/inconnu/resultat/pourquoi/").status_code == 302
    client.force_login(by)
    assert client.get("/activites/inconnu/resultat/pourquoi/").status_code == 404


def test_a_vote_that_may_not_be_shown_has_no_reasons(client, db):
    workshop, by = factories.opened()
    [tokens] = factories.seats(workshop, 3)
    workshop = factories.go_to(workshop, StepKind.VOTE_1, by)
    voting.cast(workshop.rounds.get(), tokens[0], [1])
    factories.count(workshop.rounds.get(), by)
    client.force_login(by)

    assert page(client, workshop).headers["Location"] == workshop.get_absolute_url()
