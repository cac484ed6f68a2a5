"""Who may see how the network works together: funders the headline, members the groups, the coordination names."""

import rules

from resal.accounts.rules import is_coordination, is_evaluator, is_funder, is_member

rules.add_perm("network.see_headline", is_coordination | is_funder | is_evaluator | is_member)
rules.add_perm("network.see_groups", is_coordination | is_evaluator | (is_member & ~is_funder))
rules.add_perm("network.see_names", is_coordination)
