"""Codes of one use as they leave: on cards to cut apart, or as a list of links to send one by one."""

from collections.abc import Sequence

from django.http import HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from resal.accounts import links
from resal.core import clock
from resal.core.bilingual import choose
from resal.core.documents import paper
from resal.core.documents.csv import table_as_csv
from resal.core.models import Network
from resal.directory.models import Sector
from resal.workshops.actions._cards import Printed
from resal.workshops.views.results import PDF, sent


def on_paper(printed: Sequence[Printed], *, title: str, door: str, name: str) -> HttpResponse:
    """Cards to cut apart. The code stands after the # of the QR code's address: a browser never sends it."""
    address = links.absolute(door)
    given = [
        paper.Card(
            code=f"{card.code[:4]}-{card.code[4:]}",
            address=address.removeprefix("https://").removeprefix("http://"),
            link=f"{address}#{card.code}",
            line=_("%(sector)s – carte %(number)s, pour une personne")
            % {"sector": name_of(card.sector), "number": card.number},
        )
        for card in printed
    ]
    document = paper.cards(
        given,
        title=title,
        language=get_language() or "fr-ca",
        made_at=clock.now(),
        issuer=Network.current().name,
    )
    return sent(document, PDF, f"{name}.pdf")


def as_list(printed: Sequence[Printed], *, door: str, name: str) -> HttpResponse:
    """A link a line, for a mailing of one's own; it holds no name, and neither does anything here."""
    address = links.absolute(door)
    rows = [(card.number, name_of(card.sector), f"{address}#{card.code}") for card in printed]
    body = table_as_csv((_("numéro"), _("secteur"), _("lien")), rows)
    return sent(body, "text/csv; charset=utf-8", f"{name}.csv")


def name_of(sector: Sector) -> str:
    return choose(sector.name_fr, sector.name_en)
