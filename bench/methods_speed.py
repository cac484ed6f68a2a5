"""CPU time of the methods, on one thread, beside the best library on the same input where it is installed.

Install the libraries beside the project for the ratios (pip install pref_voting evalica); without them the lines say
so and give our time alone.

    OMP_NUM_THREADS=1 python bench/methods_speed.py
"""

import importlib
import importlib.util
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from resal.methods.prioritisation import contrast, kemeny, paired, pairs, tiers
from resal.methods.prioritisation.ballots import Profile, in_order

BURLINGTON = Path(__file__).parents[1] / "tests" / "data" / "burlington-2009.toi"


def cpu(work: Callable[[], object], times: int = 5) -> float:
    """The median CPU time of a few runs, in seconds."""
    taken = []
    for _ in range(times):
        began = time.process_time()
        work()
        taken.append(time.process_time() - began)
    return sorted(taken)[times // 2]


def line(name: str, ours: float, library: str, theirs: Callable[[], float]) -> None:
    there = importlib.util.find_spec(library) is not None
    if not there:
        print(f"{name:52} {ours * 1000:9.1f} ms   ({library} is not installed)")
        return
    other = theirs()
    print(f"{name:52} {ours * 1000:9.1f} ms   {library} {other * 1000:.1f} ms   ratio {other / ours:.1f}")


def random_profile(items: int, ballots: int, seed: int) -> tuple[Profile, np.ndarray]:
    orders = np.array([np.random.default_rng([seed, n]).permutation(items) for n in range(ballots)])
    ids = tuple(f"i{n:03}" for n in range(items))
    return Profile(ids, tuple(in_order(ids[i] for i in order) for order in orders)), orders


def schulze() -> None:
    profile, orders = random_profile(200, 500, 1)

    def theirs() -> float:
        voting = importlib.import_module("pref_voting.profiles")
        methods = importlib.import_module("pref_voting.margin_based_methods")
        rankings = [tuple(map(int, order)) for order in orders]
        return cpu(lambda: methods.beat_path(voting.Profile(rankings)), times=1)

    line("Schulze, 200 items, 500 ballots", cpu(lambda: pairs.schulze(profile)), "pref_voting", theirs)


def kemeny_young() -> None:
    taken = []
    for seed in range(5):
        profile, _ = random_profile(20, 50, seed)
        taken.append(cpu(lambda profile=profile: kemeny.kemeny(profile), times=3))
    print(f"{'Kemeny, 20 random items, 50 ballots (worst of five)':52} {max(taken) * 1000:9.1f} ms")


def bradley_terry() -> None:
    chance = np.random.default_rng(2)
    ability = chance.normal(size=300)
    first = chance.integers(0, 300, 20_000)
    second = (first + chance.integers(1, 300, 20_000)) % 300
    won = chance.random(20_000) < 1 / (1 + np.exp(ability[second] - ability[first]))
    winner, loser = np.where(won, first, second), np.where(won, second, first)

    def ours() -> None:
        wins = np.bincount(winner * 300 + loser, minlength=300 * 300).reshape(300, 300)
        paired.bradley_terry(wins.astype(float))

    def theirs() -> float:
        evalica = importlib.import_module("evalica")
        left, right = [f"i{n}" for n in winner], [f"i{n}" for n in loser]
        return cpu(lambda: evalica.bradley_terry(left, right, [evalica.Winner.X] * len(left)))

    line("Bradley–Terry with covariance, 300 items, 20,000 pairs", cpu(ours), "evalica", theirs)


def bootstraps() -> None:
    chance = np.random.default_rng(3)
    ratings = chance.integers(1, 6, (500, 250)).astype(float)
    sectors = [np.arange(n, 500, 8) for n in range(8)]

    def work() -> None:
        for own in sectors:
            tiers.drawn(len(own), 1000, chance) @ ratings[own]

    print(f"{'1,000 stratified bootstraps, 500 × 50 × 5 ratings':52} {cpu(work) * 1000:9.1f} ms")


def everything() -> None:
    """What a page of results needs at 500 people and 50 items."""
    scores = np.random.default_rng(4).integers(0, 6, (500, 50)).astype(float)
    strata = np.arange(500) % 8

    def work() -> None:
        tiers.rank_sets(scores, strata)
        tiers.rank_sets(scores, strata, weights=np.full(500, 1 / 500))
        contrast.contrast(scores, strata, 10)

    print(f"{'Tiers of both counts and contrasts, 500 × 50':52} {cpu(work, 3) * 1000:9.1f} ms")


def command() -> None:
    for method in ("plurality", "irv", "schulze"):
        began = time.perf_counter()
        arguments = [sys.executable, "-m", "resal", "prioritise", str(BURLINGTON), "--method", method]
        subprocess.run(arguments, check=True, stdout=subprocess.DEVNULL)
        name = f"resal prioritise, Burlington, {method}, from a cold start"
        print(f"{name:52} {(time.perf_counter() - began) * 1000:9.1f} ms (wall)")


if __name__ == "__main__":
    for bench in (schulze, kemeny_young, bradley_terry, bootstraps, everything, command):
        bench()
