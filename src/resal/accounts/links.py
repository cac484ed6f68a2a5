"""Signed links: `issue` one, `find` it again from its token (which changes nothing), `revoke` all of a subject or
`close` one."""

import hashlib
import secrets
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from resal.accounts import care
from resal.accounts.models import Person, SignedLink
from resal.core import clock
from resal.core.errors import Refusal
from resal.journal.trail import record


class LinkRefused(Refusal):
    """The link opens nothing: forged, for another purpose, expired or revoked. Views answer 410."""


@transaction.atomic
def issue(purpose: str, subject: str, *, days: int, holder: Person | None = None, note: str = "") -> str:
    """A new link's token; only its digest is kept."""
    token = secrets.token_urlsafe(24)
    SignedLink.objects.create(
        purpose=purpose,
        subject=subject,
        digest=digest(token),
        holder=holder,
        note=note,
        created_at=clock.now(),
        expires_at=clock.now() + timedelta(days=days),
    )
    return token


def find(token: str, purpose: str) -> SignedLink:
    """The usable link of this token. Raises LinkRefused with the sentence to show."""
    link = SignedLink.objects.filter(digest=digest(token), purpose=purpose).select_related("holder").first()
    if link is None:
        raise LinkRefused(_("Ce lien n’existe pas ou a été mal recopié. Vérifiez le courriel reçu."))
    if link.revoked_at:
        raise LinkRefused(_("Ce lien a été retiré. Demandez-en un nouveau à la coordination."))
    if link.expires_at <= clock.now():
        raise LinkRefused(_("Ce lien est expiré. Demandez-en un nouveau à la coordination."))
    return link


@transaction.atomic
def revoke(purpose: str, subject: str) -> int:
    """Close every open link of this purpose on this subject; returns how many."""
    links = SignedLink.objects.about(purpose, subject).filter(revoked_at=None)
    return links.update(revoked_at=clock.now())


@transaction.atomic
def close(link: SignedLink, *, by: Person) -> None:
    """This one link opens nothing any more; closing it twice is once."""
    if SignedLink.objects.filter(pk=link.pk, revoked_at=None).update(revoked_at=clock.now()):
        record(by, "closed_link", link, ["revoked_at"])


def may_manage(user, subject: str) -> bool:
    """Whoever may pass the thing on may close its links; where no app knows the thing, the coordination."""
    found = care.waiting(subject)
    return found.may_be_handed_by(user) if found else user.has_perm("accounts.coordinate")


def digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def absolute(path: str) -> str:
    """The full address of a path, as people outside see it (RESAL_URL)."""
    return settings.RESAL_URL.rstrip("/") + path
