"""Mail: a server that answers, and nothing that waits for too long."""

import smtplib
from datetime import timedelta

from django.conf import settings
from django.core.mail import get_connection
from django.db import DatabaseError
from django.utils import timezone
from django.utils.translation import gettext as _

from resal.core import clock
from resal.core.doctor.finding import Finding, look, ok, problem
from resal.core.models import Message

TOO_LONG = timedelta(hours=1)


def server() -> Finding:
    if not settings.RESAL_MAIL_IS_SET:
        told = _(
            "aucun serveur (EMAIL_URL) : rien ne part seul. Les messages se lisent avec « resal outbox » "
            "ou se copient sur la page des courriels."
        )
        return (ok if settings.RESAL_IS_DEMO else look)(_("courriel"), told)
    try:
        with get_connection(settings.RESAL_DELIVERY_BACKEND, timeout=5):
            pass
    except (OSError, smtplib.SMTPException) as error:
        return problem(_("courriel"), _("le serveur ne répond pas : %(why)s") % {"why": error})
    return ok(
        _("courriel"),
        _("le serveur répond; expéditeur : %(sender)s") % {"sender": settings.DEFAULT_FROM_EMAIL},
    )


def waiting() -> Finding | None:
    try:
        messages = list(Message.objects.waiting()[:500])
    except DatabaseError:
        return None
    if not messages:
        return ok(_("boîte d’envoi"), _("vide"))
    told = _("%(count)s en attente, le plus ancien du %(day)s") % {
        "count": len(messages),
        "day": timezone.localtime(messages[0].created_at).strftime("%Y-%m-%d %H:%M"),
    }
    late = settings.RESAL_MAIL_IS_SET and clock.now() - messages[0].created_at > TOO_LONG
    if late:
        return problem(_("boîte d’envoi"), f"{told}. {messages[0].last_error}".strip())
    return (ok if settings.RESAL_IS_DEMO else look)(_("boîte d’envoi"), told)
