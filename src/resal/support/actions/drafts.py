"""The public request before it is sent: written page by page, without an account."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import get_language

from resal.accounts import links
from resal.core import clock, texts
from resal.core.models import Text
from resal.journal.trail import record
from resal.support import letters
from resal.support.enums import Status
from resal.support.models import SupportRequest

DRAFT_DAYS = 30
DRAFT_LINK, CONFIRM_LINK = "support.draft", "support.confirm"


@transaction.atomic
def start(answers: Mapping[str, Any]) -> tuple[SupportRequest, str]:
    """The first page is written: a draft, and the token of its own link."""
    request = SupportRequest(
        created_at=clock.now(),
        expires_on=clock.today() + clock.A_DAY * DRAFT_DAYS,
        language="en-ca" if (get_language() or "").startswith("en") else "fr-ca",
    )
    _fill(request, answers)
    request.save()
    record(None, "started", request)
    return request, links.issue(DRAFT_LINK, request.subject, days=DRAFT_DAYS)


@transaction.atomic
def write(request: SupportRequest, answers: Mapping[str, Any]) -> None:
    """One more page of the draft, or the same page again."""
    replaced = _fill(request, answers)
    request.expires_on = clock.today() + clock.A_DAY * DRAFT_DAYS
    request.save()
    Text.objects.filter(pk__in=replaced).delete()
    record(None, "wrote", request, answers)


@transaction.atomic
def keep_for_later(request: SupportRequest, email: str) -> None:
    """Mail the draft's link to whoever writes it."""
    token = links.issue(DRAFT_LINK, request.subject, days=DRAFT_DAYS)
    letters.draft_is_kept(request, email, token)
    record(None, "kept", request)


@transaction.atomic
def ask_confirmation(request: SupportRequest) -> None:
    """Mail the link that sends the request; asking again closes the link of before."""
    links.revoke(CONFIRM_LINK, request.subject)
    letters.please_confirm(request, links.issue(CONFIRM_LINK, request.subject, days=DRAFT_DAYS))
    record(None, "asked_confirmation", request)


@transaction.atomic
def erase_expired() -> int:
    """Drafts that nobody confirmed in time are erased, words and contact alike."""
    expired = SupportRequest.objects.expired_drafts(clock.today()).order_by("pk")
    for request in expired:
        words = [getattr(request, f"{name}_id") for name in SupportRequest.TEXTS]
        links.revoke(DRAFT_LINK, request.subject)
        links.revoke(CONFIRM_LINK, request.subject)
        record(None, "expired", request)
        request.delete()
        Text.objects.filter(pk__in=[pk for pk in words if pk]).delete()
    return len(expired)


def _fill(request: SupportRequest, answers: Mapping[str, Any]) -> list:
    """Write the answers in the draft; returns the texts that they replace."""
    if request.status != Status.DRAFT:
        raise links.LinkRefused(letters.ALREADY_SENT)
    replaced = []
    for name, value in answers.items():
        if name in SupportRequest.TEXTS:
            old = getattr(request, name)
            value = texts.replace(old, value, f"support.{name}")
            if old is not None and old != value:
                replaced.append(old.pk)
        setattr(request, name, value)
    return replaced
