"""The nightly sweep: links that ended long ago, sessions that nobody can use any more."""

from datetime import timedelta

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import transaction

from resal.accounts.models import SignedLink
from resal.core import clock

KEPT_AFTER_THE_END = timedelta(days=90)


@transaction.atomic
def sweep() -> int:
    """Returns how many rows went. A link's row stays a season, so that its holder is told that it expired."""
    links, _ = SignedLink.objects.filter(expires_at__lt=clock.now() - KEPT_AFTER_THE_END).delete()
    Session.objects.filter(expire_date__lt=clock.now()).delete()
    alive = Session.objects.values("session_key")
    devices, _ = UserSession.objects.exclude(session_key__in=alive).delete()
    return links + devices
