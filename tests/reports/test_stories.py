"""Stories appear only with their milieu's word, and leave when it takes it back."""

from datetime import date

import pytest
from django.urls import reverse

from resal.accounts.models import Role
from resal.core import clock, texts
from resal.core.errors import Refusal
from resal.core.registry import registry
from resal.directory.models import MandateRole, Term, Vocabulary
from resal.journal.models import Entry
from resal.reports import actions
from resal.reports.models import Story
from tests.factories import CoordinatorFactory, MilieuFactory, PersonFactory, TermFactory, mandate
from tests.network.factories import TODAY

pytestmark = pytest.mark.django_db

WORDS = "Avant, chacun cherchait seul. Ils ont dessiné leur chemin."


@pytest.fixture
def milieu():
    with clock.at(TODAY):
        yield MilieuFactory(name="Boisé")


@pytest.fixture
def lead(milieu):
    return mandate(milieu, MandateRole.LEAD)


@pytest.fixture
def story(milieu):
    return actions.write(
        milieu, by=CoordinatorFactory(), title="Une seule porte", words=WORDS, happened_on=date(2026, 8, 1)
    )


@pytest.fixture
def post(client):
    def send(person, name, story):
        client.force_login(person)
        return client.post(reverse(f"reports:{name}", args=[story.public_id]))

    return send


@pytest.fixture
def funder_reads(client):
    def page():
        client.force_login(PersonFactory(role=Role.FUNDER))
        return client.get("/rapport/").content.decode()

    return page


def test_a_story_appears_when_its_milieu_agrees_and_leaves_when_it_takes_it_back(
    story, lead, post, funder_reads
):
    assert "Une seule porte" not in funder_reads()
    assert post(lead, "agree", story).status_code == 302
    assert "Une seule porte" in funder_reads()
    assert post(lead, "take_back", story).status_code == 302
    assert "Une seule porte" not in funder_reads()
    assert [entry.verb for entry in Entry.objects.about(story)] == ["withdrawn", "approved", "added"]


def test_nobody_but_the_lead_agrees_for_the_milieu(story, milieu, post):
    others = [
        CoordinatorFactory(),
        PersonFactory(role=Role.FUNDER),
        mandate(milieu, MandateRole.PARTNER),
        mandate(MilieuFactory(), MandateRole.LEAD),
    ]

    assert [post(person, "agree", story).status_code for person in others] == [403] * 4
    assert Story.objects.told().count() == 0


def test_agreeing_twice_says_so_and_changes_nothing(story, lead, post, client):
    post(lead, "agree", story)
    agreed_at = Story.objects.get().agreed_at
    post(lead, "agree", story)

    assert "Ce récit n’attend plus de réponse." in client.get("/rapport/recits/").content.decode()
    assert Story.objects.get().agreed_at == agreed_at


def test_a_story_that_was_taken_back_cannot_be_agreed_to(story, lead):
    actions.take_back(story, by=lead)

    with pytest.raises(Refusal):
        actions.agree(story, by=lead)


def test_a_withdrawn_text_leaves_the_report_at_once(story, lead, funder_reads):
    actions.agree(story, by=lead)
    texts.quarantine(story.words)

    assert "Une seule porte" not in funder_reads()


def test_the_lead_finds_it_on_the_desk(story, lead):
    lines = [line for line in registry.lines_for(lead) if line.address == reverse("reports:stories")]

    assert [(line.section, line.title) for line in lines] == [("decide", "Une seule porte")]
    assert [line for line in registry.lines_for(PersonFactory()) if line.title == "Une seule porte"] == []


def test_a_lead_reads_the_stories_of_her_milieux_only(story, lead, client):
    other = actions.write(
        MilieuFactory(), by=CoordinatorFactory(), title="Ailleurs", words=WORDS, happened_on=date(2026, 8, 1)
    )
    client.force_login(lead)
    page = client.get("/rapport/recits/").content.decode()

    assert "Une seule porte" in page
    assert str(other.title) not in page


def test_the_coordination_writes_one_and_what_was_typed_is_kept_when_refused(milieu, client):
    client.force_login(CoordinatorFactory())
    typed = {"milieu": milieu.pk, "happened_on": "2027-01-01", "title": "Une porte", "words": WORDS}
    refused = client.post("/rapport/recits/nouveau/", typed)
    accepted = client.post("/rapport/recits/nouveau/", typed | {"happened_on": "2026-08-01"})

    assert (refused.status_code, accepted.status_code) == (422, 302)
    assert WORDS in refused.content.decode()
    assert Story.objects.count() == 1


def test_words_that_may_tell_who_somebody_is_ask_for_a_second_look(milieu, client):
    client.force_login(CoordinatorFactory())
    typed = {
        "milieu": milieu.pk,
        "happened_on": "2026-08-01",
        "title": "Une porte",
        "words": "Camille Exemple, 15 ans, au 514 555-0199.",
    }

    assert client.post("/rapport/recits/nouveau/", typed).status_code == 422
    assert client.post("/rapport/recits/nouveau/", typed | {"words-ok": "on"}).status_code == 302


def test_a_title_names_no_form_of_violence_above_the_milieu_s_name(milieu):
    TermFactory(vocabulary=Vocabulary.FORM_OF_VIOLENCE, name_fr="Exploitation sexuelle", code="exploitation")

    with pytest.raises(Refusal) as refused:
        actions.write(
            milieu,
            by=CoordinatorFactory(),
            title="Contre l’exploitation",
            words=WORDS,
            happened_on=date(2026, 8, 1),
        )
    assert refused.value.field == "title"
    assert Term.objects.count() == 1


def test_the_same_click_twice_makes_one_story(milieu, client):
    client.force_login(CoordinatorFactory())
    typed = {
        "milieu": milieu.pk,
        "happened_on": "2026-08-01",
        "title": "Une porte",
        "words": WORDS,
        "once": "a" * 22,
    }
    answers = [client.post("/rapport/recits/nouveau/", typed).status_code for _ in range(2)]

    assert answers == [302, 302]
    assert Story.objects.count() == 1


def test_reading_changes_nothing(story, lead, client):
    client.force_login(lead)

    assert client.get(reverse("reports:agree", args=[story.public_id])).status_code == 405
    assert client.post(reverse("reports:agree", args=["inconnu12345"])).status_code == 404


def test_an_export_of_her_own_data_says_what_she_wrote_and_agreed_to(story, lead):
    actions.agree(story, by=lead)
    held = registry.personal_data["reports"]

    assert [row["milieu__name"] for row in held(lead)["stories_agreed"]] == ["Boisé"]
    assert [row["milieu__name"] for row in held(story.written_by)["stories_written"]] == ["Boisé"]
