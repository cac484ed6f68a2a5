"""The six aims solved by CP-SAT, one after the other: run alone, for ortools cannot live beside another HiGHS.

Reads requests as plain JSON on standard input (`members`, `request` in the format of `resal match`); writes the
aims of each, as signed values, or null where there is no team.
"""

import json
import sys
from itertools import combinations

from ortools.sat.python import cp_model


def solved(members, request):
    model = cp_model.CpModel()
    x = {one["id"]: model.new_bool_var(one["id"]) for one in members}

    def who(able):
        return sum(x[one["id"]] for one in members if able(one))

    def reached(able):
        """1 at most, and only when somebody is able."""
        found = model.new_bool_var("")
        model.add(found <= who(able))
        return found

    sectors = sorted({one["sector"] for one in members})
    present = [reached(lambda one, s=s: one["sector"] == s) for s in sectors]
    for need in request["required"]:
        model.add(
            who(lambda one, n=need: one["levels"].get(n["competence"], 0) >= n["level"]) >= need["count"]
        )
    for language in request["languages"]:
        model.add(who(lambda one, code=language: code in one["languages"]) >= 1)
    if request["territory"]:
        model.add(
            who(lambda one: request["territory"]["id"] in one["territories"]) >= request["territory"]["count"]
        )
    for sector in request["must_sectors"]:
        model.add(who(lambda one, s=sector: one["sector"] == s) >= 1)
    model.add(sum(present) >= request["min_sectors"])
    people = sum(x.values())
    model.add(people >= max(request["min_size"], 1))
    if request["max_size"]:
        model.add(people <= request["max_size"])
    if request["max_per_org"]:
        for org in sorted({one["org"] for one in members}):
            model.add(who(lambda one, o=org: one["org"] == o) <= request["max_per_org"])
    for one, other in combinations(sorted(x), 2):
        if {one, other} in [set(pair) for pair in request["incompatible"]]:
            model.add(x[one] + x[other] <= 1)
    counted = model.new_int_var(0, request["sector_target"], "")
    model.add(counted <= sum(present))
    wishes = [
        wish["weight"] * reached(lambda one, w=wish: one["levels"].get(w["competence"], 0) >= w["level"])
        for wish in request["nice"]
    ]
    named = {asked["competence"] for asked in (*request["required"], *request["nice"])}
    depth = [
        reached(lambda one, c=c, level=level: one["levels"].get(c, 0) >= level)
        for c in sorted(named)
        for level in (1, 2, 3, 4)
    ]
    loads = {one["id"]: 1000 * (one["load_h"] + request["hours"]) // one["capacity_h"] for one in members}
    largest = model.new_int_var(0, 1000, "")
    for one, load in loads.items():
        model.add(largest >= load * x[one])
    total = sum(load * x[one] for one, load in loads.items())
    worth = []
    for aim in (sum(wishes), counted, -people, sum(depth), -largest, -total):
        if isinstance(aim, int):
            worth.append(aim)
            continue
        model.maximize(aim)
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        if solver.solve(model) != cp_model.OPTIMAL:
            return None
        worth.append(round(solver.objective_value))
        model.add(aim >= worth[-1])
    return worth


if __name__ == "__main__":
    json.dump([solved(one["members"], one["request"]) for one in json.load(sys.stdin)], sys.stdout)
