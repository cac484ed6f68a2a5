"""A plan is adopted, set going, ended."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from resal.accounts import links
from resal.accounts.models import Person
from resal.core import clock
from resal.core.errors import Refusal
from resal.core.templatetags.words import day
from resal.directory.models import Organisation
from resal.journal.trail import record
from resal.plans.actions import commenting
from resal.plans.actions.drafting import MONTHS
from resal.plans.actions.versions import keep_version
from resal.plans.domain.adoption import READINESS, Moment, obstacle
from resal.plans.domain.dates import months_after
from resal.plans.enums import EventKind, IndicatorKind, PlanStatus
from resal.plans.models import ActionPlan, Adoption, UpdateEvent


@transaction.atomic
def adopt(
    plan: ActionPlan,
    *,
    by: Person,
    organisation: Organisation,
    adopted_on: date | None = None,
    body: str = "",
    readiness: Mapping[str, str] | None = None,
) -> Adoption:
    """The plan as it stands becomes version 1, adopted by `organisation`; reviews count from that day."""
    plan = ActionPlan.objects.select_for_update().get(pk=plan.pk)
    adopted_on = adopted_on or clock.today()
    if adopted_on > clock.today():
        raise Refusal(_("Cette date est à venir."), field="adopted_on")
    refuse_unless_ready(plan, adopted_on)
    version = keep_version(plan, by=by)
    adoption = Adoption.objects.create(
        plan=plan,
        version=version,
        organisation=organisation,
        body=body.strip()[:120],
        adopted_on=adopted_on,
        by=by,
        at=clock.now(),
    )
    plan.status = PlanStatus.ADOPTED
    plan.readiness = {key: value for key, value in (readiness or {}).items() if key in READINESS}
    plan.save(update_fields=["status", "readiness"])
    for review in plan.reviews.filter(held_on=None):
        review.due_on = months_after(adopted_on, MONTHS[review.kind])
        review.save(update_fields=["due_on"])
    for partner in plan.partners.all():
        links.revoke(commenting.PURPOSE, partner.subject)
    UpdateEvent.objects.create(
        plan=plan, kind=EventKind.ADOPTION, organisation=organisation, person=by, at=clock.now()
    )
    record(by, "adopted", plan, ["status", "adoption"])
    return adoption


def refuse_unless_ready(plan: ActionPlan, today: date) -> None:
    why = why_not_yet(plan, today)
    if why:
        raise Refusal(why)


def why_not_yet(plan: ActionPlan, today: date) -> str:
    """The sentence that says why the plan cannot be adopted today; nothing when it can."""
    waiting = plan.partners.awaited().count() if not plan.is_adopted else 0
    found = obstacle(
        Moment(
            today=today,
            adopted=plan.is_adopted,
            actions=plan.actions.count(),
            absent_waiting=waiting,
            comments_end_on=plan.comments_end_on,
        )
    )
    return {
        None: "",
        "already": _("Ce plan est déjà adopté."),
        "nothing_to_adopt": _("Ajoutez au moins une action avant d’adopter le plan."),
        "not_opened": _(
            "Des partenaires étaient absents : envoyez-leur d’abord l’ébauche, ils ont dix jours ouvrables "
            "pour la lire."
        ),
        "still_open": _(
            "Des partenaires absents n’ont pas encore répondu : ils ont jusqu’au %(day)s inclusivement."
        )
        % {"day": day(plan.comments_end_on)},
    }[found]


@transaction.atomic
def start(plan: ActionPlan, *, by: Person) -> None:
    """The plan is under way. Each outcome indicator has a baseline, or says when and by whom it will."""
    plan = ActionPlan.objects.select_for_update().get(pk=plan.pk)
    if plan.status != PlanStatus.ADOPTED:
        raise Refusal(_("Un plan se met en route après son adoption."))
    bare = [
        str(indicator.name)
        for indicator in plan.indicators.with_words().in_order()
        if indicator.kind == IndicatorKind.OUTCOME and not indicator.has_baseline
    ]
    if bare:
        raise Refusal(
            _(
                "Il manque une valeur de départ : %(names)s. Si elle est inconnue, dites quand elle sera "
                "mesurée et par qui : cela suffit."
            )
            % {"names": " · ".join(bare)}
        )
    plan.status = PlanStatus.ACTIVE
    plan.save(update_fields=["status"])
    record(by, "started", plan, ["status"])


@transaction.atomic
def end(plan: ActionPlan, *, by: Person) -> None:
    """The plan has come to its end: it is still read and exported, it does not change any more."""
    if not ActionPlan.objects.filter(pk=plan.pk, status=PlanStatus.ACTIVE).update(status=PlanStatus.ENDED):
        raise Refusal(_("Seul un plan en cours peut être terminé."))
    record(by, "ended", plan, ["status"])
