"""The page of a new step, drawn once for the room and carried by the stream: the same as asked for, nobody's own."""

import json
import re

import pytest

from resal.core.live.stream import frame_of
from resal.workshops import live
from resal.workshops.actions import voting
from resal.workshops.enums import Script, StepKind
from resal.workshops.phone import pushed
from tests.factories import SectorFactory
from tests.workshops import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def room():
    return factories.opened(Script.SHORT)


def join(client, workshop):
    client.post(f"/r/{workshop.code}/place/", {"sector": SectorFactory().code, "role": "voter"})


def drawn(workshop, language="fr-ca"):
    return pushed.draw(workshop.public_id, live.state(workshop.public_id), language)


def words(html):
    html = re.sub(r"<template.*?</template>|<footer.*?</footer>|<aside.*?</aside>", "", html, flags=re.S)
    body = html[html.index("<body") :]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", body)).strip()


STEPS = [StepKind.PORTRAIT, StepKind.IDEAS, StepKind.MERGE, StepKind.VOTE_1]


@pytest.mark.parametrize("kind", STEPS)
def test_it_says_what_the_page_says(client, room, kind):
    workshop, by = room
    if kind not in workshop.steps.values_list("kind", flat=True):
        pytest.skip("this script has no such step")
    join(client, workshop)
    factories.seats(workshop, 3)
    workshop = factories.go_to(workshop, kind, by)

    pushed_page = words(drawn(workshop)["html"])
    asked = words(client.get(f"/r/{workshop.code}/").text)

    assert sorted(pushed_page.split()) == sorted(asked.split())


def test_nobodys_ballot_and_nobodys_token_are_in_it(client, room):
    workshop, by = room
    [tokens] = factories.seats(workshop, 4)
    workshop = factories.go_to(workshop, StepKind.VOTE_1, by)
    voting.cast(workshop.rounds.get(), tokens[0], [3, 1])

    scene = drawn(workshop)

    assert re.findall(r'data-issue="(\d+)" data-rank="(\d*)"', scene["html"]) == [
        (str(number), "") for number in workshop.rounds.get().issues
    ]
    assert "csrfmiddlewaretoken" not in scene["html"]
    assert "selected" not in scene["html"]
    assert (scene["scene"], scene["round"], len(scene["sectors"])) == ("ballot", 1, 1)


def test_it_comes_in_the_language_of_the_reader(room):
    workshop, by = room
    factories.seats(workshop, 4)
    workshop = factories.go_to(workshop, StepKind.VOTE_1, by)

    assert "Déposer mon bulletin" in drawn(workshop)["html"]
    assert "Déposer mon bulletin" not in drawn(workshop, "en-ca")["html"]


def test_a_place_that_is_ones_own_is_asked_for(room):
    workshop, _by = room

    assert drawn(workshop) is None


def test_it_travels_once_when_the_step_changes(room):
    workshop, by = room
    factories.seats(workshop, 4)
    topic = f"workshop/{workshop.public_id}"
    first = frame_of(topic, None, {"fr-ca"})
    factories.go_to(workshop, StepKind.VOTE_1, by)

    moved = frame_of(topic, first.mark, {"fr-ca"})
    again = frame_of(topic, moved.mark, {"fr-ca"})

    assert (first.scenes, again.scenes) == ({}, {})
    scene, state = moved.to("fr-ca").decode().strip().split("\n\n")
    assert json.loads(scene.removeprefix("event: scene\ndata: "))["scene"] == "ballot"
    assert state.startswith("event: state\n")
    assert moved.to("") == moved.data
