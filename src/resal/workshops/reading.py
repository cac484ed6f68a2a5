"""What pages and documents say of an activity: results, coverage, why this order."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from resal.core.registry import SectorMark
from resal.directory.models import Sector
from resal.workshops.live import changes_between
from resal.workshops.models import Issue, Poll, Round, Workshop

AHEAD, MOST_SAID = 5, 4


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a result. `change`: ranks gained since the vote before; None in the first."""

    issue: Issue
    rank: int
    label: str
    balanced_rank: int | None
    balanced_label: str
    score: float | None
    carried: str
    differs: bool
    change: int | None


@dataclass(frozen=True, slots=True)
class SectorOrder:
    name: str
    order: tuple[tuple[Issue, str], ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """A counted round as it may be shown."""

    round: Round
    rows: tuple[Row, ...]
    sectors: tuple[SectorOrder, ...]

    @property
    def withheld(self) -> bool:
        return self.round.result["withheld"]

    @property
    def voters(self) -> int:
        return self.round.result["voters"]

    @property
    def is_balanced(self) -> bool:
        return self.round.result.get("is_balanced", False)

    @property
    def effective(self) -> int | None:
        """Kish's effective number of people once every group weighs the same, of those who voted."""
        return self.round.result.get("effective")

    @property
    def balance_kept_back(self) -> bool:
        return self.round.result.get("balance_kept_back", False)

    @property
    def says_support(self) -> bool:
        return any(row.carried or row.change is not None for row in self.rows)

    @property
    def is_scored(self) -> bool:
        return any(row.score is not None for row in self.rows)

    @property
    def agreement(self) -> float | None:
        return self.round.result["agreement"]

    @property
    def differing(self) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if row.differs)

    @property
    def groups(self) -> tuple[str, ...]:
        return tuple(group_name(group) for group in self.round.groups)


def outcomes(workshop: Workshop) -> list[Outcome]:
    """The counted rounds, first vote first."""
    rounds = list(workshop.rounds.counted())
    issues = {issue.number: issue for issue in workshop.issues.in_order()}
    return [_outcome(rounds[: place + 1], issues) for place in range(len(rounds))]


def subject_of(workshop: Workshop) -> str:
    """What `accounts.care` hands from one person to another."""
    return f"workshops.workshop:{workshop.public_id}"


def latest(workshop: Workshop) -> list[Outcome]:
    """The last counted round, and the one before it where the last may not be shown."""
    counted = outcomes(workshop)[::-1]
    return counted if counted and counted[0].withheld else counted[:1]


def group_name(group: dict) -> str:
    return group["name_en"] if (get_language() or "").startswith("en") else group["name_fr"]


def coverage(workshop: Workshop) -> tuple[SectorMark, ...]:
    """The sectors that were asked or came: there, or missing (a dashed tile)."""
    guests = list(workshop.guests.select_related("organisation__sector"))
    sectors = {guest.organisation.sector_id: guest.organisation.sector for guest in guests}
    present = {guest.organisation.sector_id for guest in guests if guest.present}
    came = set(workshop.present_sectors) | set(
        workshop.seats.present().values_list("sector", flat=True) if workshop.is_open else ()
    )
    for sector in Sector.objects.filter(pk__in=came - sectors.keys()):
        sectors[sector.pk] = sector
    there = present | came
    marks = [sector.mark(present=pk in there) for pk, sector in sectors.items()]
    return tuple(sorted(marks, key=lambda mark: (not mark.present, mark.name)))


def cards_by_sector(place: Workshop | Poll):
    """How many cards of each sector stand, were used, were cancelled."""
    cards = place.seat_cards.values("sector__name_fr", "sector__name_en").order_by("sector__name_fr")
    return cards.annotate(
        good=Count("pk", filter=Q(used=False, cancelled=False)),
        used_up=Count("pk", filter=Q(used=True)),
        withdrawn=Count("pk", filter=Q(cancelled=True)),
    )


def missing_sectors(workshop: Workshop) -> list[str]:
    return [mark.name for mark in coverage(workshop) if not mark.present]


def absent_organisations(workshop: Workshop) -> list[str]:
    guests = workshop.guests.filter(present=False).order_by("organisation__name")
    return list(guests.values_list("organisation__name", flat=True))


def present_organisations(workshop: Workshop) -> list[str]:
    guests = workshop.guests.filter(present=True).order_by("organisation__name")
    return list(guests.values_list("organisation__name", flat=True))


def why(outcome: Outcome) -> list[str]:
    """« Pourquoi cet ordre », in sentences that can be read to the room."""
    if outcome.withheld:
        return [_("Moins de trois bulletins : l’ordre n’est pas montré, il révélerait un vote.")]
    k = outcome.round.result["k"]
    lines = [
        ngettext(
            "%(voters)s bulletin secret. Chaque personne a classé jusqu’à %(k)s enjeux : le premier reçoit "
            "%(k)s points, le dernier un point.",
            "%(voters)s bulletins secrets. Chaque personne a classé jusqu’à %(k)s enjeux : le premier reçoit "
            "%(k)s points, le dernier un point.",
            outcome.voters,
        )
        % {"voters": outcome.voters, "k": k},
        _("Ordre de la salle : la somme des points, une personne, une voix."),
    ]
    if outcome.is_balanced:
        lines.append(
            _(
                "Ordre équilibré : chaque groupe de secteurs pèse autant, quel que soit son nombre de personnes."
            )
        )
        if outcome.effective is not None:
            lines.append(
                _("Peser ainsi revient à entendre %(effective)s personnes de même poids, sur %(voters)s.")
                % {"effective": outcome.effective, "voters": outcome.voters}
            )
    if outcome.balance_kept_back:
        lines.append(kept_back())
    return lines + _ties(outcome.rows) + differences(outcome)


def kept_back() -> str:
    """Why the balanced order is not shown, without saying which group it is."""
    return _(
        "L’ordre équilibré entre les secteurs n’est pas montré : dans ce petit groupe, il laisserait deviner "
        "le vote de quelqu’un."
    )


def differences(outcome: Outcome) -> list[str]:
    """Where the two orders differ, most of all first: what there is to talk about."""
    ahead = [row for row in outcome.differing if min(row.rank, row.balanced_rank) <= AHEAD]
    apart = sorted(ahead, key=lambda row: (-abs(row.rank - row.balanced_rank), row.rank))
    return [_difference(row) for row in apart[:MOST_SAID]]


def change_words(change: int | None) -> str:
    """« monte de 2 rangs », nothing in the first vote."""
    if change is None:
        return ""
    if change == 0:
        return _("même rang")
    words = (
        ngettext("monte de %(ranks)s rang", "monte de %(ranks)s rangs", change)
        if change > 0
        else ngettext("descend de %(ranks)s rang", "descend de %(ranks)s rangs", -change)
    )
    return words % {"ranks": abs(change)}


def carried_words(carried: str) -> str:
    return {"few": _("porté par peu de secteurs"), "several": _("porté par plusieurs secteurs")}.get(
        carried, ""
    )


def _outcome(rounds: list[Round], issues: dict[int, Issue]) -> Outcome:
    round = rounds[-1]
    changes = changes_between(rounds)
    rows = tuple(
        Row(
            issue=issues[line["issue"]],
            rank=line["rank"],
            label=line["label"],
            balanced_rank=line["balanced_rank"],
            balanced_label=line["balanced_label"] or "",
            score=line["score"],
            carried=carried_words(line["carried"]),
            differs=line["differs"],
            change=changes.get(line["issue"]),
        )
        for line in round.result["lines"]
    )
    return Outcome(round, rows, tuple(_sector_orders(round, issues)))


def _sector_orders(round: Round, issues: dict[int, Issue]) -> Iterable[SectorOrder]:
    names = {group["code"]: group_name(group) for group in round.groups}
    for shown in round.result["sectors"]:
        order = tuple((issues[line["issue"]], line["label"]) for line in shown["order"])
        yield SectorOrder(names.get(shown["group"], _("Autres")), order)


def _ties(rows: Iterable[Row]) -> list[str]:
    tied: dict[int, list[str]] = {}
    for row in rows:
        if row.label.endswith("=") and row.rank <= AHEAD:
            tied.setdefault(row.rank, []).append(row.issue.label)
    return [
        _("À égalité au rang %(rank)s : %(issues)s.") % {"rank": rank, "issues": ", ".join(issues)}
        for rank, issues in tied.items()
    ]


def _difference(row: Row) -> str:
    return _(
        "%(issue)s : rang %(raw)s dans la salle, %(balanced)s une fois les secteurs équilibrés. À discuter."
    ) % {"issue": row.issue.label, "raw": row.label, "balanced": row.balanced_label}
