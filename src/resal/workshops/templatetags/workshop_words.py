"""Sentences about a result, where a template shows one."""

from django import template

from resal.core.charts import Move
from resal.workshops import documents, reading

register = template.Library()
register.filter("why", reading.why)
register.filter("differences", reading.differences)
register.filter("change_words", reading.change_words)
register.filter("when_words", documents.when_words)


@register.filter
def moves(outcome, problems):
    """What moved since the vote before; nothing in the first vote. Kept: what the chosen problems gather."""
    kept = {issue.pk for problem in problems for issue in problem.issues.all()}
    if all(row.change is None for row in outcome.rows):
        return []
    return [
        Move(
            label=f"{row.issue.label} {row.issue.words}",
            before=None if row.change is None else row.rank + row.change,
            after=row.rank,
            kept=row.issue.pk in kept,
        )
        for row in outcome.rows
    ]
