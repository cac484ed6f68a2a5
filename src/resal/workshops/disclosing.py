"""The disclosure gate of this network, with the thresholds of its settings."""

from django.conf import settings

from resal.methods.disclosure import Gate


def gate() -> Gate:
    return Gate(threshold=settings.RESAL_VOTE_THRESHOLD, complement=settings.RESAL_VOTE_THRESHOLD)
