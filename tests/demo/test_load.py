import pytest

from resal.core.models import Network
from resal.demo.load import is_loaded, load, sign_ins
from resal.directory.models import Member, Organisation

pytestmark = pytest.mark.django_db


def test_the_demo_network_is_told_from_an_empty_installation():
    assert is_loaded() is False

    load()

    assert is_loaded() is True
    assert Network.current().name == "RÉSAL démo"
    assert Organisation.objects.active().count() == 19
    assert Member.objects.active().count() == 18


def test_one_can_sign_in_once_for_each_role():
    load()

    assert [name for _role, name, _email in sign_ins()] == [
        "Noémie Charlebois-Diallo",
        "Soraya Boisclair-Amari",
        "Hoa Fauteux-Pham",
        "Rosalie Fortier-Wang",
    ]


def test_the_youth_committee_leaves_no_name():
    load()

    assert Member.objects.filter(organisation__name__startswith="Comité Les Voix").count() == 0
