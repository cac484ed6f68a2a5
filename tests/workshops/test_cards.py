"""Printed cards: one seat of one sector, once; the word of the moment; who may print."""

import re
from datetime import timedelta

import pytest

from resal.core import clock
from resal.core.errors import Refusal
from resal.core.registry import registry
from resal.directory.models import MandateRole
from resal.workshops import secrecy
from resal.workshops.actions import carding, seating
from resal.workshops.enums import SeatRole
from resal.workshops.models import Seat, SeatCard, Workshop
from tests.factories import SectorFactory, mandate
from tests.workshops import factories
from tests.workshops.test_secrecy import everything_stored

pytestmark = pytest.mark.django_db


@pytest.fixture
def room():
    workshop, by = factories.opened(head_count=6)
    sector = SectorFactory()
    cards = carding.print_cards(workshop, sector=sector, people=3, by=by)
    carding.choose_way_in(workshop, by_card=True, door_changes=False, by=by)
    return factories.fresh(workshop), by, sector, cards


def join(client, workshop, **fields):
    return client.post(f"/r/{workshop.code}/place/", fields)


def test_a_card_opens_a_seat_of_its_sector_once(client, room):
    workshop, _by, sector, [card, *_others] = room
    typed = f"{card.code[:4].lower()}-{card.code[4:]}"

    first = join(client, workshop, card=typed)
    client.cookies.clear()
    again = join(client, workshop, card=typed)

    assert (first.status_code, again.status_code) == (302, 409)
    assert "Ce code n’ouvre aucune place" in again.text
    assert list(Seat.objects.values_list("sector", "role")) == [(sector.pk, SeatRole.VOTER)]


def test_a_phone_cannot_choose_another_sector_than_its_card(client, room):
    workshop, _by, sector, [card, *_others] = room

    join(client, workshop, card=card.code, sector=SectorFactory().code, role="voter")

    assert Seat.objects.get().sector_id == sector.pk


def test_without_a_card_one_observes(client, room):
    workshop, _by, sector, _cards = room

    nothing = join(client, workshop)
    join(client, workshop, sector=sector.code, role="voter")

    assert nothing.status_code == 422
    assert "Écrivez le code de votre carte" in nothing.text
    assert Seat.objects.get().role == SeatRole.OBSERVER


def test_the_page_keeps_what_was_typed(client, room):
    workshop, _by, _sector, _cards = room

    page = join(client, workshop, card="ABCD2345")

    assert (page.status_code, 'value="ABCD2345"' in page.text) == (409, True)


def test_a_lost_card_is_cancelled_and_replaced(room):
    workshop, by, sector, [lost, *_others] = room

    [new] = carding.replace_card(workshop, lost.number, by=by)

    with pytest.raises(Refusal):
        carding.take_seat_with_card(workshop, lost.code)
    carding.take_seat_with_card(workshop, new.code)
    assert (new.number, new.sector.pk, Seat.objects.count()) == (4, sector.pk, 1)


def test_a_card_that_was_used_is_not_replaced(room):
    workshop, by, _sector, [card, *_others] = room
    carding.take_seat_with_card(workshop, card.code)

    for number in (card.number, 99):
        with pytest.raises(Refusal):
            carding.replace_card(workshop, number, by=by)


def test_there_are_never_more_cards_than_places(room):
    workshop, by, sector, _cards = room
    carding.print_cards(workshop, sector=sector, people=3, by=by)

    with pytest.raises(Refusal):
        carding.print_cards(workshop, sector=sector, people=1, by=by)


def test_cancelled_cards_open_nothing_and_the_code_of_the_room_does_again(room):
    workshop, by, _sector, cards = room

    assert carding.cancel_cards(workshop, by=by) == 3
    assert factories.fresh(workshop).by_card is False
    with pytest.raises(Refusal):
        carding.take_seat_with_card(workshop, cards[0].code)


def test_cards_of_another_room_open_nothing_here(room):
    _workshop, _by, _sector, [card, *_others] = room
    elsewhere, _other = factories.opened()

    with pytest.raises(Refusal):
        carding.take_seat_with_card(elsewhere, card.code)


def test_no_code_is_stored_and_no_row_says_which_seat_a_card_opened(room):
    workshop, _by, _sector, cards = room
    carding.take_seat_with_card(workshop, cards[0].code)

    stored = "".join(everything_stored().values())
    assert [card.code for card in cards if card.code in stored] == []
    assert {field.name for field in SeatCard._meta.get_fields()} == {
        "id",
        "workshop",
        "poll",
        "number",
        "digest",
        "sector",
        "used",
        "cancelled",
    }
    assert SeatCard._meta.db_table in registry.never_in_backup


def test_the_paper_is_the_answer_and_the_address_of_its_code_is_never_sent(client, room):
    workshop, by, sector, _cards = room
    client.force_login(by)

    paper = client.post(f"/activites/{workshop.public_id}/entree/cartes/", {"sector": sector.pk, "people": 2})

    assert (paper["Content-Type"], paper.content[:4]) == ("application/pdf", b"%PDF")
    assert SeatCard.objects.count() == 5


@pytest.mark.parametrize(
    ("address", "fields"),
    [
        ("cartes/", {"sector": "", "people": "2"}),
        ("cartes/", {"people": "99"}),
        ("perte/", {"number": "77"}),
        ("perte/", {"number": "x"}),
    ],
)
def test_a_wrong_wish_says_so_beside_its_field(client, room, address, fields):
    workshop, by, _sector, _cards = room
    client.force_login(by)

    page = client.post(f"/activites/{workshop.public_id}/entree/{address}", fields)

    assert (page.status_code, bool(page.context["form"].errors)) == (422, True)


@pytest.mark.parametrize(("role", "status"), [(MandateRole.FACILITATOR, 200), (MandateRole.PARTNER, 403)])
def test_only_whoever_runs_the_room_sees_its_door(client, room, role, status):
    workshop, _by, _sector, _cards = room
    client.force_login(mandate(workshop.milieu, role))

    assert client.get(f"/activites/{workshop.public_id}/entree/").status_code == status


def test_the_word_of_the_moment_changes_and_the_one_before_still_opens(client, room):
    workshop, by, sector, _cards = room
    carding.choose_way_in(workshop, by_card=False, door_changes=True, by=by)
    start = clock.now()
    before = secrecy.door_word(workshop.public_id)
    answers = []
    for minutes in (0, 5, 10):
        with clock.at(start + timedelta(minutes=minutes)):
            client.cookies.clear()
            answers.append(
                join(client, workshop, sector=sector.code, role="voter", moment=before).status_code
            )
    client.cookies.clear()
    answers.append(join(client, workshop, sector=sector.code, role="voter").status_code)

    assert answers == [302, 302, 422, 422]


def test_only_the_screen_tells_the_word_of_the_moment(client, room):
    workshop, by, _sector, _cards = room
    carding.choose_way_in(workshop, by_card=False, door_changes=True, by=by)
    word = f"<b>{secrecy.door_word(workshop.public_id)}</b>"
    door = client.get(f"/r/{workshop.code}/").text
    client.force_login(by)
    screen = client.get(f"/activites/{workshop.public_id}/ecran/").text

    assert (word in door, word in screen) == (False, True)


def test_cards_go_with_the_seats_when_the_room_has_decided(room):
    from resal.workshops.actions import deciding, voting
    from resal.workshops.enums import StepKind

    workshop, by, _sector, cards = room
    tokens = [carding.take_seat_with_card(workshop, card.code) for card in cards]
    workshop = factories.go_to(workshop, StepKind.VOTE_1, by)
    for token in tokens:
        voting.cast(workshop.rounds.get(), token, [1])
    workshop = factories.go_to(workshop, StepKind.DECISION, by)
    for issue in workshop.issues.select_related("workshop").order_by("number")[:2]:
        deciding.choose_problem(workshop, "Se parler", [issue], by=by, reason="La salle y tient")
    deciding.finish(workshop, by=by)

    assert (SeatCard.objects.count(), Seat.objects.count()) == (0, 0)


def test_by_card_without_a_card_is_refused():
    workshop, by = factories.opened()

    with pytest.raises(Refusal):
        carding.choose_way_in(workshop, by_card=True, door_changes=False, by=by)
    assert Workshop.objects.get().by_card is False
    assert seating.seat_of(workshop, "") is None
    assert re.fullmatch(r"\d{4}", secrecy.door_word(workshop.public_id))
