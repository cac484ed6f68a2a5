"""Once a day: what begins to stall, is due, is late, comments that end, surveys that wait. One line each, once."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db import transaction
from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext as _

from resal.accounts.models import Person
from resal.core import clock
from resal.core.calendar import business_days_between, is_business_day
from resal.core.mail.outbox import digest, in_language_of
from resal.core.models import Holiday
from resal.core.templatetags.words import short_day, words
from resal.plans import reading
from resal.plans.actions import surveying
from resal.plans.actions.commenting import people_of
from resal.plans.domain.partnership import reminds_today
from resal.plans.enums import PlanStatus
from resal.plans.models import Action, ActionPlan, Commitment, Partner, Stall, Survey
from resal.plans.people import backing, leads_of, people_of_partners
from resal.plans.standing import warnings_of

COMMENTS_ENDED = "COMMENTS_ENDED"
SOON = timedelta(days=7)
LAST_DAYS = timedelta(days=2)
LONGEST = 300
GRACE_DAYS = 10
"""Business days that a lead has before the others are told."""


def remind() -> None:
    tell_stalls()
    tell_due()
    remind_the_absent()
    surveying.close_due()
    remind_to_answer()


@transaction.atomic
def tell_stalls() -> None:
    """A notice a stall when it begins, to the lead; it may be told again only after it has ended.

    One that outlasts its grace is told once more, to those behind the lead.
    """
    holidays = Holiday.objects.days()
    plans = list(ActionPlan.objects.living().select_related("milieu").order_by("pk"))
    found = warnings_of(plan for plan in plans if plan.status == PlanStatus.ACTIVE)
    for plan in plans:
        codes = set(found.get(plan.pk, [])) | ({COMMENTS_ENDED} if _comments_ended(plan) else set())
        standing = plan.stalls.standing()
        standing.exclude(code__in=codes).update(ended_on=clock.today())
        known = set(standing.values_list("code", flat=True))
        for code in sorted(codes - known):
            Stall.objects.create(plan=plan, code=code, since=clock.today())
            _tell_stall(leads_of(plan) or backing(plan), plan, code)
        for stall in standing.filter(escalated_on=None).order_by("pk"):
            if business_days_between(stall.since, clock.today(), holidays) >= GRACE_DAYS:
                _tell_stall(backing(plan), plan, stall.code, stall.since)
                stall.escalated_on = clock.today()
                stall.save(update_fields=["escalated_on"])


def _comments_ended(plan: ActionPlan) -> bool:
    return plan.status == PlanStatus.COMMENTING and clock.today() > plan.comments_end_on


def _tell_stall(people: Iterable[Person], plan: ActionPlan, code: str, since: date | None = None) -> None:
    for person in people:
        with in_language_of(person):
            sentence = (
                _("Les commentaires sont finis : le plan peut être adopté.")
                if code == COMMENTS_ENDED
                else reading.warning_words(code)
            )
            if since:
                sentence += _(" Cela dure depuis le %(day)s.") % {"day": short_day(since)}
            _line(person, f"{plan.title} – {sentence}", plan.get_absolute_url())


@transaction.atomic
def tell_due() -> None:
    """Partners learn once that something is due within a week, and once that it is late."""
    for model, noun in ((Action, "actions"), (Commitment, "engagements")):
        open_items = (
            model.objects.still_open()
            .filter(plan__status__in=(PlanStatus.ADOPTED, PlanStatus.ACTIVE), due_on__isnull=False)
            .select_related("what", "plan", "lead" if model is Action else "organisation")
            .order_by("pk")
        )
        soon = open_items.filter(due_on__range=(clock.today(), clock.today() + SOON))
        _tell_holders(soon.exclude(soon_told_for=F("due_on")), noun, "soon_told_for")
        late = open_items.filter(due_on__lt=clock.today())
        _tell_holders(late.exclude(late_told_for=F("due_on")), noun, "late_told_for")


def _tell_holders(items: Iterable[Action | Commitment], noun: str, told: str) -> None:
    for item in items:
        holder = item.lead if isinstance(item, Action) else item.organisation
        if holder is None or item.waits_for_approval:
            continue
        for person in people_of(holder):
            with in_language_of(person):
                sentence = (
                    _("pour le %(day)s") if told == "soon_told_for" else _("en retard depuis le %(day)s")
                )
                said = f"{words(item.what)[:200]} – {sentence % {'day': short_day(item.due_on)}}"
                _line(person, said, reverse("plans:update", args=[item.plan.public_id, noun, item.public_id]))
        setattr(item, told, item.due_on)
        item.save(update_fields=[told])


@transaction.atomic
def remind_the_absent() -> None:
    """Two days before the end, those who have not answered are told once."""
    ending = Partner.objects.awaited().filter(
        reminded_on=None,
        plan__status=PlanStatus.COMMENTING,
        plan__comments_end_on__range=(clock.today(), clock.today() + LAST_DAYS),
    )
    for partner in ending.select_related("plan", "organisation").order_by("pk"):
        for person in people_of(partner.organisation):
            with in_language_of(person):
                day = short_day(partner.plan.comments_end_on)
                said = _("Une ébauche de plan attend votre réponse jusqu’au %(day)s.") % {"day": day}
                _line(person, said, reverse("plans:comments", args=[partner.plan.public_id]))
        partner.reminded_on = clock.today()
        partner.save(update_fields=["reminded_on"])


@transaction.atomic
def remind_to_answer() -> None:
    """At most two reminders a survey, on business days. Nobody knows who answered: everybody invited is thanked or
    reminded in the same words, and nobody once there are as many answers as invitations."""
    holidays, today = Holiday.objects.days(), clock.today()
    if not is_business_day(today, holidays):
        return
    for survey in Survey.objects.open().select_related("plan").order_by("pk"):
        since = business_days_between(survey.last_told_on, today, holidays)
        left = business_days_between(today, survey.closes_on, holidays)
        due = reminds_today(survey.reminders, since_last=since, until_end=left)
        if due and survey.is_open and survey.live_answers.count() < survey.invited:
            _ask_again(survey)


def _ask_again(survey: Survey) -> None:
    address = reverse("plans:partnership", args=[survey.plan.public_id])
    for person in people_of_partners(survey.plan).exclude(member__joined_on__gt=survey.opened_on):
        with in_language_of(person):
            said = _(
                "Comment va votre partenariat ? Vous avez répondu : merci ! Sinon, votre lien, sans nom, est dans "
                "notre courriel du %(sent)s. Il sert jusqu’au %(day)s."
            ) % {"sent": short_day(survey.opened_on), "day": short_day(survey.closes_on)}
            _line(person, said, address)
    survey.reminders += 1
    survey.reminded_on = clock.today()
    survey.save(update_fields=["reminders", "reminded_on"])


def _line(person: Person, said: str, address: str) -> None:
    digest(to=person.email, line=said[:LONGEST], address=address, language=person.language)
