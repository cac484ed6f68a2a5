"""Before adoption, partners who were absent read the draft and answer: ten working days, no account."""

from collections.abc import Iterable

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from resal.accounts import links
from resal.accounts.models import Person
from resal.core import clock, texts
from resal.core.calendar import after_business_days
from resal.core.errors import Refusal
from resal.core.mail.outbox import in_language_of, post
from resal.core.models import Holiday
from resal.core.templatetags.words import day
from resal.directory.models import Organisation
from resal.journal.trail import record
from resal.plans.actions.drafting import mark_absent
from resal.plans.domain.adoption import COMMENT_DAYS
from resal.plans.enums import Answer, EventKind, PlanStatus
from resal.plans.models import ActionPlan, Comment, Partner, UpdateEvent

PURPOSE = "plans.comment"
DAYS_AFTER = 2


@transaction.atomic
def open_comments(plan: ActionPlan, *, by: Person, absent: Iterable[Organisation] = ()) -> ActionPlan:
    """Send the draft to the absent; the plan waits for them until `comments_end_on`."""
    mark_absent(plan, absent, by=by)
    plan = ActionPlan.objects.select_for_update().get(pk=plan.pk)
    if plan.status != PlanStatus.DRAFT:
        raise Refusal(_("La période de commentaires est déjà ouverte."))
    if not plan.actions.exists():
        raise Refusal(_("Ajoutez au moins une action : il n’y a encore rien à commenter."))
    awaited = list(plan.partners.awaited().by_name())
    if not awaited:
        raise Refusal(_("Personne n’était absent : le plan peut être adopté sans attendre."))
    plan.status, plan.comments_opened_on = PlanStatus.COMMENTING, clock.today()
    plan.comments_end_on = after_business_days(clock.today(), COMMENT_DAYS, Holiday.objects.days())
    plan.save(update_fields=["status", "comments_opened_on", "comments_end_on"])
    record(by, "opened_comments", plan, ["status", "comments_end_on"])
    for partner in awaited:
        invite(partner, plan=plan, by=by)
    return plan


@transaction.atomic
def invite(partner: Partner, *, plan: ActionPlan, by: Person) -> str:
    """A new link for this partner (the older ones close); its people are written to. Returns the path."""
    if plan.status != PlanStatus.COMMENTING:
        raise Refusal(_("La période de commentaires n’est pas ouverte."))
    links.revoke(PURPOSE, partner.subject)
    days = (plan.comments_end_on - clock.today()).days + DAYS_AFTER
    token = links.issue(PURPOSE, partner.subject, days=max(days, 1), note=partner.organisation.name[:120])
    path = reverse("plans:comment-link", args=[token])
    partner.invited_on = clock.today()
    partner.save(update_fields=["invited_on"])
    for person in people_of(partner.organisation):
        with in_language_of(person):
            _write(person, plan, path)
    record(by, "invited", partner, ["invited_on"])
    return path


def people_of(organisation: Organisation):
    """Those who can be written to there."""
    return (
        Person.objects.active()
        .exclude(email=None)
        .filter(member__organisation=organisation, member__left_on=None)
        .by_name()
    )


def _write(person: Person, plan: ActionPlan, path: str) -> None:
    body = _(
        "Bonjour,\n\nUne ébauche de plan d’action est prête et votre organisme en est partenaire. "
        "Vous pouvez la lire et y répondre jusqu’au %(day)s, sans compte :\n\n%(address)s\n\n"
        "Le lien est pour votre organisme. Merci !"
    ) % {"day": day(plan.comments_end_on), "address": links.absolute(path)}
    post(
        to=person.email,
        subject=_("Une ébauche de plan à lire"),
        body=body,
        kind="plans.comment",
        language=person.language,
    )


@transaction.atomic
def answer(partner: Partner, *, answer: Answer, words: str, by: Person | None = None) -> Comment:
    """What a partner says of the draft; the same answer sent twice is one."""
    plan = ActionPlan.objects.get(pk=partner.plan_id)
    if plan.status != PlanStatus.COMMENTING or clock.today() > plan.comments_end_on:
        raise Refusal(_("La période de commentaires est terminée. Écrivez à la coordination du plan."))
    if answer != Answer.AGREES and not words.strip():
        raise Refusal(_("Dites en quelques mots ce que vous changeriez."), field="words")
    last = plan.comments.filter(organisation=partner.organisation).order_by("-pk").first()
    if last and last.answer == answer and texts.words(last.words) == texts.clean(words):
        return last
    comment = Comment.objects.create(
        plan=plan,
        organisation=partner.organisation,
        answer=answer,
        words=texts.write(words, "plans.comment"),
        at=clock.now(),
    )
    Partner.objects.filter(pk=partner.pk).update(answered_on=clock.today())
    UpdateEvent.objects.create(
        plan=plan,
        kind=EventKind.COMMENT,
        organisation=partner.organisation,
        person=by,
        note=comment.words,
        at=clock.now(),
    )
    record(by, "answered", comment, ["answer", "words"])
    return comment
