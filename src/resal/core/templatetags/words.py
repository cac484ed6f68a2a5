"""Words, dates and numbers as people read them here. Always loaded: templates need no {% load words %}."""

from django import template
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext as _

from resal.core import days, texts
from resal.core import once as once_only

register = template.Library()


@register.filter
def day(value) -> str:
    """« lundi 24 novembre 2026 »"""
    return days.long_day(value) if value else ""


@register.filter
def short_day(value) -> str:
    """« 24 nov. 2026 »"""
    return days.short_day(value) if value else ""


@register.filter
def hour(value) -> str:
    """« 13 h 05 », never cut at the end of a line."""
    return date_format(_local(value), _("G \\h i")).replace(" ", "\u00a0") if value else ""


@register.filter
def words(text) -> str:
    """A text of the erasable store: its words, or what stands in their place; nothing when there is none."""
    return "" if text is None else str(text)


@register.filter
def editable_words(text) -> str:
    return texts.words(text)


@register.simple_tag
def once():
    """The hidden token that makes a form work once (`core.once`)."""
    return format_html('<input type="hidden" name="{}" value="{}">', once_only.FIELD, once_only.token())


@register.filter
def summed_up(form):
    """Remember that the page sums up this form's errors, so that the form itself does not repeat them."""
    form.is_summed_up = True
    return form


@register.filter
def is_summed_up(form) -> bool:
    return getattr(form, "is_summed_up", False)


def _local(value):
    return timezone.localtime(value) if hasattr(value, "hour") else value
