"""A request as arrays, one place a person: who can hold each line, which crowds hold few, what each aim counts."""

from collections.abc import Callable, Collection, Sequence

import numpy as np

from resal.methods.matching.people import Line, Member, Request


class Table:
    """`people`, one at least, come by id. A line asks for able people; a crowd has room for a few of its own."""

    def __init__(
        self,
        people: Sequence[Member],
        request: Request,
        lines: Sequence[Line],
        apart_from: Sequence[Sequence[str]] = (),
    ) -> None:
        self.people, self.request = list(people), request
        self.loads = np.array([one.permille(request.hours) for one in people], dtype=np.int64)
        self.columns = self._columns()
        self.sectors, self.sizes = 0, (1, len(people))
        self._asked: list[tuple[np.ndarray, int]] = []
        self._crowds: list[tuple[np.ndarray, int]] = []
        for line in lines:
            self._hold(line)
        for ids in apart_from:
            self._crowd(self._places(ids), max(len(ids) - 2, 0))
        self.able = np.array([who for who, _count in self._asked], dtype=bool).reshape(-1, len(people))
        self.missing = np.array([count for _who, count in self._asked], dtype=np.int64)
        self.crowd = np.array([who for who, _most in self._crowds], dtype=bool).reshape(-1, len(people))
        self.room = np.array([most for _who, most in self._crowds], dtype=np.int64)

    def allows(self, size: int) -> bool:
        least, most = self.sizes
        return least <= size <= most

    def _places(self, ids: Collection[str]) -> list[int]:
        return [place for place, one in enumerate(self.people) if one.id in ids]

    def _columns(self) -> dict[str, np.ndarray]:
        people, request = self.people, self.request
        sectors = sorted({one.sector for one in people})
        rows = {
            "nice_weight": [[wish.weight * wish.met_by(one) for wish in request.nice] for one in people],
            "sectors": [[one.sector == sector for sector in sectors] for one in people],
            "depth": [[one.level(competence) for competence in request.named] for one in people],
        }
        return {aim: np.array(of, dtype=np.int64).reshape(len(people), -1) for aim, of in rows.items()}

    def _hold(self, line: Line) -> None:
        match line:
            case ("competence", str(competence), int(level), int(count)):
                self._ask(lambda one: one.level(competence) >= level, count)
            case ("language", str(language)):
                self._ask(lambda one: language in one.languages, 1)
            case ("territory", str(territory), int(count)):
                self._ask(lambda one: territory in one.territories, count)
            case ("must_sector", str(sector)):
                self._ask(lambda one: one.sector == sector, 1)
            case ("min_sectors", int(count)):
                self.sectors = count
            case ("min_size", int(count)):
                self.sizes = (max(self.sizes[0], count), self.sizes[1])
            case ("max_size", int(count)):
                self.sizes = (self.sizes[0], min(self.sizes[1], count))
            case ("max_per_org", int(count)):
                orgs: dict[str, list[int]] = {}
                for place, one in enumerate(self.people):
                    orgs.setdefault(one.org, []).append(place)
                for crowd in orgs.values():
                    self._crowd(crowd, count)
            case ("incompatible",):
                for pair in self.request.incompatible:
                    self._crowd(self._places(pair), 1)

    def _ask(self, able: Callable[[Member], bool], count: int) -> None:
        self._asked.append((np.array([able(one) for one in self.people], dtype=bool), count))

    def _crowd(self, places: Sequence[int], most: int) -> None:
        if len(places) > most:
            who = np.zeros(len(self.people), dtype=bool)
            who[places] = True
            self._crowds.append((who, most))
