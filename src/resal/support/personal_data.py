"""What support work holds about a person, as plain values for her own export."""

from resal.accounts.models import Consent, Person
from resal.support.models import Contact, Document, NextStep, SupportRequest, TeamAsk
from resal.support.reading import steps_of


def held_about(person: Person) -> dict:
    """Requests are hers by their e-mail; consents given without an account are tied to those requests."""
    asked = SupportRequest.objects.sent().filter(email__iexact=person.email or "-").order_by("pk")
    steps: list[NextStep] = list(steps_of(person))
    return {
        "requests": [
            {
                "title": str(request),
                "status": request.status,
                "given_name": request.given_name,
                "family_name": request.family_name,
                "function": request.function,
                "email": request.email,
                "phone": request.phone,
                "confirmed_at": request.confirmed_at,
            }
            for request in asked.select_related("title")
        ],
        "consents": list(
            Consent.objects.filter(subject__in=[request.subject for request in asked])
            .order_by("pk")
            .values("purpose", "wording_version", "given_at", "withdrawn_at")
        ),
        "contacts_logged": list(
            Contact.objects.filter(by=person).order_by("pk").values("kind", "on", "minutes")
        ),
        "documents_added": list(
            Document.objects.filter(added_by=person).order_by("pk").values("name", "added_at", "withdrawn_at")
        ),
        "teams_asked": [
            {
                "status": ask.status,
                "hours": ask.search.hours,
                "sent_at": ask.sent_at,
                "answered_at": ask.answered_at,
                "reason": str(ask.reason or ""),
                "proposes": str(ask.proposes or ""),
            }
            for ask in TeamAsk.objects.filter(member__person=person)
            .select_related("search", "reason", "proposes")
            .order_by("pk")
        ],
        "next_steps": [{"what": str(step.what), "due": step.due} for step in steps],
    }
