"""Partners accept what they promised and tell where it stands, through a link of their organisation."""

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from resal.accounts import links
from resal.accounts.models import Person
from resal.core.errors import Refusal
from resal.core.mail.outbox import in_language_of, post
from resal.journal.trail import record
from resal.plans.actions.commenting import people_of
from resal.plans.models import Partner

PURPOSE = "plans.follow"
DAYS = 400


@transaction.atomic
def send_link(partner: Partner, *, by: Person | None) -> str:
    """A new link for the year of the plan; the older ones close. Its people are written to. Returns the path.

    It opens from the draft on: engagements are accepted before the plan is adopted as well as after.
    """
    if not partner.plan.can_change:
        raise Refusal(_("Ce plan est terminé : il se lit, il ne change plus."))
    links.revoke(PURPOSE, partner.subject)
    token = links.issue(PURPOSE, partner.subject, days=DAYS, note=partner.organisation.name[:120])
    path = reverse("plans:follow-link", args=[token])
    for person in people_of(partner.organisation):
        with in_language_of(person):
            _write(person, path)
    record(by, "invited", partner, ["follow_link"])
    return path


@transaction.atomic
def close_links(partner: Partner, *, by: Person) -> None:
    links.revoke(PURPOSE, partner.subject)
    record(by, "revoked", partner, ["follow_link"])


def _write(person: Person, path: str) -> None:
    post(
        to=person.email,
        subject=_("Le suivi de vos actions"),
        body=_(
            "Bonjour,\n\nVoici le lien de votre organisme pour accepter, en une minute et sans compte, vos "
            "engagements, puis dire où ils en sont :\n\n%(address)s\n\n"
            "Gardez-le : il sert toute la durée du plan. Merci !"
        )
        % {"address": links.absolute(path)},
        kind="plans.follow",
        language=person.language,
    )
