"""Two other plans: one adopted without an activity of the network, one that stalls today (all invented)."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from resal.core import clock
from resal.directory import mandates
from resal.directory.models import MandateRole
from resal.plans.actions import accepting, adopting, drafting, following, inviting, meeting, parts, reviewing
from resal.plans.actions.versions import Motive
from resal.plans.enums import Progress, ReviewKind
from resal.plans.models import Action, ActionPlan, Commitment, Indicator, Meeting, Objective

HERE = ZoneInfo("America/Toronto")


def tell(story: dict) -> None:
    _own_plan(story)
    _second_year(story)


def ago(days: int, hour: int = 10):
    return clock.at(datetime.combine(clock.today() - timedelta(days=days), time(hour), HERE))


def at(day: str, hour: int = 10):
    return clock.at(datetime.combine(date.fromisoformat(day), time(hour), HERE))


def _own_plan(story: dict) -> None:
    """A school came with its plan: it is written here to be followed up."""
    by, organisations = story["coordination"][1], story["organisations"]
    lead = story["people"]["Léonard Vadeboncoeur-Roy"]
    today = clock.today()
    with at("2025-11-25"):
        plan = drafting.draft(
            _own_milieu(story, lead), title="Une école où l’on se parle", by=by, starts_on=date(2025, 11, 20)
        )
        objective = _objective(
            plan, lead, "D’ici la fin de l’année, chaque conflit trouve un adulte dans la journée"
        )
        circles = _action(
            plan, lead, objective, "Des cercles de parole dans chaque classe", organisations["O06"],
            [organisations["P1"]], date(2026, 3, 31), "Vingt-deux classes",
        )  # fmt: skip
        mediators = _action(
            plan, lead, objective, "Former douze jeunes médiateurs", organisations["P1"], [organisations["O06"]],
            today + timedelta(days=40), "Douze jeunes formés, encore là en juin",
        )  # fmt: skip
        parts.add(
            plan, Indicator, by=lead,
            values={
                "name": "Classes qui tiennent un cercle par mois", "kind": "process", "direction": "up",
                "target": Decimal(22), "baseline_value": Decimal(3), "baseline_on": date(2025, 11, 20),
            },
        )  # fmt: skip
        adopting.adopt(
            plan, by=lead, organisation=organisations["O06"], body="Conseil d’établissement",
            adopted_on=date(2025, 11, 20),
        )  # fmt: skip
        adopting.start(plan, by=lead)
    with at("2026-03-24"):
        following.update(circles, status=Progress.DONE, note="Les vingt-deux classes y sont.", by=lead)
    with at("2026-05-20"):
        review = plan.reviews.get(kind=ReviewKind.MIDTERM)
        notes = "Les cercles tiennent. Les médiateurs commencent à l’automne."
        reviewing.hold(review, by=lead, held_on=clock.today(), notes=notes, edition=review.edition)
    with ago(8):
        following.update(
            mediators, status=Progress.UNDER_WAY, note="Sept jeunes formés.", organisation=organisations["P1"]
        )


def _own_milieu(story: dict, lead):
    """The milieu of the school's file; where no file was told, one of its own."""
    files = story.get("files", {})
    if "own_plan" in files:
        return files["own_plan"].milieu
    school = story["organisations"]["O06"]
    milieu = mandates.open_milieu(
        name="Trois-Rivages", territory=story["territory"], lead=school, by=story["coordination"][1]
    )
    mandates.grant(milieu, MandateRole.LEAD, by=None, person=lead, organisation=school)
    return milieu


def _second_year(story: dict) -> None:
    """The milieu goes on by itself; today something stalls."""
    organisations = story["organisations"]
    lead = story["people"]["Soraya Boisclair-Amari"]
    today = clock.today()
    with ago(160):
        plan = drafting.draft(
            story["plan"].milieu, title="Boisé-du-Ruisseau, deuxième année", by=lead,
            starts_on=today - timedelta(days=150),
        )  # fmt: skip
        objective = _objective(plan, lead, "Terminer ce que la première année a commencé, avec les parents")
        evenings = _action(
            plan, lead, objective, "Les deux soirées qui restent, avec des interprètes", organisations["O10"],
            [organisations["O06"]], today - timedelta(days=18), "Deux soirées tenues",
        )  # fmt: skip
        beds = _action(
            plan, lead, objective, "La troisième entente pour des lits d’urgence", organisations["O04"],
            [organisations["O07"]], today + timedelta(days=5), "L’entente signée",
        )  # fmt: skip
        _action(
            plan, lead, objective, "Une rencontre avec les hôtels du quartier", organisations["O08"],
            [organisations["O01"]], today + timedelta(days=75), "Une rencontre tenue",
        )  # fmt: skip
        parts.add(
            plan, Commitment, by=lead,
            values={
                "organisation": organisations["O09"], "what": "Payer les interprètes des deux soirées",
                "action": evenings, "due_on": today - timedelta(days=30), "dollars": Decimal(600),
                "approval_by": "conseil d’arrondissement", "approval_due": today + timedelta(days=20),
            },
        )  # fmt: skip
        parts.add(
            plan, Indicator, by=lead,
            values={
                "name": "Parents qui savent à qui parler", "kind": "outcome", "unit": "%", "direction": "up",
                "target": Decimal(60), "baseline_planned_on": today + timedelta(days=30),
                "baseline_planned_by": organisations["O10"], "collector": organisations["O10"],
            },
        )  # fmt: skip
    with ago(150):
        adopting.adopt(plan, by=lead, organisation=organisations["O01"], body="Assemblée de la Table")
        adopting.start(plan, by=lead)
        for partner in plan.partners.by_name().select_related("plan"):
            inviting.send_link(partner, by=lead)
        parts.add(
            plan, Commitment, by=lead,
            values={
                "organisation": organisations["O04"], "what": "Dix heures par mois pour négocier l’entente",
                "action": beds, "due_on": today + timedelta(days=5), "hours": Decimal(60),
            },
            motive=Motive("Décidé à la rencontre", "comité de suivi"),
        )  # fmt: skip
        first = _meetings(plan, lead)
    with ago(142):
        meeting.hold_meeting(
            first, by=lead, edition=first.edition,
            present=[organisations[code] for code in ("O01", "O04", "O09", "O10")],
            decisions="Familles et Racines cherche les interprètes.\nOn se revoit à l’automne.",
        )  # fmt: skip
    with ago(140):
        beds_promise = plan.commitments.get(organisation=organisations["O04"])
        accepting.accept(
            beds_promise, edition=beds_promise.edition, role="direction", organisation=organisations["O04"]
        )
    with ago(88):
        note = "L’auberge et le CIUSSS se sont rencontrés."
        following.update(beds, status=Progress.UNDER_WAY, note=note, organisation=organisations["O04"])
        following.update(
            beds_promise, status=Progress.UNDER_WAY, organisation=organisations["O04"],
            given={"hours_given": Decimal(22), "dollars_given": None},
        )  # fmt: skip
    with ago(52):
        following.update(
            evenings, status=Progress.UNDER_WAY, note="On cherche des interprètes.",
            organisation=organisations["O10"],
        )  # fmt: skip


def _meetings(plan: ActionPlan, lead) -> Meeting:
    """One in the first weeks, which is returned; the next is in a fortnight."""
    first = meeting.plan_meeting(
        plan, by=lead, starts_at=clock.now() + timedelta(days=7), minutes=90, place="Table jeunesse",
        agenda="Où en sont les soirées\nL’entente avec l’auberge",
    )  # fmt: skip
    meeting.plan_meeting(
        plan, by=lead, starts_at=clock.now() + timedelta(days=164), minutes=90, place="Maison des jeunes",
        agenda="Les soirées de l’automne",
    )  # fmt: skip
    return first


def _objective(plan: ActionPlan, by, words: str) -> Objective:
    return parts.add(plan, Objective, by=by, values={"words": words})


def _action(plan, by, objective, what, lead, contributors, due_on, sign) -> Action:
    values = {
        "objective": objective,
        "what": what,
        "lead": lead,
        "contributors": contributors,
        "due_on": due_on,
        "how_we_know": sign,
    }
    return parts.add(plan, Action, by=by, values=values)
