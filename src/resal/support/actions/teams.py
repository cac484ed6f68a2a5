"""The right team: what is needed, what is given up, who is asked, who said yes."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from resal.accounts import links
from resal.accounts.models import Person
from resal.core import clock, texts
from resal.core.errors import Refusal
from resal.directory.models import Conflict, IncompatiblePair, Member
from resal.journal.trail import record
from resal.support import letters
from resal.support.actions.work import join_team
from resal.support.enums import Aim, AskStatus
from resal.support.models import MatchingPolicy, SupportFile, TeamAsk, TeamChoice, TeamSearch


@transaction.atomic
def need(file: SupportFile, *, by: Person, on: date, hours: int, needs: dict) -> TeamSearch:
    """What the team must bring; what was given up before stands again."""
    _refuse_if_closed(file)
    search, created = TeamSearch.objects.get_or_create(
        file=file, defaults={"on": on, "hours": hours, "needs": needs, "by": by, "changed_at": clock.now()}
    )
    if not created:
        _change(search, on=on, hours=hours, needs=needs, given_up=[], by=by)
    record(by, "sought", search, ["on", "hours", "needs"])
    return search


@transaction.atomic
def give_up(search: TeamSearch, lines: Sequence[Sequence], *, by: Person, seen: int) -> None:
    """Accept a relaxation: these lines no longer hold."""
    _refuse_if_closed(search.file)
    more = [list(line) for line in lines if list(line) not in search.given_up]
    _change(search, given_up=[*search.given_up, *more], by=by, seen=seen)
    record(by, "gave_up", search, ["given_up"])


@transaction.atomic
def take_back(search: TeamSearch, *, by: Person) -> None:
    """Every line holds again."""
    _change(search, given_up=[], by=by)
    record(by, "took_back", search, ["given_up"])


def _change(search: TeamSearch, *, by: Person, seen: int | None = None, **values) -> None:
    same = TeamSearch.objects.filter(pk=search.pk, version=search.version if seen is None else seen)
    if not same.update(version=(seen or search.version) + 1, by=by, changed_at=clock.now(), **values):
        raise Refusal(_("Entre-temps, les besoins ont changé. Relisez la proposition."))
    search.refresh_from_db()


@transaction.atomic
def invite(
    search: TeamSearch, members: Sequence[Member], *, by: Person, proposed: bool, reason: str = ""
) -> int:
    """Ask these people, each once, by a signed link; another team than the proposed one says why."""
    _refuse_if_closed(search.file)
    if not members:
        raise Refusal(_("Choisissez au moins une personne."), field="members")
    if not proposed and not texts.clean(reason):
        raise Refusal(_("Dites pourquoi une autre équipe que celle proposée."), field="reason")
    _refuse_conflicts(search, members)
    choice = TeamChoice.objects.create(
        search=search,
        proposed=proposed,
        reason=texts.write(reason, "support.team_choice"),
        by=by,
        at=clock.now(),
    )
    choice.members.set(members)
    asked = sum(_ask(search, member) for member in members)
    record(by, "invited_team", search, ["asks"])
    return asked


def _ask(search: TeamSearch, member: Member) -> bool:
    ask, created = TeamAsk.objects.get_or_create(
        search=search, member=member, defaults={"sent_at": clock.now()}
    )
    if not created and ask.status in (AskStatus.WAITING, AskStatus.ACCEPTED):
        return False
    if not created:
        TeamAsk.objects.filter(pk=ask.pk).update(
            status=AskStatus.WAITING, sent_at=clock.now(), answered_at=None, entered_by=None
        )
    if member.person.email:
        links.revoke(letters.TEAM_LINK, ask.subject)
        letters.ask_to_join(ask, links.issue(letters.TEAM_LINK, ask.subject, days=letters.TEAM_DAYS))
    return True


def _refuse_conflicts(search: TeamSearch, members: Sequence[Member]) -> None:
    milieu = search.file.milieu
    conflicts = Conflict.objects.filter(member__in=members)
    barred = conflicts.filter(milieu=milieu) | conflicts.filter(organisation=milieu.lead_organisation)
    for conflict in barred.select_related("member__person").order_by("pk")[:1]:
        name = conflict.member.person.name
        raise Refusal(
            _("%(name)s est en conflit d’intérêts avec ce milieu.") % {"name": name}, field="members"
        )
    if IncompatiblePair.objects.filter(one__in=members, other__in=members).exists():
        raise Refusal(_("Deux de ces personnes ne peuvent pas être ensemble."), field="members")


@transaction.atomic
def answer(
    ask: TeamAsk, status: AskStatus, *, by: Person | None, reason: str = "", proposes: str = ""
) -> None:
    """Yes gives the seat and its mandate; no, or somebody else, opens the search again for the others."""
    if ask.search.file.is_closed:
        raise Refusal(_("Ce dossier est fermé : merci, vous n’avez plus rien à faire."))
    if status == AskStatus.DELEGATED and not texts.clean(proposes):
        raise Refusal(
            _("Dites qui pourrait venir : une fonction et un organisme suffisent."), field="proposes"
        )
    changed = (
        TeamAsk.objects.waiting()
        .filter(pk=ask.pk)
        .update(
            status=status,
            reason=texts.write(reason, "support.team_answer"),
            proposes=texts.write(proposes, "support.team_answer"),
            answered_at=clock.now(),
            entered_by=by,
        )
    )
    if not changed:
        raise Refusal(_("Une réponse est déjà notée. Pour la changer, écrivez à la coordination."))
    ask.refresh_from_db()
    record(by, "answered_ask", ask, ["status"])
    if status == AskStatus.ACCEPTED:
        join_team(ask.search.file, ask.member, by=by)


@transaction.atomic
def withdraw(ask: TeamAsk, *, by: Person) -> None:
    """The invitation is taken back before it was answered; its link opens nothing."""
    if not TeamAsk.objects.waiting().filter(pk=ask.pk).update(status=AskStatus.WITHDRAWN):
        raise Refusal(_("Cette personne a déjà répondu."))
    links.revoke(letters.TEAM_LINK, ask.subject)
    record(by, "withdrew_ask", ask, ["status"])


@transaction.atomic
def order_aims(order: Sequence[str], *, by: Person, reason: str) -> MatchingPolicy:
    """The aims count in this order from today on; the orders of before stay readable."""
    if sorted(order) != sorted(Aim.values):
        raise Refusal(_("Donnez à chaque but sa place, une seule fois."))
    if tuple(order) == MatchingPolicy.in_force():
        raise Refusal(_("C’est déjà cet ordre."))
    if not texts.clean(reason):
        raise Refusal(_("Dites pourquoi : une phrase suffit."), field="reason")
    policy = MatchingPolicy.objects.create(
        order=list(order), reason=texts.write(reason, "support.policy"), by=by, since=clock.today()
    )
    record(by, "ordered_aims", policy, ["order", "reason"])
    return policy


def _refuse_if_closed(file: SupportFile) -> None:
    if file.is_closed:
        raise Refusal(_("Ce dossier est fermé."))
