import re

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse

from resal.accounts import care
from resal.accounts.models import Consent
from resal.core.errors import Refusal
from resal.core.models import Message
from resal.support.actions import moves
from resal.support.actions.settings import sow
from resal.support.enums import Status
from resal.support.models import (
    Contact,
    Criterion,
    NextStep,
    StatusEvent,
    SupportRequest,
    TriageSettings,
)
from tests.factories import (
    CoordinatorFactory,
)
from tests.support.factories import received

pytestmark = pytest.mark.django_db


@pytest.fixture
def coordination(client):
    person = CoordinatorFactory()
    client.force_login(person)
    return person


def decide(client, request, verb, reason="Parce que.", seen=None):
    return client.post(
        reverse("support:decide", args=[request.public_id]),
        {"verb": verb, "reason": reason, "seen": request.moves if seen is None else seen},
    )


@pytest.mark.parametrize(
    ("verb", "status"),
    [
        ("ask", Status.NEEDS_DETAIL),
        ("decline", Status.DECLINED),
        ("refer", Status.REFERRED),
        ("suspend", Status.ON_HOLD),
    ],
)
def test_each_decision_reaches_the_milieu_with_its_reason_on_the_page_only(
    client, coordination, verb, status
):
    request, token = received()

    assert decide(client, request, verb, "Une raison bien à nous.").status_code == 302

    request.refresh_from_db()
    assert request.status == status
    message = Message.objects.filter(to=request.email).latest("pk")
    assert "Une raison" not in message.subject + message.body
    client.logout()
    assert "Une raison bien à nous." in client.get(reverse("support:follow", args=[token])).content.decode()


def test_a_decision_without_a_sentence_is_refused_beside_its_field(client, coordination):
    request, _token = received()

    answer = decide(client, request, "decline", reason="  ")

    request.refresh_from_db()
    assert (answer.status_code, request.status) == (422, Status.RECEIVED)


def test_a_second_decision_that_comes_too_late_is_refused_and_loses_no_word(client, coordination):
    request, _token = received()
    seen = request.moves
    decide(client, request, "ask", "Première question")

    answer = decide(client, request, "decline", "Mes mots à moi", seen=seen)

    page = answer.content.decode()
    request.refresh_from_db()
    assert (answer.status_code, request.status) == (422, Status.NEEDS_DETAIL)
    assert "Entre-temps" in page
    assert "Mes mots à moi" in page
    assert StatusEvent.objects.filter(request=request).count() == 2


def test_what_the_table_of_edges_does_not_hold_cannot_happen():
    request, _token = received()
    moves.move(request, "decline", by=CoordinatorFactory(), reason="Non")

    with pytest.raises(Refusal):
        moves.move(request, "accept", by=CoordinatorFactory(), reason="Oui")


def test_a_declined_request_can_be_opened_again(client, coordination):
    request, _token = received()
    decide(client, request, "decline")
    request.refresh_from_db()
    decide(client, request, "reopen", "On a trouvé mieux.")

    request.refresh_from_db()
    assert request.status == Status.IN_ANALYSIS


@pytest.mark.parametrize(
    "tamper", [lambda: StatusEvent.objects.update(verb="x"), lambda: StatusEvent.objects.all().delete()]
)
def test_the_path_of_a_request_is_never_rewritten(tamper):
    received()

    with pytest.raises(DatabaseError), transaction.atomic():
        tamper()


def test_the_milieu_answers_where_it_was_asked(client):
    request, token = received()
    moves.move(request, "ask", by=CoordinatorFactory(), reason="Combien d’organismes ?")
    page = client.get(reverse("support:follow", args=[token])).content.decode()
    seen = re.search(r'name="seen" value="(\d+)"', page)[1]

    answer = client.post(reverse("support:follow_answer", args=[token]), {"reason": "Dix.", "seen": seen})

    request.refresh_from_db()
    assert "Combien d’organismes ?" in page
    assert (answer.status_code, request.status) == (302, Status.IN_ANALYSIS)
    assert str(request.events.get(verb="answer").reason) == "Dix."


def test_an_answer_sent_twice_is_told_and_its_words_stay(client):
    request, token = received()
    moves.move(request, "ask", by=CoordinatorFactory(), reason="?")
    data = {"reason": "Nos mots", "seen": request.moves}
    address = reverse("support:follow_answer", args=[token])
    client.post(address, data)

    answer = client.post(address, data)

    assert answer.status_code == 422
    assert "Nos mots" in answer.content.decode()


def test_the_milieu_withdraws_its_request_and_its_consent(client):
    request, token = received()

    client.post(reverse("support:follow_consent", args=[token]), {"purpose": "support.newsletter"})
    client.post(reverse("support:follow_withdraw", args=[token]))

    request.refresh_from_db()
    assert request.status == Status.CLOSED
    assert Consent.objects.standing().count() == 0
    assert Consent.objects.get().withdrawn_at is not None


def test_the_grid_is_optional_and_keeps_the_weights_of_its_day(client, coordination):
    sow()
    request, _token = received()
    address = reverse("support:grid", args=[request.public_id])
    scores = {"clarte": "2", "collective": "3", "violence_jeunes": "3", "pret": "2", "apport": "2"}

    client.post(address, scores)
    client.post(
        reverse("support:triage_settings"), {"answer_days": 5} | dict.fromkeys(scores, 1) | {"clarte": 3}
    )

    page = client.get(reverse("support:request", args=[request.public_id])).content.decode()
    assert "12 sur 15" in page
    assert (Criterion.objects.get(code="clarte").weight, TriageSettings.current().answer_days) == (3, 5)
    assert client.post(address, scores | {"clarte": "9"}).status_code == 422


def test_who_takes_a_request_is_said_and_an_answer_lets_it_go(client, coordination):
    request, _token = received()
    client.post(reverse("support:take", args=[request.public_id]))
    assert care.person_of(request.subject) == coordination

    decide(client, request, "decline")

    assert care.person_of(request.subject) is None


def test_a_call_to_clarify_is_one_line_with_what_comes_next(client, coordination):
    request, _token = received()
    data = {
        "kind": "call",
        "on": "2026-03-02",
        "minutes": "20",
        "note": "On se rappelle.",
        "what": "Rappeler",
        "due": "2026-03-09",
    }

    answer = client.post(reverse("support:request_contact", args=[request.public_id]), data)

    step = NextStep.objects.get()
    assert (answer.status_code, Contact.objects.get().minutes) == (302, 20)
    assert care.person_of(step.subject) == coordination
    client.post(reverse("support:request_step_done", args=[request.public_id, step.pk]))
    assert (NextStep.objects.to_do().count(), care.person_of(step.subject)) == (0, None)


def test_a_next_step_needs_a_day(client, coordination):
    request, _token = received()
    data = {"kind": "call", "on": "2026-03-02", "note": "Note", "what": "Rappeler", "due": ""}

    assert client.post(reverse("support:request_contact", args=[request.public_id]), data).status_code == 422
    assert Contact.objects.count() == 0


def test_the_list_asks_the_same_number_of_questions_for_one_and_three_rows(
    client, coordination, django_assert_num_queries
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    received()
    client.get(reverse("support:requests"))
    with CaptureQueriesContext(connection) as one:
        client.get(reverse("support:requests"))
    received()
    received()
    with django_assert_num_queries(len(one)):
        client.get(reverse("support:requests"))


def test_drafts_are_shown_to_nobody(client, coordination):
    from tests.support.factories import draft

    request, _token = draft()

    assert client.get(reverse("support:request", args=[request.public_id])).status_code == 404
    assert SupportRequest.objects.sent().count() == 0
