"""Partners assess their partnership: secret answers by signed link, counted together, then forgotten one by one."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from resal.accounts import links
from resal.accounts.models import Person
from resal.core import clock, texts
from resal.core.errors import Refusal
from resal.core.mail.outbox import in_language_of, post
from resal.core.secrecy import forget_deleted_rows, sealed
from resal.core.templatetags.words import day
from resal.journal.trail import record
from resal.plans.domain.partnership import FEWEST, GRADES, ITEMS, LETTERS, TIES, totals
from resal.plans.domain.wordings import Row
from resal.plans.enums import EventKind, Moment, Tool
from resal.plans.models import ActionPlan, LiveAnswer, Survey, UpdateEvent, Wording
from resal.plans.people import people_of_partners

PURPOSE = "plans.survey"
ASKED = {Tool.PARTNERSHIP: (ITEMS, LETTERS), Tool.TIES: (TIES, GRADES)}


@transaction.atomic
def load_wordings(rows: Iterable[Row], english: Iterable[Row] = (), *, by: Person) -> None:
    """The tool's words, from those who may use them; they take the place of the former ones."""
    if Survey.objects.open().filter(tool=Tool.PARTNERSHIP).exists():
        raise Refusal(_("Une autoévaluation est en cours : ses énoncés changeront après sa fermeture."))
    translated = {row.number: row for row in english}
    french = {row.number: row for row in rows}
    if set(french) != set(ITEMS):
        missing = ", ".join(str(number) for number in ITEMS if number not in french)
        raise Refusal(_("Il manque des énoncés : %(numbers)s.") % {"numbers": missing}, field="french")
    Wording.objects.all().delete()
    Wording.objects.bulk_create(_wording(french[number], translated.get(number)) for number in ITEMS)
    record(by, "set", Wording.objects.order_by("number").first(), ["wordings"])


def _wording(french: Row, english: Row | None) -> Wording:
    words = {f"{name}_fr": getattr(french, name) for name in ("item", "a", "b", "c")}
    words |= {f"{name}_en": getattr(english, name) if english else "" for name in ("item", "a", "b", "c")}
    return Wording(number=french.number, **words)


@transaction.atomic
def open_survey(
    plan: ActionPlan, *, tool: Tool, moment: Moment, closes_on: date, by: Person
) -> tuple[Survey, list[str]]:
    """Everybody who works for a partner and has an e-mail receives one link; returns the paths of the links."""
    plan = ActionPlan.objects.select_for_update().get(pk=plan.pk)
    if not plan.is_adopted:
        raise Refusal(_("L’autoévaluation vient après l’adoption du plan."))
    if closes_on <= clock.today():
        raise Refusal(_("Laissez au moins un jour pour répondre."), field="closes_on")
    if plan.surveys.filter(tool=tool, moment=moment).exists():
        raise Refusal(_("Cette autoévaluation a déjà eu lieu à ce moment."), field="moment")
    if tool == Tool.PARTNERSHIP and not Wording.objects.exists():
        raise Refusal(_("Les énoncés de l’outil ne sont pas encore chargés par la coordination."))
    people = list(people_of_partners(plan))
    if len(people) < FEWEST:
        raise Refusal(
            _(
                "Il faut au moins cinq personnes à inviter, pour que personne ne soit reconnu. Il y en a %(n)s."
            )
            % {"n": len(people)}
        )
    survey = Survey.objects.create(
        plan=plan, tool=tool, moment=moment, opened_on=clock.today(), closes_on=closes_on, invited=len(people)
    )
    record(by, "opened", survey, ["tool", "moment", "closes_on"])
    return survey, [_invite(survey, person) for person in people]


def _invite(survey: Survey, person: Person) -> str:
    """The link holds nobody's name: not even the house knows whose it is."""
    days = (survey.closes_on - clock.today()).days + 2
    path = reverse("plans:survey-link", args=[links.issue(PURPOSE, survey.invitation, days=days)])
    with in_language_of(person):
        body = _(
            "Bonjour,\n\nQuelques minutes pour dire comment va votre partenariat, sans compte et sans nom, jusqu’au "
            "%(day)s :\n\n%(address)s\n\nLe lien est pour vous. Personne ne sait qui a répondu quoi : seuls les "
            "totaux sont montrés, à partir de cinq réponses. Merci !"
        ) % {"day": day(survey.closes_on), "address": links.absolute(path)}
        subject = _("Votre partenariat, en quelques minutes")
        post(to=person.email, subject=subject, body=body, kind=PURPOSE, language=person.language)
    return path


@transaction.atomic
def answer(survey: Survey, token: str, choices: Mapping[str, str]) -> None:
    """One person's answers; answering again replaces them. No name, no time, no order."""
    survey = Survey.objects.select_for_update().get(pk=survey.pk)
    if not survey.is_open:
        raise Refusal(_("L’autoévaluation est fermée : cette réponse n’a pas été comptée."))
    items, grades = ASKED[Tool(survey.tool)]
    kept = {str(item): choices[str(item)] for item in items if choices.get(str(item)) in grades}
    if not kept:
        raise Refusal(_("Répondez à au moins un énoncé."))
    LiveAnswer.objects.bulk_create(
        [LiveAnswer(key=answer_key(survey, token), survey=survey, choices=kept)],
        update_conflicts=True,
        unique_fields=["key"],
        update_fields=["choices"],
    )


def answer_key(survey: Survey, token: str) -> str:
    return sealed(f"survey:{survey.pk}", token)


@transaction.atomic
def close_survey(survey: Survey, *, by: Person | None) -> Survey:
    """Count, keep the totals, forget every answer. Under five answers nothing is kept. Closing twice is once."""
    survey = Survey.objects.select_for_update(of=("self",)).select_related("plan").get(pk=survey.pk)
    if survey.closed_on:
        return survey
    answers = list(survey.live_answers.order_by("key").values_list("choices", flat=True))
    survey.closed_on, survey.answered = clock.today(), len(answers)
    survey.result = totals(answers, *ASKED[Tool(survey.tool)]) if len(answers) >= FEWEST else {}
    survey.save(update_fields=["closed_on", "answered", "result"])
    survey.live_answers.all().delete()
    forget_deleted_rows(LiveAnswer._meta.db_table)
    links.revoke(PURPOSE, survey.invitation)
    UpdateEvent.objects.create(plan=survey.plan, kind=EventKind.SURVEY, person=by, at=clock.now())
    record(by, "closed", survey, ["closed_on", "result"])
    return survey


@transaction.atomic
def close_due() -> None:
    """Those whose day has passed, once a day."""
    for survey in Survey.objects.open().filter(closes_on__lt=clock.today()).order_by("pk"):
        close_survey(survey, by=None)


@transaction.atomic
def choose(survey: Survey, *, words: str, by: Person) -> None:
    """What the group decides to work on, once it has seen the totals."""
    survey = Survey.objects.select_for_update(of=("self",)).select_related("chosen").get(pk=survey.pk)
    if not survey.closed_on:
        raise Refusal(_("Fermez d’abord l’autoévaluation."))
    survey.chosen = texts.replace(survey.chosen, words, "plans.survey.chosen")
    survey.save(update_fields=["chosen"])
    record(by, "chose", survey, ["chosen"])
