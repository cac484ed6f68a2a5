"""What support work offers the house."""

from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from resal.core.registry import DemoChapter, GivenHours, MenuEntry, Periodic, Subject, registry
from resal.support import activities, desk, load, reading
from resal.support.actions import drafts, meetings, settings
from resal.support.consents import PURPOSES
from resal.support.demo import connect, tell
from resal.support.models import NextStep, SupportRequest
from resal.support.personal_data import held_about
from resal.support.statistics import STATISTICS

DAY = timedelta(days=1)


def _may_hand_step(user, step: NextStep) -> bool:
    return user.has_perm("support.work", step.file) if step.file_id else user.has_perm("support.triage")


def _step_address(step: NextStep) -> str:
    if step.file_id:
        return reverse("support:contacts", args=[step.file.public_id])
    return reverse("support:request", args=[step.request.public_id])


def _load_step(key: str) -> NextStep | None:
    found = NextStep.objects.to_do().select_related("what", "file__milieu", "request")
    return found.filter(pk=int(key)).first() if key.isdecimal() else None


registry.menu += [
    MenuEntry(
        _("Demandes"), "support:requests", "/demandes/", lambda user: user.has_perm("support.triage"), 10
    ),
    MenuEntry(
        _("Accompagnements"), "support:files", "/accompagnements/", lambda user: user.is_authenticated, 20
    ),
]
registry.activities.append(activities.attended)
registry.statistics += STATISTICS
registry.hours.append(GivenHours("support", _("suivi des milieux"), load.in_contacts))
registry.profile_cards.append(load.own_card)
registry.desk.append(desk.lines)
registry.milieu_cards.append(desk.cards)
registry.personal_data["support"] = held_about
registry.first_start.append(settings.sow)
registry.periodic += [
    Periodic("support.erase_expired_drafts", DAY, drafts.erase_expired),
    Periodic("support.remind_of_meetings", DAY, meetings.remind_all),
]
registry.demo += [
    DemoChapter(order=20, name="support", tell=tell),
    DemoChapter(order=90, name="support: the file leads to its activity and its plan", tell=connect),
]
registry.purposes.update({code: purpose.words for code, purpose in PURPOSES.items()})
registry.purposes.update(
    {
        "support.draft": _("Continuer une demande"),
        "support.confirm": _("Confirmer une demande"),
        "support.follow": _("Suivre une demande"),
        "support.reply": _("Répondre à une convocation"),
        "support.team": _("Rejoindre une équipe"),
    }
)
registry.subjects["support.request"] = Subject(
    kind="support.request",
    load=lambda key: SupportRequest.objects.waiting().select_related("title").filter(public_id=key).first(),
    may_hand=lambda user, _request: user.has_perm("support.triage"),
    label=str,
    address=lambda request: reverse("support:request", args=[request.public_id]),
    candidates=lambda _request: reading.coordinators(),
)
registry.subjects["support.step"] = Subject(
    kind="support.step",
    load=_load_step,
    may_hand=_may_hand_step,
    label=lambda step: str(step.what),
    address=_step_address,
    candidates=lambda step: reading.people_of(step.file) if step.file_id else reading.coordinators(),
)
