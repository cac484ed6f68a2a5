"""Another solver, of another kind, finds the same aims: in its own process."""

import importlib.util
import json
import random
import subprocess
import sys
from pathlib import Path

import pytest

from resal.methods.matching import Need, Request, Wish, best_team, eligible
from tests.methods.matching.samples import DAY, drawn_members

HERE = Path(__file__).parent


def drawn(seed):
    chance = random.Random(seed)
    members = drawn_members(chance, 20)
    ids = [one.id for one in members]
    names = chance.sample([f"c{n}" for n in range(8)], 5)
    return members, Request(
        id="R",
        date=DAY,
        hours=4,
        required=tuple(Need(name, chance.choice([2, 3]), chance.choice([1, 1, 2])) for name in names[:2]),
        nice=tuple(Wish(name, 2, chance.randint(1, 3)) for name in names[2:]),
        languages=chance.choice([(), ("ht",)]),
        territory=("T1", chance.choice([1, 2])),
        min_sectors=chance.choice([1, 2]),
        sector_target=3,
        must_sectors=chance.choice([(), ("police",)]),
        max_per_org=chance.choice([1, 2]),
        max_size=5,
        incompatible=frozenset({frozenset(chance.sample(ids, 2))}),
    )


def written(members, request):
    """The format of `resal match`, with those who are eligible only."""
    return {
        "members": [
            {
                "id": one.id, "sector": one.sector, "org": one.org, "levels": dict(one.levels),
                "languages": sorted(one.languages), "territories": sorted(one.territories),
                "capacity_h": one.capacity, "load_h": one.load,
            }
            for one in eligible(members, request)
        ],
        "request": {
            "hours": request.hours,
            "required": [
                {"competence": need.competence, "level": need.level, "count": need.count}
                for need in request.required
            ],
            "nice": [
                {"competence": wish.competence, "level": wish.level, "weight": wish.weight}
                for wish in request.nice
            ],
            "languages": request.languages,
            "territory": {"id": request.territory[0], "count": request.territory[1]},
            "min_sectors": request.min_sectors,
            "sector_target": request.target,
            "must_sectors": request.must_sectors,
            "max_per_org": request.max_per_org,
            "min_size": request.min_size,
            "max_size": request.max_size,
            "incompatible": [sorted(pair) for pair in request.incompatible],
        },
    }  # fmt: skip


def test_cp_sat_proves_the_same_aims():
    if importlib.util.find_spec("ortools") is None:
        pytest.skip("ortools is not installed: pip install ortools to let CP-SAT judge too")
    asked = [drawn(seed) for seed in range(20)]
    sent = json.dumps([written(*one) for one in asked])
    told = subprocess.run(
        [sys.executable, HERE / "cpsat.py"], input=sent, capture_output=True, text=True, check=True
    )

    found = [best_team(*one) for one in asked]

    assert json.loads(told.stdout) == [team and list(team.aims.worth()) for team in found]
