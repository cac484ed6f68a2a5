"""Small networks and requests of every kind, for laws."""

from datetime import date

from hypothesis import strategies as st

from resal.methods.matching import Member, Need, Request, Wish

DAY = date(2026, 3, 12)
COMPETENCES = ("c1", "c2", "c3")
SECTORS = ("community", "health", "police")
some = st.sampled_from


@st.composite
def members(draw, most=7):
    return [draw(one(f"m{n}")) for n in range(draw(st.integers(1, most)))]


@st.composite
def one(draw, name):
    return Member(
        id=name,
        sector=draw(some(SECTORS)),
        org=draw(some(("o1", "o2", "o3", "o4"))),
        levels=draw(st.dictionaries(some(COMPETENCES), st.integers(1, 4))),
        languages=draw(st.frozensets(some(("fr", "ht")))),
        territories=draw(st.frozensets(some(("T1", "T2")))),
        capacity=draw(some((10, 12, 20))),
        load=draw(st.integers(0, 6)),
        unavailable=draw(some((frozenset(), frozenset(), frozenset(), frozenset({DAY})))),
        cooldown_until=draw(some((None, None, None, DAY, date(2026, 4, 1)))),
    )


@st.composite
def requests(draw, ids=tuple(f"m{n}" for n in range(7))):
    pairs = st.frozensets(some(ids), min_size=2, max_size=2)
    return Request(
        id="R",
        date=DAY,
        hours=draw(some((4, 6))),
        required=tuple(draw(st.lists(needs(), max_size=2))),
        nice=tuple(draw(st.lists(wishes(), max_size=2))),
        languages=draw(some(((), (), ("ht",), ("fr", "ht")))),
        territory=draw(some((None, None, ("T1", 1), ("T1", 2)))),
        min_sectors=draw(st.integers(0, 3)),
        sector_target=draw(some((None, 0, 2, 3))),
        must_sectors=draw(some(((), (), ("police",)))),
        max_per_org=draw(some((None, 1, 2))),
        min_size=draw(st.integers(1, 4)),
        max_size=draw(some((None, 2, 3, 4))),
        conflicts=draw(st.frozensets(some(ids), max_size=1)),
        incompatible=draw(st.frozensets(pairs, max_size=2)),
    )


def needs():
    return st.builds(Need, some(COMPETENCES), st.integers(1, 4), st.integers(1, 2))


def wishes():
    return st.builds(Wish, some(COMPETENCES), st.integers(1, 4), st.integers(1, 3))


def drawn_members(chance, size):
    """A network drawn from a seeded chance, for what is too large to shrink."""
    competences = [f"c{n}" for n in range(8)]
    return [
        Member(
            id=f"m{n:02}",
            sector=chance.choice(SECTORS),
            org=f"o{chance.randrange(8)}",
            levels={name: chance.randint(1, 4) for name in chance.sample(competences, 3)},
            languages=frozenset({"fr"} | ({"ht"} if chance.random() < 0.3 else set())),
            territories=frozenset(chance.sample(("T1", "T2", "T3"), 2)),
            capacity=chance.choice([10, 12, 20]),
            load=chance.randint(0, 6),
            cooldown_until=chance.choice([None, None, None, date(2026, 4, 1)]),
        )
        for n in range(size)
    ]
