"""A second démarche from nothing: asked on a phone, decided by nine people, one on paper, adopted, exported."""

import io
import json
import zipfile

from tests.browser import asking, planning, room
from tests.browser.conftest import DESK
from tests.browser.people import enter, look, press, sign_in
from tests.core.documents import verapdf

TITLE = "Que les jeunes sachent où aller le soir"
MILIEU = "Comité des Rives"
BALLOTS = [
    ("education", [2, 1, 3]),
    ("education", [2, 3, 1]),
    ("sante", [2, 1, 5]),
    ("comm_jeunesse", [1, 2, 4]),
    ("comm_jeunesse", [2, 4, 1]),
    ("travail_rue", [2, 1, 3]),
    ("municipal", [5, 2, 1]),
    ("police", [2, 3, 1]),
]


def test_a_demarche_from_the_first_request_to_the_exported_plan(demo, visitor):
    asking.ask(visitor(demo), demo, milieu=MILIEU)
    console = visitor(demo, size=DESK)
    enter(console, demo, "coordination")
    asking.accept(console, title=TITLE, milieu=MILIEU)

    decide(console, demo, visitor)
    planning.make_plan(console)
    planning.add_action(console, "Ouvrir le gymnase trois soirs par semaine")
    planning.add_indicator(console, "Jeunes qui connaissent un lieu ouvert le soir")
    address = console.url

    lead = visitor(demo)
    sign_in(lead, demo, asking.LEAD)
    lead.goto(address)
    look(lead)
    planning.adopt(lead)
    press(lead, "Mettre en route")
    files = planning.exported(lead)

    assert verapdf.broken_rules(files["PDF"]) == []
    assert "Ouvrir le gymnase" in json.dumps(json.loads(files["Données (JSON)"]), ensure_ascii=False)
    assert b"Ouvrir le gymnase" in zipfile.ZipFile(io.BytesIO(files["Word"])).read("word/document.xml")
    assert "xl/workbook.xml" in zipfile.ZipFile(io.BytesIO(files["Excel"])).namelist()


def decide(console, demo, visitor) -> None:
    """Nine people vote, eight of them on their phone, and the room keeps two problems."""
    room.prepare(console, title="Activité du Comité des Rives", milieu=MILIEU, head_count=9)
    code = room.open_room(console)
    phones = [visitor(demo) for _ballot in BALLOTS]
    for phone, (sector, _choices) in zip(phones, BALLOTS, strict=True):
        room.join(phone, code, sector)
    room.seat_on_paper(console, "Immigration et communautés culturelles")
    room.steps_until(console, "Fermer le vote")
    for phone, (_sector, choices) in zip(phones, BALLOTS, strict=True):
        room.vote(phone, choices)
    room.type_paper(console, [2, 1, 4])
    room.count(console)
    for phone in phones:
        phone.locator("ol.order").wait_for()
    assert room.ISSUES[1] in phones[0].locator("ol.order li").first.inner_text()
    room.steps_until(console, "Retenir ce problème")
    room.keep_problem(console, "Un lieu ouvert le soir", [2])
    room.keep_problem(console, "Savoir qui appeler", [1])
    room.steps_until(console, "Terminer et consigner la décision")
    room.promise(console, "Prêter le gymnase trois soirs par semaine")
    press(console, "Terminer et consigner la décision")
