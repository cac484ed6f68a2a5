"""Days as people write them here: « lundi 24 novembre 2026 », « 1er décembre 2026 », « 24 nov. 2026 ».

French writes « 1er » for the first of a month and its months short as the Office québécois de la langue française
does; Django's own short months are other ones.
"""

from datetime import date, datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

SHORT = ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juill.", "août", "sept.", "oct.", "nov.", "déc."]


def long_day(value: date | datetime) -> str:
    """« lundi 24 novembre 2026 »"""
    return _written(value, _("l j F Y"))


def plain_day(value: date | datetime) -> str:
    """« 24 novembre 2026 »"""
    return _written(value, _("j F Y"))


def short_day(value: date | datetime) -> str:
    """« 24 nov. 2026 »"""
    return _written(value, _("j N Y"))


def _written(value: date | datetime, pattern: str) -> str:
    day = timezone.localtime(value) if isinstance(value, datetime) and timezone.is_aware(value) else value
    if (get_language() or "").startswith("fr"):
        pattern = pattern.replace("N", "".join(f"\\{letter}" for letter in SHORT[day.month - 1]))
        if day.day == 1:
            pattern = pattern.replace("j", "j\\e\\r", 1)
    return date_format(day, pattern)
