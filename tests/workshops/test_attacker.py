"""Somebody who holds everything that is published tries to find a ballot: every way the room could have voted.

What is published of a vote is `result_of`, `reasons` and `solidity`. For every possible room, the attacker lists the
rooms that would have published the same, and looks for an answer that they all share.
"""

import io
import re
from collections import defaultdict
from itertools import combinations_with_replacement, product

import pytest
from docx import Document
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from resal.methods.disclosure import Gate
from resal.workshops.actions import deciding, seating, voting
from resal.workshops.domain import reasons as reasoning
from resal.workshops.domain.results import Cast, result_of, view_of
from resal.workshops.enums import StepKind
from tests.factories import CoordinatorFactory, MilieuFactory, SectorFactory
from tests.workshops import factories

ISSUES = [1, 2, 3]
K = 1
GATE = Gate()


def result(ballots):
    return repr(result_of(ballots, ISSUES, k=K, gate=GATE))


def published(ballots):
    """All that anybody can read, the facilitator included."""
    counted = result_of(ballots, ISSUES, k=K, gate=GATE)
    told = reasoning.reasons(ballots, ISSUES, k=K, gate=GATE)
    return repr((counted, told, reasoning.solidity(ballots, ISSUES, counted, k=K)))


def alike(sizes, told):
    """The rooms that say the same, together: a room is the votes of each of its groups."""
    found = defaultdict(list)
    piles = [list(combinations_with_replacement(ISSUES, size)) for size in sizes.values()]
    for votes in product(*piles):
        ballots = [Cast(group, (issue,)) for group, own in zip(sizes, votes, strict=True) for issue in own]
        found[told(ballots)].append(votes)
    return list(found.values())


def of_one_mind(possible):
    """Whether everybody voted the same, in each of these rooms."""
    return all(len({issue for own in votes for issue in own}) == 1 for votes in possible)


def sure_of(possible, group):
    """The issue that everybody of the group chose, in each of these rooms."""
    return {issue for issue in ISSUES if all({*votes[group]} == {issue} for votes in possible)}


@pytest.fixture
def _few_draws(monkeypatch):
    monkeypatch.setattr(reasoning, "MOST_DRAWS", 39)


@pytest.mark.usefixtures("_few_draws")
@pytest.mark.parametrize(
    "sizes", [{"a": 5, "b": 5}, {"a": 7, "b": 3}, {"a": 4, "b": 6}, {"a": 3, "b": 3, "c": 4}]
)
def test_nobody_ever_knows_what_a_group_that_voted_as_one_voted(sizes):
    """Hence nobody knows what each of its members voted; ten people of one mind apart, whose order says it."""
    for possible in alike(sizes, published):
        for group in range(len(sizes)):
            if not of_one_mind(possible):
                assert sure_of(possible, group) == set()


@pytest.mark.parametrize("sizes", [{"a": 5, "b": 6}, {"a": 5, "b": 7}])
def test_nor_from_the_order_of_a_larger_room(sizes):
    for possible in alike(sizes, result):
        for group in (0, 1):
            if not of_one_mind(possible):
                assert sure_of(possible, group) == set()


ballots_of_ten = st.lists(
    st.permutations([1, 2, 3, 4]).map(lambda order: tuple(order[:3])), min_size=10, max_size=16
)


@settings(max_examples=25, deadline=None)
@given(ballots_of_ten, st.randoms(use_true_random=False))
def test_the_same_ballots_dealt_otherwise_between_small_groups_read_the_same(given, chance):
    issues = [1, 2, 3, 4]
    groups = ["a"] * 3 + ["b"] * (len(given) - 3)
    dealt = []
    for _time in range(2):
        ballots = [Cast(group, choices) for group, choices in zip(groups, given, strict=True)]
        assert view_of(ballots, GATE).hidden != ()
        counted = result_of(ballots, issues, k=3, gate=GATE)
        assume(not counted["balance_kept_back"])
        told = reasoning.reasons(ballots, issues, k=3, gate=GATE)
        dealt.append((told, reasoning.solidity(ballots, issues, counted, k=3)))
        chance.shuffle(groups)

    assert dealt[0] == dealt[1]


def decided(by, milieu, sectors, votes):
    """A room that voted so, to its end."""
    workshop, _by = factories.opened(issues=3, by=by, milieu=milieu)
    tokens = [
        [seating.take_seat(workshop, sector=sector) for _issue in own]
        for sector, own in zip(sectors, votes, strict=True)
    ]
    workshop = factories.go_to(workshop, StepKind.VOTE_1, by)
    for seated, own in zip(tokens, votes, strict=True):
        for token, issue in zip(seated, own, strict=True):
            voting.cast(workshop.rounds.get(), token, [issue])
    workshop = factories.go_to(workshop, StepKind.DECISION, by)
    for issue in workshop.issues.select_related("workshop").order_by("number")[:2]:
        deciding.choose_problem(workshop, "Se parler", [issue], by=by, reason="La salle y tient")
    deciding.finish(workshop, by=by)
    return factories.fresh(workshop)


@pytest.mark.django_db
def test_rooms_that_publish_the_same_read_the_same_everywhere(client):
    """Pages, exports and the report are drawn from what is published, and from nothing else."""
    by, milieu, sectors = CoordinatorFactory(), MilieuFactory(), [SectorFactory(), SectorFactory()]
    client.force_login(by)
    read = []
    for votes in [((1, 1, 1, 1), (1, 1, 1, 1, 1, 2)), ((1, 1, 1, 2), (1, 1, 1, 1, 1, 1))]:
        workshop = decided(by, milieu, sectors, votes)
        places = ("resultat/", "resultat/pourquoi/", "donnees.json", "donnees.csv", "rapport.docx")
        pages = [client.get(f"/activites/{workshop.public_id}/{place}") for place in places]
        pages.append(client.get(f"/r/{workshop.code}/suites/"))
        pages.append(client.get(f"/r/{workshop.code}/"))
        read.append([words(page, workshop) for page in pages])

    assert read[0] == read[1]


def words(page, workshop):
    assert page.status_code == 200
    if "wordprocessing" in page["Content-Type"]:
        document = Document(io.BytesIO(page.content))
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        text = "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])
    else:
        text = page.content.decode()
    text = text.replace(workshop.public_id, "ID").replace(workshop.code, "CODE")
    return re.sub(r'value="[^"]*"', "", text)
