import io

import pypdf
import pytest

from resal.core.documents import paper
from tests.core.documents import samples, verapdf


def ballots(**changes) -> bytes:
    given = {
        "title": "Bulletin du premier tour",
        "subtitle": "Boisé-du-Ruisseau",
        "choices": 5,
        "copies": 3,
        "language": "fr-ca",
        "made_at": samples.MADE_AT,
    }
    issues = changes.pop("issues", [(n, f"Enjeu numéro {n}") for n in range(1, 11)])
    return paper.ballots(issues, **(given | changes))


def cards(count: int) -> bytes:
    card = paper.Card("4729", "resal.exemple/r", "https://resal.exemple/r/4729/", "Table 1")
    return paper.cards([card] * count, title="Boisé-du-Ruisseau", language="fr-ca", made_at=samples.MADE_AT)


def pages(data: bytes) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages]


def test_ballots_break_no_rule_of_pdf_ua():
    assert verapdf.broken_rules(ballots(group="Santé")) == []


def test_cards_break_no_rule_of_pdf_ua():
    assert verapdf.broken_rules(cards(9)) == []


def test_two_short_ballots_share_a_page():
    found = pages(ballots())

    assert [page.count("Enjeu numéro 10") for page in found] == [2, 1]
    assert "Choix 5" in found[0]


def test_a_long_list_has_a_page_for_each_ballot():
    found = pages(ballots(issues=[(n, "mot " * 40) for n in range(1, 13)]))

    assert len(found) == 3


def test_a_ballot_asks_for_no_name_and_names_its_box():
    (page, *_) = pages(ballots(group="Santé"))

    assert "N’écrivez pas votre nom" in page
    assert "Groupe\u00a0: Santé" in page or "Groupe : Santé" in page


def test_a_ballot_speaks_english():
    (page, *_) = pages(ballots(language="en-ca"))

    assert "Choice 1" in page
    assert "Choix" not in page


def test_eight_cards_stand_on_a_page():
    assert [page.count("4729") for page in pages(cards(9))] == [8, 1]


@pytest.mark.parametrize("text", samples.HOSTILE, ids=range(len(samples.HOSTILE)))
def test_nothing_that_people_type_stops_a_ballot(text):
    assert pages(ballots(issues=[(1, text)], title=text or "t", subtitle=text, copies=1, group=text))


def test_a_long_code_stands_on_one_line():
    card = paper.Card("WMWM-MWMW", "resal.exemple/r/KR742M/", "https://resal.exemple/r/KR742M/", "Police")
    printed = paper.cards([card], title="Salle", language="fr-ca", made_at=samples.MADE_AT)

    assert "WMWM-MWMW" in pypdf.PdfReader(io.BytesIO(printed)).pages[0].extract_text()
