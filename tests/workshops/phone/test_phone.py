"""The phone's path by plain POST, from the code to the end, and every way to be refused."""

import re

import pytest
from django.utils.translation import override

from resal.core import clock
from resal.workshops import live
from resal.workshops.actions import stepping, voting
from resal.workshops.enums import Script, Status, StepKind
from resal.workshops.models import Guest, Idea, LiveBallot, Seat, Workshop
from resal.workshops.phone import holding
from resal.workshops.phone.page import _states
from tests.factories import OrganisationFactory, SectorFactory
from tests.workshops import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def room():
    workshop, by = factories.opened(Script.SHORT)
    return workshop, by


def join(client, workshop, sector=None, **fields):
    sector = sector or SectorFactory()
    return client.post(f"/r/{workshop.code}/place/", {"sector": sector.code, "role": "voter"} | fields)


def page(client, workshop):
    return client.get(f"/r/{workshop.code}/")


def at_vote(room, client, *counts):
    """A room at its first vote, with this phone and others seated."""
    workshop, by = room
    join(client, workshop)
    factories.seats(workshop, *(counts or (2,)))
    workshop = factories.go_to(workshop, StepKind.VOTE_1, by)
    return workshop, by, workshop.rounds.get()


def deposit(client, workshop, number=1, **fields):
    return client.post(f"/r/{workshop.code}/votes/{number}/bulletin/", fields)


def test_a_code_is_typed_as_people_type(client, room):
    workshop, _by = room
    typed = f" {workshop.code[:3].lower()} · {workshop.code[3:].lower()} "

    response = client.post("/r/", {"code": typed})

    assert response.headers["Location"] == f"/r/{workshop.code}/"


def test_a_machine_that_tries_codes_is_stopped_and_a_right_code_costs_nothing(client, room):
    workshop = room[0] if isinstance(room, tuple) else room
    for _right in range(3):
        client.post("/r/", {"code": workshop.code})
    answers = [client.post("/r/", {"code": "ABCDEF"}).status_code for _wrong in range(121)]

    assert (answers[:120], answers[120]) == ([422] * 120, 429)
    assert client.get("/r/ABCDEF/").status_code == 429


def test_an_unknown_code_is_said_and_kept(client):
    response = client.post("/r/", {"code": "ABCDEF"})

    assert response.status_code == 422
    assert "Aucune salle n’a ce code" in response.text
    assert 'value="ABCDEF"' in response.text


@pytest.mark.parametrize("code", ["ABCDEF", "a" * 300])
def test_an_unknown_room_is_not_found(client, code):
    assert client.get(f"/r/{code}/").status_code == 404


def test_a_cancelled_activity_says_so(client, room):
    workshop, _by = room
    Workshop.objects.update(status=Status.CLOSED)

    assert page(client, workshop).status_code == 410


def test_the_door_tells_what_will_happen_and_who_can_help(client, room):
    workshop, _by = room

    text = page(client, workshop).text

    assert "Aïcha Beaulieu est là pour en parler" in text
    assert "Personne ne peut savoir ce que vous avez choisi" in text
    assert "la loi oblige à le signaler" in text


def test_taking_a_seat_sets_one_signed_cookie_and_no_session(client, room):
    workshop, _by = room

    response = join(client, workshop)

    cookie = response.cookies[holding.COOKIE]
    assert (cookie["path"], cookie["httponly"], cookie["max-age"]) == (f"/r/{workshop.code}/", True, 43200)
    assert "sessionid" not in response.cookies
    assert "Vous avez votre place" in page(client, workshop).text


def test_the_same_phone_takes_one_seat(client, room):
    workshop, _by = room

    join(client, workshop)
    join(client, workshop)

    assert Seat.objects.count() == 1


def test_two_clicks_take_one_seat(client, room):
    workshop, _by = room
    [token] = re.findall(r'name="once" value="([^"]+)"', page(client, workshop).text)

    join(client, workshop, once=token)
    client.cookies.clear()
    join(client, workshop, once=token)

    assert Seat.objects.count() == 1


@pytest.mark.parametrize("sector", ["", "nulle-part"])
def test_without_a_sector_one_is_asked_again(client, room, sector):
    workshop, _by = room

    response = client.post(f"/r/{workshop.code}/place/", {"sector": sector, "role": "voter"})

    assert response.status_code == 422
    assert 'role="alert"' in response.text


def test_the_sectors_of_the_invited_come_first_and_the_others_are_folded(client, room):
    workshop, _by = room
    school, street = SectorFactory(), SectorFactory()
    Guest.objects.create(workshop=workshop, organisation=OrganisationFactory(sector=school))

    first, folded = page(client, workshop).text.split('<details class="others">')

    assert (f'value="{school.code}"' in first, f'value="{street.code}"' in first) == (True, False)
    assert f'value="{street.code}"' in folded.split("</details>")[0]


def test_without_invitations_all_sectors_are_in_one_list(client, room):
    workshop, _by = room
    SectorFactory()

    assert '<details class="others"' not in page(client, workshop).text


def test_another_sector_that_was_chosen_is_not_hidden_by_a_refusal(client, room):
    workshop, _by = room
    street = SectorFactory()
    Guest.objects.create(workshop=workshop, organisation=OrganisationFactory())

    response = join(client, workshop, street, role="personne")

    assert response.status_code == 422
    assert '<details class="others" open>' in response.text


def test_a_full_room_says_so_and_lets_one_observe(client, room):
    workshop, _by = room
    Workshop.objects.update(head_count=3)
    factories.seats(workshop, 3)

    refused = join(client, workshop)
    observing = join(client, workshop, role="observer")

    assert refused.status_code == 409
    assert "La salle est complète : 3 personnes" in refused.text
    assert observing.status_code == 302


def test_a_seat_in_one_room_is_none_in_another(client, room):
    workshop, _by = room
    other, _by = factories.opened()
    join(client, workshop)
    client.cookies[holding.COOKIE]["path"] = f"/r/{other.code}/"

    assert "Prenez votre place" in page(client, other).text


def test_leaving_gives_the_seat_back(client, room):
    workshop, _by = room
    join(client, workshop)

    client.post(f"/r/{workshop.code}/depart/")

    assert Seat.objects.present().count() == 0
    assert "Prenez votre place" in page(client, workshop).text


def test_an_idea_is_sent_and_its_fate_is_seen(client, room):
    workshop, by = room
    join(client, workshop)
    factories.go_to(workshop, StepKind.IDEAS, by)

    client.post(f"/r/{workshop.code}/idees/", {"words": "On ne sait pas qui appeler"})

    text = page(client, workshop).text
    assert "On ne sait pas qui appeler" in text
    assert "Pas de noms, pas de cas." in text
    assert "Affichée à l’écran." in text


@pytest.mark.parametrize(
    ("words", "status"), [("", 422), ("x" * 281, 422), ("Appelle Kevin au 514 555-0199", 422)]
)
def test_an_idea_that_cannot_be_taken_keeps_what_was_typed(client, room, words, status):
    workshop, by = room
    join(client, workshop)
    factories.go_to(workshop, StepKind.IDEAS, by)

    response = client.post(f"/r/{workshop.code}/idees/", {"words": words})

    assert response.status_code == status
    assert words in response.text
    assert Idea.objects.count() == 0


def test_an_idea_out_of_its_time_is_refused(client, room):
    workshop, _by = room
    join(client, workshop)

    response = client.post(f"/r/{workshop.code}/idees/", {"words": "Trop tôt"})

    assert response.status_code == 409
    assert "Ce n’est pas le moment des idées." in response.text


def test_only_the_author_objects_to_a_merge(client, room):
    workshop, by = room
    join(client, workshop)
    factories.go_to(workshop, StepKind.IDEAS, by)
    client.post(f"/r/{workshop.code}/idees/", {"words": "Mon idée"})
    factories.go_to(workshop, StepKind.MERGE, by)
    idea = Idea.objects.get()
    Idea.objects.update(issue=workshop.issues.first())

    client.post(f"/r/{workshop.code}/idees/{idea.pk}/opposition/")
    mine = page(client, workshop).text
    client.post(f"/r/{workshop.code}/depart/")
    join(client, workshop)
    stranger = client.post(f"/r/{workshop.code}/idees/{idea.pk}/opposition/")

    assert "Vous vous opposez à ce regroupement" in mine
    assert stranger.status_code == 409


def test_a_ballot_by_selects_and_by_touch_are_the_same(client, room):
    workshop, _by, _round = at_vote(room, client)

    deposit(client, workshop, rank_3="1", rank_1="2", rank_2="")
    by_selects = LiveBallot.objects.get().choices
    deposit(client, workshop, choices="3,1")

    assert by_selects == [3, 1]
    assert LiveBallot.objects.get().choices == [3, 1]
    assert "rang-1" not in page(client, workshop).text


def test_a_ballot_can_be_changed_and_the_last_one_counts(client, room):
    workshop, _by, _round = at_vote(room, client)

    for choices in ("1,2,3", "1,2,3", "4"):
        deposit(client, workshop, choices=choices)

    assert [ballot.choices for ballot in LiveBallot.objects.all()] == [[4]]


def test_a_ballot_that_was_delayed_does_not_undo_a_newer_one(client, room):
    workshop, _by, _round = at_vote(room, client)

    deposit(client, workshop, choices="2", turn="2")
    late = deposit(client, workshop, choices="1", turn="1")
    kept = LiveBallot.objects.get().choices
    deposit(client, workshop, choices="3", turn="3")

    assert (late.status_code, kept) == (302, [2])
    assert [(ballot.choices, ballot.turn) for ballot in LiveBallot.objects.all()] == [([3], 3)]


@pytest.mark.parametrize("turn", ["", "-1", "un", "²", "9" * 40])
def test_a_ballot_without_a_count_replaces_what_is_in_the_box(client, room, turn):
    workshop, _by, _round = at_vote(room, client)

    deposit(client, workshop, choices="2", turn="7")
    deposit(client, workshop, choices="1", turn=turn)

    assert [(ballot.choices, ballot.turn) for ballot in LiveBallot.objects.all()] == [([1], 7)]
    assert 'data-turn="7"' in client.get(f"/r/{workshop.code}/?changer").text


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"choices": ""}, "Choisissez au moins un enjeu."),
        ({"choices": "1,2,3,4"}, "Choisissez au plus 3 enjeux."),
        ({"choices": "1,1"}, "L’enjeu 1 est choisi deux fois."),
        ({"choices": "1,x"}, "L’enjeu 0 n’existe pas."),
        ({"choices": "99"}, "L’enjeu 99 n’existe pas."),
        ({"rank_1": "1", "rank_2": "1"}, "Deux enjeux ont le rang 1"),
        ({}, "Choisissez au moins un enjeu."),
    ],
)
def test_a_ballot_that_is_none_is_refused_with_a_sentence(client, room, fields, sentence):
    workshop, _by, _round = at_vote(room, client)

    response = deposit(client, workshop, **fields)

    assert response.status_code == 422
    assert sentence in response.text
    assert LiveBallot.objects.count() == 0


def test_a_ballot_after_the_grace_is_gone(client, room):
    workshop, by, round = at_vote(room, client)
    factories.count(round, by)

    response = deposit(client, workshop, choices="1")

    assert response.status_code == 410
    assert "Le vote est fermé : ce bulletin n’a pas été compté." in response.text


def test_a_ballot_in_the_grace_is_taken(client, room):
    workshop, by, round = at_vote(room, client)
    with clock.at(clock.now()):
        voting.begin_closing(round, by=by)
        response = deposit(client, workshop, choices="1")

    assert response.status_code == 302
    assert LiveBallot.objects.count() == 1


def test_a_ballot_for_a_round_that_does_not_exist_is_not_found(client, room):
    workshop, _by, _round = at_vote(room, client)

    assert deposit(client, workshop, number=2, choices="1").status_code == 404
    assert client.post(f"/r/{workshop.code}/votes/99999999999999999999/bulletin/").status_code == 404


def test_a_stranger_cannot_vote(client, room):
    workshop, _by, _round = at_vote(room, client)
    client.cookies.clear()

    response = deposit(client, workshop, choices="1")

    assert response.status_code == 409
    assert LiveBallot.objects.count() == 0


def test_who_comes_during_the_first_vote_waits_for_the_second(client, room):
    workshop, by = room
    factories.seats(workshop, 3)
    workshop = factories.go_to(workshop, StepKind.VOTE_1, by)

    join(client, workshop)

    assert "vous voterez au prochain" in page(client, workshop).text
    assert deposit(client, workshop, choices="1").status_code == 409


def test_leaving_and_coming_back_gives_no_second_vote(client, room):
    workshop, _by, _round = at_vote(room, client)
    sector = Seat.objects.filter(channel="phone").order_by("came_at").last().sector
    deposit(client, workshop, choices="1")

    client.post(f"/r/{workshop.code}/depart/")
    join(client, workshop, sector)

    assert deposit(client, workshop, choices="2").status_code == 409
    assert [ballot.choices for ballot in LiveBallot.objects.all()] == [[1]]


def test_an_observer_is_offered_no_ballot(client, room):
    workshop, by = room
    join(client, workshop, role="observer")
    factories.seats(workshop, 3)
    workshop = factories.go_to(workshop, StepKind.VOTE_1, by)

    text = page(client, workshop).text

    assert "Vous observez" in text
    assert "Déposer mon bulletin" not in text


def test_issues_come_in_an_order_of_each_phone_that_stays(client, room):
    workshop, _by, _round = at_vote(room, client)

    def order():
        return re.findall(r'data-issue="(\d+)"', page(client, workshop).text)

    assert order() == order()
    assert sorted(order()) == ["1", "2", "3", "4"]


def test_while_the_vote_is_open_the_phone_says_how_many_only(client, room):
    workshop, _by, _round = at_vote(room, client)
    deposit(client, workshop, choices="2")

    text = page(client, workshop).text

    assert "sur 3 bulletins déposés" in text
    assert "Résultat" not in text


def test_after_the_vote_the_order_is_shown_without_a_figure(client, room):
    workshop, by, round = at_vote(room, client, 3, 3)
    tokens = factories.seats(workshop)
    assert tokens == []
    deposit(client, workshop, choices="2,1")
    for number in range(3):
        LiveBallot.objects.create(
            key=f"k{number}", round=round, group=round.groups[0]["code"], choices=[2, 3]
        )
    factories.count(round, by)

    text = page(client, workshop).text

    assert "Résultat du vote 1" in text
    assert "c’est le groupe qui décide" in text


def test_a_pause_hides_everything(client, room):
    workshop, by, _round = at_vote(room, client)
    stepping.pause(workshop, by=by)

    text = page(client, workshop).text

    assert "La salle reprend bientôt." in text
    assert "Déposer mon bulletin" not in text


def test_at_the_end_the_phone_leads_to_what_was_done_with_it(client, room):
    workshop, _by = room
    join(client, workshop)
    Workshop.objects.update(status=Status.DECIDED)
    _states.clear()

    text = page(client, workshop).text

    assert "Voici ce que la salle a retenu" in text
    assert f'href="/r/{workshop.code}/suites/"' in text


@pytest.mark.parametrize("path", ["place", "depart", "idees", "votes/1/bulletin"])
def test_going_back_to_a_posted_address_leads_to_the_room(client, room, path):
    workshop, _by = room

    response = client.get(f"/r/{workshop.code}/{path}/")

    assert response.headers["Location"] == f"/r/{workshop.code}/"


def test_the_page_gives_a_pass_for_this_room(client, room):
    workshop, _by = room
    page(client, workshop)

    assert client.get(f"/etat/workshop/{workshop.public_id}/").status_code == 200
    other, _by = factories.opened()
    assert client.get(f"/etat/workshop/{other.public_id}/").status_code == 403


def test_english_is_complete_on_the_phone(client, room):
    workshop, _by, _round = at_vote(room, client)
    client.cookies["langue"] = "en-ca"

    text = page(client, workshop).text

    assert "Cast my ballot" in text
    assert "Déposer" not in text


def test_queries_do_not_grow_with_the_room(client, room, django_assert_max_num_queries):
    workshop, _by, _round = at_vote(room, client)
    _states.clear()
    with django_assert_max_num_queries(25) as few:
        page(client, workshop)
    for _number in range(10):
        Idea.objects.create(workshop=workshop, words=workshop.question)
    _states.clear()
    with django_assert_max_num_queries(25) as many:
        page(client, workshop)

    assert len(few) == len(many)


@pytest.mark.parametrize(("language", "index"), [("fr-ca", 0), ("en-ca", 1)])
def test_each_step_is_named_in_the_readers_language(client, room, language, index):
    workshop, by = room
    join(client, workshop)
    factories.seats(workshop, 3)
    client.cookies["langue"] = language
    steps = {
        StepKind.QUESTION: ("La question", "The question"),
        StepKind.IDEAS: ("Idées en silence", "Ideas in silence"),
        StepKind.VOTE_1: ("Vote 1", "Vote 1"),
        StepKind.DECISION: ("Décision", "Decision"),
    }

    for kind, names in steps.items():
        workshop = factories.go_to(workshop, kind, by)
        assert f"<b>{names[index]}</b>" in page(client, workshop).text


def test_the_shared_state_is_the_same_in_every_language(room):
    workshop, by = room
    factories.seats(workshop, 3)
    workshop = factories.go_to(workshop, StepKind.VOTE_2, by)

    with clock.at(clock.now()), override("fr-ca"):
        french = live.state(workshop.public_id)
        with override("en-ca"):
            english = live.state(workshop.public_id)

    assert english == french
