"""Who may: requests are the coordination's; files follow the mandates on their milieu."""

import rules

from resal.accounts.rules import is_coordination
from resal.directory.models import MandateRole
from resal.directory.rules import FILE_ROLES, STEERING_ROLES, roles_on


@rules.predicate
def sees(user, file):
    return bool(roles_on(user, file.milieu) & FILE_ROLES)


@rules.predicate
def works(user, file):
    """Lead, team and coordination write in a file that is not closed."""
    return not file.is_closed and bool(roles_on(user, file.milieu) & STEERING_ROLES)


@rules.predicate
def manages(user, file):
    """Team, hand-over of the lead, closing: the coordination that accompanies this milieu."""
    return MandateRole.COORDINATION in roles_on(user, file.milieu)


rules.add_perm("support.triage", is_coordination)
rules.add_perm("support.see", sees)
rules.add_perm("support.work", works)
rules.add_perm("support.manage", manages)
