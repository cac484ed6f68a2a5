"""Week to week: the team, the contact log, next steps, documents, what participation costs."""

from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from resal.accounts import care
from resal.accounts.models import Person
from resal.core import clock, texts
from resal.core.errors import Refusal
from resal.core.uploads import Accepted
from resal.directory import mandates
from resal.directory.models import Mandate, MandateRole, Member, Organisation
from resal.journal.trail import record
from resal.support.models import Contact, Document, Meeting, NextStep, SupportFile, SupportRequest, YouthCost


@transaction.atomic
def join_team(file: SupportFile, member: Member, *, by: Person) -> Mandate:
    return mandates.grant(
        file.milieu, MandateRole.TEAM, by=by, person=member.person, organisation=member.organisation
    )


@transaction.atomic
def leave_team(file: SupportFile, mandate: Mandate, *, by: Person) -> None:
    if not Mandate.objects.current().on(file.milieu).filter(pk=mandate.pk, role=MandateRole.TEAM).exists():
        raise Refusal(_("Cette personne n’est plus dans l’équipe."))
    mandates.end(mandate, by=by)


def _place(thing: SupportFile | SupportRequest) -> dict:
    return {"file" if isinstance(thing, SupportFile) else "request": thing}


@transaction.atomic
def log_contact(
    thing: SupportFile | SupportRequest,
    *,
    by: Person,
    kind: str,
    on: date,
    note: str,
    minutes: int | None = None,
) -> Contact:
    """One line: a call, a mail or a meeting, on a file or on a request that waits."""
    contact = Contact.objects.create(
        **_place(thing), kind=kind, on=on, minutes=minutes, note=texts.write(note, "support.contact"), by=by
    )
    record(by, "logged", contact, ["kind", "on", "minutes", "note"])
    return contact


@transaction.atomic
def plan_step(
    thing: SupportFile | SupportRequest,
    *,
    by: Person,
    what: str,
    due: date,
    person: Person | None,
    meeting: Meeting | None = None,
    organisation: Organisation | None = None,
) -> NextStep:
    """What comes next, for when; `person` takes care of it and finds it on her desk."""
    step = NextStep.objects.create(
        **_place(thing),
        what=texts.write(what, "support.step"),
        due=due,
        meeting=meeting,
        organisation=organisation,
    )
    record(by, "planned", step, ["what", "due"])
    if person is not None:
        care.hand_to(step.subject, person, by=by)
    return step


@transaction.atomic
def finish_step(step: NextStep, *, by: Person) -> None:
    """Done; asking twice is once."""
    if NextStep.objects.to_do().filter(pk=step.pk).update(done_at=clock.now()):
        care.let_go(step.subject)
        record(by, "done", step, ["done_at"])


@transaction.atomic
def add_document(file: SupportFile, accepted: Accepted, *, by: Person, description: str = "") -> Document:
    document = Document(
        file=file,
        name=accepted.name,
        description=texts.write(description, "support.document"),
        media_type=accepted.media_type,
        sha256=accepted.sha256,
        size=accepted.size,
        added_by=by,
        added_at=clock.now(),
    )
    document.content.save(accepted.stored_name, accepted.as_file())
    record(by, "added", document, ["content", "description"])
    return document


@transaction.atomic
def withdraw_document(document: Document, *, by: Person) -> None:
    """Nobody reads it any more: its bytes are removed, the line of who added it stays."""
    if not Document.objects.filter(pk=document.pk, withdrawn_at=None).update(withdrawn_at=clock.now()):
        return
    if document.description:
        texts.erase(document.description)
    storage, stored = document.content.storage, document.content.name
    transaction.on_commit(lambda: storage.delete(stored))
    record(by, "withdrew", document, ["content", "description"])


@transaction.atomic
def add_cost(file: SupportFile, *, by: Person, on: date, kind: str, amount: Decimal) -> YouthCost:
    cost = YouthCost.objects.create(file=file, on=on, kind=kind, amount=amount, by=by)
    record(by, "spent", cost, ["on", "kind", "amount"])
    return cost


@transaction.atomic
def drop_cost(cost: YouthCost, *, by: Person) -> None:
    """A line that was typed by mistake."""
    record(by, "dropped", cost)
    cost.delete()


@transaction.atomic
def log_with_step(thing: SupportFile | SupportRequest, contact: dict, step: dict, *, by: Person) -> Contact:
    """The line of the log, and the next step when one was given; nobody named means oneself."""
    line = log_contact(thing, by=by, **contact)
    if step["what"]:
        plan_step(thing, by=by, **{**step, "person": step["person"] or by})
    return line
