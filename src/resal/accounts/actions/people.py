"""The coordination adds people, gives and ends their roles, closes their accounts."""

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from resal.accounts import care
from resal.accounts.links import absolute
from resal.accounts.models import Person, Role, RoleGrant, SignedLink
from resal.core import clock
from resal.core.errors import Refusal
from resal.core.mail.outbox import in_language_of, post
from resal.core.models import Network
from resal.core.registry import registry
from resal.journal.trail import record


@transaction.atomic
def add_person(
    *, by: Person | None, given_name: str, family_name: str, email: str, language: str = "fr-ca"
) -> Person:
    """Somebody new can sign in; a message tells her how."""
    if Person.objects.filter(email__iexact=email.strip()).exists():
        raise Refusal(_("Une personne utilise déjà ce courriel."), field="email")
    person = Person.objects.create_user(
        email, given_name=given_name, family_name=family_name, language=language
    )
    record(by, "added", person, ["given_name", "family_name", "email", "language"])
    _welcome(person)
    return person


@transaction.atomic
def invite_coordinator(
    *, by: Person | None, given_name: str, family_name: str, email: str, language: str = "fr-ca"
) -> Person:
    """The person of this e-mail, new or known, joins the coordination. Asking twice makes one."""
    person = Person.objects.filter(email__iexact=email.strip()).first()
    if person is None:
        person = add_person(
            by=by, given_name=given_name, family_name=family_name, email=email, language=language
        )
    elif not person.is_active:
        reopen(person, by=by)
    give_role(person, Role.COORDINATION, by=by)
    return person


@transaction.atomic
def give_role(person: Person, role: Role, *, by: Person | None) -> RoleGrant:
    """From now on `role` is hers; giving it twice makes one."""
    grant, created = RoleGrant.objects.get_or_create(
        person=person, role=role, ended_at=None, defaults={"granted_at": clock.now()}
    )
    if created:
        record(by, "gave_role", person, [str(role)])
    return grant


@transaction.atomic
def end_role(person: Person, role: Role, *, by: Person | None) -> None:
    """The role ends now. Somebody always stays at the coordination."""
    if role == Role.COORDINATION:
        _refuse_if_last(person)
    if RoleGrant.objects.current().filter(person=person, role=role).update(ended_at=clock.now()):
        record(by, "ended_role", person, [str(role)])


@transaction.atomic
def close(person: Person, *, by: Person) -> None:
    """She can no longer sign in: her sessions, links and second factors end; her past stays in her name."""
    if not person.is_active:
        raise Refusal(_("Ce compte est déjà fermé."))
    _refuse_if_last(person)
    RoleGrant.objects.current().filter(person=person).update(ended_at=clock.now())
    SignedLink.objects.filter(holder=person, revoked_at=None).update(revoked_at=clock.now())
    Authenticator.objects.filter(user=person).delete()
    Person.objects.filter(pk=person.pk).update(is_active=False)
    care.release(person, by=by)
    end_sessions(person)
    record(by, "closed", person, ["is_active"])
    registry.announce("accounts.person_closed", person=person, by=by)


@transaction.atomic
def reopen(person: Person, *, by: Person | None) -> None:
    """She can sign in again; her roles are given anew, one by one."""
    if Person.objects.filter(pk=person.pk, is_active=False).update(is_active=True):
        person.is_active = True
        record(by, "reopened", person, ["is_active"])


@transaction.atomic
def reset_second_factor(person: Person, *, by: Person) -> None:
    """The phone is lost: her second factors and recovery codes go, her sessions end, a message tells her."""
    if person.pk == by.pk:
        raise Refusal(_("Demandez-le à une autre personne de la coordination."))
    Authenticator.objects.filter(user=person).delete()
    end_sessions(person)
    record(by, "reset_second_factor", person)
    if person.email:
        with in_language_of(person):
            post(
                to=person.email,
                subject=_("Un changement dans la sécurité de votre compte"),
                body=_(
                    "Bonjour,\n\nLa coordination a remis à zéro votre second facteur, à votre demande. "
                    "Si vous n’avez rien demandé, prévenez-la sans attendre.\n"
                ),
                kind="accounts.security",
                language=person.language,
            )


def end_sessions(person: Person) -> None:
    """Every device of hers is signed out."""
    for session in UserSession.objects.filter(user=person):
        session.end()


def _refuse_if_last(person: Person) -> None:
    """The rows are locked, so that two last coordinators cannot leave at the same moment."""
    grants = RoleGrant.objects.select_for_update().current().filter(role=Role.COORDINATION)
    holders = set(grants.filter(person__is_active=True).values_list("person", flat=True))
    if holders == {person.pk}:
        raise Refusal(
            _("C’est la dernière personne de la coordination : donnez d’abord ce rôle à quelqu’un d’autre.")
        )


def _welcome(person: Person) -> None:
    with in_language_of(person):
        post(
            to=person.email or "",
            subject=_("Votre compte est prêt"),
            body=_(
                "Bonjour %(name)s,\n\nVotre compte du réseau %(network)s est prêt. Il n’y a pas de mot de passe : "
                "entrez ce courriel sur la page suivante, un code vous est envoyé.\n\n%(address)s\n"
            )
            % {
                "name": person.given_name,
                "network": Network.current().name,
                "address": absolute(reverse("account_login")),
            },
            kind="accounts.welcome",
            language=person.language,
        )
