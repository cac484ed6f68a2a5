"""Who reads the report, who opens what is behind its figures, who agrees to a story."""

import rules

from resal.accounts.rules import is_coordination, is_evaluator, is_funder
from resal.directory.rules import leads


@rules.predicate
def leads_the_milieu_of(user, story):
    return leads(user, story.milieu)


rules.add_perm("reports.read", is_coordination | is_funder | is_evaluator)
rules.add_perm("reports.open", is_coordination)
rules.add_perm("reports.write_story", is_coordination)
rules.add_perm("reports.see_story", is_coordination | leads_the_milieu_of)
rules.add_perm("reports.agree", leads_the_milieu_of)
rules.add_perm("reports.take_back", is_coordination | leads_the_milieu_of)
