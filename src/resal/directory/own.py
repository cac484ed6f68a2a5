"""What the directory shows each person about herself."""

from collections.abc import Iterator

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from resal.accounts.models import Person
from resal.core.registry import DeskLine
from resal.core.templatetags.words import day
from resal.directory.models import HIDEABLE, Mandate, Member, StagedRow


def mandates_of(person: Person) -> Iterator[DeskLine]:
    """Her own mandates, for her account's page."""
    held = (
        Mandate.objects.current()
        .filter(person=person)
        .select_related("milieu")
        .order_by("milieu__name", "pk")
    )
    for mandate in held:
        since = {"role": mandate.get_role_display(), "day": day(mandate.starts_on)}
        yield DeskLine(
            section="week",
            title=mandate.milieu.name,
            detail=_("%(role)s, depuis le %(day)s") % since,
            address=reverse("directory:milieu", args=[mandate.milieu.public_id]),
            action=_("Ouvrir"),
        )


def held_about(person: Person) -> dict:
    member = Member.objects.filter(person=person).select_related("organisation").first()
    mandates = Mandate.objects.filter(person=person).order_by("pk")
    return {
        "member": _member(member) if member else None,
        "mandates": list(mandates.values("milieu__name", "role", "starts_on", "ends_on")),
        "lines_of_lists": _lines(person),
    }


def _lines(person: Person) -> list[dict]:
    """What lists that were brought say of her, as it came, while it is kept."""
    hers = Q(member__person=person)
    if person.email:
        hers |= Q(values__email=person.email) | Q(mended__email=person.email)
    return list(StagedRow.objects.filter(hers).order_by("pk").values("listing__name", "line", "cells"))


def _member(member: Member) -> dict:
    expertises = member.expertises.order_by("pk")
    return {
        "organisation": member.organisation.name,
        "title": member.title,
        "work_phone": member.work_phone,
        "languages": list(member.languages.in_order().values_list("code", flat=True)),
        "territories": list(member.territories.in_order().values_list("code", flat=True)),
        "capacity_hours": member.capacity_hours,
        "resting_until": member.resting_until,
        "unavailabilities": list(member.unavailabilities.order_by("pk").values("starts_on", "ends_on")),
        "seen_by": {name: getattr(member, f"{name}_seen_by") for name in HIDEABLE},
        "confirmed_on": member.confirmed_on,
        "joined_on": member.joined_on,
        "left_on": member.left_on,
        "expertises": list(expertises.values("competence__code", "level", *expertises.model.ABILITIES)),
    }
