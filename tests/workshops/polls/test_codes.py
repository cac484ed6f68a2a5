"""Personal codes of a consultation: one place of one sector, once; who may prepare them; what is kept."""

import csv
import io

import pytest

from resal.core.errors import Refusal
from resal.directory.models import MandateRole
from resal.workshops import secrecy
from resal.workshops.actions import answering, carding, poll_carding, polling
from resal.workshops.models import LiveAnswer, PollSeat, SeatCard
from tests.factories import SectorFactory, mandate
from tests.workshops.polls import factories
from tests.workshops.test_secrecy import everything_stored

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked():
    """A consultation open to three codes of one sector."""
    poll, by = factories.opened(head_count=6)
    sector = SectorFactory()
    codes = carding.print_cards(poll, sector=sector, people=3, by=by)
    poll_carding.choose_poll_way_in(poll, by_card=True, by=by)
    return factories.fresh(poll), by, sector, codes


def enter(client, poll, **fields):
    return client.post(f"/c/{poll.code}/place/", fields)


def test_a_code_opens_one_place_and_says_the_sector(client, asked):
    poll, _by, sector, [code, *_others] = asked

    first = enter(client, poll, card=f"{code.code[:4].lower()}-{code.code[4:]}", sector=SectorFactory().code)
    client.post(f"/c/{poll.code}/reponse/", {"element_1": "2"})
    kept = LiveAnswer.objects.get()
    client.cookies.clear()
    again = enter(client, poll, card=code.code)

    assert (first.status_code, again.status_code, PollSeat.objects.count()) == (302, 409, 1)
    assert "Ce code n’ouvre aucune place" in again.text
    assert secrecy.sector_under(kept.seal, kept.key, [sector.code, "other"]) == sector.code


def test_the_shared_link_alone_opens_nothing(client, asked):
    poll, _by, sector, _codes = asked

    page = enter(client, poll, sector=sector.code)

    assert (page.status_code, PollSeat.objects.count()) == (422, 0)
    assert "Écrivez le code que vous avez reçu." in page.text
    with pytest.raises(Refusal):
        answering.take_poll_seat(poll)


def test_what_was_typed_stays_in_its_field(client, asked):
    poll, _by, _sector, _codes = asked

    page = enter(client, poll, card="ABCD2345")

    assert (page.status_code, 'value="ABCD2345"' in page.text) == (409, True)


def test_a_place_that_is_refused_leaves_the_code_good(client):
    poll, by = factories.prepared()
    [code] = carding.print_cards(poll, sector=SectorFactory(), people=1, by=by)
    poll_carding.choose_poll_way_in(poll, by_card=True, by=by)

    early = enter(client, poll, card=code.code)
    polling.open_poll(poll, by=by)

    assert (early.status_code, SeatCard.objects.good().count()) == (409, 1)
    assert enter(client, poll, card=code.code).status_code == 302


def test_a_code_of_another_consultation_opens_nothing_here(asked):
    _poll, _by, _sector, [code, *_others] = asked
    elsewhere, _other = factories.opened()

    with pytest.raises(Refusal):
        poll_carding.take_place_with_code(elsewhere, code.code)


def test_a_lost_code_is_replaced_and_a_lost_list_cancelled(asked):
    poll, by, sector, [lost, *_others] = asked

    [new] = carding.replace_card(poll, lost.number, by=by)
    with pytest.raises(Refusal):
        poll_carding.take_place_with_code(poll, lost.code)
    _token, told = poll_carding.take_place_with_code(poll, new.code)

    assert (new.number, told) == (4, sector)
    assert carding.cancel_cards(poll, by=by) == 2
    assert factories.fresh(poll).by_card is False


def test_there_are_never_more_codes_than_places(asked):
    poll, by, sector, _codes = asked
    carding.print_cards(poll, sector=sector, people=3, by=by)

    with pytest.raises(Refusal):
        carding.print_cards(poll, sector=sector, people=1, by=by)


def test_asking_for_codes_that_nobody_has_is_refused():
    poll, by = factories.opened()

    with pytest.raises(Refusal):
        poll_carding.choose_poll_way_in(poll, by_card=True, by=by)


def test_no_code_is_stored_and_the_count_forgets_their_digests(asked):
    poll, by, sector, codes = asked
    for code in codes:
        token, _sector = poll_carding.take_place_with_code(poll, code.code)
        answering.answer(poll, token, sector.code, {"1": 1})
    stored = "".join(everything_stored().values())
    answering.count_poll(poll, by=by)

    assert [code.code for code in codes if code.code in stored] == []
    assert (SeatCard.objects.count(), PollSeat.objects.count()) == (0, 0)
    with pytest.raises(Refusal):
        carding.print_cards(poll, sector=sector, people=1, by=by)


def test_the_list_holds_a_link_a_person_and_the_paper_is_a_pdf(client, asked):
    poll, by, sector, _codes = asked
    client.force_login(by)
    address = f"/consultations/{poll.public_id}/codes/preparer/"

    listed = client.post(address, {"sector": sector.pk, "people": 2})
    paper = client.post(address, {"sector": sector.pk, "people": 1, "papier": "oui"})
    rows = list(csv.reader(io.StringIO(listed.content.decode("utf-8-sig"))))
    client.logout()

    assert rows[0] == ["numéro", "secteur", "lien"]
    assert [row[:2] for row in rows[1:]] == [["4", sector.name_fr], ["5", sector.name_fr]]
    assert (paper["Content-Type"], paper.content[:4]) == ("application/pdf", b"%PDF")
    assert enter(client, poll, card=rows[1][2].partition("#")[2]).status_code == 302


@pytest.mark.parametrize(
    ("address", "fields"),
    [
        ("preparer/", {"sector": "", "people": "2"}),
        ("preparer/", {"people": "99"}),
        ("perte/", {"number": "77"}),
        ("perte/", {"number": "x"}),
    ],
)
def test_a_wrong_wish_says_so_beside_its_field(client, asked, address, fields):
    poll, by, _sector, _codes = asked
    client.force_login(by)

    page = client.post(f"/consultations/{poll.public_id}/codes/{address}", fields)

    assert (page.status_code, bool(page.context["form"].errors)) == (422, True)


@pytest.mark.parametrize(("role", "status"), [(MandateRole.FACILITATOR, 200), (MandateRole.PARTNER, 403)])
def test_only_whoever_runs_the_consultation_sees_its_codes(client, asked, role, status):
    poll, _by, _sector, _codes = asked
    client.force_login(mandate(poll.milieu, role))

    assert client.get(f"/consultations/{poll.public_id}/codes/").status_code == status
    assert client.post(f"/consultations/{poll.public_id}/codes/annulation/").status_code == (
        302 if status == 200 else 403
    )


def test_once_it_is_counted_the_page_says_that_codes_open_nothing(client, asked):
    poll, by, _sector, _codes = asked
    answering.count_poll(poll, by=by)
    client.force_login(by)

    page = client.get(f"/consultations/{poll.public_id}/codes/")

    assert "les codes n’ouvrent plus rien" in page.text
    assert "Télécharger la liste" not in page.text
