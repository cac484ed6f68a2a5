"""What concerted plans offer the house."""

from datetime import timedelta

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from resal.accounts.models import Person
from resal.core.payloads import Decision, PlanWish
from resal.core.registry import DemoChapter, GivenHours, HandOver, MenuEntry, Periodic, Subject, registry
from resal.directory.models import Mandate, MandateRole
from resal.plans import activities, desk, reminders, telling
from resal.plans.actions.drafting import draft_from_decision, draft_from_wish
from resal.plans.actions.relaying import flag_owner_left
from resal.plans.demo import tell
from resal.plans.models import ActionPlan, LiveAnswer
from resal.plans.statistics import STATISTICS
from resal.plans.views.plan import may_list


def _candidates(plan: ActionPlan):
    """Whoever runs this plan: its lead, its team, the coordination while it accompanies."""
    mandated = Mandate.objects.current().on(plan.milieu).with_role(MandateRole.LEAD, MandateRole.TEAM)
    people = Q(pk__in=mandated.exclude(person=None).values("person"))
    if not plan.network_left_on:
        people |= Q(pk__in=Person.objects.coordination().values("pk"))
    return Person.objects.active().filter(people).by_name()


registry.menu.append(MenuEntry(_("Plans"), "plans:plans", "/plans/", may_list, order=40))
registry.activities.append(activities.attended)
registry.statistics += STATISTICS
registry.hours.append(GivenHours("plans", _("engagements de plans"), activities.hours_of_people))
registry.desk.append(desk.lines)
registry.milieu_cards.append(desk.cards)
registry.hand_overs["plans.draft_from_decision"] = HandOver(
    "plans.draft_from_decision", Decision, draft_from_decision
)
registry.hand_overs["plans.draft"] = HandOver("plans.draft", PlanWish, draft_from_wish)
registry.listen("directory.member_left", flag_owner_left)
registry.periodic.append(Periodic("plans.remind", timedelta(days=1), reminders.remind))
registry.demo.append(DemoChapter(order=40, name="plans", tell=tell))
registry.personal_data["plans"] = telling.held_about
registry.outcomes["plans"] = telling.outcomes
registry.published.append(telling.published)
registry.never_in_backup.append(LiveAnswer._meta.db_table)
registry.purposes.update(
    {
        "plans.comment": _("Lire une ébauche de plan et y répondre"),
        "plans.follow": _("Suivre ses actions"),
        "plans.calendar": _("Recevoir les dates d’un plan dans son agenda"),
        "plans.survey": _("Dire comment va le partenariat"),
    }
)
registry.subjects["plans.plan"] = Subject(
    kind="plans.plan",
    load=lambda key: ActionPlan.objects.living().select_related("milieu").filter(public_id=key).first(),
    may_hand=lambda user, plan: user.has_perm("plans.write", plan),
    label=lambda plan: plan.title,
    address=lambda plan: plan.get_absolute_url(),
    candidates=_candidates,
)
