"""Before the room: the question, the script, who comes, who supports."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from resal.accounts.models import Person
from resal.core import clock, texts
from resal.core.errors import Refusal
from resal.core.models import Text
from resal.directory import mandates
from resal.directory.models import Mandate, MandateRole, Milieu, Organisation
from resal.journal.trail import record
from resal.workshops import checklist
from resal.workshops.actions._changing import held, held_before_end, tell
from resal.workshops.domain import scripts
from resal.workshops.enums import Script, Status, StepKind
from resal.workshops.models import Fact, Guest, Step, Workshop

PLAIN_FIELDS = (
    "title",
    "held_on",
    "starts_at",
    "place",
    "head_count",
    "support_name",
    "remote_host",
    "police",
    "in_english",
    "moderated",
    "in_tables",
)
FACTS = 3


@transaction.atomic
def prepare(
    milieu: Milieu,
    *,
    by: Person | None,
    title: str,
    question: str | Text | None = "",
    script: Script | str = Script.EXPRESS,
    **details: Any,
) -> Workshop:
    """A new activity of this milieu, with the lines of its script; a question that stands is pointed at."""
    if isinstance(question, str):
        question = texts.write(question, "workshops.question")
    workshop = Workshop.objects.create(
        milieu=milieu,
        title=title,
        question=question,
        script=script,
        slack=scripts.SLACK[Script(script)],
        created_at=clock.now(),
        **details,
    )
    _lay_steps(workshop, scripts.LINES[Script(script)])
    record(by, "prepared", workshop, ["title", "question", "script", *details])
    return workshop


@transaction.atomic
def describe(workshop: Workshop, *, by: Person, question: str, changes: Mapping[str, Any]) -> None:
    """Write the sheet of the activity."""
    workshop = held_before_end(workshop)
    workshop = Workshop.objects.select_related("question").get(pk=workshop.pk)
    changed = [name for name in PLAIN_FIELDS if name in changes and getattr(workshop, name) != changes[name]]
    for name in changed:
        setattr(workshop, name, changes[name])
    written = texts.replace(workshop.question, question, "workshops.question")
    if (written and written.pk) != workshop.question_id:
        workshop.question = written
        changed.append("question")
    if not changed:
        return
    workshop.save(update_fields=changed)
    record(by, "edited", workshop, changed)
    tell(workshop)


@transaction.atomic
def choose_script(workshop: Workshop, script: Script | str, *, by: Person) -> None:
    """Another length: its lines replace those that stand, before the room opens."""
    workshop = held(workshop)
    _refuse_once_open(workshop)
    script = Script(script)
    Workshop.objects.filter(pk=workshop.pk).update(script=script, slack=scripts.SLACK[script])
    workshop.steps.all().delete()
    _lay_steps(workshop, scripts.LINES[script])
    record(by, "chose_script", workshop, ["script", "steps"])


@transaction.atomic
def lay_agenda(workshop: Workshop, lines: Sequence[tuple[str, int]], slack: int, *, by: Person) -> None:
    """The agenda as somebody edited it: other minutes, another order, steps added or removed."""
    workshop = held(workshop)
    _refuse_once_open(workshop)
    kinds = [StepKind(kind) for kind, _minutes in lines]
    _refuse_bad_agenda(kinds, [minutes for _kind, minutes in lines], slack)
    workshop.steps.all().delete()
    _lay_steps(workshop, [(kind, minutes) for kind, (_k, minutes) in zip(kinds, lines, strict=True)])
    Workshop.objects.filter(pk=workshop.pk).update(slack=slack)
    record(by, "edited", workshop, ["steps", "slack"])


@transaction.atomic
def write_facts(workshop: Workshop, facts: Sequence[tuple[str, str]], *, by: Person) -> None:
    """The three facts of the portrait, each with its source."""
    workshop = held_before_end(workshop)
    old = {fact.position: fact for fact in workshop.facts.select_related("words")}
    workshop.facts.all().delete()
    for position, (words, source) in enumerate(facts[:FACTS], start=1):
        if words.strip() and not source.strip():
            raise Refusal(_("Écrivez la source de chaque fait."), field=f"source_{position}")
        before = old[position].words if position in old else None
        text = texts.replace(before, words, "workshops.fact")
        if text is not None:
            Fact.objects.create(workshop=workshop, position=position, words=text, source=source.strip())
    record(by, "edited", workshop, ["facts"])
    tell(workshop)


@transaction.atomic
def invite(workshop: Workshop, organisations: Sequence[Organisation], *, by: Person | None) -> None:
    """Exactly these organisations are expected; those who are already noted present stay."""
    workshop = held_before_end(workshop)
    wanted = {organisation.pk for organisation in organisations}
    workshop.guests.filter(present=False).exclude(organisation__in=wanted).delete()
    known = set(workshop.guests.values_list("organisation", flat=True))
    Guest.objects.bulk_create(Guest(workshop=workshop, organisation_id=pk) for pk in sorted(wanted - known))
    record(by, "invited", workshop, ["guests"])


@transaction.atomic
def note_presence(workshop: Workshop, present: Sequence[Organisation], *, by: Person) -> None:
    """Which organisations are in the room: those who came unexpected are added."""
    workshop = held_before_end(workshop)
    here = {organisation.pk for organisation in present}
    known = set(workshop.guests.values_list("organisation", flat=True))
    Guest.objects.bulk_create(Guest(workshop=workshop, organisation_id=pk) for pk in sorted(here - known))
    workshop.guests.filter(organisation__in=here).update(present=True)
    workshop.guests.exclude(organisation__in=here).update(present=False)
    record(by, "noted_presence", workshop, ["guests"])


@transaction.atomic
def add_facilitator(workshop: Workshop, person: Person, *, by: Person) -> None:
    """She prepares and runs the activities of this milieu from today."""
    mandates.grant(workshop.milieu, MandateRole.FACILITATOR, by=by, person=person)


def facilitators_of(milieu: Milieu):
    held_by = Mandate.objects.current().on(milieu).with_role(MandateRole.FACILITATOR).values("person")
    return Person.objects.filter(pk__in=held_by).by_name()


def may_take_care(milieu: Milieu):
    """The people a preparation can be handed to: those who facilitate here, and the coordination."""
    people = Q(pk__in=facilitators_of(milieu).values("pk")) | Q(
        pk__in=Person.objects.coordination().values("pk")
    )
    return Person.objects.active().filter(people).by_name()


@transaction.atomic
def open_room(workshop: Workshop, *, by: Person) -> None:
    """The room opens: phones can check in. Not without a named support person who does not facilitate."""
    workshop = held(workshop)
    if workshop.is_open:
        return
    _refuse_once_open(workshop)
    running = [person.name for person in facilitators_of(workshop.milieu)] + ([by.name] if by else [])
    for point in checklist.points(workshop, running):
        if not point.done:
            raise Refusal(point.sentence)
    first = workshop.steps.order_by("position").first()
    Step.objects.filter(pk=first.pk).update(started_at=clock.now())
    Workshop.objects.filter(pk=workshop.pk).update(
        status=Status.OPEN, opened_at=clock.now(), step=first.position
    )
    record(by, "opened", workshop, ["status"])
    tell(workshop)


@transaction.atomic
def cancel(workshop: Workshop, *, by: Person) -> None:
    """The activity will not take place."""
    workshop = held(workshop)
    _refuse_once_open(workshop)
    Workshop.objects.filter(pk=workshop.pk).update(status=Status.CLOSED, support_name="", remote_host="")
    record(by, "cancelled", workshop, ["status"])
    tell(workshop)


def _refuse_once_open(workshop: Workshop) -> None:
    if not workshop.is_prepared:
        raise Refusal(_("L’activité a déjà commencé."))


def _refuse_bad_agenda(kinds: list[StepKind], minutes: list[int], slack: int) -> None:
    if len(set(kinds)) != len(kinds):
        raise Refusal(_("Chaque étape vient une seule fois."))
    lacking = scripts.lacks(kinds)
    if lacking:
        raise Refusal(_("Il manque l’étape « %(step)s ».") % {"step": lacking.label})
    wrong = scripts.out_of_order(kinds)
    if wrong:
        raise Refusal(
            _("« %(first)s » vient avant « %(then)s ».") % {"first": wrong[0].label, "then": wrong[1].label}
        )
    if any(not 1 <= each <= scripts.LONGEST for each in minutes) or not 0 <= slack <= scripts.LONGEST:
        raise Refusal(_("Chaque étape dure de 1 à 120 minutes."))


def _lay_steps(workshop: Workshop, lines: Sequence[tuple[StepKind, int]]) -> None:
    Step.objects.bulk_create(
        Step(workshop=workshop, position=position, kind=kind, minutes=minutes)
        for position, (kind, minutes) in enumerate(lines, start=1)
    )
