import re
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from resal.accounts.models import Consent
from resal.core.models import Message, Text
from resal.support import spam
from resal.support.actions import drafts, moves
from resal.support.enums import Status
from resal.support.models import StatusEvent, SupportRequest
from tests.factories import TerritoryFactory
from tests.support.factories import ANSWERS, draft, received

pytestmark = pytest.mark.django_db
NEW = reverse("support:request_new")


def first_page(**changes):
    with time_machine.travel(timezone.now() - timedelta(seconds=30)):
        opened = spam.opened()
    return {"title": "Mieux repérer", "kinds": ["arp"], "wish": "", spam.OPENED: opened, **changes}


def link_in(message, name):
    """The path of the first link of this message."""
    return re.search(r"https?://[^/]+(/\S+)", message.body)[1]


def test_a_lead_asks_from_the_first_page_to_the_follow_page_without_an_account(client):
    territory = TerritoryFactory()
    pages = {
        "probleme": {"problem": ANSWERS["problem"], "since": "2023"},
        "table": {"existing": "", "at_table": "Sept", "missing": "", "has_documents": "False"},
        "milieu": {"territory": territory.pk, "organisation_name": "Table", "deadline": ""},
        "contact": {
            name: ANSWERS[name] for name in ("given_name", "family_name", "function", "email", "language")
        }
        | {"ticked": ["support.share"]},
    }

    answer = client.post(NEW, first_page())
    for slug, answers in pages.items():
        assert answer.url.endswith(f"/{slug}/")
        assert client.get(answer.url).status_code == 200
        answer = client.post(answer.url, answers)
    check = answer.url
    assert "Rien n’est encore envoyé" in client.get(check).content.decode()
    sent = client.post(check)
    assert "soraya@table.example" in client.get(sent.url).content.decode()
    assert SupportRequest.objects.sent().count() == 0

    confirm = link_in(Message.objects.get(kind="support.confirm"), "confirm")
    assert client.get(confirm).status_code == 200
    assert SupportRequest.objects.sent().count() == 0
    follow = client.post(confirm)

    assert "La coordination l’a reçue" in client.get(follow.url).content.decode()
    asked = SupportRequest.objects.get()
    assert (asked.status, str(asked), asked.territory, asked.has_documents) == (
        Status.RECEIVED,
        "Mieux repérer",
        territory,
        False,
    )
    assert list(Consent.objects.values_list("purpose", "subject")) == [("support.share", asked.subject)]


def test_the_mail_names_nothing_of_what_was_asked(client):
    request, _token = draft()
    drafts.ask_confirmation(request)
    moves.confirm(request)

    for message in Message.objects.all().order_by("pk"):
        assert "recrutement" not in message.subject + message.body
        assert "repérer" not in message.subject + message.body
    assert mail.outbox == []


def test_no_consent_is_ticked_beforehand(client):
    _request, token = draft(ticked=[])

    page = client.get(reverse("support:draft_step", args=[token, "contact"])).content.decode()

    assert 'value="support.share"' in page
    assert re.search(r'value="support\.\w+"[^>]*checked', page) is None


def test_a_name_beside_an_age_is_told_beside_its_field_and_kept(client):
    _request, token = draft()
    address = reverse("support:draft_step", args=[token, "probleme"])

    answer = client.post(address, {"problem": "Kevin Tremblay, 15 ans", "since": ""})

    assert answer.status_code == 422
    assert "Kevin Tremblay, 15 ans" in answer.content.decode()
    assert client.post(address, {"problem": "Kevin Tremblay, 15 ans", "problem-ok": "1"}).status_code == 302


def test_sending_the_first_page_twice_makes_one_draft(client):
    data = first_page(once="A" * 22)

    first, second = client.post(NEW, data), client.post(NEW, data)

    assert (first.url, SupportRequest.objects.count()) == (second.url, 1)


@pytest.mark.parametrize("changes", [{spam.TRAP: "x"}, {spam.OPENED: ""}, {spam.OPENED: "forged"}])
def test_a_machine_is_stopped_with_a_sentence_and_its_words_are_kept(client, changes):
    answer = client.post(NEW, first_page(**changes))

    assert (answer.status_code, SupportRequest.objects.count(), Text.objects.count()) == (422, 0, 0)
    assert "Mieux repérer" in answer.content.decode()


def test_a_page_sent_within_three_seconds_is_sent_again(client):
    assert client.post(NEW, first_page(**{spam.OPENED: spam.opened()})).status_code == 422


def test_too_many_drafts_from_one_machine_are_slowed_down(client):
    answers = [client.post(NEW, first_page()).status_code for _n in range(31)]

    assert answers[-1] == 429
    assert set(answers[:-1]) == {302}


def test_an_incomplete_request_says_which_pages_lack_an_answer(client):
    _request, token = drafts.start({"title": "Titre", "kinds": []})

    answer = client.post(reverse("support:draft_check", args=[token]))

    assert answer.status_code == 422
    assert answer.content.decode().count("Il manque une réponse à la page") == 3
    assert Message.objects.count() == 0


def test_continue_later_mails_the_link_of_the_draft(client):
    _request, token = draft()

    client.post(reverse("support:draft_later", args=[token]), {"email": "plus@tard.example"})

    message = Message.objects.get()
    assert (message.to, message.subject) == ("plus@tard.example", "Votre demande vous attend")
    assert client.get(link_in(message, "draft")).status_code == 200


def test_confirming_twice_makes_one_request_and_leads_to_the_same_page(client):
    request, _token = draft()
    drafts.ask_confirmation(request)
    confirm = link_in(Message.objects.get(), "confirm")

    first, second = client.post(confirm), client.post(confirm)

    assert client.get(first.url).status_code == client.get(second.url).status_code == 200
    assert StatusEvent.objects.count() == 1


def test_a_sent_request_is_no_longer_written_by_its_draft_link(client):
    request, token = draft()
    moves.confirm(request)

    answer = client.post(reverse("support:draft_step", args=[token, "probleme"]), {"problem": "autre"})

    assert answer.status_code == 410


@pytest.mark.parametrize("name", ["draft_check", "confirm", "follow", "reply"])
def test_a_forged_link_is_a_clear_page(client, name):
    answer = client.get(reverse(f"support:{name}", args=["forged"]))

    assert answer.status_code == 410
    assert "mal recopié" in answer.content.decode()


def test_an_expired_draft_is_erased_words_and_contact_alike():
    _request, _token = draft()
    with time_machine.travel(timezone.now() + timedelta(days=31)):
        assert drafts.erase_expired() == 1
        assert drafts.erase_expired() == 0

    assert SupportRequest.objects.count() == 0
    assert Text.objects.filter(kind__startswith="support.").count() == 0


def test_a_confirmed_request_never_expires():
    received()
    with time_machine.travel(timezone.now() + timedelta(days=400)):
        assert drafts.erase_expired() == 0


def test_an_expired_link_says_so(client):
    _request, token = draft()
    with time_machine.travel(timezone.now() + timedelta(days=31)):
        answer = client.get(reverse("support:draft_check", args=[token]))

    assert answer.status_code == 410
    assert "expiré" in answer.content.decode()


def test_writing_a_page_again_leaves_no_old_words_behind(client):
    _request, token = draft()
    before = Text.objects.count()

    client.post(
        reverse("support:draft_step", args=[token, "probleme"]), {"problem": "Autre chose", "since": ""}
    )

    assert Text.objects.filter(body=ANSWERS["problem"]).count() == 0
    assert Text.objects.count() == before - 1


def test_broken_characters_and_huge_texts_are_refused_with_a_sentence(client):
    request, token = draft()
    address = reverse("support:draft_step", args=[token, "probleme"])

    broken = client.post(address, b"problem=%C3%28&since=", content_type="application/x-www-form-urlencoded")
    huge = client.post(address, {"problem": "a" * 5000, "since": ""})

    assert (broken.status_code, huge.status_code) == (400, 422)
    request.refresh_from_db()
    assert str(request.problem) == ANSWERS["problem"]


def test_an_english_requester_is_written_to_in_english(client):
    request, _token = draft(language="en-ca", email="jordan@p6.example")
    drafts.ask_confirmation(request)

    message = Message.objects.get()
    assert (message.language, message.subject) == ("en-ca", "Confirm your request")


def test_the_pages_behind_her_links_speak_her_language_unless_she_chose(client):
    _request, token = received(language="en-ca")
    address = reverse("support:follow", args=[token])

    answer = client.get(address)
    assert "The coordination has received it" in answer.content.decode()
    assert (answer["Content-Language"], '<html lang="en-ca">' in answer.content.decode()) == ("en-ca", True)

    client.cookies["langue"] = "fr-ca"
    assert "La coordination l’a reçue" in client.get(address).content.decode()
