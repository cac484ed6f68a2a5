"""The room's screen: for those who run the room and by a signed link; the code always there, nothing personal."""

import pytest

from resal.accounts import links
from resal.directory.models import MandateRole
from resal.workshops.actions import stepping, voting
from resal.workshops.enums import Script, StepKind
from tests.factories import PersonFactory, mandate
from tests.workshops import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def room():
    return factories.opened(Script.SHORT)


def by_link(client, workshop):
    token = links.issue("workshops.screen", workshop.public_id, days=2)
    return client.get(f"/ecran/{token}/")


def test_the_screen_is_for_those_who_run_the_room(client, room):
    workshop, _by = room
    address = f"/activites/{workshop.public_id}/ecran/"

    assert client.get(address).status_code == 302
    client.force_login(PersonFactory())
    assert client.get(address).status_code == 403
    client.force_login(mandate(workshop.milieu, MandateRole.FACILITATOR))
    assert client.get(address).status_code == 200
    assert client.get("/activites/inconnue/ecran/").status_code == 404


def test_a_signed_link_opens_the_screen_without_an_account(client, room):
    workshop, _by = room

    response = by_link(client, workshop)

    assert response.status_code == 200
    assert workshop.code[:3] in response.text
    assert "<svg" in response.text


@pytest.mark.parametrize("token", ["forge", "x" * 200])
def test_a_forged_link_opens_nothing(client, token):
    assert client.get(f"/ecran/{token}/").status_code == 410


def test_a_link_for_something_else_opens_nothing(client, room):
    token = links.issue("support.draft", room[0].public_id, days=2)

    assert client.get(f"/ecran/{token}/").status_code == 410


def test_a_revoked_link_opens_nothing(client, room):
    workshop, _by = room
    token = links.issue("workshops.screen", workshop.public_id, days=2)
    links.revoke("workshops.screen", workshop.public_id)

    assert client.get(f"/ecran/{token}/").status_code == 410


def test_the_screen_leads_phones_where_they_can_reach(client, room, settings):
    settings.RESAL_PHONES_URL = "http://192.168.1.20:8000"

    assert "192.168.1.20:8000/r" in by_link(client, room[0]).text
    settings.RESAL_URL = "https://resal.exemple.org"
    assert "resal.exemple.org/r" in by_link(client, room[0]).text


def test_each_step_has_its_screen(client, room):
    workshop, by = room
    factories.seats(workshop, 3, 3)

    for kind, words in (
        (StepKind.WELCOME, "Bienvenue"),
        (StepKind.PORTRAIT, "Le portrait, en trois faits"),
        (StepKind.QUESTION, "Qu’est-ce qui nous empêche d’agir ensemble"),
        (StepKind.IDEAS, "En silence"),
        (StepKind.MERGE, "Nos enjeux"),
        (StepKind.VOTE_1, "Vote individuel et secret"),
        (StepKind.BREAK, "Résultat du vote 1"),
    ):
        if kind == StepKind.BREAK:
            fill(workshop)
        workshop = factories.go_to(workshop, kind, by)
        assert words in by_link(client, workshop).text


def fill(workshop):
    """Put four ballots in the open box."""
    from resal.workshops.models import LiveBallot

    for round in workshop.rounds.uncounted():
        for number in range(4):
            LiveBallot.objects.create(
                key=f"{round.pk}-{number}", round=round, group=round.groups[0]["code"], choices=[1, 2]
            )


def test_while_people_vote_the_screen_says_how_many_and_no_more(client, room):
    workshop, by = room
    [tokens] = factories.seats(workshop, 4)
    workshop = factories.go_to(workshop, StepKind.VOTE_1, by)
    voting.cast(workshop.rounds.get(), tokens[0], [2])

    text = by_link(client, workshop).text

    assert '<b data-state="cast">1</b>' in text
    assert "sur 4 bulletins" in text
    assert "Recrutement en ligne" not in text


def test_a_pause_is_a_neutral_screen_that_keeps_the_code(client, room):
    workshop, by = room
    stepping.pause(workshop, by=by)

    text = by_link(client, workshop).text

    assert "On reprend bientôt." in text
    assert "Bienvenue" not in text
    assert workshop.code[:3] in text
