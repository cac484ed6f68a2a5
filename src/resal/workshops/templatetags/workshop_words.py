"""Sentences about a result, where a template shows one."""

from django import template

from resal.workshops import documents, reading

register = template.Library()
register.filter("why", reading.why)
register.filter("differences", reading.differences)
register.filter("change_words", reading.change_words)
register.filter("when_words", documents.when_words)
