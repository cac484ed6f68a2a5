"""The desk: what waits for me, what stalls, this week."""

from datetime import date

import pytest
from django.urls import reverse

from resal.accounts.models import Care, Role
from resal.core import clock
from resal.core.registry import DeskLine, registry
from resal.journal import trail
from resal.site.desk import SHOWN, headline
from tests.factories import CoordinatorFactory, MemberFactory, PersonFactory

pytestmark = pytest.mark.django_db

DESK = reverse("site:desk")


def line(number, section="decide", **fields):
    return DeskLine(
        section=section,
        title=f"Chose {number}",
        detail="Reçue hier",
        address=f"/choses/{number}/",
        action="Examiner",
        subject=f"sample.thing:{number}",
        **fields,
    )


@pytest.fixture
def lines(monkeypatch):
    """The one source of lines of these tests: what each puts in the list."""
    shown = []
    monkeypatch.setattr(registry, "desk", [lambda user: list(shown)])
    return shown


@pytest.fixture
def me(client):
    person = CoordinatorFactory()
    client.force_login(person)
    return person


def desk(client) -> str:
    page = client.get(DESK)
    assert page.status_code == 200
    return page.content.decode()


def test_nobody_has_a_desk_without_signing_in(client):
    assert client.get(DESK).status_code == 302


def test_the_sentence_comes_first(client, me, lines):
    lines += [line(1), line(2), line(3), line(4)]

    assert "<h1>Quatre choses vous attendent</h1>" in desk(client)


@pytest.mark.parametrize(
    ("count", "sentence"),
    [
        (0, "Rien ne vous attend"),
        (1, "Une chose vous attend"),
        (2, "Deux choses vous attendent"),
        (10, "Dix choses vous attendent"),
        (11, "11 choses vous attendent"),
    ],
)
def test_small_numbers_are_words(count, sentence):
    assert headline(count) == sentence


def test_what_stalls_is_the_sentence_when_nothing_waits(client, me, lines):
    lines += [line(1, "stalled"), line(2, "stalled")]

    assert "<h1>Deux choses à relancer</h1>" in desk(client)


def test_one_action_stands_out(client, me, lines):
    lines += [line(1), line(2), line(3, "stalled")]

    page = desk(client)

    assert page.count('class="button"') == 1
    assert page.count('class="button secondary"') == 2


def test_each_line_says_who_takes_care_of_it(client, me, lines):
    other = PersonFactory(given_name="Malik", family_name="Roy")
    lines += [line(1), line(2), line(3, "stalled")]
    Care.objects.create(subject="sample.thing:1", person=me, since=clock.now())
    Care.objects.create(subject="sample.thing:3", person=other, since=clock.now())

    page = desk(client)

    assert page.count("Vous vous en occupez.") == 1
    assert page.count("Personne ne s’en occupe encore.") == 1
    assert page.count("Malik Roy s’en occupe.") == 1
    assert page.count("?sujet=sample.thing%3A") == 3


def test_what_others_decide_does_not_wait_for_me(client, me, lines):
    lines += [line(1), line(2)]
    Care.objects.create(subject="sample.thing:2", person=PersonFactory(), since=clock.now())

    page = desk(client)

    assert "<h1>Une chose vous attend</h1>" in page
    assert "D’autres s’occupent de 1 chose" in page


def test_this_week_is_in_the_order_of_days(client, me, lines):
    lines += [line(1, "week", when=date(2026, 11, 26)), line(2, "week", when=date(2026, 11, 24))]

    page = desk(client)

    assert page.index("Chose 2") < page.index("Chose 1")
    assert "Rien ne vous attend" in page


def test_a_title_is_only_text(client, me, lines):
    lines.append(DeskLine("decide", "<b>gras</b>", "", "/x/", "Voir"))

    assert "<b>gras" not in desk(client)


def test_the_desk_asks_as_much_for_three_lines_as_for_one(
    client, me, lines, django_assert_num_queries, django_assert_max_num_queries
):
    lines.append(line(1))
    desk(client)
    with django_assert_max_num_queries(12) as one:
        desk(client)
    lines += [line(2, "stalled"), line(3, "week", when=date(2026, 11, 24))]

    with django_assert_num_queries(len(one)):
        desk(client)


def test_a_desk_has_an_end(client, me, lines):
    lines += [line(number) for number in range(SHOWN + 7)]

    page = desk(client)

    assert page.count('class="card"') == SHOWN
    assert "Et 7 autres, moins pressées." in page


@pytest.mark.parametrize(
    ("role", "words"),
    [
        (Role.COORDINATION, "Votre bureau est libre"),
        (Role.FUNDER, "Ce que vous voyez comme bailleur de fonds"),
        (Role.EVALUATOR, "Ce que vous voyez pour l’évaluation"),
        (Role.MEMBER, "Rien à faire pour le moment"),
        (None, "Rien à faire pour le moment"),
    ],
)
def test_an_empty_desk_says_what_the_place_is_for(client, lines, role, words):
    client.force_login(PersonFactory(role=role))

    assert words in desk(client)


def test_the_desk_is_the_current_word_of_the_menu(client, me, lines):
    assert f'<a href="{DESK}" aria-current="page">Bureau</a>' in desk(client)


def test_the_desk_speaks_english_to_who_reads_english(client, lines):
    client.force_login(PersonFactory(language="en-ca"))
    lines += [line(1), line(2)]

    assert "<h1>Two things are waiting for you</h1>" in desk(client)


def test_a_desk_read_again_asks_nothing_of_the_apps_until_something_happens(client, me, lines):
    lines.append(line(1))
    assert "Chose 1" in desk(client)

    lines.append(line(2))
    assert "Chose 2" not in desk(client)

    trail.record(me, "opened", me)
    assert "Chose 2" in desk(client)


def test_a_desk_is_put_together_again_the_next_day(client, me, lines):
    lines.append(line(1))
    assert "Chose 1" in desk(client)

    lines.append(line(2))
    with clock.at(clock.now() + clock.A_DAY):
        assert "Chose 2" in desk(client)


def test_what_one_person_waits_for_is_not_shown_to_another(client, me, monkeypatch):
    monkeypatch.setattr(registry, "desk", [lambda user: [line(user.pk)]])
    other = CoordinatorFactory()
    assert f"Chose {me.pk}<" in desk(client)

    client.force_login(other)

    assert f"Chose {other.pk}<" in desk(client)


def test_a_funder_follows_no_link_of_the_desk_to_a_page_that_is_refused(client):
    funder = MemberFactory(person__role=Role.FUNDER).person
    client.force_login(funder)
    lines = registry.lines_for(funder)

    assert [line.address for line in lines if client.get(line.address).status_code == 403] == []
