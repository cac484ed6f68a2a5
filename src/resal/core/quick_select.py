"""A select of many lines, written in one go: Django renders one template a line, which costs a list page dear."""

from django import forms
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join


class QuickSelect(forms.Select):
    def render(self, name, value, attrs=None, renderer=None):
        widget = self.get_context(name, value, attrs)["widget"]
        lines = format_html_join(
            "", "{}", ([_group(title, options)] for title, options, _ in widget["optgroups"])
        )
        return format_html("<select{}>{}</select>", flatatt({"name": name, **widget["attrs"]}), lines)


def _group(title, options):
    lines = format_html_join(
        "",
        '<option value="{}"{}>{}</option>',
        ((one["value"], flatatt(one["attrs"]), one["label"]) for one in options),
    )
    return format_html('<optgroup label="{}">{}</optgroup>', title, lines) if title else lines
