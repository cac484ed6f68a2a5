"""Who held a room together: the people who ran it, for their organisations. Never those who took part."""

from collections.abc import Iterable
from datetime import date

from resal.core.registry import Attended
from resal.directory.models import Mandate, MandateRole
from resal.workshops.models import Workshop

RAN_IT = (MandateRole.FACILITATOR, MandateRole.TEAM, MandateRole.LEAD)


def attended(since: date, until: date) -> Iterable[Attended]:
    held = (
        Workshop.objects.real().filter(opened_at__isnull=False, held_on__range=(since, until)).order_by("pk")
    )
    rooms = list(held.values_list("pk", "milieu_id", "held_on"))
    mandates = (
        Mandate.objects.with_role(*RAN_IT)
        .filter(milieu__in={milieu for _pk, milieu, _day in rooms}, person__isnull=False)
        .order_by("pk")
        .values_list(
            "milieu_id", "organisation_id", "person__member__organisation_id", "starts_on", "ends_on"
        )
    )
    known = list(mandates)
    for pk, milieu, day in rooms:
        for other, own, of_person, starts_on, ends_on in known:
            organisation = own or of_person
            then = starts_on <= day and (ends_on is None or ends_on >= day)
            if other == milieu and then and organisation is not None:
                yield Attended(organisation, f"workshops.workshop:{pk}", "room", day)
