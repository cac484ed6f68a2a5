"""What people do to rows that wait: mend one, take one, leave one out, or all that have the same doubt."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from resal.accounts.models import Person
from resal.core.errors import Refusal
from resal.directory.importing.codes import Status
from resal.directory.importing.understanding import EMPTY
from resal.directory.models import Decision, ListImport, StagedRow
from resal.directory.staging.known import Known, organisation_name
from resal.directory.staging.showing import ONE_BY_ONE
from resal.journal.trail import record


@transaction.atomic
def mend(row: StagedRow, *, by: Person, values: Mapping[str, Any]) -> None:
    """What a person typed instead of what was read; the row is taken."""
    _open(row.listing)
    row.mended = EMPTY | row.final | dict(values)
    row.organisation = organisation_name(row.mended["organisation"])
    row.sector = row.mended["sector"] or ""
    row.decision = Decision.TAKE
    row.member_id = Known().member(row.mended)[0]
    row.save(update_fields=["mended", "organisation", "sector", "decision", "member"])
    record(by, "mended", row.listing, [f"line {row.line}"])


@transaction.atomic
def decide(row: StagedRow, decision: Decision, *, by: Person) -> None:
    _open(row.listing)
    if decision == Decision.TAKE:
        _takeable(row)
    row.decision = decision
    row.save(update_fields=["decision"])
    record(by, "decided", row.listing, [f"line {row.line}"])


@transaction.atomic
def decide_all(staged: ListImport, doubt: str, decision: Decision, *, by: Person) -> int:
    """Every row that waits for this doubt alone; returns how many."""
    _open(staged)
    rows = staged.rows.to_review().with_issue(doubt)
    if decision == Decision.TAKE:
        if doubt in ONE_BY_ONE:
            raise Refusal(_("Ces lignes doivent être regardées une à une."))
        rows = rows.exclude(organisation="", member=None)
    count = rows.update(decision=decision)
    record(by, "decided", staged, [doubt])
    return count


@transaction.atomic
def name_organisations(staged: ListImport, chosen: Mapping[str, str], *, by: Person) -> None:
    """What each unknown organisation is: new in this sector, or one that is there."""
    _open(staged)
    staged.organisations = staged.organisations | dict(chosen)
    staged.save(update_fields=["organisations"])
    record(by, "decided", staged, ["organisations"])


def _open(staged: ListImport) -> None:
    if not ListImport.objects.waiting().filter(pk=staged.pk).exists():
        raise Refusal(_("Cette liste n’attend plus : rien n’a changé."))


def _takeable(row: StagedRow) -> None:
    if row.status == Status.REJECTED and row.mended is None:
        raise Refusal(_("Cette ligne ne nomme personne : corrigez-la d’abord."))
    if not (row.final["given"] and row.final["family"]):
        raise Refusal(_("Il manque un nom ou un prénom : corrigez cette ligne d’abord."))
    if not row.organisation and row.member_id is None:
        raise Refusal(_("Il manque l’organisme : corrigez cette ligne d’abord."))
