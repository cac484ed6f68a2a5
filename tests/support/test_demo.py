import pytest

from resal.core.models import Text
from resal.demo.load import load
from resal.site.desk import desk_of
from resal.support.enums import FileStatus, ModuleState, Status
from resal.support.models import SupportFile, SupportRequest
from resal.support.personal_data import held_about

pytestmark = pytest.mark.django_db


def test_the_demo_tells_one_request_from_its_form_to_its_last_review():
    story = load()

    boise = story["files"]["boise"]
    assert boise.request.scores["clarte"] == {"score": 2, "weight": 1}
    assert [event.verb for event in boise.request.events.all()] == [
        "confirm",
        "examine",
        "ask",
        "answer",
        "accept",
    ]
    assert {module.kind: module.state for module in boise.modules.all()} == {
        "portrait": ModuleState.DONE,
        "arp": ModuleState.DONE,
        "plan": ModuleState.DONE,
        "suivi": ModuleState.DONE,
        "evaluation": ModuleState.DONE,
        "produit": ModuleState.NOT_NEEDED,
    }
    assert boise.modules.get(kind="arp").address == story["workshop"].get_absolute_url()
    assert story["milieu"] == boise.milieu


def test_the_demo_holds_the_edge_cases_and_a_living_desk():
    story = load()

    statuses = set(SupportRequest.objects.values_list("status", flat=True))
    assert {
        Status.REFERRED,
        Status.CLOSED,
        Status.NEEDS_DETAIL,
        Status.RECEIVED,
        Status.IN_ANALYSIS,
    } <= statuses
    assert SupportFile.objects.filter(status=FileStatus.SUSPENDED).count() == 1
    assert Text.objects.quarantined().count() == 1
    assert SupportRequest.objects.filter(language="en-ca").count() == 1
    desk = desk_of(story["coordination"][0])
    assert len(desk.decide) >= 2
    assert any(item.line.tag == "en retard" for item in desk.decide)


def test_a_requester_can_have_everything_that_is_held_about_her():
    story = load()

    held = held_about(story["people"]["Soraya Boisclair-Amari"])

    assert [request["status"] for request in held["requests"]] == [Status.ACCEPTED]
    assert [consent["purpose"] for consent in held["consents"]] == ["support.share"]
