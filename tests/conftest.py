"""The guards of every test: unknown template variables fail, unordered querysets come shuffled."""

import os
import random

import pytest
from django.core.cache import caches
from django.db.models import QuerySet
from django.template.base import UNKNOWN_SOURCE, FilterExpression


@pytest.fixture(autouse=True)
def _caches_start_empty():
    """Counters of tries live there, and what a page kept."""
    for cache in caches.all():
        cache.clear()


@pytest.fixture(autouse=True)
def _unknown_template_variables_fail(monkeypatch):
    """{{ name }} that nobody passed is a bug, not an empty string; {% if name %} may ask."""
    resolve = FilterExpression.resolve

    def strict(self, context, ignore_failures=False):
        value = resolve(self, context, ignore_failures)
        if isinstance(value, str) and value.startswith("«unknown variable:"):
            source = getattr(getattr(context, "template", None), "origin", UNKNOWN_SOURCE)
            raise AssertionError(f"{value} in {source}")
        return value

    monkeypatch.setattr(FilterExpression, "resolve", strict)


@pytest.fixture(autouse=True)
def _unordered_querysets_are_shuffled(monkeypatch):
    """Whoever relies on an order that no one asked for learns it here."""
    fetch = QuerySet._fetch_all

    def shuffled(self):
        fresh = self._result_cache is None
        fetch(self)
        if fresh and not self.ordered and not self.query.is_sliced and isinstance(self._result_cache, list):
            random.shuffle(self._result_cache)

    monkeypatch.setattr(QuerySet, "_fetch_all", shuffled)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """Where everything must run (RESAL_REQUIRE_ALL=1: CI), a test that is skipped is a test that fails."""
    report = yield
    if report.skipped and os.environ.get("RESAL_REQUIRE_ALL") == "1" and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"Nothing may be skipped here: {report.longrepr[2]}"
    return report
