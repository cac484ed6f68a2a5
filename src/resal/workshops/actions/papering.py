"""Paper as a full path: the shuffled box is read aloud while somebody types; never counted apart."""

import secrets
from collections.abc import Sequence

from django.db import transaction
from django.db.models import Count, Max
from django.utils.translation import gettext as _

from resal.core.errors import Refusal
from resal.core.live import publish
from resal.workshops.actions._changing import tell
from resal.workshops.actions.casting import checked_choices, refuse_closed
from resal.workshops.actions.voting import held_round
from resal.workshops.enums import Channel
from resal.workshops.models import LiveBallot, Round

Line = tuple[str, Sequence[int]]


@transaction.atomic
def type_ballots(round: Round, lines: Sequence[Line]) -> int:
    """Type these ballots (group, choices), all or none; returns how many paper ballots are in.

    A group takes no more paper ballots than it has people seated on paper. Like every ballot, these leave no
    journal entry.
    """
    round = held_round(round)
    refuse_closed(round)
    room = paper_room(round)
    typed = round.live_ballots.aggregate(last=Max("paper_number"))["last"] or 0
    ballots = []
    for place, (group, choices) in enumerate(lines, start=1):
        try:
            ballots.append(_ballot(round, room, group, choices, typed + place))
        except Refusal as refusal:
            if len(lines) == 1:
                raise
            sentence = _("Ligne %(line)s : %(why)s") % {"line": place, "why": refusal.sentence}
            raise Refusal(sentence, field="lines") from refusal
    LiveBallot.objects.bulk_create(ballots)
    publish("workshop", round.workshop.public_id)
    return round.live_ballots.filter(paper_number__isnull=False).count()


@transaction.atomic
def undo_last(round: Round) -> bool:
    """Take back the last ballot that was typed, before the round closes; False when there is none."""
    round = held_round(round)
    refuse_closed(round)
    last = round.live_ballots.filter(paper_number__isnull=False).order_by("-paper_number").first()
    if last is None:
        return False
    last.delete()
    tell(round.workshop, more=2)
    return True


def paper_room(round: Round) -> dict[str, int]:
    """How many paper ballots each group may still bring: its paper seats less those already typed."""
    voters = round.workshop.seats.voting_in(round.number).filter(channel=Channel.PAPER)
    seated = voters.values("sector__code").annotate(people=Count("pk")).order_by()
    room = {group["code"]: 0 for group in round.groups}
    for row in seated:
        group = round.group_of(row["sector__code"])
        if group is not None:
            room[group] += row["people"]
    typed = round.live_ballots.filter(paper_number__isnull=False).values("group")
    for row in typed.annotate(people=Count("pk")).order_by():
        room[row["group"]] -= row["people"]
    return room


def _ballot(
    round: Round, room: dict[str, int], group: str, choices: Sequence[int], number: int
) -> LiveBallot:
    if group not in room:
        raise Refusal(_("Ce groupe ne vote pas dans ce tour."), field="group")
    if room[group] <= 0:
        raise Refusal(
            _("Tous les bulletins papier de ce groupe sont déjà saisis : recomptez la pile."), field="group"
        )
    room[group] -= 1
    return LiveBallot(
        key=secrets.token_hex(32),
        round=round,
        group=group,
        choices=checked_choices(round, choices),
        paper_number=number,
    )
