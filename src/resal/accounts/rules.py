"""Who may, over the whole network. Mandates (directory) say the rest, milieu by milieu."""

import rules

from resal.accounts.models import Role


@rules.predicate
def is_coordination(user):
    return user.is_authenticated and Role.COORDINATION in user.roles


@rules.predicate
def is_member(user):
    return user.is_authenticated and Role.MEMBER in user.roles


@rules.predicate
def is_evaluator(user):
    return user.is_authenticated and Role.EVALUATOR in user.roles


@rules.predicate
def is_funder(user):
    return user.is_authenticated and Role.FUNDER in user.roles


rules.add_perm("accounts.coordinate", is_coordination)
rules.add_perm("accounts.see_aggregates", is_coordination | is_funder | is_evaluator)
