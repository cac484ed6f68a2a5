"""What the network holds about a person in her account, as plain values for her own export."""

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession

from resal.accounts.models import Consent, Person, RoleGrant, SignedLink
from resal.journal.models import Entry

LATEST_ENTRIES = 1000


def held_about(person: Person) -> dict:
    return {
        "person": {
            "given_name": person.given_name,
            "family_name": person.family_name,
            "email": person.email,
            "language": person.language,
            "joined_at": person.joined_at,
            "last_login": person.last_login,
        },
        "roles": list(_mine(RoleGrant, person).values("role", "granted_at", "ended_at")),
        "consents": list(
            _mine(Consent, person).values("purpose", "wording_version", "given_at", "withdrawn_at")
        ),
        "links": list(
            SignedLink.objects.filter(holder=person)
            .order_by("pk")
            .values("purpose", "created_at", "expires_at", "revoked_at")
        ),
        "second_factors": list(
            Authenticator.objects.filter(user=person)
            .order_by("pk")
            .values("type", "created_at", "last_used_at")
        ),
        "devices": list(
            UserSession.objects.filter(user=person).order_by("pk").values("user_agent", "created_at")
        ),
        "acts": list(
            Entry.objects.by(person).values("at", "verb", "object_type", "object_id", "fields")[
                :LATEST_ENTRIES
            ]
        ),
    }


def _mine(model, person):
    return model.objects.filter(person=person).order_by("pk")
