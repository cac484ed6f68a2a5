"""How long what a list brought is kept: rows and file a day after confirmation, thirty days at most in any case.

The purpose is to mend a list before it enters the directory, and to take an import back. After that term the
list's own line stays: its name, its day, its counts.
"""

from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from resal.accounts.models import Person
from resal.core import clock
from resal.core.errors import Refusal
from resal.directory.models import ImportedChange, ListImport, ListStatus, StagedFile, StagedRow
from resal.journal.trail import record

AFTER_CONFIRMATION = timedelta(days=1)
AT_MOST = timedelta(days=30)
UNFINISHED = [ListStatus.WAITING, ListStatus.READING]


def sweep() -> int:
    """The periodic work; returns how many rows were erased."""
    now = clock.now()
    over = Q(listing__arrived_at__lte=now - AT_MOST) | Q(listing__confirmed_at__lte=now - AFTER_CONFIRMATION)
    erased = StagedRow.objects.filter(over).delete()[0]
    StagedFile.objects.filter(over).delete()
    ImportedChange.objects.filter(
        Q(listing__confirmed_at__lte=now - AT_MOST) | Q(listing__status=ListStatus.UNDONE)
    ).delete()
    unfinished = Q(status__in=UNFINISHED, arrived_at__lte=now - AT_MOST)
    ListImport.objects.filter(unfinished).delete()
    return erased


@transaction.atomic
def discard(staged: ListImport, *, by: Person) -> None:
    """Remove a list that nobody confirms, with everything it brought."""
    if not ListImport.objects.filter(pk=staged.pk, status__in=UNFINISHED).exists():
        raise Refusal(_("Cette liste est importée : annulez l’importation plutôt que de la retirer."))
    record(by, "removed", staged, ["name"])
    staged.delete()
