"""A request moves along one edge of `domain.workflow`, once, and the milieu hears of it."""

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from resal.accounts import care, links
from resal.accounts.models import Consent, Person
from resal.core import clock, texts
from resal.core.errors import Refusal
from resal.journal.trail import record
from resal.support import letters
from resal.support.actions.drafts import DRAFT_LINK
from resal.support.consents import PURPOSES
from resal.support.domain.workflow import EDGES, WAITING
from resal.support.enums import Actor
from resal.support.models import StatusEvent, SupportRequest


@transaction.atomic
def move(
    request: SupportRequest, verb: str, *, by: Person | None, reason: str = "", seen: int | None = None
) -> StatusEvent:
    """Follow the edge `verb`. `seen` is how many moves the person had read: one that came between refuses hers."""
    edge = EDGES[verb]
    if edge.needs_reason and not texts.clean(reason):
        raise Refusal(_("Écrivez une phrase : le milieu la lira."), field="reason")
    seen = request.moves if seen is None else seen
    here = SupportRequest.objects.filter(pk=request.pk, moves=seen, status__in=edge.sources)
    if not here.update(status=edge.target, moves=F("moves") + 1):
        raise _too_late(request)
    event = StatusEvent.objects.create(
        request=request,
        verb=verb,
        source=request.status,
        target=edge.target,
        reason=texts.write(reason, "support.reason"),
        by=by,
        at=clock.now(),
    )
    request.refresh_from_db()
    record(by, verb, request, ["status"])
    if edge.actor == Actor.COORDINATION and verb != "examine":
        letters.news_of(request, verb)
    if request.status not in WAITING:
        care.let_go(request.subject)
    return event


@transaction.atomic
def confirm(request: SupportRequest) -> str:
    """The milieu sends its request: consents are given now; returns the token with which it follows it."""
    move(request, "confirm", by=None)
    SupportRequest.objects.filter(pk=request.pk).update(confirmed_at=clock.now(), expires_on=None)
    request.refresh_from_db()
    links.revoke(DRAFT_LINK, request.subject)
    for code in request.ticked:
        Consent.objects.create(
            purpose=code,
            wording_version=PURPOSES[code].version,
            subject=request.subject,
            given_at=clock.now(),
        )
    letters.thank(request)
    return letters.follow_link(request)


@transaction.atomic
def withdraw_consent(request: SupportRequest, purpose: str) -> None:
    """As easy as giving it: one button; asking twice is once."""
    standing = Consent.objects.standing().filter(subject=request.subject, purpose=purpose)
    for consent in standing:
        Consent.objects.filter(pk=consent.pk).update(withdrawn_at=clock.now())
        record(None, "withdrew", consent, ["withdrawn_at"])


@transaction.atomic
def score(request: SupportRequest, scores: dict[str, int], weights: dict[str, int], *, by: Person) -> None:
    """Keep the grid as it was filled, with the weights of that day."""
    kept = {code: {"score": value, "weight": weights[code]} for code, value in scores.items()}
    SupportRequest.objects.filter(pk=request.pk).update(scores=kept)
    record(by, "scored", request, ["scores"])


@transaction.atomic
def take(request: SupportRequest, *, by: Person) -> None:
    """« Je m’en occupe »."""
    care.hand_to(request.subject, by, by=by)


def _too_late(request: SupportRequest) -> Refusal:
    request.refresh_from_db()
    return Refusal(
        _(
            "Entre-temps, cette demande a changé : elle est maintenant « %(status)s ». "
            "Relisez-la avant de décider ; rien n’a été enregistré."
        )
        % {"status": request.get_status_display()}
    )
