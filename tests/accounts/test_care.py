import pytest
from django.template.loader import render_to_string

from resal.accounts import care
from resal.core.models import DigestLine
from resal.core.registry import Subject, registry
from resal.journal.models import Entry
from tests.factories import CoordinatorFactory, PersonFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def candidates(monkeypatch):
    """A thing that waits: the coordination may pass it on, to two people."""
    people = [PersonFactory(), PersonFactory(language="en-ca")]
    kind = Subject(
        kind="chose",
        load=lambda key: key if key == "1" else None,
        may_hand=lambda user, thing: user.has_perm("accounts.coordinate"),
        label=lambda thing: "Demande du parc",
        address=lambda thing: "/compte/",
        candidates=lambda thing: people,
    )
    monkeypatch.setitem(registry.subjects, "chose", kind)
    return people


def test_handing_over_tells_the_person_in_her_digest_once(client, candidates):
    by = CoordinatorFactory()
    client.force_login(by)
    form = {"sujet": "chose:1", "person": candidates[1].pk, "once": "D" * 22}

    first = client.post("/remettre/", form)
    client.post("/remettre/", form)
    client.post("/remettre/", form | {"once": "E" * 22})

    assert first.url == "/compte/"
    assert care.person_of("chose:1") == candidates[1]
    assert [line.line for line in DigestLine.objects.all()] == [
        f"{by.name} handed this to you: Demande du parc"
    ]
    assert Entry.objects.filter(verb="handed", actor_id=by.pk).count() == 2


def test_taking_care_oneself_sends_no_news(candidates):
    by = candidates[0]

    care.hand_to("chose:1", by, by=by)

    assert DigestLine.objects.count() == 0


@pytest.mark.parametrize("subject", ["", "chose:2", "inconnu:1", "chose", "chose:"])
def test_what_nobody_knows_is_not_found(client, candidates, subject):
    client.force_login(CoordinatorFactory())

    assert client.get("/remettre/", {"sujet": subject}).status_code == 404


def test_only_those_who_may_pass_it_on(client, candidates):
    client.force_login(candidates[0])

    answers = [client.get("/remettre/?sujet=chose:1"), client.post("/remettre/", {"sujet": "chose:1"})]

    assert [answer.status_code for answer in answers] == [403, 403]


def test_only_a_candidate_can_be_chosen(client, candidates):
    client.force_login(CoordinatorFactory())

    answer = client.post("/remettre/", {"sujet": "chose:1", "person": PersonFactory().pk})

    assert answer.status_code == 422
    assert care.person_of("chose:1") is None


def test_a_closed_account_is_no_candidate(client, candidates):
    type(candidates[0]).objects.filter(pk=candidates[0].pk).update(is_active=False)
    client.force_login(CoordinatorFactory())

    page = client.get("/remettre/?sujet=chose:1")

    assert list(page.context["form"].fields["person"].queryset) == [candidates[1]]


@pytest.mark.parametrize(("factory", "shown"), [(CoordinatorFactory, True), (PersonFactory, False)])
def test_every_page_says_who_takes_care(rf, candidates, factory, shown):
    care.hand_to("chose:1", candidates[0], by=None)
    request = rf.get("/")
    request.user = factory()

    html = render_to_string("accounts/_care.html", {"subject": "chose:1", "request": request})

    assert (candidates[0].name in html, "/remettre/?sujet=chose%3A1" in html) == (True, shown)
