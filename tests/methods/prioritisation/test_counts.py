"""Instant runoff, beatpaths and shares on published answers, and their laws."""

from fractions import Fraction
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some

from resal.methods.prioritisation import pairs, positional
from resal.methods.prioritisation.ballots import Ballot, Profile, in_order
from resal.methods.prioritisation.ranks import ordered, ranks
from resal.methods.prioritisation.runoff import instant_runoff
from resal.methods.prioritisation.shares import wilson
from resal.methods.prioritisation.weights import balanced_weights
from tests.methods.prioritisation.test_rounds import ballots

SCHULZE_1 = Profile(
    tuple("ABCDE"),
    tuple(
        in_order(order, count=count)
        for count, order in [
            (5, "ACBED"),
            (5, "ADECB"),
            (8, "BEDAC"),
            (3, "CABED"),
            (7, "CAEBD"),
            (2, "CBADE"),
            (7, "DCEBA"),
            (8, "EBADC"),
        ]
    ),
)
TENNESSEE = Profile(
    tuple("MNCK"),
    (
        in_order("MNCK", count=42),
        in_order("NCKM", count=26),
        in_order("CKNM", count=15),
        in_order("KCNM", count=17),
    ),
)


@pytest.mark.parametrize("strength", ["winning", "margins"])
def test_the_first_example_of_schulze_2011(strength):
    wins = pairs.schulze(SCHULZE_1, strength)
    assert wins == {"E": 4, "A": 3, "C": 2, "B": 1, "D": 0}
    assert pairs.condorcet_winner(SCHULZE_1) is None


def test_the_duels_of_the_first_example_of_schulze_2011():
    assert pairs.duels(SCHULZE_1).tolist() == [
        [0, 20, 26, 30, 22],
        [25, 0, 16, 33, 18],
        [19, 29, 0, 17, 24],
        [15, 12, 28, 0, 14],
        [23, 27, 21, 31, 0],
    ]


def test_the_capital_of_tennessee():
    assert positional.borda(TENNESSEE) == {"N": 194, "C": 173, "M": 126, "K": 107}
    assert ordered(ranks(positional.plurality(TENNESSEE)))[0] == "M"
    assert instant_runoff(TENNESSEE).eliminated == ("C", "N", "M", "K")
    assert pairs.condorcet_winner(TENNESSEE) == "N"
    assert pairs.schulze(TENNESSEE) == {"N": 3, "C": 2, "K": 1, "M": 0}


def test_votes_of_a_runoff_move_to_the_next_choice():
    rounds = instant_runoff(TENNESSEE).rounds
    assert rounds[0] == {"M": 42, "N": 26, "C": 15, "K": 17}
    assert rounds[1] == {"M": 42, "N": 26, "K": 32}
    assert rounds[2] == {"M": 42, "K": 58}


def test_ties_on_a_ballot_share_its_vote_and_exhausted_ballots_stop():
    profile = Profile(tuple("abc"), (Ballot((("a", "b"),), count=3), in_order("c", count=2)))
    runoff = instant_runoff(profile)
    assert runoff.rounds[0] == {"a": Fraction(3, 2), "b": Fraction(3, 2), "c": 2}
    assert runoff.drawn == ("b",)
    assert runoff.rounds[1] == {"a": 3, "c": 2}
    assert runoff.scores == {"b": 1, "c": 2, "a": 3}


def test_a_tie_is_broken_by_the_latest_earlier_round():
    """In the last round but one b and c have 4 each; c had fewer before."""
    piles = [in_order("a", count=5), in_order("b", count=4), in_order("c", count=3), in_order("dc", count=1)]
    runoff = instant_runoff(Profile(tuple("abcd"), tuple(piles)))
    assert runoff.eliminated[:2] == ("d", "c")
    assert runoff.drawn == ()


@given(ballots)
def test_a_condorcet_winner_wins_by_beatpath(cast):
    profile = Profile(tuple("abcdef"), tuple(cast))
    winner = pairs.condorcet_winner(profile)
    wins = pairs.schulze(profile)
    assert winner is None or wins[winner] == 5


@given(ballots)
def test_the_relation_of_beatpaths_is_transitive(cast):
    paths = pairs.beatpaths(pairs.duels(Profile(tuple("abcdef"), tuple(cast))))
    beats = paths > paths.T
    for a, b, c in permutations(range(6), 3):
        assert not (beats[a, b] and beats[b, c]) or beats[a, c]


@given(ballots)
def test_duels_count_every_person_once(cast):
    counts = pairs.duels(Profile(tuple("abcdef"), tuple(cast)))
    voters = sum(ballot.count for ballot in cast)
    assert np.all(counts + counts.T <= voters)
    assert np.all(np.diag(counts) == 0)


@given(ballots)
def test_each_round_of_a_runoff_holds_at_most_one_vote_a_person(cast):
    runoff = instant_runoff(Profile(tuple("abcdef"), tuple(cast)))
    totals = [sum(votes.values()) for votes in runoff.rounds]
    assert sorted(runoff.eliminated) == list("abcdef")
    assert totals == sorted(totals, reverse=True)


def test_no_item_cannot_be_run_off():
    with pytest.raises(ValueError, match="at least one item"):
        instant_runoff(Profile((), ()))


def test_wilson_as_newcombe_prints_it():
    """Newcombe 1998, Statistics in Medicine 17: 857–872, table I, method 3."""
    for part, whole, low, high in [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0, 0.1611)]:
        assert wilson(part, whole) == pytest.approx((low, high), abs=5e-5)
    assert wilson(29, 29) == pytest.approx((0.8830, 1), abs=5e-5)
    assert wilson(0, 0) is None
    with pytest.raises(ValueError, match="part must lie"):
        wilson(3, 2)
    with pytest.raises(ValueError, match="level must lie"):
        wilson(1, 2, 1)


@given(some.dictionaries(some.sampled_from("abcde"), some.integers(1, 30), min_size=1), some.fractions(1, 10))
def test_capped_weights_still_sum_to_one_and_cost_less(voters, cap):
    free, capped = balanced_weights(voters), balanced_weights(voters, cap)
    assert sum(free.share.values()) == sum(capped.share.values()) == 1
    assert set(free.share.values()) == {Fraction(1, len(voters))}
    assert free.effective <= capped.effective <= sum(voters.values())


def test_without_people_there_are_no_weights():
    with pytest.raises(ValueError, match="at least one voter"):
        balanced_weights({})
    with pytest.raises(ValueError, match="cap must be 1"):
        balanced_weights({"a": 1}, Fraction(1, 2))
