"""One outline with everything in it, and the texts people should never be able to break a document with."""

from datetime import UTC, datetime

from resal.core.documents.outline import (
    Bullets,
    Note,
    Outline,
    Pairs,
    Paragraph,
    Section,
    Sectors,
    Table,
    Tile,
)

MADE_AT = datetime(2025, 4, 28, 14, 0, tzinfo=UTC)

HOSTILE = [
    '#eval("1") <b> $x$ \\ *gras* _x_ @ref // c /* */ `code` [lien](x) {{ x }} {% x %} -- ~',
    "مرحبا بالعالم שלום עולם",
    "😀 👩🏽‍🚒 漢字 ﷽ ก็ \u0301 क\u0327 e\u0301",
    "a\u202eb\x00c\x07\ud800d\ufffe\u2028e\r\nf",
    "x" * 10_000,
    "mot " * 2_500,
    "=SUM(A1:A9)",
    "+1",
    "-2+3",
    "@now",
    "",
    " \n ",
]


def everything(**changes) -> Outline:
    given = {
        "title": "Plan d’action concerté",
        "subtitle": "Boisé-du-Ruisseau",
        "facts": (("Porteur", "Table jeunesse"), ("Adopté le", "28 avril 2025")),
        "issuer": "résal",
        "mention": "Réseau fictif",
        "language": "fr-ca",
        "made_at": MADE_AT,
        "sections": (
            Section("Le problème", (Paragraph("Trois organismes.\n\nIls ne savent\npas qui appeler."),)),
            Section(
                "Présents", (Sectors((Tile("Sa", "Santé", 1), Tile("Éd", "Éducation", 2, False)), "manque"),)
            ),
            Section("Objectif 1", (Pairs((("Cible", "9 sur 11"),)), Bullets(("un", "deux")))),
            Section("Actions", (a_table(60),), level=4),
            Section("Suites", (Bullets(("un", "deux"), numbered=True), Note("Tenu à jour.", "done"))),
        ),
    }
    return Outline(**(given | changes))


def a_table(rows: int) -> Table:
    return Table(
        header=("Quoi", "Qui", "Personnes"),
        rows=tuple((f"Action {number}", "CIUSSS", str(number)) for number in range(rows)),
        caption="Les actions",
        widths=(3, 2, 1),
        numeric=(2,),
    )


def hostile(text: str) -> Outline:
    blocks = (
        Paragraph(text),
        Bullets((text,)),
        Pairs(((text, text),)),
        Table((text, "b"), ((text, text), ("", ""))),
        Note(text),
        Sectors((Tile(text[:2], text),), text[:9]),
    )
    return everything(title=text or "t", subtitle=text, sections=(Section(text, blocks), Section("", blocks)))
