"""The plan that leaves the house: PDF, Word, Excel, JSON."""

import io
import json
from datetime import date
from decimal import Decimal

import openpyxl
import pytest
from docx import Document

from resal.core import clock, texts
from resal.core.documents import docx, pdf, xlsx
from resal.core.models import Network
from resal.plans import exports
from resal.plans.actions import adopting, following, parts, reviewing
from resal.plans.models import ActionPlan, Dissent
from tests.core.documents import verapdf
from tests.factories import OrganisationFactory
from tests.plans import factories
from tests.plans.factories import fresh

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan():
    """A plan with something in every part."""
    plan, by = factories.drafted()
    organisation = OrganisationFactory(name="Projet Trottoir")
    values = {"problem": "On ne sait pas qui appeler.\n\nChacun hésite seul.", "hypothesis": "Si…"}
    parts.change(plan, by=by, edition=plan.edition, values=values)
    action = factories.action(plan, by, lead=organisation, cost=Decimal(2500), contributors=[organisation])
    factories.commitment(plan, by, action=action, organisation=organisation, hours=Decimal("7.5"))
    factories.commitment(plan, by, what="=1+1", approval_by="le CA")
    indicator = factories.indicator(plan, by, baseline_value=Decimal(0))
    adopting.adopt(plan, by=by, organisation=plan.lead_organisation, body="Assemblée")
    plan = fresh(plan)
    following.update(action, status="abandoned", note="Trop tôt", by=by)
    following.measure(indicator, by=by, measured_on=date(2025, 10, 1), value=Decimal(11))
    review = plan.reviews.get(kind="midterm")
    reviewing.hold(review, by=by, held_on=clock.today(), notes="On continue", edition=1)
    Dissent.objects.create(plan=plan, organisation=organisation, words=texts.write("Non", "t"))
    return ActionPlan.objects.get(pk=plan.pk)


def test_the_pdf_breaks_no_rule_of_accessibility(plan):
    assert verapdf.broken_rules(pdf.report(exports.outline(plan))) == []


def test_an_almost_empty_draft_is_a_document_too():
    plan, _by = factories.drafted()
    outline = exports.outline(plan)

    assert outline.mention == "Ébauche"
    assert verapdf.broken_rules(pdf.report(outline)) == []


def test_a_fictional_network_says_so_on_every_page(plan):
    Network.objects.update_or_create(pk=1, defaults={"is_demo": True})

    assert exports.outline(plan).mention == "Réseau fictif"


def test_word_says_the_whole_plan(plan):
    word = Document(io.BytesIO(docx.report(exports.outline(plan))))
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    said = "\n".join([paragraph.text for paragraph in word.paragraphs] + cells)

    for words in (
        "On ne sait pas qui appeler",
        "Projet Trottoir",
        "Signer un protocole",
        "Trop tôt",
        "2\xa0500",
    ):
        assert words in said
    for words in ("Prêter une salle", "Organismes signataires", "presque atteint", "On continue", "Non"):
        assert words in said


def test_the_workbook_has_a_sheet_for_each_kind(plan):
    book = openpyxl.load_workbook(
        io.BytesIO(xlsx.workbook(exports.sheets(plan), made_at=clock.now(), title=plan.title))
    )

    assert book.sheetnames == [
        "Plan",
        "Objectifs",
        "Actions",
        "Engagements",
        "Indicateurs",
        "Mesures",
        "Modèle logique",
        "Rencontres",
        "Bilans",
        "Versions",
    ]
    actions = list(book["Actions"].iter_rows(values_only=True))
    row = dict(zip(actions[0], actions[1], strict=True))
    assert (row["Quoi"], row["Coût ($)"], row["État"], row["Raison"]) == (
        "Signer un protocole",
        2500,
        "abandonné",
        "Trop tôt",
    )
    promise = [row for row in book["Engagements"].iter_rows() if row[0].value == "=1+1"]
    assert [row[0].data_type for row in promise] == ["s"]
    assert [row[2] for row in book["Mesures"].iter_rows(min_row=2, values_only=True)] == [11]


def test_json_holds_every_part(plan):
    data = json.loads(json.dumps(exports.data(plan)))

    assert data["format"] == "resal.plan/1"
    assert data["plan"]["adoption"]["version"] == 1
    assert [one["what"] for one in data["actions"]] == ["Signer un protocole"]
    assert data["actions"][0]["objective"] == data["objectives"][0]["id"]
    assert data["actions"][0]["cost"] == "2500"
    assert [one["approval_by"] for one in data["commitments"]] == ["", "le CA"]
    assert data["indicators"][0]["measurements"][0]["value"] == "11"
    assert [one["words"] for one in data["dissents"]] == ["Non"]
    assert [one["notes"] for one in data["reviews"]] == ["On continue", None]
    assert [one["number"] for one in data["versions"]] == [1]
