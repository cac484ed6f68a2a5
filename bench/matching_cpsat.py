"""A round of requests as CP-SAT serves it: run alone by bench/matching.py, for ortools cannot live beside HiGHS.

Reads rows as JSON on standard input, writes how many requests are served.
"""

import json
import sys

from ortools.sat.python import cp_model


def served(hours_free, requests, seconds):
    model = cp_model.CpModel()
    given = {one: [] for one in hours_free}
    all_served = []
    for request in requests:
        is_served = model.new_bool_var("")
        seat = {one: model.new_bool_var("") for one in request["people"]}
        for one, x in seat.items():
            given[one].append(request["hours"] * x)
        model.add(sum(seat.values()) >= is_served)
        for ids, count in request["least"]:
            model.add(sum(seat[one] for one in ids) >= count * is_served)
        for ids, count in request["most"]:
            model.add(sum(seat[one] for one in ids) <= count)
        present = []
        for ids in request["sectors"]:
            present.append(model.new_bool_var(""))
            model.add(present[-1] <= sum(seat[one] for one in ids))
        model.add(sum(present) >= request["min_sectors"] * is_served)
        all_served.append(is_served)
    for one, hours in given.items():
        model.add(sum(hours) <= hours_free[one])
    model.maximize(sum(all_served))
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = seconds
    solver.solve(model)
    return round(solver.objective_value)


if __name__ == "__main__":
    json.dump(served(**json.load(sys.stdin)), sys.stdout)
