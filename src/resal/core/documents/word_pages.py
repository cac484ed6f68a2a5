"""One-page Word documents of a meeting, from templates that a coordinator may replace.

A file of the same name in `<data>/modeles/` is used instead of ours: docs/admin/documents.md says which words it
may hold. A template is filled by Jinja in its sandbox: it can lay out, it cannot reach anything.
"""

import io
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from zipfile import BadZipFile

from django.conf import settings
from django.utils.translation import gettext as _
from docxtpl import DocxTemplate
from jinja2 import TemplateError
from jinja2.sandbox import SandboxedEnvironment

from resal.core.documents.steady import steady
from resal.core.documents.words import every_text, settable, written_day
from resal.core.errors import Refusal

OURS = Path(__file__).resolve().parent / "word"
FILES = {
    ("agenda", "fr"): "ordre-du-jour.docx",
    ("agenda", "en"): "agenda.docx",
    ("minutes", "fr"): "compte-rendu.docx",
    ("minutes", "en"): "minutes.docx",
}


@dataclass(frozen=True, slots=True)
class Item:
    """A point of the agenda: « 13 h 05 », what, who leads it."""

    hour: str
    what: str
    who: str = ""


@dataclass(frozen=True, slots=True)
class Agenda:
    title: str
    day: str
    hour: str
    place: str
    purpose: str
    items: tuple[Item, ...] = ()
    organisations: tuple[str, ...] = ()
    issuer: str = ""


@dataclass(frozen=True, slots=True)
class Followup:
    what: str
    who: str
    by_when: str


@dataclass(frozen=True, slots=True)
class Minutes:
    """Who was there is said by organisation, never by name."""

    title: str
    day: str
    place: str
    present: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    summary: str = ""
    decisions: tuple[str, ...] = ()
    dissents: tuple[str, ...] = ()
    followups: tuple[Followup, ...] = ()
    next_meeting: str = ""
    issuer: str = ""


def agenda(given: Agenda, *, language: str, made_at: datetime) -> bytes:
    return _fill("agenda", given, language, made_at)


def minutes(given: Minutes, *, language: str, made_at: datetime) -> bytes:
    return _fill("minutes", given, language, made_at)


def template_file(kind: str, language: str) -> Path:
    """The coordinator's file when there is one, else ours."""
    name = FILES[kind, language.partition("-")[0]]
    theirs = Path(settings.RESAL_DATA) / "modeles" / name
    return theirs if theirs.exists() else OURS / name


def _fill(kind: str, given: Agenda | Minutes, language: str, made_at: datetime) -> bytes:
    data = every_text(asdict(given), settable) | {"made_on": written_day(made_at, language)}
    file = template_file(kind, language)
    out = io.BytesIO()
    try:
        page = DocxTemplate(file)
        page.render(data, jinja_env=SandboxedEnvironment(autoescape=True), autoescape=True)
        page.docx.core_properties.title = data["title"][:255]
        page.save(out)
    except (TemplateError, BadZipFile, ValueError, KeyError, OSError) as error:
        if file.parent == OURS:
            raise
        raise Refusal(
            _("Le modèle Word « %(file)s » ne peut pas être rempli. Corrigez-le ou retirez-le du dossier.")
            % {"file": file.name}
        ) from error
    return steady(out.getvalue(), made_at)
