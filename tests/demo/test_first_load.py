import pytest

from resal.core.models import Network
from resal.demo.load import is_loaded, load
from resal.directory.models import Member, Organisation

pytestmark = pytest.mark.django_db


def test_the_demo_network_is_told_from_an_empty_installation():
    assert is_loaded() is False

    load()

    assert is_loaded() is True
    assert Network.current().name == "RÉSAL démo"
    assert Organisation.objects.active().count() == 36
    assert Member.objects.active().count() == 18
