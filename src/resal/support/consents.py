"""The purposes a requester may say yes to, each apart and unticked. New words are a new version."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Purpose:
    code: str
    version: str
    words: Any


PURPOSES = {
    purpose.code: purpose
    for purpose in (
        Purpose(
            "support.share",
            "2025-01",
            _(
                "La coordination peut montrer cette demande au comité de validation, formé de membres du réseau."
            ),
        ),
        Purpose(
            "support.newsletter",
            "2025-01",
            _("Je veux recevoir l’infolettre du réseau à ce courriel."),
        ),
    )
}
