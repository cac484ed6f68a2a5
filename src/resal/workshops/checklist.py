"""What must stand before the room opens."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from resal.workshops.domain.names import same_person

FEWEST = 3


@dataclass(frozen=True, slots=True)
class Point:
    """A line of the check-list: what to do, or that it is done."""

    name: str
    done: bool
    todo: str
    well: str

    @property
    def sentence(self) -> str:
        return self.well if self.done else self.todo


def points(workshop: Any, running: Iterable[str]) -> list[Point]:
    """The list for this activity; `running` are the names of those who facilitate."""
    named = bool(workshop.support_name.strip())
    return [
        Point(
            "question",
            workshop.question_id is not None,
            _("Écrivez la question posée à la salle."),
            _("La question est écrite."),
        ),
        Point(
            "support",
            named,
            _("Nommez une personne-ressource de soutien : la salle n’ouvre pas sans elle."),
            _("Une personne-ressource de soutien est nommée."),
        ),
        Point(
            "support_apart",
            not named or not same_person(workshop.support_name, running),
            _("La personne-ressource de soutien ne peut pas animer : nommez quelqu’un d’autre."),
            _("La personne-ressource de soutien n’anime pas."),
        ),
        Point(
            "head_count",
            workshop.head_count >= FEWEST,
            _("Dites combien de personnes votent : au moins trois."),
            _("Le nombre de places de vote est fixé."),
        ),
    ]
