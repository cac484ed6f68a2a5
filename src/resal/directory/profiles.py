"""What a member says of herself: still true, away, resting, public or not. Links to say it without an account."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from resal.accounts import links
from resal.accounts.models import Consent, Person
from resal.core import clock
from resal.core.errors import Refusal
from resal.core.mail.outbox import digest, in_language_of
from resal.directory import actions
from resal.directory.models import FRESH_FOR, PUBLIC_PROFILE, Expertise, Member, Unavailability
from resal.journal.trail import record

CONFIRM = "directory.confirm"
LINK_DAYS = 30
WORDING = "2026-11"


@transaction.atomic
def confirm(member: Member, *, by: Person | None) -> None:
    """« C’est toujours vrai »: fresh from today; saying it twice on a day is once."""
    if (
        Member.objects.active()
        .filter(pk=member.pk)
        .exclude(confirmed_on=clock.today())
        .update(confirmed_on=clock.today())
    ):
        record(by, "confirmed", member, ["confirmed_on"])


@transaction.atomic
def correct(
    member: Member, *, by: Person, changes: Mapping[str, Any], levels: Mapping[Expertise, int | None] = {}
) -> None:
    """Her own corrections confirm the rest; a level of None drops the expertise."""
    actions.edit_member(member, by=by, changes=changes)
    for expertise, level in levels.items():
        if level is None:
            actions.drop_expertise(expertise, by=by)
        elif level != expertise.level:
            actions.set_expertise(member, expertise.competence, level, by=by)
    confirm(member, by=by)


def subject(member: Member) -> str:
    return f"directory.member:{member.public_id}"


@transaction.atomic
def ask(member: Member, *, by: Person | None) -> None:
    """Send her a link good for a month. The one before closes; asking twice on a day is once."""
    person = member.person
    if not person.email:
        raise Refusal(_("Cette personne n’a pas de courriel : demandez-lui de vive voix."))
    asked = Member.objects.active().filter(pk=member.pk).exclude(asked_on=clock.today())
    if not asked.update(asked_on=clock.today()):
        return
    links.revoke(CONFIRM, subject(member))
    token = links.issue(CONFIRM, subject(member), days=LINK_DAYS, holder=person)
    with in_language_of(person):
        digest(
            to=person.email,
            line=_("Votre fiche dans l’annuaire est-elle toujours vraie ? Une minute suffit, sans compte."),
            address=reverse("directory:confirm", args=[token]),
            language=person.language,
        )
    record(by, "asked_confirmation", member, ["asked_on"])


@transaction.atomic
def ask_all(*, by: Person) -> int:
    """Everyone whose profile is stale and who was not asked this month; returns how many were asked."""
    recently = clock.today() - LINK_DAYS * clock.A_DAY
    waiting = _reachable().filter(Q(asked_on=None) | Q(asked_on__lt=recently))
    return _ask_each(waiting, by=by)


@transaction.atomic
def ask_twice_a_year() -> int:
    """The periodic round: six months after the last yes, the last question or, before both, the arrival."""
    before = clock.today() - FRESH_FOR
    due = Q(asked_on__lt=before) | Q(asked_on=None, joined_on__lt=before) | Q(asked_on=None, joined_on=None)
    return _ask_each(_reachable().filter(due), by=None)


def _reachable():
    return Member.objects.active().stale().exclude(person__email=None).filter(person__is_active=True)


def _ask_each(members, *, by: Person | None) -> int:
    asked = list(members.select_related("person").order_by("pk"))
    for member in asked:
        ask(member, by=by)
    return len(asked)


@transaction.atomic
def be_away(member: Member, starts_on: date, ends_on: date, *, by: Person) -> Unavailability:
    """She cannot be called upon on these days; saying it twice makes one."""
    if ends_on < starts_on:
        raise Refusal(_("La fin vient avant le début."), field="ends_on")
    if ends_on < clock.today():
        raise Refusal(_("Ces jours sont déjà passés."), field="ends_on")
    away, created = Unavailability.objects.get_or_create(member=member, starts_on=starts_on, ends_on=ends_on)
    if created:
        record(by, "edited", member, ["unavailabilities"])
    return away


@transaction.atomic
def be_back(away: Unavailability, *, by: Person) -> None:
    record(by, "edited", away.member, ["unavailabilities"])
    away.delete()


@transaction.atomic
def show_publicly(member: Member, *, by: Person) -> None:
    """She alone says yes, for herself, to the words she read; twice is once."""
    if member.person_id != by.pk:
        raise Refusal(_("Seule la personne elle-même peut accepter un profil public."))
    _consent, created = Consent.objects.get_or_create(
        purpose=PUBLIC_PROFILE,
        subject=subject(member),
        withdrawn_at=None,
        defaults={"wording_version": WORDING, "person": by, "given_at": clock.now()},
    )
    if created:
        record(by, "published", member)


@transaction.atomic
def hide(member: Member, *, by: Person | None) -> None:
    """The public page is gone at once; hiding it twice is once."""
    standing = Consent.objects.standing().filter(purpose=PUBLIC_PROFILE, person=member.person_id)
    if standing.update(withdrawn_at=clock.now()):
        record(by, "withdrawn", member)


@transaction.atomic
def close(*, member: Member, by: Person | None = None) -> None:
    """She left: no link speaks for her any more, and a return asks for a new yes."""
    links.revoke(CONFIRM, subject(member))
    hide(member, by=by)
