from datetime import timedelta

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from resal.accounts import doors, links
from resal.accounts.links import LinkRefused
from resal.accounts.models import SignedLink
from resal.accounts.sweep import sweep
from resal.core import clock
from resal.core.registry import Subject, registry
from tests.factories import CoordinatorFactory, PersonFactory

pytestmark = pytest.mark.django_db


def rows():
    return list(SignedLink.objects.order_by("pk").values())


def test_finding_a_link_changes_nothing():
    token = links.issue("suivi", "chose:1", days=2)
    before = rows()

    links.find(token, "suivi")

    assert rows() == before


def test_the_database_holds_no_token():
    token = links.issue("suivi", "chose:1", days=2)

    assert token not in str(rows())


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (lambda token: (token, "autre chose"), "n’existe pas"),
        (lambda token: (token[:-1] + ("A" if token[-1] != "A" else "B"), "suivi"), "n’existe pas"),
        (lambda token: ("", "suivi"), "n’existe pas"),
        (lambda token: (links.revoke("suivi", "chose:1") and token, "suivi"), "retiré"),
    ],
    ids=["another purpose", "forged", "empty", "revoked"],
)
def test_a_bad_link_says_why(spoil, sentence):
    with pytest.raises(LinkRefused, match=sentence):
        links.find(*spoil(links.issue("suivi", "chose:1", days=2)))


def test_a_link_ends():
    token = links.issue("suivi", "chose:1", days=2)

    with clock.at(clock.now() + timedelta(days=2)), pytest.raises(LinkRefused, match="expiré"):
        links.find(token, "suivi")


def test_the_sweep_forgets_links_a_season_after_their_end():
    links.issue("suivi", "chose:1", days=2)
    now = clock.now()

    with clock.at(now + timedelta(days=30)):
        early = sweep()
    with clock.at(now + timedelta(days=100)):
        late = sweep()

    assert (early, late) == (0, 1)


class TestDoors:
    """What a person without an account meets when her link opens nothing."""

    def open(self, client, words="faux"):
        client.force_login(PersonFactory()) if "_auth_user_id" not in client.session else None
        return client.get(f"/compte/courriel/{words}/")

    def test_a_refused_link_is_a_clear_page_and_a_line_without_the_token(self, client, caplog):
        answer = self.open(client, "jeton-secret")

        assert answer.status_code == 410
        assert "mal recopié" in answer.content.decode()
        line = next(record for record in caplog.records if record.name == "resal.links")
        assert ("accounts:confirm_email" in line.getMessage(), "secret" in line.getMessage()) == (True, False)

    def test_guessing_is_slowed_down(self, client):
        statuses = [self.open(client).status_code for _ in range(22)]

        assert statuses == [410] * 20 + [429] * 2

    def test_a_link_that_opens_is_not_counted(self, client):
        @doors.guarded
        def view(request):
            return HttpResponse("ok")

        request = RequestFactory().get("/")

        assert [view(request).status_code for _ in range(30)] == [200] * 30


class TestClosing:
    """Whoever may pass the thing on sees its open links and closes them."""

    @pytest.fixture
    def helper(self, monkeypatch):
        person = PersonFactory()
        kind = Subject(
            kind="chose",
            load=lambda key: key,
            may_hand=lambda user, thing: user.pk == person.pk,
            label=str,
            address=lambda thing: "/compte/",
            candidates=lambda thing: [],
        )
        monkeypatch.setitem(registry.subjects, "chose", kind)
        return person

    @pytest.mark.parametrize(("is_helper", "status", "still_open"), [(True, 302, 0), (False, 403, 1)])
    def test_only_for_those_who_may(self, client, helper, is_helper, status, still_open):
        links.issue("suivi", "chose:1", days=2)
        client.force_login(helper if is_helper else CoordinatorFactory())

        answer = client.post(f"/liens/{SignedLink.objects.get().pk}/fermeture/", {"next": "/compte/"})

        assert answer.status_code == status
        assert SignedLink.objects.filter(revoked_at=None).count() == still_open

    def test_the_way_back_stays_in_the_house(self, client, helper):
        links.issue("suivi", "chose:1", days=2)
        client.force_login(helper)

        answer = client.post(
            f"/liens/{SignedLink.objects.get().pk}/fermeture/", {"next": "https://ailleurs.example/"}
        )

        assert answer.url == "/"

    @pytest.mark.parametrize(("is_helper", "shown"), [(True, True), (False, False)])
    def test_the_list_is_shown_to_the_same_people(self, rf, helper, is_helper, shown):
        from django.template.loader import render_to_string

        links.issue("suivi", "chose:1", days=2, note="Mme Table")
        links.issue("suivi", "chose:2", days=2)
        request = rf.get("/")
        request.user = helper if is_helper else PersonFactory()

        html = render_to_string(
            "accounts/_links.html", {"subject": "chose:1", "request": request}, request=None
        )

        assert ("Mme Table" in html, "1 lien ouvert" in html) == (shown, shown)
