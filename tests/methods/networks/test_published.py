"""What others published, to the digits they printed."""

from resal.methods.networks import (
    articulation_points,
    assortativity,
    betweenness,
    constraint,
    effective_size,
    modularity,
)
from resal.methods.networks.mixing import assortativity_of
from tests.methods.networks.published import (
    FLORENCE,
    HOLES,
    KARATE_BEST,
    KARATE_CLUB,
    KITE,
    SAN_FRANCISCO,
    graph,
    karate,
)


def rounded(values, digits=3):
    return {node: round(value, digits) for node, value in values.items()}


def test_krackhardt_s_kite_hangs_on_its_tail():
    kite = graph(KITE)

    assert rounded(betweenness(kite)) == {
        "A": 0.023,
        "B": 0.023,
        "C": 0.0,
        "D": 0.102,
        "E": 0.0,
        "F": 0.231,
        "G": 0.231,
        "H": 0.389,
        "I": 0.222,
        "J": 0.0,
    }
    assert articulation_points(kite) == ["H", "I"]


def test_the_medici_stood_between_the_families_of_florence():
    shares = rounded(betweenness(graph(FLORENCE)))

    assert [shares[name] for name in ("Medici", "Guadagni", "Albizzi", "Salviati", "Pazzi")] == [
        0.522,
        0.255,
        0.212,
        0.143,
        0.0,
    ]


def test_the_club_s_best_partition_and_its_real_one_have_the_published_modularity():
    assert round(modularity(karate(*KARATE_BEST)), 4) == 0.4198
    assert round(modularity(karate(KARATE_CLUB)), 5) == 0.35823


def test_holes_and_constraints_are_those_of_burt_and_borgatti():
    ego = graph(HOLES)

    assert {node: round(value, 2) for node, value in effective_size(ego).items() if node in "AGC"} == {
        "A": 2.5,
        "G": 4.67,
        "C": 1.0,
    }
    assert {node: round(value, 3) for node, value in constraint(ego).items() if node in "AGC"} == {
        "A": 0.595,
        "G": 0.4,
        "C": 1.0,
    }


def test_newman_s_partners_choose_their_like():
    """He prints 0.621 from the counts; the shares he prints, rounded to three digits, give 0.623."""
    assert round(assortativity_of(SAN_FRANCISCO), 3) == 0.623
    assert round(assortativity_of(SAN_FRANCISCO), 2) == round(0.621, 2)


def test_assortativity_is_modularity_over_its_greatest_value():
    """Newman (2003), section II: r = Q / Qmax."""
    club = karate(KARATE_CLUB)
    inside = (club.group == club.group[0]).astype(float)
    degree = [0.0, 0.0]
    for one, other in zip(club.source, club.target, strict=True):
        degree[int(inside[one])] += 1
        degree[int(inside[other])] += 1
    greatest = 1 - sum((part / sum(degree)) ** 2 for part in degree)

    assert round(assortativity(club), 9) == round(modularity(club) / greatest, 9)
