"""Every team, one by one: slow, plain, and what the solver must agree with."""

from itertools import chain, combinations

from resal.methods.matching import POLICY, eligible, failing, judged


def every_team(people):
    people = sorted(people, key=lambda one: one.id)
    return chain.from_iterable(combinations(people, size) for size in range(1, len(people) + 1))


def ranked(members, request, policy=POLICY, lines=None):
    """All teams that hold to the lines and keep those who said yes, best first."""
    teams = [
        team
        for team in every_team(eligible(members, request))
        if request.keeping <= {one.id for one in team} and not failing(team, request, lines)
    ]
    return sorted(teams, key=lambda team: (worse_first(team, request, policy), ids(team)))


def worse_first(team, request, policy=POLICY):
    return tuple(-value for value in judged(team, request).worth(policy))


def ids(team):
    return tuple(one.id for one in team)


def best_and_others(members, request, policy=POLICY, most=5):
    teams = ranked(members, request, policy)
    listed = teams[:1]
    while listed and len(listed) <= most:
        other = next((team for team in teams if all(differs(team, known) for known in listed)), None)
        if other is None:
            break
        listed.append(other)
    return [ids(team) for team in listed]


def differs(team, known):
    """Leaves out at least two members of the known team, all of it when it is one person."""
    return len(set(ids(team)) & set(ids(known))) <= max(len(known) - 2, 0)


def smallest_relaxations(members, request):
    broken = [frozenset(failing(team, request)) for team in every_team(eligible(members, request))]
    smallest = min(map(len, broken), default=0)
    lines = request.lines()
    sets = {tuple(line for line in lines if line in gone) for gone in broken if len(gone) == smallest}
    return sorted(sets, key=lambda gone: [lines.index(line) for line in gone])
