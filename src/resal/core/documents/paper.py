"""What a room needs on paper: ballots to fill in by hand, and cards that lead phones to the room."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import segno
from django.utils.translation import gettext, ngettext, override

from resal.core.documents.pdf import render_pdf
from resal.core.documents.words import Source

HALF_A_PAGE = 11
"""Lines of issues that leave room for two ballots on a page."""
LINE = 80
MOST = 400


@dataclass(frozen=True, slots=True)
class Card:
    """`code` is typed at `address`; `link` is what the QR code opens; `line` says whose card it is, if anyone's."""

    code: str
    address: str
    link: str
    line: str = ""


def ballots(
    issues: Sequence[tuple[int, str]],
    *,
    title: str,
    subtitle: str,
    choices: int,
    copies: int,
    language: str,
    made_at: datetime,
    group: str = "",
    issuer: str = "",
) -> bytes:
    """Numbered issues and one box a choice, to be cut apart. `group` is printed when a box is kept for it."""
    with override(language):
        said = ngettext(
            "Écrivez dans la case le numéro de l’enjeu le plus important pour vous.",
            "Écrivez dans les cases les numéros de vos %(count)s enjeux, du plus important au moins important.",
            choices,
        ) % {"count": choices}
        words = {
            "how": said,
            "secret": gettext("N’écrivez pas votre nom. Pliez le bulletin et déposez-le dans la boîte."),
            "choices": [gettext("Choix %(number)s") % {"number": n} for n in range(1, choices + 1)],
            "group": gettext("Groupe : %(group)s") % {"group": group} if group else "",
        }
    lines = sum(1 + len(wording) // LINE for _number, wording in issues)
    data = {
        "title": title,
        "subtitle": subtitle,
        "issuer": issuer,
        "issues": [{"number": number, "wording": wording} for number, wording in issues],
        "copies": min(copies, MOST),
        "per_page": 2 if lines <= HALF_A_PAGE else 1,
        "words": words,
    }
    return render_pdf("ballot_grid", data, language=language, made_at=made_at)


def cards(given: Sequence[Card], *, title: str, language: str, made_at: datetime, issuer: str = "") -> bytes:
    """Eight cards a page, to be cut apart or stood on the tables."""
    with override(language):
        words = {
            "how": gettext("Visez ce code avec l’appareil photo, ou allez à l’adresse et tapez le code."),
            "code": gettext("Code"),
            "alt": gettext("Code QR de l’activité"),
        }
    data = {
        "title": title,
        "issuer": issuer,
        "words": words,
        "cards": [
            {"code": card.code, "address": card.address, "line": card.line, "qr": qr_drawing(card.link)}
            for card in given[:MOST]
        ],
    }
    return render_pdf("cards", data, language=language, made_at=made_at)


def qr_drawing(link: str) -> Source:
    """The QR code of this address as SVG."""
    out = io.BytesIO()
    segno.make(link, error="m", micro=False).save(out, kind="svg", xmldecl=False, border=2, nl=False)
    return Source(out.getvalue().decode())
