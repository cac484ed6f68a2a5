"""What each person does with her own account."""

from collections.abc import Mapping
from typing import Any

from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.core import signing
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from resal.accounts.links import LinkRefused, absolute
from resal.accounts.models import Consent, Person
from resal.core import clock
from resal.core.errors import Refusal
from resal.core.mail.outbox import in_language_of, post
from resal.core.registry import registry
from resal.journal.trail import record

NEW_EMAIL = "accounts.new_email"
A_DAY = 24 * 3600


@transaction.atomic
def edit_person(person: Person, *, by: Person, changes: Mapping[str, Any]) -> None:
    changed = [name for name, value in changes.items() if getattr(person, name) != value]
    for name in changed:
        setattr(person, name, changes[name])
    if changed:
        person.save(update_fields=changed)
        record(by, "edited", person, changed)
        registry.announce("accounts.person_edited", person=person, by=by)


@transaction.atomic
def ask_new_email(person: Person, email: str) -> None:
    """Write to the new address; it becomes hers when she confirms from there.

    An address that somebody else uses gets the same answer and no message: nothing is given away.
    """
    email = email.strip().lower()
    if email == person.email:
        raise Refusal(_("C’est déjà votre courriel."), field="email")
    if Person.objects.filter(email__iexact=email).exists():
        return
    token = signing.dumps({"person": person.pk, "old": person.email, "new": email}, salt=NEW_EMAIL)
    with in_language_of(person):
        post(
            to=email,
            subject=_("Confirmez votre nouveau courriel"),
            body=_(
                "Bonjour %(name)s,\n\nOuvrez cette page pour confirmer que cette adresse est la vôtre. "
                "Le lien est bon pendant un jour.\n\n%(address)s\n"
            )
            % {
                "name": person.given_name,
                "address": absolute(reverse("accounts:confirm_email", args=[token])),
            },
            kind="accounts.new_email",
            language=person.language,
        )


def read_new_email(token: str, person: Person) -> str:
    """The address that this link confirms for this person. Raises LinkRefused."""
    try:
        asked = signing.loads(token, salt=NEW_EMAIL, max_age=A_DAY)
    except signing.BadSignature as error:
        raise LinkRefused(_("Ce lien est expiré ou a été mal recopié. Demandez-en un autre.")) from error
    if asked["person"] != person.pk or asked["old"] != person.email:
        raise LinkRefused(_("Ce lien a déjà servi, ou il est à quelqu’un d’autre."))
    return asked["new"]


@transaction.atomic
def change_email(person: Person, token: str) -> str:
    """The confirmed address becomes hers; the old one is told. The link has served."""
    old, new = person.email, read_new_email(token, person)
    if Person.objects.filter(email__iexact=new).exclude(pk=person.pk).exists():
        raise LinkRefused(_("Cette adresse est maintenant utilisée par quelqu’un d’autre."))
    person.email = new
    person.save(update_fields=["email"])
    EmailAddress.objects.filter(user=person).delete()
    record(person, "edited", person, ["email"])
    if old:
        with in_language_of(person):
            post(
                to=old,
                subject=_("Un changement dans la sécurité de votre compte"),
                body=_(
                    "Bonjour,\n\nVotre compte utilise maintenant une autre adresse. "
                    "Si ce n’est pas vous, prévenez la coordination sans attendre.\n"
                ),
                kind="accounts.security",
                language=person.language,
            )
    return new


@transaction.atomic
def set_password(person: Person, password: str) -> None:
    person.set_password(password)
    person.save(update_fields=["password"])
    record(person, "edited", person, ["password"])


@transaction.atomic
def withdraw_consent(consent: Consent, *, by: Person) -> None:
    """As easy as giving it; withdrawing twice is once."""
    if Consent.objects.standing().filter(pk=consent.pk).update(withdrawn_at=clock.now()):
        record(by, "withdrew", consent, ["withdrawn_at"])


@transaction.atomic
def close_device(person: Person, session: UserSession) -> None:
    session.end()
    record(person, "closed_device", person)
