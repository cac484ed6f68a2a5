"""What every phone and screen of a room sees: the same for all, nothing personal, no points, no ballot.

The same in every language too: what a step is called, each page says to its own reader.

`state(public_id)`:
    version, code, title, milieu, status (prepared | open | decided | closed), question, paused,
    step   {number, of, kind, minutes, ends_at (ISO) or None, seconds_left}
    seats  {voters, observers, sectors, left, cap, checkin}  checkin: the round one would vote in, 0 when over
    ideas  {open, count}
    issues [{number, label, wording, wording_en, ideas, objected, read}]
    round  None or {number, status: open | closing, choices, cast, expected, groups [{name_fr, name_en}]}
    result None or the last counted round: {number, voters, withheld, is_balanced, lines [{issue, rank, label,
           balanced_rank, balanced_label, score, carried: few | several | "", differs, change}], agreement}
    problems [{label, title, issues}], once the room decides
"""

from datetime import timedelta

from django.db.models import Count, Q

from resal.core import clock
from resal.workshops.domain.results import leading, movements
from resal.workshops.domain.timing import Lap
from resal.workshops.enums import SeatRole, StepKind
from resal.workshops.models import Round, Step, Workshop


def state(public_id: str) -> dict:
    workshop = Workshop.objects.select_related("milieu", "question").get(public_id=public_id)
    steps = list(workshop.steps.order_by("position"))
    rounds = list(workshop.rounds.annotate(cast=Count("live_ballots")).order_by("number"))
    opened = next((one for one in rounds if not one.is_counted), None)
    return {
        "version": workshop.version + (opened.cast if opened else 0),
        "code": workshop.code,
        "title": workshop.title,
        "milieu": workshop.milieu.name,
        "status": workshop.status,
        "question": str(workshop.question or ""),
        "paused": workshop.is_paused,
        "step": step_state(workshop, steps),
        "seats": seats_state(workshop, steps, rounds),
        "ideas": ideas_state(workshop, steps, rounds),
        "issues": issues_state(workshop),
        "round": round_state(workshop, opened) if opened else None,
        "result": result_state(rounds),
        "problems": problems_state(workshop),
    }


def step_state(workshop: Workshop, steps: list[Step]) -> dict:
    here = next((step for step in steps if step.position == workshop.step), None)
    if here is None:
        return {"number": 0, "of": len(steps), "kind": "", "minutes": 0} | _no_clock()
    now = workshop.paused_at or clock.now()
    left = Lap(here.minutes, here.started_at, here.ended_at, here.paused_seconds).left(now)
    running = workshop.is_open and not workshop.is_paused
    return {
        "number": here.position,
        "of": len(steps),
        "kind": here.kind,
        "minutes": here.minutes,
        "ends_at": (clock.now() + left).replace(microsecond=0).isoformat() if running else None,
        "seconds_left": None if running else int(left / timedelta(seconds=1)),
    }


def seats_state(workshop: Workshop, steps: list[Step], rounds: list[Round]) -> dict:
    voter, here = Q(role=SeatRole.VOTER), Q(left_at=None)
    counts = workshop.seats.aggregate(
        voters=Count("pk", filter=voter & here),
        observers=Count("pk", filter=~voter & here),
        sectors=Count("sector", filter=voter & here, distinct=True),
        left=Count("pk", filter=voter & ~here),
    )
    votes = sum(1 for step in steps if step.round_number)
    checkin = len(rounds) + 1 if workshop.is_open and len(rounds) < votes else 0
    return {**counts, "cap": workshop.head_count, "checkin": checkin}


def ideas_state(workshop: Workshop, steps: list[Step], rounds: list[Round]) -> dict:
    kinds = {step.kind for step in steps if step.position == workshop.step}
    gathering = bool(kinds & {StepKind.IDEAS, StepKind.MERGE})
    return {
        "open": workshop.is_open and gathering and not rounds and not workshop.is_paused,
        "count": workshop.ideas.shown().count(),
    }


def issues_state(workshop: Workshop) -> list[dict]:
    issues = workshop.issues.in_order().annotate(
        gathered=Count("ideas"), against=Count("ideas", filter=Q(ideas__objected=True))
    )
    return [
        {
            "number": issue.number,
            "label": issue.label,
            "wording": str(issue.wording),
            "wording_en": str(issue.wording_en or ""),
            "ideas": issue.gathered,
            "objected": issue.against > 0,
            "read": issue.read_aloud,
        }
        for issue in issues
    ]


def round_state(workshop: Workshop, opened: Round) -> dict:
    """While a round is open only the total participation is known to anybody."""
    present = workshop.seats.voting_in(opened.number).count()
    return {
        "number": opened.number,
        "status": "closing" if opened.closes_at else "open",
        "choices": opened.choices,
        "cast": opened.cast,
        "expected": max(present, opened.cast),
        "groups": [{"name_fr": group["name_fr"], "name_en": group["name_en"]} for group in opened.groups],
    }


def result_state(rounds: list[Round]) -> dict | None:
    counted = [one for one in rounds if one.is_counted]
    if not counted:
        return None
    last = counted[-1]
    changes = changes_between(counted)
    lines = [line | {"change": changes.get(line["issue"])} for line in last.result["lines"]]
    kept = ("voters", "withheld", "is_balanced", "agreement")
    return {"number": last.number, "lines": lines} | {name: last.result.get(name) for name in kept}


def changes_between(counted: list[Round]) -> dict[int, int | None]:
    """How many ranks each issue rose (or fell, negative) from vote 1 to vote 2."""
    if len(counted) < 2 or any(one.result["withheld"] for one in counted[-2:]):
        return {}
    before, after = counted[-2].result, counted[-1].result
    return {move["issue"]: move["change"] for move in movements(before, after, len(leading(after)))}


def problems_state(workshop: Workshop) -> list[dict]:
    problems = workshop.problems.select_related("title").prefetch_related("issues").order_by("position")
    return [
        {
            "label": problem.label,
            "title": str(problem.title),
            "issues": sorted(issue.label for issue in problem.issues.all()),
        }
        for problem in problems
    ]


def weight(state: dict) -> dict:
    """All but what only counts: who came, ideas, ballots in the box."""
    counts = {"version": 0, "seats": state["seats"]["checkin"], "ideas": state["ideas"]["open"]}
    clock_aside = {"step": state["step"] | {"ends_at": state["step"]["ends_at"] is not None}}
    opened = {"round": state["round"] | {"cast": 0, "expected": 0}} if state["round"] else {}
    return state | counts | clock_aside | opened


def _no_clock() -> dict:
    return {"ends_at": None, "seconds_left": None}
