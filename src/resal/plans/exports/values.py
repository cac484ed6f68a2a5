"""One field of a part, as a document says it and as data holds it. Withdrawn texts show what stands for them."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.db import models
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from resal.core.days import plain_day
from resal.core.templatetags.words import words
from resal.directory.models import Organisation, Term
from resal.plans.models.part import Part


def label(model: type[Part], name: str) -> str:
    text = str(model._meta.get_field(name).verbose_name)
    return text[:1].upper() + text[1:]


def names_of(model: type[Part]) -> list[str]:
    """What leaves the house of this kind of part: organisations, never the name of a person."""
    return [name for name in (*model.TEXTS, *model.PLAIN, *model.MANY) if name != "person"]


def cell(part: Part, name: str) -> Any:
    """What a spreadsheet holds: dates and numbers as they are, the rest in words."""
    if name in part.TEXTS:
        return words(getattr(part, name))
    if name in part.MANY:
        return ", ".join(_named(one) for one in getattr(part, name).all())
    value = getattr(part, name)
    if isinstance(value, models.Model):
        return _named(value)
    if isinstance(value, bool):
        return _("oui") if value else _("non")
    return said_choice(part, name) if part._meta.get_field(name).choices else value


def said(part: Part, name: str) -> str:
    """What a page says; nothing when there is nothing to say."""
    value = cell(part, name)
    if value is None or value == "" or getattr(part, name) is False:
        return ""
    if isinstance(value, date):
        return day(value)
    return localised(value) if isinstance(value, Decimal) else str(value)


def localised(value: Decimal) -> str:
    """« 2 500 », "2,500" """
    return number_format(f"{value.normalize():f}", force_grouping=True)


def datum(part: Part, name: str) -> Any:
    """What JSON holds: codes of choices, dates as YYYY-MM-DD, numbers as decimal strings, names of the rest."""
    if name in part.TEXTS:
        return words(getattr(part, name)) or None
    if name in part.MANY:
        return [_datum(one) for one in getattr(part, name).all()]
    value = getattr(part, name)
    if isinstance(value, models.Model):
        return _datum(value)
    return plain(value)


def plain(value: Any) -> Any:
    match value:
        case date():
            return value.isoformat()
        case Decimal():
            return f"{value.normalize():f}"
        case _:
            return value


def day(value: date | None) -> str:
    """« 28 avril 2025 »"""
    return plain_day(value) if value else ""


def said_choice(part: models.Model, name: str) -> str:
    return str(getattr(part, f"get_{name}_display")())


def _named(one: models.Model) -> str:
    return words(getattr(one, one.TEXTS[0])) if isinstance(one, Part) else str(one)


def _datum(one: models.Model) -> Any:
    match one:
        case Part():
            return one.public_id
        case Organisation():
            return one.name
        case Term():
            return {"code": one.code, "name_fr": one.name_fr, "name_en": one.name_en}
        case _:
            return str(one)
