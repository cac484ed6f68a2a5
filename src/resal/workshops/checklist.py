"""What must stand before the room opens, and what would be good to have."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from resal.workshops.domain.names import same_person


@dataclass(frozen=True, slots=True)
class Point:
    """A line of the check-list; one that `blocks` must be done."""

    name: str
    sentence: str
    done: bool
    blocks: bool = True


def points(workshop: Any, running: Iterable[str]) -> list[Point]:
    """The list for this activity; `running` are the names of those who facilitate."""
    named = bool(workshop.support_name.strip())
    return [
        Point("question", _("Écrivez la question posée à la salle."), workshop.question_id is not None),
        Point(
            "support",
            _("Nommez une personne-ressource de soutien : la salle n’ouvre pas sans elle."),
            named,
        ),
        Point(
            "support_apart",
            _("La personne-ressource de soutien ne peut pas animer : nommez quelqu’un d’autre."),
            not named or not same_person(workshop.support_name, running),
        ),
        Point(
            "head_count",
            _("Dites combien de personnes votent : au moins trois."),
            workshop.head_count >= 3,
        ),
    ]
