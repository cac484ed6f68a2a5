"""What every action of the room does first and last: hold the workshop, tell the screens."""

from django.db import models
from django.utils.translation import gettext as _

from resal.core.errors import Refusal
from resal.core.live import publish
from resal.workshops.models import Workshop


def held(workshop: Workshop) -> Workshop:
    """The workshop as it is now, locked until the end of the transaction."""
    return Workshop.objects.select_for_update(of=("self",)).select_related("milieu").get(pk=workshop.pk)


def held_open(workshop: Workshop) -> Workshop:
    workshop = held(workshop)
    if not workshop.is_open:
        raise Refusal(_("Cette activité n’est pas en cours."))
    return workshop


def held_before_end(workshop: Workshop) -> Workshop:
    """In preparation or under way."""
    workshop = held(workshop)
    if not (workshop.is_prepared or workshop.is_open):
        raise Refusal(_("Cette activité est terminée : rien ne peut plus y changer."))
    return workshop


def tell(workshop: Workshop, more: int = 1) -> None:
    """A new version of what phones and screens show."""
    Workshop.objects.filter(pk=workshop.pk).update(version=models.F("version") + more)
    publish("workshop", workshop.public_id)
