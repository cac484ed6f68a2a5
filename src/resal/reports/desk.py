"""What waits for the lead of a milieu: a story about it that needs its word."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _

from resal.core.registry import DeskLine
from resal.directory.models import Mandate, MandateRole
from resal.reports.models import Story

SHOWN = 10


def lines(user) -> Iterable[DeskLine]:
    led = Mandate.objects.current().filter(person=user.pk, role=MandateRole.LEAD).values("milieu")
    for story in Story.objects.waiting().filter(milieu__in=led).in_time()[:SHOWN]:
        yield DeskLine(
            section="decide",
            title=str(story.title),
            detail=_("%(milieu)s · un récit pour le rapport attend votre accord")
            % {"milieu": story.milieu.name},
            address=reverse("reports:stories"),
            action=_("Lire et répondre"),
            when=story.written_at,
        )
