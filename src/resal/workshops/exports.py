"""What leaves the room as data: orders, never points, never a ballot; sectors only through the gate."""

from django.utils.translation import gettext as _

from resal.core.documents.csv import table_as_csv
from resal.workshops import reading
from resal.workshops.documents import problems_of
from resal.workshops.models import Workshop


def data(workshop: Workshop) -> dict:
    """The outcome as plain values, ready for JSON."""
    return {
        "format": "resal-activite-1",
        "title": workshop.title,
        "milieu": workshop.milieu.name,
        "question": str(workshop.question or ""),
        "day": str(workshop.held_on or ""),
        "issues": [
            {
                "label": issue.label,
                "wording": str(issue.wording),
                "wording_en": str(issue.wording_en or ""),
                "passed_to": issue.passed_to,
            }
            for issue in workshop.issues.in_order()
        ],
        "rounds": [_round_data(outcome) for outcome in reading.outcomes(workshop)],
        "problems": [
            {
                "label": problem.label,
                "title": str(problem.title),
                "issues": [issue.label for issue in problem.issues.all()],
                "reason": str(problem.reason or ""),
            }
            for problem in problems_of(workshop)
        ],
        "absent_sectors": reading.missing_sectors(workshop),
    }


def data_as_csv(workshop: Workshop) -> bytes:
    header = (_("tour"), _("enjeu"), _("formulation"), _("rang"), _("rang équilibré"), _("appui"))
    rows = [
        (outcome.round.number, row.issue.label, row.issue.words, row.label, row.balanced_label, row.carried)
        for outcome in reading.outcomes(workshop)
        for row in outcome.rows
    ]
    return table_as_csv(header, rows)


def _round_data(outcome: reading.Outcome) -> dict:
    return {
        "number": outcome.round.number,
        "ballots": outcome.voters,
        "withheld": outcome.withheld,
        "agreement_w": outcome.agreement,
        "order": [
            {"issue": row.issue.label, "rank": row.label, "balanced_rank": row.balanced_label}
            for row in outcome.rows
        ],
        "sectors": [
            {"group": shown.name, "order": [[issue.label, label] for issue, label in shown.order]}
            for shown in outcome.sectors
        ],
    }
