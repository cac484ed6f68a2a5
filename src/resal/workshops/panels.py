"""What each step of the console shows and asks: the data and the forms of its panel."""

from django.db.models import Count

from resal.workshops import documents
from resal.workshops.actions.papering import paper_room
from resal.workshops.domain.criteria import score
from resal.workshops.domain.results import leading
from resal.workshops.enums import Channel, StepKind
from resal.workshops.forms import (
    BlocksForm,
    CommitmentForm,
    CriteriaForm,
    DiscussionForm,
    DissentForm,
    HeadCountForm,
    IdeaForm,
    IssueForm,
    PaperSeatsForm,
    PassOnForm,
    PresenceForm,
    ProblemForm,
)
from resal.workshops.models import Workshop
from resal.workshops.reading import coverage

WORDING_STEPS = {StepKind.PORTRAIT, StepKind.QUESTION, StepKind.IDEAS, StepKind.MERGE}
DECIDING_STEPS = {StepKind.DECISION, StepKind.COMMITMENTS}


def panel(workshop: Workshop, kind: str, forms: dict) -> dict:
    """The parts of this step; forms that were refused replace the empty ones."""
    parts = {"panel": kind, "facts": workshop.facts.select_related("words").order_by("position")}
    if kind == StepKind.WELCOME or workshop.rounds.count() < 2:
        parts |= _people(workshop)
    if kind in WORDING_STEPS or (kind == StepKind.WELCOME):
        parts |= _issues(workshop)
    if kind in (StepKind.VOTE_1, StepKind.VOTE_2):
        parts |= _vote(workshop)
    if kind == StepKind.DIVERGENCE:
        parts["discussion_form"] = DiscussionForm(initial={"words": str(workshop.discussion or "")})
    if kind == StepKind.BLOCKS:
        parts["leading"] = _with_refused(_blocks(workshop), forms.get("refused_form"))
    if kind in DECIDING_STEPS:
        parts |= _decision(workshop)
    parts |= forms
    if "issue_form" in forms:
        parts["ticked"] = {int(pk) for pk in forms["issue_form"].data.getlist("ideas") if pk.isdigit()}
    return parts


def _people(workshop: Workshop) -> dict:
    counts = (
        workshop.seats.present()
        .values("sector", "sector__name_fr", "sector__name_en", "channel")
        .annotate(people=Count("pk"))
        .order_by("sector__name_fr", "channel")
    )
    channels = dict(Channel.choices)
    guests = workshop.guests.filter(present=True).values_list("organisation", flat=True)
    return {
        "seated": [row | {"channel_label": channels[row["channel"]]} for row in counts],
        "sectors": coverage(workshop),
        "paper_seats_form": PaperSeatsForm(),
        "head_count_form": HeadCountForm(initial={"head_count": workshop.head_count}),
        "presence_form": PresenceForm(workshop=workshop, initial={"organisations": list(guests)}),
        "has_guests": workshop.guests.exists(),
    }


def _issues(workshop: Workshop) -> dict:
    ideas = workshop.ideas.select_related("words")
    loose = workshop.ideas.loose().in_order()
    return {
        "loose": loose,
        "waiting": workshop.ideas.waiting().in_order(),
        "set_aside": ideas.filter(state="set_aside").order_by("pk"),
        "issues": workshop.issues.in_order().prefetch_related("ideas__words"),
        "idea_form": IdeaForm(),
        "issue_form": IssueForm(in_english=workshop.in_english),
        "ticked": (),
        "locked": workshop.rounds.exists(),
    }


def _vote(workshop: Workshop) -> dict:
    opened = workshop.rounds.uncounted().first()
    paper = 0
    if opened is not None:
        voters = workshop.seats.voting_in(opened.number)
        paper = voters.filter(channel=Channel.PAPER).count()
    return {
        "paper_seats": paper,
        "paper_left": sum(paper_room(opened).values()) if opened else 0,
        "issues": workshop.issues.in_order(),
    }


def _blocks(workshop: Workshop) -> list[dict]:
    """The issues in the lead, each with what blocks it and the optional criteria."""
    counted = [one.result for one in workshop.rounds.counted()]
    if not counted:
        return []
    shown = [result for result in counted if result["lines"]]
    issues = {
        issue.number: issue for issue in workshop.issues.in_order().select_related("blocks", "pearl_reason")
    }
    ahead = leading(shown[-1]) if shown else sorted(issues)
    return [_block(issues[number]) for number in ahead]


def _block(issue) -> dict:
    prefix = {"prefix": f"e{issue.number}"}
    weighed = {name: getattr(issue, name) for name in ("size", "seriousness", "effectiveness", "pearl_no")}
    return {
        "issue": issue,
        "blocks_form": BlocksForm(initial={"words": str(issue.blocks or "")}, **prefix),
        "criteria_form": CriteriaForm(
            initial=weighed | {"pearl_reason": str(issue.pearl_reason or "")}, **prefix
        ),
        "score": score(issue.size, issue.seriousness, issue.effectiveness),
    }


def _with_refused(blocks: list[dict], refused) -> list[dict]:
    """Put a form that was refused back in its place."""
    for block in blocks:
        for name in ("blocks_form", "criteria_form"):
            if isinstance(refused, type(block[name])) and refused.prefix == block[name].prefix:
                block[name] = refused
    return blocks


def _decision(workshop: Workshop) -> dict:
    free = workshop.issues.in_order().filter(problems=None)
    return {
        "problems": documents.problems_of(workshop),
        "dissents": workshop.dissents.select_related("organisation", "words").order_by("pk"),
        "commitments": workshop.commitments.select_related("organisation", "what").order_by("pk"),
        "passed_on": workshop.issues.in_order().exclude(passed_to=""),
        "problem_form": ProblemForm(issues=free.filter(passed_to=""), prefix="problem"),
        "pass_on_form": PassOnForm(issues=free.filter(passed_to=""), prefix="pass"),
        "dissent_form": DissentForm(prefix="dissent"),
        "commitment_form": CommitmentForm(prefix="commitment"),
    }
