"""The pages of the other formats, from the outside: who may open which, from the choice to the plan."""

from datetime import timedelta

import pytest

from resal.accounts.models import Role
from resal.core import clock
from resal.directory.models import MandateRole
from resal.workshops.actions import answering, polling
from resal.workshops.domain.polls import rules_of
from resal.workshops.enums import PollStatus
from resal.workshops.models import LiveAnswer, Poll, PollSeat
from tests.factories import CoordinatorFactory, MilieuFactory, SectorFactory, mandate
from tests.workshops.polls import factories
from tests.workshops.test_pages import person_as

pytestmark = pytest.mark.django_db
KINDS = sorted(factories.EXAMPLES)


@pytest.mark.parametrize(
    ("role", "prepares", "reads"),
    [
        (Role.COORDINATION, 200, 200),
        (MandateRole.LEAD, 200, 200),
        (MandateRole.FACILITATOR, 200, 200),
        (MandateRole.TEAM, 403, 200),
        (MandateRole.PARTNER, 403, 200),
        (Role.MEMBER, 403, 403),
        (Role.FUNDER, 403, 403),
        (None, 302, 302),
    ],
)
def test_who_prepares_and_who_reads(client, role, prepares, reads):
    milieu = MilieuFactory()
    waiting, _by = factories.prepared(milieu=milieu)
    over, by, _told = factories.example("dots", milieu=milieu)
    factories.counted(over, by)
    person = person_as(role, milieu)
    if person is not None:
        client.force_login(person)

    pages = [client.get(waiting.get_absolute_url() + part) for part in ("", "fiche/")]
    pages.append(client.get("/consultations/nouvelle/dots/"))
    outcome = [client.get(over.get_absolute_url() + part) for part in ("", "donnees.json", "donnees.csv")]

    assert [page.status_code for page in pages] == [prepares] * 3
    assert [page.status_code for page in outcome] == [reads] * 3


@pytest.mark.parametrize(
    "act", ["ouverture/", "depouillement/", "annulation/", "copie/", "elements/", "retenus/"]
)
@pytest.mark.parametrize("role", [MandateRole.TEAM, MandateRole.PARTNER, Role.MEMBER])
def test_nobody_else_touches_it(client, role, act):
    poll, _by = factories.prepared()
    client.force_login(person_as(role, poll.milieu))

    answer = client.post(poll.get_absolute_url() + act)

    assert (answer.status_code, factories.fresh(poll).status) == (403, PollStatus.PREPARED)


def test_unknown_is_404_and_get_changes_nothing(client):
    poll, by = factories.prepared()
    client.force_login(by)

    assert client.get("/consultations/abcdefghjkmn/").status_code == 404
    assert client.get("/consultations/nouvelle/autre/").status_code == 404
    assert client.get(f"{poll.get_absolute_url()}ouverture/").status_code == 405
    assert client.post(f"{poll.get_absolute_url()}elements/9999/offrir/").status_code == 404
    assert client.get("/c/ZZZZZZ/").status_code == 404


@pytest.mark.parametrize("kind", KINDS)
def test_from_the_sheet_to_the_result_by_plain_posts(client, kind):
    """Somebody prepares and opens; three people answer without JavaScript; the count shows on both sides."""
    milieu, sector = MilieuFactory(), SectorFactory()
    client.force_login(CoordinatorFactory())
    sheet = {
        "milieu": milieu.public_id,
        "title": "Le parc",
        "question": "Qu’est-ce qui inquiète ?",
        "lines": factories.SHEETS[kind].get("lines", "Le noir | The dark\nLe bruit\nL’ennui"),
        "head_count": 10,
        **factories.SHEETS[kind],
    }
    created = client.post(f"/consultations/nouvelle/{kind}/", sheet)
    address = created.headers["Location"]
    poll = Poll.objects.get()
    phones = [type(client)() for _person in range(3)]
    for number in range(rules_of(kind).DEFAULTS.get("rounds", 1)):
        client.post(f"{address}ouverture/", {"closes_on": ""})
        for phone in phones:
            phone.post(f"/c/{poll.code}/place/", {"sector": sector.code})
            for fields in factories.POSTS[kind]:
                assert phone.get(f"/c/{poll.code}/").status_code == 200
                assert phone.post(f"/c/{poll.code}/reponse/", fields).status_code == 302
            assert phone.get(f"/c/{poll.code}/?fin=1").status_code == 200
        answers = list(LiveAnswer.objects.values_list("answers", flat=True))
        assert (number, answers) == (number, [factories.POSTED[kind]] * 3)
        assert client.get(address).status_code == 200
        client.post(f"{address}depouillement/")

    assert client.get(address).status_code == 200
    assert "Détail du calcul" in phone.get(f"/c/{poll.code}/").content.decode()
    phone.cookies["langue"] = "en-ca"
    assert "The dark" in phone.get(f"/c/{poll.code}/").content.decode()


@pytest.mark.parametrize("kind", KINDS)
def test_a_bad_sheet_keeps_what_was_typed_and_makes_nothing(client, kind):
    milieu = MilieuFactory()
    client.force_login(CoordinatorFactory())

    page = client.post(
        f"/consultations/nouvelle/{kind}/",
        {"milieu": milieu.public_id, "title": "Le parc", "lines": "Seul\nseul", "head_count": 2},
    )

    assert (page.status_code, Poll.objects.count()) == (422, 0)
    assert "Le parc" in page.content.decode()


@pytest.mark.parametrize("kind", KINDS)
def test_the_sheet_opens_again_as_it_was(client, kind):
    poll, by = factories.prepared(kind, **factories.MORE.get(kind, {}))
    client.force_login(by)
    page = client.get(f"{poll.get_absolute_url()}fiche/")
    form = page.context["form"]
    again = {name: field.initial for name, field in form.fields.items() if field.initial not in (None, False)}

    saved = client.post(f"{poll.get_absolute_url()}fiche/", again)

    assert saved.status_code == 302
    assert factories.fresh(poll).settings == poll.settings
    assert [item.words for item in factories.fresh(poll).items.in_order()] == [
        item.words for item in poll.items.in_order()
    ]


def test_one_phone_takes_one_place_however_often_it_asks(client):
    poll, _by = factories.opened()
    sector = SectorFactory()
    for _time in range(3):
        client.post(f"/c/{poll.code}/place/", {"sector": sector.code})

    assert PollSeat.objects.count() == 1


@pytest.mark.parametrize("cookie", ["", "forgé", "e30:1x:abc"])
def test_a_forged_cookie_opens_nothing(client, cookie):
    poll, _by = factories.opened()
    client.cookies["consultation"] = cookie

    answer = client.post(f"/c/{poll.code}/reponse/", {"element_1": "1"})

    assert (answer.status_code, LiveAnswer.objects.count()) == (409, 0)


def test_a_phone_of_another_consultation_is_at_the_door(client):
    poll, _by = factories.opened()
    other, _by = factories.opened()
    client.post(f"/c/{poll.code}/place/", {"sector": SectorFactory().code})
    client.cookies["consultation"]["path"] = "/"

    assert client.post(f"/c/{other.code}/reponse/", {"element_1": "1"}).status_code == 409


def test_every_moment_has_its_page_for_the_public(client):
    prepared, by = factories.prepared()
    ended, _by = factories.opened(closes_on=clock.today())
    cancelled, _by = factories.prepared()
    polling.cancel_poll(cancelled, by=by)
    full, _by = factories.opened(head_count=3)
    factories.people(full, 3)

    assert "Pas encore ouverte" in client.get(f"/c/{prepared.code}/").content.decode()
    assert client.get(f"/c/{cancelled.code}/").status_code == 410
    assert client.post(f"/c/{full.code}/place/", {"sector": SectorFactory().code}).status_code == 409
    with clock.at(clock.now() + timedelta(days=1)):
        assert "Les réponses sont fermées" in client.get(f"/c/{ended.code}/").content.decode()
        assert client.post(f"/c/{ended.code}/reponse/", {"element_1": "1"}).status_code == 409


def test_without_a_sector_or_with_an_unknown_one_there_is_no_place(client):
    poll, _by = factories.opened()

    for sector in ("", "inventé"):
        assert client.post(f"/c/{poll.code}/place/", {"sector": sector}).status_code == 422
    assert PollSeat.objects.count() == 0


def test_a_refused_list_keeps_its_page_and_says_why(client):
    poll, _by = factories.opened()
    client.post(f"/c/{poll.code}/place/", {"sector": SectorFactory().code})

    page = client.post(f"/c/{poll.code}/reponse/", {"element_1": "3", "element_2": "3"})

    assert page.status_code == 422
    assert "Vous avez mis 6 points" in page.content.decode()


def test_what_the_group_keeps_becomes_a_plan_once(client):
    poll, by, _told = factories.example("dots")
    factories.counted(poll, by)
    client.force_login(by)
    address = poll.get_absolute_url()
    none = client.post(f"{address}retenus/", {})
    client.post(f"{address}retenus/", {"items": ["1", "3"]})
    first, again = (client.post(f"{address}plan/").headers["Location"] for _time in range(2))

    assert none.status_code == 422
    assert first == again == factories.fresh(poll).plan_address
    assert client.get(first).status_code == 200


def test_what_the_count_did_not_put_ahead_needs_a_reason(client):
    poll, by = factories.opened(items=7)
    factories.answered(poll, [{"1": 1, "2": 1, "3": 1, "4": 1, "5": 1}] * 3 + [{"6": 1}])
    factories.counted(poll, by)
    client.force_login(by)
    page = client.post(f"{poll.get_absolute_url()}retenus/", {"items": ["7"]})
    kept = client.post(
        f"{poll.get_absolute_url()}retenus/", {"items": ["7"], "reason": "Personne n’en parle."}
    )

    assert (page.status_code, kept.status_code) == (422, 302)


def test_ending_early_asks_twice(client):
    poll, by = factories.opened()
    client.force_login(by)
    asked = client.post(f"{poll.get_absolute_url()}depouillement/")
    told = client.post(f"{poll.get_absolute_url()}depouillement/", {"sure": "oui"})

    assert (asked.status_code, told.status_code) == (422, 302)
    assert "Terminer quand même" in asked.content.decode()


@pytest.mark.parametrize(
    ("issues", "people", "together", "name"),
    [
        (0, 15, "oui", "Atelier complet, 3 heures et demie"),
        (8, 15, "oui", "Vote express, 30 à 45 minutes"),
        (25, 15, "oui", "Vote par points"),
    ],
)
def test_a_format_is_proposed_with_its_reason(client, issues, people, together, name):
    mandated = mandate(MilieuFactory(), MandateRole.FACILITATOR)
    client.force_login(mandated)

    page = client.get("/consultations/", {"issues": issues, "people": people, "together": together})

    assert f"<strong>{name}</strong>" in page.content.decode()


def test_the_list_costs_the_same_whatever_stands(client, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    milieu, by = MilieuFactory(), CoordinatorFactory()
    client.force_login(by)
    costs = []
    for _time in range(2):
        factories.prepared(milieu=milieu, by=by)
        client.get("/consultations/")
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get("/consultations/")
        costs.append(len(queries))
        factories.prepared(milieu=milieu, by=by)

    assert costs[0] == costs[1]


def test_a_proposal_is_kept_for_reading(client):
    poll, _by = factories.opened(takes_ideas=True)
    client.post(f"/c/{poll.code}/place/", {"sector": SectorFactory().code})
    sent = client.post(f"/c/{poll.code}/propositions/", {"words": "Des bancs"})
    empty = client.post(f"/c/{poll.code}/propositions/", {"words": ""})

    assert (sent.status_code, empty.status_code) == (302, 422)
    assert poll.items.waiting().count() == 1
    assert answering.items_of(poll)[-1].number == 4


def test_a_half_rated_card_says_why_and_keeps_what_was_rated(client):
    poll, _by = factories.opened("criteria")
    client.post(f"/c/{poll.code}/place/", {"sector": SectorFactory().code})

    page = client.post(f"/c/{poll.code}/reponse/", {"card": "2", "critere_0": "4"})

    assert page.status_code == 422
    assert [row["given"] for row in page.context["ratings"]] == [4, None, None]
    assert page.context["item"].number == 2


def test_a_card_can_be_skipped_gone_back_to_and_erased(client):
    poll, _by = factories.opened("opinions")
    client.post(f"/c/{poll.code}/place/", {"sector": SectorFactory().code})
    first = client.get(f"/c/{poll.code}/").context["item"].number
    second = client.get(f"/c/{poll.code}/?apres={first}").context
    client.post(f"/c/{poll.code}/reponse/", {"card": str(first), "value": "1"})
    again = client.get(f"/c/{poll.code}/?carte={first}").context
    client.post(f"/c/{poll.code}/reponse/", {"card": str(first), "undo": "1"})

    assert (second["previous"], second["place"]) == (first, 2)
    assert (again["is_answered"], again["given"]) == (True, 1)
    assert LiveAnswer.objects.count() == 0


def test_each_phone_has_its_own_order_and_keeps_it(client):
    poll, _by = factories.opened("opinions", items=30)
    orders = set()
    for _phone in range(3):
        phone = type(client)()
        phone.post(f"/c/{poll.code}/place/", {"sector": SectorFactory().code})
        seen = [
            tuple(i.number for i in phone.get(f"/c/{poll.code}/?fin=1").context["cards"]) for _time in "ab"
        ]
        assert seen[0] == seen[1]
        orders.add(seen[0])

    assert len(orders) == 3


@pytest.mark.parametrize(
    ("kind", "bad"),
    [
        ("criteria", {"criteria": "Un seul"}),
        ("criteria", {"criteria": "A ; 50\nB ; 40", "weighting": "swing"}),
        ("criteria", {"criteria": "A ; 100\nB ; beaucoup", "weighting": "swing"}),
        ("criteria", {"criteria": "A ; 100\nB ; -5", "weighting": "swing"}),
        ("budget", {"lines": "Un projet\nUn autre ; 10"}),
        ("budget", {"budget": 25_000, "lines": "Un projet ; 333\nUn autre ; 1000"}),
        ("budget", {"budget": 50}),
        ("dots", {"dots": 3, "most": 5}),
        ("dots", {"steps": "Voter"}),
        ("delphi", {"scale": "1-7"}),
    ],
)
def test_settings_that_do_not_hold_are_refused(client, kind, bad):
    milieu = MilieuFactory()
    client.force_login(CoordinatorFactory())
    sheet = {
        "milieu": milieu.public_id,
        "title": "Le parc",
        "question": "Quoi ?",
        "lines": "Le noir\nLe bruit",
    }

    page = client.post(
        f"/consultations/nouvelle/{kind}/", sheet | {"head_count": 9} | factories.SHEETS[kind] | bad
    )

    assert (page.status_code, Poll.objects.count()) == (422, 0)


def test_what_waits_is_on_the_desk_and_counts_are_on_the_milieu(client):
    from resal.workshops import poll_desk

    milieu = MilieuFactory()
    poll, by = factories.opened("opinions", milieu=milieu, takes_ideas=True)
    [(token, _sector)] = factories.people(poll, 1)
    answering.propose_item(poll, token, "Des bancs")
    over, _by, _told = factories.example("dots", milieu=milieu)
    factories.counted(over, by)
    partner = mandate(milieu, MandateRole.PARTNER)

    assert [line.detail for line in poll_desk.lines(by)] == ["1 proposition à lire"]
    assert [line.tag for line in poll_desk.cards(partner, milieu)] == ["dépouillée"]
    assert poll_desk.lines(partner) == []
