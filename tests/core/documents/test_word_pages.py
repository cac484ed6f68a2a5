import io
import shutil

import pytest
from docx import Document

from resal.core.documents import word_pages
from resal.core.documents.word_pages import Agenda, Followup, Item, Minutes
from resal.core.errors import Refusal
from tests.core.documents import samples

AGENDA = Agenda(
    title="Deuxième rencontre",
    day="mercredi 2 avril 2025",
    hour="13 h",
    place="Maison des jeunes L’Embarcadère",
    purpose="Écrire le plan d’action",
    items=(Item("13 h 00", "Accueil", "Coordination"), Item("13 h 10", "Engagements")),
    organisations=("Projet Trottoir", "CIUSSS Rive-aux-Saules"),
)
MINUTES = Minutes(
    title="Deuxième rencontre",
    day="mercredi 2 avril 2025",
    place="En ligne",
    present=("Projet Trottoir", "CIUSSS"),
    absent=("Comité logement",),
    summary="Une phrase.\nUne autre.",
    decisions=("Commencer par E03",),
    dissents=("Nous préférions E04",),
    followups=(Followup("Protocole", "CIUSSS", "15 juin 2025"),),
    next_meeting="16 avril 2025",
)


def words(data: bytes) -> list[str]:
    word = Document(io.BytesIO(data))
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    return [paragraph.text for paragraph in word.paragraphs] + cells


@pytest.fixture
def data_folder(tmp_path, settings):
    settings.RESAL_DATA = tmp_path
    (tmp_path / "modeles").mkdir()
    return tmp_path / "modeles"


@pytest.mark.parametrize(("language", "heading"), [("fr-ca", "Déroulement"), ("en-ca", "Agenda")])
def test_an_agenda_says_when_where_why_and_what(language, heading):
    said = words(word_pages.agenda(AGENDA, language=language, made_at=samples.MADE_AT))

    for part in ["Deuxième rencontre", heading, "13 h 10", "Engagements", "Coordination", "Projet Trottoir"]:
        assert part in said
    assert not [text for text in said if "{" in text]


@pytest.mark.parametrize(("language", "heading"), [("fr-ca", "Décisions"), ("en-ca", "Decisions")])
def test_minutes_keep_decisions_dissents_and_what_follows(language, heading):
    said = words(word_pages.minutes(MINUTES, language=language, made_at=samples.MADE_AT))

    for part in [heading, "Commencer par E03", "Nous préférions E04", "Protocole", "15 juin 2025"]:
        assert part in said
    assert not [text for text in said if "{" in text]


def test_what_was_not_said_leaves_no_empty_heading():
    bare = Minutes(title="Rencontre", day="lundi", place="")

    said = words(word_pages.minutes(bare, language="fr-ca", made_at=samples.MADE_AT))

    assert [text for text in said if text] == ["Rencontre", "Date\u00a0: lundi"]


@pytest.mark.parametrize("text", samples.HOSTILE, ids=range(len(samples.HOSTILE)))
def test_nothing_that_people_type_stops_a_page(text):
    given = Minutes(title=text, day=text, place=text, summary=text, decisions=(text,), present=(text,))

    assert words(word_pages.minutes(given, language="fr-ca", made_at=samples.MADE_AT))


def test_jinja_that_people_type_is_text():
    given = Minutes(title="{{ 7 * 7 }}", day="{% if x %}", place="<b>&")

    said = words(word_pages.minutes(given, language="fr-ca", made_at=samples.MADE_AT))

    assert "{{ 7 * 7 }}" in said
    assert "Lieu\u00a0: <b>&" in said


def test_a_coordinator_may_replace_a_template(data_folder):
    mine = Document()
    mine.add_paragraph("Chez nous : {{ title }}")
    mine.save(data_folder / "compte-rendu.docx")

    said = words(word_pages.minutes(MINUTES, language="fr-ca", made_at=samples.MADE_AT))

    assert said == ["Chez nous : Deuxième rencontre"]


@pytest.mark.parametrize("tag", ["{% for %}", "{{ ''.__class__.__mro__ }}", "{{ title | unknown }}"])
def test_a_template_that_cannot_be_filled_is_said_in_words(data_folder, tag):
    mine = Document()
    mine.add_paragraph(tag)
    mine.save(data_folder / "compte-rendu.docx")

    with pytest.raises(Refusal, match=r"compte-rendu\.docx"):
        word_pages.minutes(MINUTES, language="fr-ca", made_at=samples.MADE_AT)


def test_a_template_that_is_no_word_file_is_said_in_words(data_folder):
    (data_folder / "ordre-du-jour.docx").write_bytes(b"not a zip")

    with pytest.raises(Refusal, match=r"ordre-du-jour\.docx"):
        word_pages.agenda(AGENDA, language="fr-ca", made_at=samples.MADE_AT)


def test_our_own_template_may_be_copied_to_start_from(data_folder):
    shutil.copy(word_pages.OURS / "minutes.docx", data_folder)

    assert word_pages.template_file("minutes", "en-ca").parent == data_folder
    assert "Decisions" in words(word_pages.minutes(MINUTES, language="en-ca", made_at=samples.MADE_AT))


def test_the_same_page_is_the_same_bytes():
    first, second = (word_pages.agenda(AGENDA, language="fr-ca", made_at=samples.MADE_AT) for _ in range(2))

    assert first == second
