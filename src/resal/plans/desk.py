"""What plans put on a desk and on a milieu's page. A fixed number of queries, whatever the number of plans."""

from collections.abc import Iterable
from datetime import timedelta

from django.db.models import Count, Min, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from resal.core import clock
from resal.core.registry import DeskLine
from resal.core.templatetags.words import short_day, words
from resal.directory.models import MandateRole
from resal.directory.rules import milieux_where, roles_on
from resal.plans import reading
from resal.plans.enums import PlanStatus
from resal.plans.models import Action, ActionPlan, Commitment, organisations_of
from resal.plans.rules import WRITERS
from resal.plans.standing import warnings_of

MOST = 50
SOON = timedelta(days=7)
REVIEW_SOON = timedelta(days=30)
TONES = {
    PlanStatus.DRAFT: "waiting",
    PlanStatus.COMMENTING: "waiting",
    PlanStatus.ADOPTED: "done",
    PlanStatus.ACTIVE: "information",
    PlanStatus.ENDED: "plain",
}


def lines(user) -> Iterable[DeskLine]:
    if not user.is_authenticated:
        return
    plans = list(_written_by(user)[:MOST])
    for plan in plans:
        yield from _to_do(plan)
    yield from _stalled(plans)
    yield from _reviews(plans)
    yield from _own(user)


def cards(user, milieu) -> Iterable[DeskLine]:
    """The plans of this milieu; where there is none, the way to begin one."""
    found = ActionPlan.objects.filter(milieu=milieu)
    seen = found if roles_on(user, milieu) else found.seen_by(user)
    plans = list(seen.only("public_id", "title", "starts_on", "ends_on", "status").newest_first()[:MOST])
    for plan in plans:
        yield DeskLine(
            section="week",
            title=plan.title,
            detail=_("Plan d’action concerté, du %(start)s au %(end)s")
            % {"start": short_day(plan.starts_on), "end": short_day(plan.ends_on)},
            address=plan.get_absolute_url(),
            action=_("Ouvrir le plan"),
            tag=str(plan.get_status_display()),
            tone=TONES[PlanStatus(plan.status)],
        )
    if not plans and roles_on(user, milieu) & WRITERS:
        yield DeskLine(
            section="week",
            title=_("Plan d’action concerté"),
            detail=_("Ce milieu n’a pas encore de plan."),
            address=f"{reverse('plans:new')}?milieu={milieu.public_id}",
            action=_("Commencer un plan"),
        )


def _written_by(user):
    """The living plans that this person runs; where the network has left, only its lead."""
    leads = Q(milieu__in=milieux_where(user, {MandateRole.LEAD}))
    others = Q(network_left_on=None, milieu__in=milieux_where(user, WRITERS))
    counted = ActionPlan.objects.living().filter(leads | others).for_lists()
    return counted.annotate(
        waiting=Count("partners", filter=Q(partners__was_absent=True, partners__answered_on=None)),
        next_review=Min("reviews__due_on", filter=Q(reviews__held_on=None)),
    )


def _to_do(plan: ActionPlan) -> Iterable[DeskLine]:
    match plan.status:
        case PlanStatus.DRAFT:
            yield _line(plan, "decide", _("Ébauche à compléter, puis à adopter."), _("Compléter"))
        case PlanStatus.COMMENTING if plan.waiting and clock.today() <= plan.comments_end_on:
            day = short_day(plan.comments_end_on)
            detail = _("Commentaires attendus jusqu’au %(day)s.") % {"day": day}
            yield _line(plan, "week", detail, _("Voir"), when=plan.comments_end_on)
        case PlanStatus.COMMENTING:
            detail = _("Les commentaires sont finis : le plan peut être adopté.")
            yield _line(plan, "decide", detail, _("Adopter"), urgency=1)
        case PlanStatus.ADOPTED:
            yield _line(plan, "decide", _("Adopté : il reste à le mettre en route."), _("Mettre en route"))


def _stalled(plans: list[ActionPlan]) -> Iterable[DeskLine]:
    """One line a plan: its first warning in a sentence, and how many others hold."""
    active = [plan for plan in plans if plan.status == PlanStatus.ACTIVE]
    warned = warnings_of(active)
    for plan in active:
        codes = warned.get(plan.pk, [])
        if codes:
            detail = reading.warning_words(codes[0]) + _others(len(codes) - 1)
            yield _line(plan, "stalled", detail, _("Relancer"), tone="waiting")


def _others(more: int) -> str:
    if not more:
        return ""
    return ngettext(" Et %(more)s autre signe.", " Et %(more)s autres signes.", more) % {"more": more}


def _reviews(plans: list[ActionPlan]) -> Iterable[DeskLine]:
    for plan in plans:
        if plan.is_adopted and plan.next_review and plan.next_review <= clock.today() + REVIEW_SOON:
            detail = _("Bilan prévu le %(day)s.") % {"day": short_day(plan.next_review)}
            yield _line(plan, "week", detail, _("Préparer le bilan"), when=plan.next_review)


def _own(user) -> Iterable[DeskLine]:
    """What her own organisation promised, late or due within a week."""
    for model, holder, noun in ((Action, "lead", "actions"), (Commitment, "organisation", "engagements")):
        due = model.objects.still_open().filter(
            due_on__lte=clock.today() + SOON,
            plan__status__in=(PlanStatus.ADOPTED, PlanStatus.ACTIVE),
            **{f"{holder}__in": organisations_of(user)},
        )
        for item in due.select_related("what", "plan").order_by("due_on", "pk")[:MOST]:
            if not item.waits_for_approval:
                yield _promise(item, noun)


def _promise(item, noun: str) -> DeskLine:
    late = item.due_on < clock.today()
    return DeskLine(
        section="decide" if late else "week",
        title=words(item.what),
        detail=_("%(plan)s · pour le %(day)s") % {"plan": item.plan.title, "day": short_day(item.due_on)},
        address=reverse("plans:update", args=[item.plan.public_id, noun, item.public_id]),
        action=_("Dire où c’en est"),
        when=item.due_on,
        tag=_("en retard") if late else "",
        tone="late" if late else "",
        urgency=1 if late else 0,
    )


def _line(plan: ActionPlan, section: str, detail: str, action: str, **more) -> DeskLine:
    return DeskLine(
        section=section,
        title=plan.title,
        detail=f"{plan.milieu.name} · {detail}",
        address=plan.get_absolute_url(),
        action=action,
        subject=plan.subject if section == "decide" else "",
        **more,
    )
