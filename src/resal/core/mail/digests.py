"""The daily digest: one mail a person a day, in her language, however much happened."""

from itertools import groupby

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from resal.core import clock
from resal.core.mail.outbox import post
from resal.core.models import DigestLine, Message, Network

KIND = "digest"
HOUR = 7


def send_digests() -> int:
    """From seven in the morning, gather each person's lines; returns how many digests were written.

    Nobody gets two on one day, and where no mail leaves by itself, the lines wait until hers was carried.
    """
    if timezone.localtime(clock.now()).hour < HOUR:
        return 0
    served = _served_today()
    lines = [line for line in DigestLine.objects.waiting() if line.to not in served]
    people = [(to, list(hers)) for to, hers in groupby(lines, key=lambda line: line.to)]
    for to, hers in people:
        _write(to, hers)
    return len(people)


def _served_today() -> set[str]:
    midnight = timezone.localtime(clock.now()).replace(hour=0, minute=0, second=0, microsecond=0)
    digests = Message.objects.filter(kind=KIND)
    today = digests.filter(created_at__gte=midnight).values_list("to", flat=True)
    return {*today, *digests.waiting().values_list("to", flat=True)}


@transaction.atomic
def _write(to: str, lines: list[DigestLine]) -> None:
    language = lines[-1].language
    with translation.override(language):
        post(to=to, subject=_subject(len(lines)), body=_body(lines), kind=KIND, language=language)
    DigestLine.objects.filter(pk__in=[line.pk for line in lines]).update(sent_at=clock.now())


def _subject(count: int) -> str:
    told = ngettext("%(network)s : une nouvelle", "%(network)s : %(count)s nouvelles", count)
    return told % {"network": Network.current().name, "count": count}


def _body(lines: list[DigestLine]) -> str:
    news = "\n\n".join(f"– {line.line}\n  {_absolute(line.address)}" for line in lines)
    return _(
        "Bonjour,\n\nDepuis votre dernier résumé :\n\n%(news)s\n\nUn seul courriel par jour, au plus."
    ) % {"news": news}


def _absolute(address: str) -> str:
    return address if "://" in address else settings.RESAL_URL.rstrip("/") + address
