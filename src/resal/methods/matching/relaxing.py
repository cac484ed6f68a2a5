"""When nothing fits: all smallest sets of lines to give up, the team each buys, and who would have fitted."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from resal.methods.matching.aims import POLICY, Team
from resal.methods.matching.model import Clock, Program, TeamModel
from resal.methods.matching.people import Line, Member, Request, eligible, reasons
from resal.methods.matching.pruning import promising
from resal.methods.matching.teams import Search


@dataclass(frozen=True, slots=True)
class Relaxation:
    """Lines to give up, and the best team that holds to all others."""

    lines: tuple[Line, ...]
    team: Team


@dataclass(frozen=True, slots=True)
class Cause:
    """A line nobody eligible saves, and those who would have: each with the reasons she cannot be asked."""

    line: Line
    would_fit: tuple[tuple[str, tuple[str, ...]], ...]


def smallest_relaxations(
    members: Iterable[Member], request: Request, *, policy: Sequence[str] = POLICY, clock: Clock
) -> list[Relaxation]:
    """Empty when there is nobody at all to ask, or nothing to give up."""
    people = eligible(members, request)
    found = []
    for lines in smallest_sets(people, request, clock=clock):
        kept = [line for line in request.lines() if line not in lines]
        team = Search(people, request, policy=policy, clock=clock, lines=kept).found()
        if team is not None:
            found.append(Relaxation(lines, team))
    return found


def smallest_sets(people: Sequence[Member], request: Request, *, clock: Clock) -> list[tuple[Line, ...]]:
    """Every smallest set of lines without which a team of one person or more exists, in the order of the lines."""
    candidates = promising(people, request, request.natural_size)
    if not candidates:
        return []
    lines = request.lines()
    model = TeamModel(candidates, request, Program.empty(clock))
    model.somebody()
    given_up = {line: model.program.variable(whole=True) for line in lines}
    for line, column in given_up.items():
        model.hold(line, column)
    found: list[tuple[Line, ...]] = []
    smallest = None
    while (point := model.program.solve(dict.fromkeys(given_up.values(), -1.0))) is not None:
        gone = tuple(line for line in lines if point[given_up[line]] > 0.5)
        if smallest is None:
            smallest = len(gone)
            model.program.row(dict.fromkeys(given_up.values(), 1.0), most=smallest + 0.5)
        found.append(gone)
        if not gone:
            break
        model.program.row({given_up[line]: 1.0 for line in gone}, most=len(gone) - 0.5)
    return sorted(found, key=lambda gone: [lines.index(line) for line in gone])


def causes(members: Sequence[Member], request: Request, relaxations: Sequence[Relaxation]) -> list[Cause]:
    """For each line that some smallest relaxation gives up, who would have fitted had she been free."""
    given_up = {line for relaxation in relaxations for line in relaxation.lines}
    free = eligible(members, request)
    kept_out = [(one, reasons(one, request)) for one in members if reasons(one, request)]
    return [
        Cause(line, tuple((one.id, why) for one, why in kept_out if would_fit(one, line, free)))
        for line in request.lines()
        if line in given_up
    ]


def would_fit(one: Member, line: Line, free: Sequence[Member]) -> bool:
    """Whether she brings what the line asks of a person; a limit on a team asks nothing of anybody."""
    match line:
        case ("competence", str(competence), int(level), int()):
            return one.level(competence) >= level
        case ("language", str(language)):
            return language in one.languages
        case ("territory", str(territory), int()):
            return territory in one.territories
        case ("must_sector", str(sector)):
            return one.sector == sector
        case ("min_sectors", int()):
            return all(one.sector != other.sector for other in free)
        case ("min_size", int()):
            return True
        case _:
            return False


@dataclass(frozen=True, slots=True)
class Answer:
    """Why somebody is not in the team: she cannot be asked, or the best team with her is not better."""

    ineligible: tuple[str, ...] = ()
    blocked: tuple[Line, ...] = ()
    team: Team | None = None
    worse_by: str | None = None


def why_not(
    members: Sequence[Member],
    request: Request,
    best: Team,
    who: str,
    *,
    policy: Sequence[str] = POLICY,
    clock: Clock,
) -> Answer:
    """The best team with this person in it, and the first aim by which it is worse; `blocked` where none exists."""
    person = next(one for one in members if one.id == who)
    if found := reasons(person, request):
        return Answer(ineligible=found)
    with_her = replace(request, keeping=request.keeping | {who})
    team = Search(eligible(members, with_her), with_her, policy=policy, clock=clock).found()
    if team is None:
        gone = smallest_sets(eligible(members, with_her), with_her, clock=clock)
        return Answer(blocked=gone[0] if gone else ())
    return Answer(team=team, worse_by=team.aims.worse_by(best.aims, policy))
