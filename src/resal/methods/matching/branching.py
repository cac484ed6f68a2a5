"""The best team of a known number of people, person by person: few people are proved without a solver.

Each step takes the line that is hardest to hold, tries those who could hold it in turn, and keeps only those with
whom the team could still be better than the best one known. What a team could still reach is never underestimated:
nothing better is passed over.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from resal.methods.matching.aims import MORE_IS_BETTER, Aims, judged
from resal.methods.matching.model import Clock
from resal.methods.matching.people import Member
from resal.methods.matching.tables import Table

Worth = tuple[int, ...]
NOTHING = -(10**9)
"""Worse than any figure of a team."""


LITTLE = 3
"""Figures just below the last team's that are tried one after the other."""


class TooMany(Exception):
    """More steps than were allowed: a solver may prove it sooner."""


@dataclass(frozen=True, slots=True)
class Forming:
    """A team that is being formed, and those who could still join it."""

    chosen: tuple[int, ...]
    open: np.ndarray
    missing: np.ndarray
    """How many each line still asks for."""
    room: np.ndarray
    """How many of each crowd could still join."""
    reached: Mapping[str, np.ndarray]
    """The highest figure of the team in each column of an aim."""
    largest: int = 0
    total: int = 0


class Branching:
    """`at_most` are figures that no team exceeds; `steps` is how many may be made."""

    def __init__(
        self,
        table: Table,
        size: int,
        *,
        policy: Sequence[str],
        at_most: Mapping[str, int],
        clock: Clock,
        steps: int,
    ) -> None:
        self.table, self.people, self.size = table, table.people, size
        self.policy, self.clock, self.steps = policy, clock, steps
        self.at_most = {"sectors": table.request.target} | dict(at_most)
        self.best: list[Member] | None = None

    def better_than(self, worth: Worth, ids: tuple[str, ...] = ()) -> None:
        """Leave in `best` the best team whose figures are at least `worth`, in the order of the policy.

        A team that is worth no more is better only when its list of ids comes before `ids`.
        """
        self.worth, self.ids = worth, ids
        team = Forming(
            (),
            np.arange(len(self.people)),
            self.table.missing,
            self.table.room,
            {aim: np.zeros(columns.shape[1], dtype=np.int64) for aim, columns in self.table.columns.items()},
        )
        for place, one in enumerate(self.people):
            if one.id in self.table.request.keeping:
                team = self._with(team, place)
        full = self.table.crowd[team.room <= 0][:, team.open].any(axis=0)
        team = replace(team, open=team.open[~full])
        if len(team.chosen) <= self.size and self.table.allows(self.size) and (team.room >= 0).all():
            self._extend(team)

    def _with(self, team: Forming, place: int) -> Forming:
        """The team once this person has joined."""
        inside = self.table.crowd[:, place]
        room = team.room - inside
        gone = self.table.crowd[inside & (room <= 0)].any(axis=0)
        gone[place] = True
        load = int(self.table.loads[place])
        return Forming(
            (*team.chosen, place),
            team.open[~gone[team.open]],
            team.missing - self.table.able[:, place],
            room,
            {aim: np.maximum(high, self.table.columns[aim][place]) for aim, high in team.reached.items()},
            max(team.largest, load),
            team.total + load,
        )

    def _extend(self, team: Forming) -> None:
        self.steps -= 1
        if self.steps < 0:
            raise TooMany
        self.clock.left()
        places = self.size - len(team.chosen)
        if places == 0:
            self._whole(team)
            return
        opened, able, missing = self._useful(team, *self._asked(team), places)
        if len(opened) < places:
            return
        reach = self._reach(team, opened, able, places)
        keep = self._could_win(reach)
        opened, reach, able = opened[keep], reach[keep], able[:, keep]
        if len(opened) < places or (places > 1 and self._comes_after(team, opened, places, reach)):
            return
        order = np.lexsort((opened, *(-reach.T[::-1])))
        if places == 1:
            self._last(team, opened[order], reach[order])
            return
        hard = np.ones(len(opened), dtype=bool)
        if len(able):
            hard = able[np.argmin(able.sum(axis=1) - missing)]
        order = order[hard[order]]
        tried, reach = opened[order], reach[order]
        if places == 2:
            reach = self._with_a_second(team, tried, opened, reach)
            keep = self._could_win(reach)
            tried, reach = tried[keep], reach[keep]
        self._branch(team, opened, tried.tolist(), [tuple(row) for row in reach.tolist()])

    def _branch(
        self, team: Forming, opened: np.ndarray, tried: Sequence[int], reach: Sequence[Worth]
    ) -> None:
        """Each of those who could hold the hardest line in turn, then never again."""
        free = np.zeros(len(self.people), dtype=bool)
        free[opened] = True
        for place, could in zip(tried, reach, strict=True):
            if could >= self.worth:
                free[place] = False
                self._extend(self._with(replace(team, open=np.flatnonzero(free)), place))

    def _asked(self, team: Forming) -> tuple[np.ndarray, np.ndarray]:
        """Who can do what the lines still ask, and what any better team must have in a column; how many of them."""
        unmet = team.missing > 0
        able, missing = [self.table.able[unmet][:, team.open]], [team.missing[unmet]]
        for aim, known in zip(self.policy, self.worth, strict=True):
            if aim == "people":
                continue
            if aim not in self.table.columns:
                break
            high, own = team.reached[aim], self.table.columns[aim][team.open]
            most = np.maximum(own.max(axis=0, initial=0), high)
            least = most - (most.sum() - known)
            short = least > high
            able.append((own[:, short] >= least[short]).T)
            missing.append(np.ones(int(short.sum()), dtype=np.int64))
            if min(int(most.sum()), self.at_most.get(aim, known + 1)) > known:
                break
        return np.concatenate(able), np.concatenate(missing)

    def _useful(
        self, team: Forming, able: np.ndarray, missing: np.ndarray, places: int
    ) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Those who can still join when every line is to be held to; nobody when one cannot be."""
        opened = team.open
        if (missing > places).any() or (able.sum(axis=1) < missing).any():
            return opened[:0], able[:, :0], missing
        useful = able[missing == places].all(axis=0)
        absent = self.table.sectors - int(team.reached["sectors"].sum())
        if absent >= places:
            new = self.table.columns["sectors"][opened] @ (team.reached["sectors"] == 0)
            useful &= (new > 0) & (absent == places)
        return opened[useful], able[:, useful], missing

    def _reach(self, team: Forming, opened: np.ndarray, able: np.ndarray, places: int) -> np.ndarray:
        """For each person, figures that no team with her exceeds, in the order of the policy; exact at the last."""
        found = np.empty((len(opened), len(self.policy)), dtype=np.int64)
        loads = self.table.loads[opened]
        lightest = np.sort(loads)[:places]
        largest = max(team.largest, int(lightest[-1]))
        if len(able):
            largest = max(largest, int(np.where(able, loads, 10**9).min(axis=1).max()))
        for column, aim in enumerate(self.policy):
            if aim == "people":
                found[:, column] = -self.size
            elif aim == "largest_load_permille":
                found[:, column] = -np.maximum(loads, largest)
            elif aim == "total_load_permille":
                found[:, column] = -(team.total + lightest[:-1].sum() + np.maximum(loads, lightest[-1]))
            else:
                found[:, column] = self._covered(aim, team.reached[aim], opened, places)
        return found

    def _covered(self, aim: str, high: np.ndarray, opened: np.ndarray, places: int) -> np.ndarray:
        """What she and the others who add most would have, each adding all she adds alone."""
        columns = np.maximum(self.table.columns[aim][opened], high)
        most = int(columns.max(axis=0).sum())
        alone = columns.sum(axis=1) - high.sum()
        strongest = np.sort(alone)[-places:]
        reach: np.ndarray = high.sum() + strongest[1:].sum() + np.minimum(alone, strongest[0])
        return reach.clip(max=min(most, self.at_most.get(aim, most)))

    def _with_a_second(
        self, team: Forming, tried: np.ndarray, opened: np.ndarray, reach: np.ndarray
    ) -> np.ndarray:
        """Before the last two places: what each person covers with the best second one."""
        reach = reach.copy()
        for column, aim in enumerate(self.policy):
            if aim in self.table.columns and len(tried):
                high = team.reached[aim]
                both = np.zeros((len(tried), len(opened)), dtype=np.int64)
                for one, other, least in zip(
                    self.table.columns[aim][tried].T, self.table.columns[aim][opened].T, high, strict=True
                ):
                    both += np.maximum.outer(np.maximum(one, least), other)
                both[tried[:, None] == opened] = 0
                reach[:, column] = np.minimum(reach[:, column], both.max(axis=1))
        return reach

    def _could_win(self, reach: np.ndarray) -> np.ndarray:
        better = np.zeros(len(reach), dtype=bool)
        equal = ~better
        for column, known in enumerate(self.worth):
            better |= equal & (reach[:, column] > known)
            equal &= reach[:, column] == known
        return better | equal

    def _comes_after(self, team: Forming, opened: np.ndarray, places: int, reach: np.ndarray) -> bool:
        """Whether nothing is left to win but the order of ids, and even the first ids come too late."""
        if not self.ids or (reach != self.worth).any():
            return False
        return self._ids((*team.chosen, *opened[:places].tolist())) >= self.ids

    def _ids(self, places: Sequence[int]) -> tuple[str, ...]:
        return tuple(self.people[place].id for place in sorted(places))

    def _last(self, team: Forming, opened: np.ndarray, reach: np.ndarray) -> None:
        """The first is the best: equals come by id."""
        worth = tuple(reach[0].tolist())
        equals = opened[(reach == reach[0]).all(axis=1)].tolist()
        self._keep(worth, min(((*team.chosen, place) for place in equals), key=self._ids))

    def _whole(self, team: Forming) -> None:
        members = [self.people[place] for place in team.chosen]
        if (team.missing <= 0).all() and team.reached["sectors"].sum() >= self.table.sectors:
            self._keep(judged(members, self.table.request).worth(self.policy), team.chosen)

    def _keep(self, worth: Worth, chosen: Sequence[int]) -> None:
        ids = self._ids(chosen)
        if worth > self.worth or (worth == self.worth and (not self.ids or ids < self.ids)):
            self.worth, self.ids = worth, ids
            self.best = [self.people[place] for place in sorted(chosen)]


def goals(last: Aims, policy: Sequence[str]) -> Iterator[tuple[int, Worth, dict[str, int]]]:
    """Where the best of the teams no better than the last is looked for: a size, the least worth, `at_most`.

    As good as the last but by a little of what follows its size; then whatever follows; then one person larger. Each
    goal holds when those before it were searched for in vain.
    """
    ahead = policy.index("people")
    at_most = {aim: getattr(last, aim) for aim in policy[:ahead]}
    known, nothing = last.worth(policy), (NOTHING,) * len(policy)
    follows = policy[ahead + 1] if ahead + 1 < len(policy) else ""
    if follows in MORE_IS_BETTER:
        for figure in range(known[ahead + 1], known[ahead + 1] - LITTLE, -1):
            least = (*known[: ahead + 1], figure, *nothing[ahead + 2 :])
            yield last.people, least, at_most | {follows: figure}
    for size in (last.people, last.people + 1):
        yield size, known[:ahead] + nothing[ahead:], at_most
