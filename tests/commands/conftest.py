import pytest
from django.utils import translation


@pytest.fixture(autouse=True)
def _the_language_of_a_command_ends_with_it():
    with translation.override("fr-ca"):
        yield
