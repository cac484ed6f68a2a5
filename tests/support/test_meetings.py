import io
import re
from datetime import timedelta
from zipfile import ZipFile

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from resal.core.errors import Refusal
from resal.core.models import DigestLine, Message
from resal.support.actions import files, meetings, work
from resal.support.enums import MeetingStatus, Reply
from resal.support.models import Invitation, Meeting
from tests.factories import CoordinatorFactory, MemberFactory, OrganisationFactory
from tests.support.factories import opened

pytestmark = pytest.mark.django_db


@pytest.fixture
def by(client):
    person = CoordinatorFactory()
    client.force_login(person)
    return person


@pytest.fixture
def meeting(by):
    return meetings.plan(
        opened(by=by), by=by, title="Premier atelier", starts_at=timezone.now() + timedelta(days=10), minutes=120,
        place="Salle A", purpose="Écrire les actions", agenda="10 Accueil (animation)\n60 Actions",
    )  # fmt: skip


def address(name, meeting, *more):
    return reverse(f"support:{name}", args=[meeting.file.public_id, meeting.public_id, *more])


def convoked(meeting, by):
    member = MemberFactory()
    meetings.convoke(meeting, [member.organisation], by=by)
    message = Message.objects.get(kind="support.convocation")
    return meeting.invitations.get(), re.search(r"https?://[^/]+(/\S+)", message.body)[1], message


def test_an_organisation_answers_by_its_link_without_an_account(client, meeting, by):
    invitation, link, message = convoked(meeting, by)
    client.logout()

    page = client.get(link).content.decode()
    invitation.refresh_from_db()
    assert invitation.reply == Reply.NONE
    assert "Premier atelier" in page
    assert "atelier" not in message.subject + message.body

    answer = client.post(link, {"reply": "delegate", "delegate": ""})
    assert answer.status_code == 422
    client.post(link, {"reply": "delegate", "delegate": "intervenante de soir"})

    invitation.refresh_from_db()
    assert (invitation.reply, invitation.delegate, invitation.entered_by) == (
        Reply.DELEGATE, "intervenante de soir", None,
    )  # fmt: skip
    client.post(link, {"reply": "no", "delegate": ""})
    invitation.refresh_from_db()
    assert (invitation.reply, invitation.delegate) == (Reply.NO, "")


def test_an_answer_by_telephone_is_entered_by_the_team(client, meeting, by):
    organisation = OrganisationFactory()
    client.post(address("convoke", meeting), {"organisations": [organisation.pk]})
    invitation = meeting.invitations.get()
    assert (invitation.email, Message.objects.count()) == ("", 0)

    client.post(address("phone_reply", meeting, invitation.public_id), {"reply": "yes"})

    invitation.refresh_from_db()
    assert (invitation.reply, invitation.entered_by) == (Reply.YES, by)


def test_convoking_twice_sends_one_message(meeting, by):
    invitation, _link, _message = convoked(meeting, by)

    meetings.convoke(meeting, [invitation.organisation], by=by)

    assert (Invitation.objects.count(), Message.objects.filter(kind="support.convocation").count()) == (1, 1)


def test_the_sectors_that_have_not_said_yes_are_shown_before_the_day(client, meeting, by):
    there, missing = OrganisationFactory(), OrganisationFactory()
    files.expect_sectors(meeting.file, [there.sector, missing.sector], by=by)
    meetings.convoke(meeting, [there, missing], by=by)
    meetings.reply(meeting.invitations.get(organisation=there), Reply.YES, by=by)

    page = client.get(address("meeting", meeting)).content.decode()

    assert "1 secteur attendu n’a pas encore dit oui" in page
    assert "1 oui, 0 par une autre personne, 0 non, 1 sans réponse." in page


def test_the_silent_find_one_line_in_their_digest_and_no_more_mail(meeting, by):
    convoked(meeting, by)
    assert meetings.remind_all() == 0

    with time_machine.travel(timezone.now() + timedelta(days=6)):
        assert (meetings.remind_all(), meetings.remind_all()) == (1, 0)

    assert DigestLine.objects.count() == 1
    assert Message.objects.count() == 1


def test_a_cancelled_meeting_closes_its_links_and_takes_no_answer(client, meeting, by):
    invitation, link, _message = convoked(meeting, by)
    client.post(address("cancel", meeting))

    assert client.get(link).status_code == 410
    invitation = Invitation.objects.select_related("meeting").get(pk=invitation.pk)
    with pytest.raises(Refusal):
        meetings.reply(invitation, Reply.YES, by=by)
    assert Meeting.objects.get().status == MeetingStatus.CANCELLED


def test_the_second_editor_of_the_minutes_is_told_and_loses_nothing(client, meeting, by):
    first = {"summary": "La première version", "decisions": "", "seen": ""}
    client.post(address("minutes", meeting), first)

    answer = client.post(address("minutes", meeting), {"summary": "Mes mots", "decisions": "", "seen": ""})

    meeting.refresh_from_db()
    assert answer.status_code == 422
    assert "Mes mots" in answer.content.decode()
    assert (str(meeting.summary), meeting.status) == ("La première version", MeetingStatus.HELD)


def test_the_agenda_and_the_minutes_are_one_word_page_each(client, meeting, by):
    organisation = OrganisationFactory(name="Maison des jeunes")
    meetings.convoke(meeting, [organisation], by=by)
    meetings.reply(meeting.invitations.get(), Reply.YES, by=by)
    meetings.write_minutes(meeting, by=by, summary="On a relu.", decisions="Un protocole.\nUne fiche.")
    today = timezone.localdate().isoformat()
    client.post(address("followup", meeting), {"what": "Envoyer le protocole", "due": today, "person": by.pk})

    agenda = words_of(client.get(address("meeting_document", meeting, "ordre-du-jour")))
    minutes = words_of(client.get(address("meeting_document", meeting, "compte-rendu")))

    for words in ("Premier atelier", "Accueil", "animation", "Maison des jeunes", "Écrire les actions"):
        assert words in agenda
    for words in (
        "On a relu.",
        "Un protocole.",
        "Une fiche.",
        "Envoyer le protocole",
        by.name,
        "Maison des jeunes",
    ):
        assert words in minutes


def test_a_meeting_asks_the_same_number_of_questions_for_one_and_three(client, meeting, by):
    def fill():
        meetings.convoke(meeting, [OrganisationFactory()], by=by)
        work.plan_step(
            meeting.file, by=by, what="Suite", due=timezone.localdate(), person=by, meeting=meeting
        )

    fill()
    client.get(address("meeting", meeting))
    with CaptureQueriesContext(connection) as one:
        client.get(address("meeting", meeting))
    fill()
    fill()
    with CaptureQueriesContext(connection) as three:
        client.get(address("meeting", meeting))
    assert len(three) == len(one)


def test_a_meeting_is_planned_from_the_outside(client, by):
    file = opened(by=by)
    data = {
        "title": "Bilan",
        "starts_at": "2027-03-19T13:00",
        "minutes": "90",
        "place": "",
        "purpose": "",
        "agenda": "",
    }

    answer = client.post(reverse("support:meeting_new", args=[file.public_id]), data)

    meeting = Meeting.objects.get()
    assert answer.url == address("meeting", meeting)
    assert timezone.localtime(meeting.starts_at).hour == 13
    assert (
        client.post(
            reverse("support:meeting_new", args=[file.public_id]), data | {"minutes": "x"}
        ).status_code
        == 422
    )


def words_of(response) -> str:
    content = b"".join(response.streaming_content)
    return ZipFile(io.BytesIO(content)).read("word/document.xml").decode()


def moved(meeting, **changes):
    """The form as the page shows it, with what one changes."""
    local = timezone.localtime(meeting.starts_at)
    form = {"starts_at": f"{local:%Y-%m-%dT%H:%M}", "minutes": str(meeting.minutes), "place": meeting.place}
    return form | {"seen": meetings.when(meeting)} | changes


def test_a_planned_meeting_moves_and_those_who_answered_learn_it_once(client, meeting, by):
    invitation, link, _message = convoked(meeting, by)
    client.post(link, {"reply": "yes"})
    silent = MemberFactory()
    meetings.convoke(meeting, [silent.organisation], by=by)

    answer = client.post(address("reschedule", meeting), moved(meeting, place="Salle B"))

    meeting.refresh_from_db()
    assert (answer.status_code, meeting.place) == (302, "Salle B")
    assert [(line.to, "Votre réponse tient-elle" in line.line) for line in DigestLine.objects.all()] == [
        (invitation.email, True)
    ]


def test_the_second_editor_of_a_day_is_told_and_loses_nothing(client, meeting, by):
    form = moved(meeting, place="Salle B")
    client.post(address("reschedule", meeting), form)

    second = client.post(address("reschedule", meeting), form | {"place": "Salle C"})

    page = second.content.decode()
    meeting.refresh_from_db()
    assert (second.status_code, meeting.place, "Salle C" in page, "entre-temps" in page) == (
        422,
        "Salle B",
        True,
        True,
    )
    assert client.post(address("reschedule", meeting), moved(meeting, place="Salle C")).status_code == 302


def test_a_past_hour_and_a_cancelled_meeting_do_not_move(client, meeting, by):
    past = client.post(address("reschedule", meeting), moved(meeting, starts_at="2020-01-01T10:00"))
    meetings.cancel(meeting, by=by)
    cancelled = client.post(address("reschedule", meeting), moved(meeting, place="Ailleurs"))

    assert (past.status_code, cancelled.status_code) == (422, 422)


def test_whoever_does_not_work_on_the_file_moves_nothing(client, meeting):
    client.force_login(MemberFactory().person)

    assert client.post(address("reschedule", meeting), moved(meeting, place="Ici")).status_code == 403
