"""Boisé-du-Ruisseau's plan from the room's decision to its last review (DOMAIN 9.1), then two other plans."""

from datetime import date, datetime, time
from decimal import Decimal
from zoneinfo import ZoneInfo

from resal.core import clock
from resal.directory import mandates
from resal.directory.models import Term
from resal.plans.actions import (
    adopting,
    commenting,
    drafting,
    following,
    inviting,
    parts,
    passing,
    publishing,
    reviewing,
)
from resal.plans.actions.versions import Motive
from resal.plans.demo import others, partnership, texts
from resal.plans.enums import Answer, Moment, Progress, ReviewKind
from resal.plans.models import Action, ActionPlan, Indicator, Objective

HERE = ZoneInfo("America/Toronto")


def at(day: str, hour: int = 10):
    """This hour of the day, there."""
    return clock.at(datetime.combine(date.fromisoformat(day), time(hour), HERE))


def tell(story: dict) -> None:
    """Leaves "plan" in the story."""
    plan = _draft(story)
    _frame(story, plan)
    actions = _actions(story, plan)
    indicators = _indicators(story, plan)
    _comments(story, plan)
    _adopt(story, plan)
    _live(story, plan, actions, indicators)
    _finish(story, plan)
    story["plan"] = ActionPlan.objects.get(pk=plan.pk)
    others.tell(story)


def lead(story):
    return story["people"]["Soraya Boisclair-Amari"]


def _draft(story) -> ActionPlan:
    """The draft that the room's decision made; where no room was told, one from nothing."""
    workshop = story.get("workshop")
    found = ActionPlan.objects.filter(workshop_id=workshop.public_id).first() if workshop else None
    if found:
        return found
    with at("2025-03-24"):
        milieu = story.get("milieu") or mandates.open_milieu(
            name="Boisé-du-Ruisseau",
            territory=story["territory"],
            lead=story["organisations"]["O01"],
            by=story["coordination"][0],
        )
        plan = drafting.draft(milieu, title=texts.TITLE, by=story["coordination"][0])
        for words, _minimum, _deadline in texts.OBJECTIVES:
            parts.add(plan, Objective, by=story["coordination"][0], values={"words": words})
    return plan


def _frame(story, plan: ActionPlan) -> None:
    by = story["coordination"][0]
    table = story["organisations"]["O01"]
    with at("2025-04-02", 13):
        parts.change(
            plan,
            by=by,
            edition=plan.edition,
            values=texts.FRAME
            | {
                "title": texts.TITLE,
                "starts_on": date(2025, 4, 28),
                "ends_on": date(2026, 4, 27),
                "lead_organisation": table,
                "owner_after": table,
                "populations": _terms(texts.POPULATIONS),
                "ecological_levels": _terms(texts.ECOLOGICAL),
                "prevention_levels": _terms(texts.PREVENTION),
            },
        )
        for objective, (words, minimum, deadline) in zip(
            plan.objectives.in_order(), texts.OBJECTIVES, strict=True
        ):
            values = {"words": words, "minimum_success": minimum, "deadline": date.fromisoformat(deadline)}
            parts.change(objective, by=by, edition=objective.edition, values=values)


def _terms(codes) -> list[Term]:
    return list(Term.objects.filter(code__in=codes).order_by("pk"))


def _actions(story, plan: ActionPlan) -> dict[str, Action]:
    objectives = list(plan.objectives.in_order())
    made = {}
    for code, place, what, who, with_whom, due, cost, intervention, sign in texts.ACTIONS:
        with at("2025-04-02" if code < "A5" else "2025-04-16", 14):
            made[code] = parts.add(
                plan,
                Action,
                by=story["coordination"][0],
                values={
                    "objective": objectives[place],
                    "what": what,
                    "lead": story["organisations"][who],
                    "contributors": [story["organisations"][one] for one in with_whom],
                    "starts_on": date(2025, 5, 1),
                    "due_on": date.fromisoformat(due) if due else None,
                    "is_continuous": due is None,
                    "cost": Decimal(cost),
                    "intervention": Term.objects.filter(code=intervention).order_by("pk").first(),
                    "how_we_know": sign,
                    "after": [made[one] for one in texts.AFTER.get(code, ())],
                },
            )
    with at("2025-04-16", 15):
        for promise, code in zip(plan.commitments.in_order(), texts.FOR_ACTIONS, strict=False):
            parts.change(
                promise, by=story["coordination"][0], edition=promise.edition, values={"action": made[code]}
            )
    return made


def _indicators(story, plan: ActionPlan) -> dict[str, Indicator]:
    objectives = list(plan.objectives.in_order())
    health = story["organisations"]["O07"]
    made = {}
    with at("2025-04-16", 15):
        for code, place, name, kind, unit, target, baseline, more in texts.INDICATORS:
            values = {
                "name": name,
                "kind": kind,
                "unit": unit,
                "direction": "down" if code == "delay" else "up",
                "objective": None if place is None else objectives[place],
                "target": target and Decimal(target),
                "collector": health if code in ("delay", "passed") else plan.lead_organisation,
                "sensitivity": "protection" if code == "passed" else "ordinary",
            } | more
            if baseline is None:
                values |= {"baseline_planned_on": date(2025, 10, 28), "baseline_planned_by": health}
            else:
                values |= {"baseline_value": Decimal(baseline), "baseline_on": date(2025, 4, 16)}
            made[code] = parts.add(plan, Indicator, by=story["coordination"][0], values=values)
    return made


def _comments(story, plan: ActionPlan) -> None:
    """Two partners were not at the second workshop: they read and answer before the adoption."""
    by = story["coordination"][0]
    with at("2025-04-16", 17):
        commenting.open_comments(
            plan, by=by, absent=[story["organisations"][one[0]] for one in texts.ANSWERS]
        )
    for code, day, answer, words in texts.ANSWERS:
        partner = plan.partners.select_related("organisation").get(organisation=story["organisations"][code])
        with at(day):
            commenting.answer(partner, answer=Answer(answer), words=words)


def _adopt(story, plan: ActionPlan) -> None:
    by, organisations = lead(story), story["organisations"]
    approvals = {"O07": "2025-04-25", "O02": "2025-05-06", "O04": "2025-05-20"}
    with at("2025-04-28", 16):
        ready = {"sponsor": "yes", "resources": "partly", "support": "yes", "evidence": "partly"}
        adopting.adopt(
            plan, by=by, organisation=organisations["O01"], body="Assemblée de la Table", readiness=ready
        )
        adopting.start(plan, by=by)
    with at("2025-04-28", 17):
        partnership.load_items(story)
        partnership.assess(plan, Moment.START, by=by)
    with at("2025-04-29"):
        for partner in plan.partners.by_name().select_related("plan"):
            inviting.send_link(partner, by=by)
    for code, day in approvals.items():
        with at(day):
            waiting = plan.commitments.filter(organisation=organisations[code], approved_on=None)
            for promise in waiting.exclude(approval_by="").in_order():
                following.approve(promise)


def _live(story, plan: ActionPlan, actions, indicators) -> None:
    """The year, in the order of its days."""
    happened: list[tuple[str, int, tuple]] = [(row[1], 0, row) for row in texts.NEWS]
    happened += [(row[1], 1, row) for row in texts.CHANGES]
    happened += [(row[1], 2, row) for row in texts.MEASURES]
    happened += [("2025-10-28", 3, (ReviewKind.MIDTERM, texts.MIDTERM))]
    for day, sort, row in sorted(happened, key=lambda one: (one[0], one[1])):
        with at(day, 11 + sort):
            if sort == 0:
                _news(story, plan, actions, row)
            elif sort == 1:
                _change(story, actions, row)
            elif sort == 2:
                _measure(plan, indicators, row)
            else:
                _review(story, plan, *row)


def _news(story, plan: ActionPlan, actions, row) -> None:
    """The action and the commitment that was made for it go together."""
    code, _day, status, note, who = row
    organisation = story["organisations"][who]
    following.update(actions[code], status=Progress(status), note=note, organisation=organisation)
    for promise in plan.commitments.filter(action=actions[code], organisation=organisation).in_order():
        following.update(promise, status=Progress(status), note=note, organisation=organisation)


def _change(story, actions, row) -> None:
    code, _day, values, why, where = row
    action = Action.objects.with_words().select_related("plan").get(pk=actions[code].pk)
    dates = {name: date.fromisoformat(value) for name, value in values.items() if name == "due_on"}
    motive = Motive(why, where)
    parts.change(action, by=lead(story), edition=action.edition, values=values | dates, motive=motive)
    for promise in action.commitments.select_related("plan").in_order() if dates else ():
        parts.change(promise, by=lead(story), edition=promise.edition, values=dates, motive=motive)


def _measure(plan: ActionPlan, indicators, row) -> None:
    code, day, value, numerator, denominator = row
    indicator = Indicator.objects.select_related("plan", "collector").get(pk=indicators[code].pk)
    following.measure(
        indicator,
        measured_on=date.fromisoformat(day),
        value=Decimal(value),
        numerator=numerator,
        denominator=denominator,
        organisation=indicator.collector,
    )


def _review(story, plan: ActionPlan, kind: ReviewKind, notes: str) -> None:
    review = plan.reviews.get(kind=kind)
    reviewing.hold(review, by=lead(story), held_on=clock.today(), notes=notes, edition=review.edition)


def _finish(story, plan: ActionPlan) -> None:
    """The final review; the network leaves the plan, the milieu shows it, the year ends."""
    by = lead(story)
    with at("2026-04-27", 14):
        partnership.assess(plan, Moment.END, by=by)
    with at("2026-04-27", 15):
        _review(story, plan, ReviewKind.FINAL, texts.FINAL)
        passing.hand_over(
            plan,
            by=story["coordination"][0],
            organisation=story["organisations"]["O01"],
            person=by,
        )
        mandates.publish(plan.milieu, True, by=by)
        plan.refresh_from_db()
        publishing.publish(plan, by=by, title=texts.PUBLIC_TITLE)
        adopting.end(plan, by=by)
