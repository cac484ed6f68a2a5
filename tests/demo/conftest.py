"""The demo told once for a module: each test starts from it and leaves it as it was."""

import pytest
from django.db import transaction

from resal.demo.load import load


@pytest.fixture(scope="module")
def story(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        yield load()
        transaction.set_rollback(True)
