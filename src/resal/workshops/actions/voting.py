"""Secret rounds: opened once, counted once, never reopened.

While a round is open the only thing anybody learns is how many ballots are in. Its result is computed in the
transaction that closes it, so that it is frozen before it is seen.
"""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from django.db import transaction
from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import override

from resal.accounts.models import Person
from resal.core import clock
from resal.core.errors import Refusal
from resal.directory.models import Family, Sector
from resal.journal.trail import record
from resal.workshops import secrecy
from resal.workshops.actions._changing import held_open, tell
from resal.workshops.actions.casting import cast as cast
from resal.workshops.actions.casting import has_cast as has_cast
from resal.workshops.disclosing import gate
from resal.workshops.domain import groups as grouping
from resal.workshops.domain.names import bare
from resal.workshops.domain.results import Cast, result_of
from resal.workshops.domain.wording import choices_for
from resal.workshops.models import Ballot, LiveAuthor, LiveBallot, Round, Workshop

GRACE = timedelta(seconds=3)
FEWEST_VOTERS = 3
FEWEST_ISSUES = 2


@transaction.atomic
def open_round(workshop: Workshop, number: int, *, by: Person) -> Round:
    """Open vote 1 or 2: issues, number of choices and groups are settled now. Check-in for it is over."""
    workshop = held_open(workshop)
    numbers = list(workshop.issues.order_by("number").values_list("number", flat=True))
    voters = workshop.seats.voting_in(number)
    _refuse_opening(workshop, number, numbers, voters.count())
    if number == 1:
        LiveAuthor.objects.filter(idea__workshop=workshop).delete()
    settled = settle_groups(voters)
    opened = Round.objects.create(
        workshop=workshop,
        number=number,
        choices=choices_for(len(numbers)),
        issues=numbers,
        groups=settled,
        voters=sum(group["voters"] for group in settled),
        opened_at=clock.now(),
    )
    record(by, "opened", opened)
    tell(workshop)
    return opened


@transaction.atomic
def begin_closing(round: Round, *, by: Person, sure: bool = True) -> Round:
    """The vote ends: ballots already on their way have three seconds. Asking twice begins once.

    With fewer than three ballots the order cannot be shown: whoever is not `sure` is told first.
    """
    if not sure and round.live_ballots.count() < FEWEST_VOTERS:
        raise Refusal(
            _("Moins de trois bulletins : l’ordre ne pourra pas être montré. Attendez, ou fermez quand même.")
        )
    ends = clock.now() + GRACE
    if Round.objects.uncounted().filter(pk=round.pk, closes_at=None).update(closes_at=ends):
        record(by, "closing", round, ["closes_at"])
        tell(round.workshop)
    return Round.objects.select_related("workshop").get(pk=round.pk)


@transaction.atomic
def count_round(round: Round, *, by: Person) -> Round:
    """Count once the grace is over, and forget who held which ballot. Asking twice counts once."""
    round = held_round(round)
    if round.is_counted:
        return round
    if round.closes_at is None or clock.now() < round.closes_at:
        raise Refusal(_("Les derniers bulletins arrivent encore : comptez dans trois secondes."))
    live = list(round.live_ballots.values_list("group", "choices"))
    ballots = counted_ballots(live)
    result = result_of(ballots, round.issues, k=round.choices, gate=gate())
    frozen = Round.objects.uncounted().filter(pk=round.pk)
    if frozen.update(counted_at=clock.now(), result=result):
        _unlink(round, ballots)
        record(by, "counted", round, ["counted_at", "result"])
        tell(round.workshop, more=len(live) + 1)
    return Round.objects.select_related("workshop").get(pk=round.pk)


@transaction.atomic
def withdraw_round(round: Round, *, by: Person) -> None:
    """Opened by mistake: taken back while its box is empty."""
    round = held_round(round)
    if round.closes_at or round.live_ballots.exists():
        raise Refusal(_("Des bulletins sont déjà dans la boîte : fermez le vote pour continuer."))
    record(by, "withdrawn", round)
    round.delete()
    tell(round.workshop)


def held_round(round: Round) -> Round:
    """The round as it is now, locked until the end of the transaction."""
    rounds = Round.objects.select_for_update(of=("self",)).select_related("workshop")
    found = rounds.filter(pk=round.pk).first()
    if found is None:
        raise Refusal(_("Ce vote n’existe plus."))
    return found


def settle_groups(voters) -> list[dict]:
    """The groups of three or more in which these seats vote, with names that stay whatever is renamed."""
    counts = voters.values("sector__code", "sector__family__code").annotate(people=Count("pk")).order_by()
    people = {row["sector__code"]: row["people"] for row in counts}
    family = {row["sector__code"]: row["sector__family__code"] for row in counts}
    return named_groups(people, family)


def named_groups(people: Mapping[str, int], family: Mapping[str, str]) -> list[dict]:
    """The groups of three or more of these sectors, as they are kept beside a count."""
    groups = grouping.at_opening(people, family)
    sectors = {sector.code: sector for sector in Sector.objects.filter(code__in=people)}
    families = {row.code: row for row in Family.objects.filter(code__in=set(family.values()))}
    return [
        {
            "code": group.code,
            "sectors": list(group.sectors),
            "voters": group.voters,
            **_names(group, len(groups) == 1, sectors, families),
        }
        for group in groups
    ]


def counted_ballots(live: Sequence[tuple[str, list[int]]]) -> list[Cast]:
    """The ballots in the groups of the count, in an order that comes from nowhere."""
    sizes: dict[str, int] = {}
    for group, _choices in live:
        sizes[group] = sizes.get(group, 0) + 1
    into = grouping.at_count(sizes)
    return secrecy.shuffled([Cast(into[group], tuple(choices)) for group, choices in live])


def _unlink(round: Round, ballots: Sequence[Cast]) -> None:
    Ballot.objects.bulk_create(
        Ballot(round=round, group=ballot.group, choices=list(ballot.choices)) for ballot in ballots
    )
    LiveBallot.objects.filter(round=round).delete()
    secrecy.forget_deleted_rows(LiveBallot._meta.db_table)


def _refuse_opening(workshop: Workshop, number: int, issues: list[int], voters: int) -> None:
    done = list(workshop.rounds.order_by("number").values_list("number", "counted_at"))
    if any(counted is None for _number, counted in done):
        raise Refusal(_("Un vote est déjà ouvert."))
    if any(done_number >= number for done_number, _counted in done):
        raise Refusal(_("Ce vote a déjà eu lieu : un vote fermé ne se rouvre jamais."))
    if len(issues) < FEWEST_ISSUES:
        raise Refusal(_("Il faut au moins deux enjeux pour voter."))
    if voters < FEWEST_VOTERS:
        raise Refusal(
            _("Un vote secret demande au moins trois personnes : il y en a %(count)s.") % {"count": voters}
        )


def _names(group: grouping.Group, alone: bool, sectors, families) -> dict[str, str]:
    """The group's name in both languages; « Autres » says which sectors it gathers."""
    names = {}
    for language in ("fr", "en"):
        with override(f"{language}-ca"):
            members = ", ".join(sorted((sectors[code].name for code in group.sectors), key=bare))
            if alone:
                names[f"name_{language}"] = _("Toute la salle")
            elif group.code == grouping.REST:
                names[f"name_{language}"] = _("Autres : %(sectors)s") % {"sectors": members}
            else:
                thing = sectors[group.code] if group.is_sector else families[group.family]
                names[f"name_{language}"] = thing.name
    return names
