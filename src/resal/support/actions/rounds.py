"""All the teams that are sought, computed at once: started, followed, cancelled. Nothing is asked of anybody."""

import logging
from collections.abc import Sequence

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django_tasks import task

from resal.accounts.models import Person
from resal.core import clock
from resal.core.errors import Refusal
from resal.journal.models import Entry
from resal.journal.trail import record
from resal.support import rounds, solving, teams
from resal.support.enums import RoundKind, RoundStatus
from resal.support.models import TeamRound, TeamSearch

log = logging.getLogger("resal.support")


@transaction.atomic
def start_round(kind: RoundKind | str, *, by: Person) -> TeamRound:
    """Compute behind the pages. While one goes on, asking again gives that one."""
    going_on = TeamRound.objects.going_on().first()
    if going_on is not None:
        return going_on
    searches = teams.waiting()
    if len(searches) < (2 if kind == RoundKind.TOGETHER else 1):
        raise Refusal(_("Il n’y a plus assez d’équipes qui se cherchent."))
    try:
        round = _written(RoundKind(kind), searches, by)
    except IntegrityError:  # somebody pressed in the same instant
        return TeamRound.objects.latest_first().get()
    record(by, "started", round)
    compute.enqueue(round.pk)
    return round


@transaction.atomic
def cancel_round(round: TeamRound, *, by: Person) -> None:
    """The computation stops within a second; one that has ended is left as it is."""
    if TeamRound.objects.filter(pk=round.pk, status=RoundStatus.RUNNING).update(status=RoundStatus.CANCELLED):
        record(by, "cancelled", round, ["status"])


@task()
def compute(round_id: int) -> None:
    """The task: solve in a process of its own and keep what it found."""
    round = TeamRound.objects.filter(pk=round_id, status=RoundStatus.RUNNING).first()
    if round is None:
        return
    running = TeamRound.objects.filter(pk=round_id, status=RoundStatus.RUNNING)
    searches = [search for search in teams.waiting() if search.file.public_id in round.made_of]
    running.update(made_of=made_of(searches))

    def goes_on(served: int) -> bool:
        return bool(running.update(beat_at=clock.now(), served=served))

    try:
        found = solving.solved(rounds.work(round.kind, searches), goes_on) if searches else None
    except Exception:
        log.exception("teams could not be computed together")
        running.update(status=RoundStatus.FAILED)
        return
    if found is None:
        running.update(status=RoundStatus.FAILED)
    else:
        running.update(status=RoundStatus.DONE, beat_at=clock.now(), result=rounds.kept(found))


@transaction.atomic
def _written(kind: RoundKind, searches: Sequence[TeamSearch], by: Person) -> TeamRound:
    """In the place of the last one."""
    TeamRound.objects.all().delete()
    now = clock.now()
    return TeamRound.objects.create(
        kind=kind,
        by=by,
        started_at=now,
        beat_at=now,
        made_of=made_of(searches),
        journal=Entry.objects.order_by("-pk").values_list("pk", flat=True).first() or 0,
    )


def made_of(searches: Sequence[TeamSearch]) -> dict[str, int]:
    return {search.file.public_id: search.version for search in searches}
