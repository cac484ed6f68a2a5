"""Who may, milieu by milieu. `roles_on(user, milieu)` is the one question behind every predicate."""

import rules

from resal.accounts.rules import is_coordination, is_funder, is_member
from resal.directory.models import Mandate, MandateRole

FILE_ROLES = frozenset(
    {
        MandateRole.COORDINATION,
        MandateRole.LEAD,
        MandateRole.TEAM,
        MandateRole.FACILITATOR,
        MandateRole.EVALUATOR,
    }
)
STEERING_ROLES = frozenset({MandateRole.COORDINATION, MandateRole.LEAD, MandateRole.TEAM})
ROOM_ROLES = frozenset({MandateRole.COORDINATION, MandateRole.LEAD, MandateRole.FACILITATOR})


def roles_on(user, milieu) -> frozenset:
    """The roles that `user` holds on `milieu` today, asked once a request."""
    if not user.is_authenticated or milieu is None:
        return frozenset()
    known = _held(user)
    if milieu.pk not in known:
        mandates = Mandate.objects.current().on(milieu).reaching(user)
        known[milieu.pk] = frozenset(mandates.values_list("role", flat=True))
    return known[milieu.pk]


def milieux_where(user, roles=frozenset(MandateRole)) -> list[int]:
    """The milieux (their keys) on which `user` holds one of these roles today: for the pages of one request."""
    return sorted(milieu for milieu, held in _held(user).items() if held & roles)


def forget_roles(user) -> None:
    """After a mandate of hers changed within this request: what follows asks again."""
    user.__dict__.pop("_held_roles", None)


def _held(user) -> dict[int, frozenset]:
    """Milieu by milieu, kept on the request's own `user`: one query for a page, however many milieux it names."""
    if not user.is_authenticated:
        return {}
    if "_held_roles" not in user.__dict__:
        held: dict[int, set] = {}
        for milieu, role in Mandate.objects.current().reaching(user).values_list("milieu", "role"):
            held.setdefault(milieu, set()).add(role)
        user.__dict__["_held_roles"] = {milieu: frozenset(roles) for milieu, roles in held.items()}
    return user.__dict__["_held_roles"]


def grantable_roles(user, milieu) -> tuple:
    """What this person may give: the coordination every role, the lead its partners and the coordination's again."""
    held = roles_on(user, milieu)
    if MandateRole.COORDINATION in held:
        return tuple(role for role in MandateRole if role != MandateRole.COORDINATION)
    return (MandateRole.PARTNER, MandateRole.COORDINATION) if MandateRole.LEAD in held else ()


@rules.predicate
def may_end(user, mandate):
    """The coordination ends any mandate; the lead those of its partners and the coordination's; everyone her own."""
    held = roles_on(user, mandate.milieu)
    if MandateRole.COORDINATION in held:
        return True
    if MandateRole.LEAD in held:
        return mandate.role in (MandateRole.PARTNER, MandateRole.COORDINATION)
    return mandate.person_id == user.pk


@rules.predicate
def has_a_milieu(user) -> bool:
    """Whether the menu shows « Milieux »: the coordination, and whoever holds a mandate."""
    if not user.is_authenticated:
        return False
    return is_coordination(user) or bool(milieux_where(user))


@rules.predicate
def is_own(user, member):
    """Her own profile."""
    return member is not None and user.is_authenticated and member.person_id == user.pk


@rules.predicate
def sees_file(user, milieu):
    """The milieu's file: its lead, its team, the coordination."""
    return bool(roles_on(user, milieu) & FILE_ROLES)


@rules.predicate
def steers(user, milieu):
    """Writes in the milieu's file."""
    return bool(roles_on(user, milieu) & STEERING_ROLES)


@rules.predicate
def runs_room(user, milieu):
    """Prepares and runs the milieu's activities."""
    return bool(roles_on(user, milieu) & ROOM_ROLES)


@rules.predicate
def leads(user, milieu):
    return MandateRole.LEAD in roles_on(user, milieu)


@rules.predicate
def takes_part(user, milieu):
    """Reads the milieu's plans: any mandate at all."""
    return bool(roles_on(user, milieu))


consults = is_coordination | (is_member & ~is_funder)

rules.add_perm("directory.see_milieu", takes_part)
rules.add_perm("directory.see_file", sees_file)
rules.add_perm("directory.steer", steers)
rules.add_perm("directory.run_room", runs_room)
rules.add_perm("directory.lead", leads)
rules.add_perm("directory.end_mandate", may_end)
rules.add_perm("directory.edit", is_coordination)
rules.add_perm("directory.consult", consults)
rules.add_perm("directory.names", consults | (has_a_milieu & ~is_funder))
rules.add_perm("directory.edit_profile", is_coordination | (consults & is_own))
