"""The figures of the six aims as sums over the variables of a model."""

from collections.abc import Mapping

from resal.methods.matching.aims import MORE_IS_BETTER
from resal.methods.matching.model import TeamModel, at_level


def wishes(model: TeamModel) -> dict[int, float]:
    """One variable a wish, at most the people who fulfil it, with its weight."""
    terms = {}
    for wish in model.request.nice:
        met = model.program.variable()
        model.program.row(model.who(wish.met_by) | {met: -1.0}, least=0)
        terms[met] = float(wish.weight)
    return terms


class Figures:
    """What each aim is in the model, how far it can reach, and the row that fixes it."""

    def __init__(self, model: TeamModel, size: int) -> None:
        self.model, self.program, self.size = model, model.program, size
        self.loads = [one.permille(model.request.hours) for one in model.people]
        self.terms: dict[str, dict[int, float]] = {
            "nice_weight": wishes(model),
            "sectors": self._distinct(),
            "people": dict.fromkeys(model.person, 1.0),
            "depth": self._depths(),
            "total_load_permille": dict(zip(model.person, map(float, self.loads), strict=True)),
        }

    def _distinct(self) -> dict[int, float]:
        if not self.model.request.target:
            return {}
        counted = self.program.variable(float(self.model.request.target))
        self.program.row(dict.fromkeys(self.model.sector.values(), 1.0) | {counted: -1.0}, least=0)
        return {counted: 1.0}

    def _depths(self) -> dict[int, float]:
        """One step a level that somebody reaches: its height is what it adds to the level below."""
        terms: dict[int, float] = {}
        for competence in self.model.request.named:
            below = 0
            for level in sorted({one.level(competence) for one in self.model.people} - {0}):
                reached = self.program.variable()
                able = self.model.who(at_level(competence, level))
                self.program.row(able | {reached: -1.0}, least=0)
                terms[reached] = float(level - below)
                below = level
        return terms

    def gain(self, aim: str) -> Mapping[int, float]:
        """The terms whose sum is to be as large as possible."""
        terms = self.terms[aim]
        return terms if aim in MORE_IS_BETTER else {column: -weight for column, weight in terms.items()}

    def span(self, aim: str) -> int:
        """How far apart two values of the aim can be."""
        match aim:
            case "people":
                return self.size
            case "largest_load_permille":
                return max(self.loads)
            case "total_load_permille":
                return sum(sorted(self.loads)[-self.size :])
            case _:
                return self.most(aim)

    def most(self, aim: str) -> int:
        """A figure that no team exceeds: what everybody together would have."""
        reach = int(sum(weight for column, weight in self.terms[aim].items()))
        if aim == "nice_weight":
            people = self.model.people
            return sum(w.weight for w in self.model.request.nice if any(map(w.met_by, people)))
        if aim == "sectors":
            return min(self.model.request.target, len(self.model.sector))
        return reach

    def fix(self, aim: str, value: int) -> None:
        """Only teams at least as good on this aim from now on."""
        if aim == "largest_load_permille":
            for x, load in zip(self.model.person, self.loads, strict=True):
                if load > value:
                    self.program.upper[x] = 0.0
        elif aim in MORE_IS_BETTER:
            self.program.row(self.terms[aim], least=value - 0.5)
        else:
            self.program.row(self.terms[aim], most=value + 0.5)
