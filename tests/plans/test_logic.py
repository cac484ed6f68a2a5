"""The logic model: drawn from the plan, in words and in lines."""

import io
from decimal import Decimal
from xml.etree import ElementTree

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from hypothesis import given
from hypothesis import strategies as st

from resal.core.charts import Box, Column, draw_flow
from resal.core.charts.flow import LETTERS, MOST_LINES, wrapped
from resal.core.documents import docx, pdf
from resal.plans import exports, logic
from resal.plans.actions import following, parts
from resal.plans.enums import Progress
from tests.core.documents import verapdf
from tests.factories import MemberFactory
from tests.plans import factories
from tests.plans.factories import fresh

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan():
    plan, by = factories.drafted()
    parts.change(plan, by=by, edition=plan.edition, values={"problem": "Personne ne sait qui appeler."})
    objective = plan.objectives.get()
    factories.action(plan, by, what="Signer un protocole", cost=Decimal(2500))
    factories.commitment(plan, by, hours=Decimal(40), dollars=Decimal(600))
    factories.indicator(plan, by, objective=objective)
    factories.indicator(
        plan, by, name="Délai", kind="outcome", target=Decimal(5), unit="jours", objective=objective
    )
    return fresh(plan)


def test_the_model_says_what_the_plan_says(plan):
    found = logic.model(plan)

    assert found.problem == "Personne ne sait qui appeler."
    assert found.means == (
        "3 organismes partenaires",
        "2\u00a0500 $ pour les actions",
        "600 $ promis par les partenaires",
        "40 h promises par les partenaires",
    )
    assert found.chains == (
        logic.Chain(
            "Chaque adulte sait qui appeler",
            ("Signer un protocole",),
            ("Organismes signataires : cible 12",),
            ("Délai : cible 5\u00a0jours",),
        ),
    )


def test_lines_go_from_the_problem_to_the_objective(plan):
    columns, links = logic.columns(logic.model(plan))

    assert [column.heading for column in columns] == [
        "Problème",
        "Moyens",
        "Actions",
        "Ce qui est fait",
        "Ce qui change",
        "Objectifs",
    ]
    assert links[-3:] == [
        ("actions0-0", "outputs0-0"),
        ("outputs0-0", "outcomes0-0"),
        ("outcomes0-0", "aim0"),
    ]


def test_what_was_abandoned_is_no_part_of_it():
    plan, by = factories.active()
    action = plan.actions.get()

    following.update(action, status=Progress.ABANDONED, note="Pas maintenant", by=by)

    assert logic.model(plan).chains[0].actions == ()


def test_the_page_the_drawing_and_the_exports_hold_the_model(client, plan):
    client.force_login(factories.partner_of(plan)[1])
    base = plan.get_absolute_url()

    page = client.get(f"{base}modele-logique/").content.decode()
    drawing = client.get(f"{base}modele-logique.svg")
    data = client.get(f"{base}plan.json").json()["logic_model"]

    assert (page.count("Signer un protocole") >= 2, drawing["Content-Type"]) == (
        True,
        "image/svg+xml; charset=utf-8",
    )
    nodes = ElementTree.fromstring(drawing.content)  # noqa: S314 - our own drawing
    texts = [node.text for node in nodes.iter() if node.tag.endswith("text")]
    assert [text for text in ("Signer un protocole", "Ce qui change") if text in texts] == [
        "Signer un protocole",
        "Ce qui change",
    ]
    assert data["chains"][0]["outputs"] == ["Organismes signataires : cible 12"]


def test_a_hostile_name_stays_a_name(client):
    plan, by = factories.drafted()
    factories.action(plan, by, what="<script>alert(1)</script> & co")
    client.force_login(by)

    drawing = client.get(f"{plan.get_absolute_url()}modele-logique.svg").content

    assert b"<script" not in drawing
    assert ElementTree.fromstring(drawing) is not None  # noqa: S314 - our own drawing


def test_strangers_see_no_model(client, plan):
    base = plan.get_absolute_url()
    assert client.get(f"{base}modele-logique/").status_code == 302
    client.force_login(MemberFactory().person)

    assert [client.get(base + part).status_code for part in ("modele-logique/", "modele-logique.svg")] == [
        403
    ] * 2


@given(st.text(max_size=400))
def test_wrapped_words_fit_their_box(text):
    lines = wrapped(text)

    assert len(lines) <= MOST_LINES
    assert all(0 < len(line) <= LETTERS for line in lines)


@given(st.lists(st.lists(st.text(max_size=80), max_size=5), max_size=5))
def test_boxes_of_a_column_never_overlap_and_stay_inside(columns):
    given_columns = [
        Column("x", tuple(Box(f"{place}-{n}", text) for n, text in enumerate(texts)))
        for place, texts in enumerate(columns)
    ]

    drawn = draw_flow(given_columns, [("0-0", "1-0"), ("0-0", "nobody")])

    for one in drawn.boxes:
        assert 0 <= one.x <= drawn.width - drawn.column
        assert one.y + one.height <= drawn.height
        below = [other for other in drawn.boxes if other.x == one.x and other.y > one.y]
        assert all(other.y >= one.y + one.height for other in below)


def test_word_holds_the_drawing_as_a_picture_that_says_what_it_shows(plan):
    word = Document(io.BytesIO(docx.report(exports.outline(plan))))
    (shape,) = word.inline_shapes
    turned = [one.orientation for one in word.sections]

    assert shape._inline.docPr.get("descr").startswith("De gauche à droite")
    assert turned == [WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE]


def test_the_pdf_holds_the_drawing_and_breaks_no_rule(plan):
    made = pdf.report(exports.outline(plan))

    assert verapdf.broken_rules(made) == []
    assert made.count(b"/Alt") >= 1
