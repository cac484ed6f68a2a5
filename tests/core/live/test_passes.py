from datetime import timedelta

import pytest
from django.core import signing

from resal.core import clock
from resal.core.live import passes


def test_a_pass_opens_its_topic_and_no_other(jar_for):
    value = jar_for().cookies["passe-flux"]

    assert passes.read(value, "mur/a").holder == ""
    assert passes.read(value, "mur/b") is None
    assert passes.read(value, "salle/a") is None


def test_a_pass_ends(jar_for):
    value = jar_for(hours=1).cookies["passe-flux"]

    with clock.at(clock.now() + timedelta(minutes=59)):
        assert passes.read(value, "mur/a") is not None
    with clock.at(clock.now() + timedelta(minutes=61)):
        assert passes.read(value, "mur/a") is None


@pytest.mark.parametrize(
    "value",
    ["", "x", "a:b:c", signing.dumps(["mur/a"], salt=passes.SALT)],
    ids=["empty", "one word", "three words", "a list"],
)
def test_a_forged_pass_opens_nothing(value):
    assert passes.read(value, "mur/a") is None


def test_a_pass_signed_for_something_else_opens_nothing():
    value = signing.dumps(["mur/a", "", clock.now().timestamp() + 60], salt="autre chose")

    assert passes.read(value, "mur/a") is None


def test_a_pass_goes_to_its_own_doors_only(jar_for):
    assert jar_for().paths == {"passe-flux": "/live/mur/a", "passe-etat": "/etat/mur/a/"}
