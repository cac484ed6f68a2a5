import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def _counters_start_at_zero():
    cache.clear()
