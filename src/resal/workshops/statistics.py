"""What the activities add to the yearly report. Who voted is a number, never a name."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from resal.core.registry import Counted, Statistic
from resal.workshops.enums import Status
from resal.workshops.models import Workshop


def held(since: date, until: date) -> Iterable[Counted]:
    return [_counted(workshop) for workshop in _held(since, until)]


def decided(since: date, until: date) -> Iterable[Counted]:
    return [_counted(workshop) for workshop in _held(since, until).filter(status=Status.DECIDED)]


def attendances(since: date, until: date) -> Iterable[Counted]:
    """The people of the fullest vote of each room."""
    fullest = _held(since, until).annotate(voters=Max("rounds__voters"))
    return [_counted(workshop, amount=workshop.voters) for workshop in fullest if workshop.voters]


def territories(since: date, until: date) -> Iterable[Counted]:
    for workshop in _held(since, until):
        territory = workshop.milieu.territory
        yield Counted(key=f"directory.territory:{territory.pk}", label=territory.full_name)


def _held(since: date, until: date):
    rows = Workshop.objects.real().filter(opened_at__isnull=False, held_on__range=(since, until))
    return rows.select_related("milieu__territory__parent").order_by("held_on", "pk")


def _counted(workshop: Workshop, amount: int = 1) -> Counted:
    return Counted(
        key=f"workshops.workshop:{workshop.pk}",
        label=workshop.title,
        address=workshop.get_absolute_url(),
        day=workshop.held_on,
        amount=amount,
    )


STATISTICS = [
    Statistic("workshops.held", "support", _("Activités de résolution de problèmes tenues"), held, 40),
    Statistic(
        "workshops.decided",
        "support",
        _("Activités qui ont mené à une décision"),
        decided,
        41,
        out_of="workshops.held",
    ),
    Statistic("reach.territories", "reach", _("Territoires touchés"), territories, 10),
    Statistic("reach.attendances", "reach", _("Présences"), attendances, 20, of_people=True),
]
