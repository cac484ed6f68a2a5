"""What a member says of herself: confirmed, away, hidden, public."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from resal.accounts import links
from resal.accounts.models import Consent, Role
from resal.core import clock
from resal.core.errors import Refusal
from resal.core.models import DigestLine
from resal.core.registry import registry
from resal.directory import actions, finding, profiles
from resal.directory.models import FRESH_FOR, MandateRole, Member, SeenBy
from resal.journal.models import Entry
from tests.factories import (
    CoordinatorFactory,
    MemberFactory,
    MilieuFactory,
    PersonFactory,
    TermFactory,
    TerritoryFactory,
    mandate,
)

pytestmark = pytest.mark.django_db

JANUARY = datetime(2026, 1, 15, 12, tzinfo=ZoneInfo("America/Toronto"))


@pytest.fixture
def coordinator(client):
    person = CoordinatorFactory()
    client.force_login(person)
    return person


def names(page) -> list[str]:
    return [member.person.family_name for member in page.context["page"].object_list]


def member_named(family_name, **fields):
    return MemberFactory(person=PersonFactory(family_name=family_name, role=Role.MEMBER), **fields)


def link_of(member) -> str:
    token = links.issue(profiles.CONFIRM, profiles.subject(member), days=30, holder=member.person)
    return f"/fiche/{token}/"


def page_of(client, path) -> str:
    return client.get(path).content.decode().replace("\u00a0", " ")


class TestFreshness:
    def test_a_profile_is_fresh_for_six_months(self):
        today = clock.today()
        edge = member_named("Juste", confirmed_on=today - FRESH_FOR)
        member_named("Trop", confirmed_on=today - FRESH_FOR - clock.A_DAY)
        member_named("Jamais")

        assert [member.pk for member in Member.objects.fresh()] == [edge.pk]
        assert edge.is_fresh is True
        assert sorted(m.person.family_name for m in Member.objects.stale()) == ["Jamais", "Trop"]

    def test_the_list_marks_and_filters_what_is_stale(self, client, coordinator):
        member_named("Fraîche", confirmed_on=clock.today())
        member_named("Vieille")

        page = client.get("/annuaire/")
        assert page.content.decode().count("fiche à confirmer") == 1
        assert page.context["stale"] == 1
        assert names(client.get("/annuaire/", {"freshness": "stale"})) == ["Vieille"]
        assert names(client.get("/annuaire/", {"freshness": "fresh"})) == ["Fraîche"]

    def test_the_desk_of_the_coordination_says_it_in_one_line(self, client, coordinator):
        member_named("Un")
        member_named("Deux")

        titles = [line.title for line in registry.lines_for(coordinator)]
        assert titles.count("2 fiches à confirmer") == 1

    def test_a_member_sees_her_own_on_her_desk_until_she_says_yes(self, client):
        member = MemberFactory()
        title = "Confirmer ma fiche dans l’annuaire"
        assert [line.title for line in registry.lines_for(member.person)] == [title]
        client.force_login(member.person)

        client.post(f"/annuaire/membres/{member.public_id}/confirmation/")
        client.post(f"/annuaire/membres/{member.public_id}/confirmation/")

        assert registry.lines_for(member.person) == []
        assert Entry.objects.about(member).filter(verb="confirmed").count() == 1

    def test_a_funder_s_desk_leads_nowhere_that_is_closed_to_a_funder(self):
        member = MemberFactory()
        member.person.grants.create(role=Role.FUNDER, granted_at=clock.now())

        assert registry.lines_for(type(member.person).objects.get(pk=member.person.pk)) == []

    def test_saving_one_s_own_page_confirms_it_and_the_coordination_s_hand_does_not(
        self, client, coordinator
    ):
        member = MemberFactory()
        path, form = f"/annuaire/membres/{member.public_id}/modification/", {"title": "directrice"}

        client.post(path, form | {"organisation": member.organisation.pk})
        assert Member.objects.get(pk=member.pk).confirmed_on is None

        client.force_login(member.person)
        client.post(path, form)
        assert Member.objects.get(pk=member.pk).confirmed_on == clock.today()

    def test_a_member_cannot_move_herself_to_another_organisation(self, client):
        member, other = MemberFactory(), MemberFactory()
        client.force_login(member.person)

        client.post(
            f"/annuaire/membres/{member.public_id}/modification/", {"organisation": other.organisation.pk}
        )

        assert Member.objects.get(pk=member.pk).organisation == member.organisation


def test_the_list_leads_a_member_to_her_own_page(client, coordinator):
    member = MemberFactory()
    own = f'href="/annuaire/membres/{member.public_id}/">Ma fiche</a>'
    assert "Ma fiche" not in client.get("/annuaire/").content.decode()

    client.force_login(member.person)

    assert own in client.get("/annuaire/").content.decode()


class TestTheQuestion:
    def test_it_goes_out_twice_a_year_and_never_twice_at_once(self):
        member = MemberFactory(joined_on=date(2025, 1, 1))
        with clock.at(JANUARY):
            assert (profiles.ask_twice_a_year(), profiles.ask_twice_a_year()) == (1, 0)
        with clock.at(JANUARY + timedelta(days=170)):
            assert profiles.ask_twice_a_year() == 0
        with clock.at(JANUARY + timedelta(days=185)):
            assert profiles.ask_twice_a_year() == 1

        assert DigestLine.objects.filter(to=member.person.email).count() == 2

    def test_it_spares_the_fresh_the_gone_the_new_and_those_without_an_address(self):
        MemberFactory(joined_on=date(2025, 1, 1), confirmed_on=JANUARY.date() - timedelta(days=30))
        MemberFactory(joined_on=date(2025, 1, 1), left_on=date(2025, 6, 1))
        MemberFactory(joined_on=JANUARY.date() - timedelta(days=30))
        MemberFactory(joined_on=date(2025, 1, 1), person=PersonFactory(email=None))

        with clock.at(JANUARY):
            assert profiles.ask_twice_a_year() == 0

    def test_it_is_written_in_her_language_with_a_link_that_works(self, client):
        member = MemberFactory(person=PersonFactory(language="en-ca", given_name="Jordan"))
        profiles.ask(member, by=None)
        line = DigestLine.objects.get()

        assert line.line.startswith("Is your profile in the directory still right?")
        assert client.get(line.address).status_code == 200

    def test_a_new_question_closes_the_link_before(self, client):
        member = MemberFactory()
        with clock.at(JANUARY):
            profiles.ask(member, by=None)
        profiles.ask(member, by=None)
        first, second = DigestLine.objects.order_by("pk").values_list("address", flat=True)

        assert (client.get(first).status_code, client.get(second).status_code) == (410, 200)

    def test_the_coordination_asks_everyone_stale_in_one_gesture(self, client, coordinator):
        member_named("Un")
        member_named("Deux")
        member_named("Fraîche", confirmed_on=clock.today())

        said = client.post("/annuaire/questions/", follow=True).content.decode()
        again = client.post("/annuaire/questions/", follow=True).content.decode()

        assert DigestLine.objects.count() == 2
        assert "La question part à 2 personnes" in said
        assert "Personne à qui demander" in again

    def test_asking_somebody_without_an_address_is_refused_in_words(self, client, coordinator):
        member = MemberFactory(person=PersonFactory(email=None))

        answer = client.post(f"/annuaire/membres/{member.public_id}/question/", follow=True)

        assert "n’a pas de courriel" in answer.content.decode()


class TestTheLink:
    def test_opening_it_changes_nothing(self, client):
        member = MemberFactory()
        path = link_of(member)

        assert [client.get(path).status_code, client.head(path).status_code] == [200, 200]
        assert Member.objects.get(pk=member.pk).confirmed_on is None

    def test_one_button_says_that_it_is_still_true(self, client):
        member = MemberFactory()
        path = link_of(member)

        answers = [client.post(path, {"still_true": "yes", "once": "A" * 22}) for _ in range(2)]

        assert [(answer.status_code, answer.url) for answer in answers] == [(302, path)] * 2
        assert Member.objects.get(pk=member.pk).confirmed_on == clock.today()
        entry = Entry.objects.about(member).get(verb="confirmed")
        assert entry.actor_id == member.person.pk

    def test_she_corrects_in_place(self, client):
        member, kept, gone = MemberFactory(title="adjointe"), TermFactory(), TermFactory()
        one = actions.set_expertise(member, kept, 2, by=None)
        two = actions.set_expertise(member, gone, 3, by=None)
        form = {
            "title": "directrice",
            "capacity_hours": 12,
            "shown": ["capacity"],
            f"level_{one.pk}": 4,
            f"level_{two.pk}": 0,
        }

        client.post(link_of(member), form)

        member = Member.objects.get(pk=member.pk)
        assert (member.title, member.capacity_hours, member.is_fresh) == ("directrice", 12, True)
        assert (member.capacity_seen_by, member.email_seen_by) == (SeenBy.NETWORK, SeenBy.COORDINATION)
        assert list(member.expertises.values_list("competence", "level")) == [(kept.pk, 4)]

    @pytest.mark.parametrize(
        ("field", "value"),
        [("capacity_hours", "-3"), ("capacity_hours", "beaucoup"), ("resting_until", "hier")],
    )
    def test_a_wrong_value_keeps_what_was_typed_and_confirms_nothing(self, client, field, value):
        member = MemberFactory()

        answer = client.post(link_of(member), {"title": "Ma fonction", field: value})

        assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
        assert "Ma fonction" in answer.content.decode()
        assert Member.objects.get(pk=member.pk).confirmed_on is None

    def test_a_forged_an_expired_and_a_withdrawn_link_open_nothing(self, client):
        member = MemberFactory()
        with clock.at(JANUARY):
            expired = link_of(member)
        withdrawn = link_of(member)
        links.revoke(profiles.CONFIRM, profiles.subject(member))

        statuses = [client.post(path, {"still_true": "yes"}).status_code for path in (expired, withdrawn)]

        assert [*statuses, client.get("/fiche/inventé/").status_code] == [410, 410, 410]
        assert Member.objects.get(pk=member.pk).confirmed_on is None

    def test_it_opens_nothing_once_she_has_left(self, client):
        member = MemberFactory()
        path = link_of(member)
        actions.leave(member, by=CoordinatorFactory())

        assert client.get(path).status_code == 410

    def test_bytes_that_are_no_text_break_nothing(self, client):
        member = MemberFactory()

        answer = client.generic(
            "POST", link_of(member), b"title=\xff\xfe", content_type="application/x-www-form-urlencoded"
        )

        assert answer.status_code in (302, 400, 422)


class TestAvailability:
    def test_who_is_away_or_resting_is_not_available(self):
        day = date(2026, 12, 10)
        away, resting, here = member_named("A"), member_named("B", resting_until=day), member_named("C")
        away.unavailabilities.create(starts_on=day, ends_on=day + clock.A_DAY)

        assert [member.pk for member in Member.objects.available_on(day)] == [here.pk]
        assert sorted(m.pk for m in Member.objects.available_on(day - clock.A_DAY)) == [away.pk, here.pk]
        after = Member.objects.available_on(day + 2 * clock.A_DAY)
        assert sorted(m.pk for m in after) == [away.pk, resting.pk, here.pk]

    def test_she_notes_and_takes_back_days_on_her_page(self, client):
        member = MemberFactory()
        client.force_login(member.person)
        base = f"/annuaire/membres/{member.public_id}/absences/"
        soon = clock.today() + clock.A_DAY

        for _twice in range(2):
            client.post(base, {"starts_on": soon, "ends_on": soon})
        away = member.unavailabilities.get()
        client.post(f"{base}{away.pk}/retrait/")

        assert member.unavailabilities.count() == 0

    @pytest.mark.parametrize("days", [(5, 3), (-5, -3)])
    def test_an_absence_that_ends_before_it_begins_or_before_today_is_refused(self, days):
        start, end = (clock.today() + count * clock.A_DAY for count in days)

        with pytest.raises(Refusal):
            profiles.be_away(MemberFactory(), start, end, by=CoordinatorFactory())

    def test_the_filter_asks_for_a_day(self, client, coordinator):
        member_named("Absente").unavailabilities.create(
            starts_on=date(2026, 12, 1), ends_on=date(2026, 12, 31)
        )
        member_named("Présente")

        assert names(client.get("/annuaire/", {"available_on": "2026-12-10"})) == ["Présente"]
        assert names(client.get("/annuaire/", {"available_on": "2027-01-10"})) == ["Absente", "Présente"]


class TestWhoSeesWhat:
    @pytest.fixture
    def discreet(self):
        member = member_named(
            "Discrète",
            work_phone="514 555-0199",
            work_phone_seen_by=SeenBy.COORDINATION,
            email_seen_by=SeenBy.COORDINATION,
            territories_seen_by=SeenBy.COORDINATION,
            capacity_hours=17,
        )
        member.territories.add(TerritoryFactory(code="ici", name_fr="Quartier d’ici"))
        member.unavailabilities.create(starts_on=clock.today(), ends_on=clock.today())
        return member

    def secrets_in(self, client, member) -> list[bool]:
        page = page_of(client, f"/annuaire/membres/{member.public_id}/").partition("<main")[2]
        page = page.partition("</main>")[0]
        found = ("514 555-0199", member.person.email, "Quartier d’ici", "17 heures par trimestre")
        return [words in page for words in found]

    def test_hidden_fields_are_the_coordination_s_and_her_own(self, client, discreet):
        client.force_login(MemberFactory().person)
        assert self.secrets_in(client, discreet) == [False] * 4
        client.force_login(discreet.person)
        assert self.secrets_in(client, discreet) == [True] * 4
        client.force_login(CoordinatorFactory())
        assert self.secrets_in(client, discreet) == [True] * 4

    def test_what_is_hidden_neither_finds_nor_rules_out(self, client, discreet):
        today = clock.today().isoformat()
        client.force_login(member_named("Autre").person)
        assert names(client.get("/annuaire/", {"territory": "ici"})) == []
        assert names(client.get("/annuaire/", {"available_on": today})) == ["Autre", "Discrète"]

        client.force_login(CoordinatorFactory())
        assert names(client.get("/annuaire/", {"territory": "ici"})) == ["Discrète"]
        assert names(client.get("/annuaire/", {"available_on": today})) == ["Autre"]

    @pytest.mark.parametrize("query", ["514", "0199", "exemple.org"])
    def test_a_telephone_or_an_address_finds_nobody(self, discreet, query):
        assert finding.members({"q": query}) == []

    def test_a_partner_reads_names_and_organisations_only(self, client, discreet):
        actions.set_expertise(discreet, TermFactory(name_fr="Médiation"), 3, by=None)
        client.force_login(mandate(MilieuFactory(), MandateRole.PARTNER))

        page = client.get("/annuaire/").content.decode()

        assert ("Discrète" in page, discreet.organisation.name in page) == (True, True)
        assert ("Médiation" in page, discreet.person.email in page) == (False, False)
        assert names(client.get("/annuaire/", {"q": "discrete"})) == ["Discrète"]
        assert names(client.get("/annuaire/", {"q": "mediation"})) == []


class TestPublicProfile:
    def test_she_says_yes_and_everyone_reads_what_the_words_promised(self, client):
        member = MemberFactory(title="médiatrice", work_phone="514 555-0199")
        member.territories.add(TerritoryFactory(name_fr="Quartier d’ici"))
        path = f"/profils/{member.public_id}/"
        assert client.get(path).status_code == 404
        client.force_login(member.person)
        client.post(f"/annuaire/membres/{member.public_id}/profil-public/", {"publishes": "yes"})
        client.logout()

        page = client.get(path).content.decode()

        assert [words in page for words in (member.person.name, "médiatrice", member.organisation.name)] == [
            True
        ] * 3
        secrets = ("514 555-0199", member.person.email, "Quartier d’ici")
        assert [words in page for words in secrets] == [False] * 3
        assert names(client.get("/profils/")) == [member.person.family_name]

    def test_the_public_home_leads_to_the_profiles_once_there_is_one(self, client):
        member = MemberFactory()
        before = "/profils/" in client.get("/").content.decode()
        profiles.show_publicly(member, by=member.person)

        assert (before, "/profils/" in client.get("/").content.decode()) == (False, True)

    def test_taking_the_yes_back_in_one_s_account_hides_it_at_once(self, client):
        member = MemberFactory()
        profiles.show_publicly(member, by=member.person)
        profiles.show_publicly(member, by=member.person)
        client.force_login(member.person)

        client.post(f"/compte/consentements/{Consent.objects.get().pk}/retrait/")

        assert client.get(f"/profils/{member.public_id}/").status_code == 404

    def test_nobody_says_yes_for_her_but_the_coordination_may_take_it_down(self, client, coordinator):
        member = MemberFactory()
        path = f"/annuaire/membres/{member.public_id}/profil-public/"

        assert client.post(path, {"publishes": "yes"}).status_code == 403
        with pytest.raises(Refusal):
            profiles.show_publicly(member, by=coordinator)
        profiles.show_publicly(member, by=member.person)
        client.post(path, {"publishes": "no"})
        assert member.is_public is False

    def test_it_does_not_come_back_with_her_after_a_departure(self, coordinator):
        member = MemberFactory()
        profiles.show_publicly(member, by=member.person)

        actions.leave(member, by=coordinator)
        actions.join(member.person, by=coordinator, organisation=member.organisation)

        assert list(Member.objects.public()) == []


def test_her_own_data_holds_what_she_said(coordinator):
    member = MemberFactory(capacity_hours=9, confirmed_on=date(2026, 1, 1))

    held = registry.personal_data["directory"](member.person)["member"]

    assert (held["capacity_hours"], held["confirmed_on"]) == (9, date(2026, 1, 1))
    assert held["seen_by"] == {
        "email": "network",
        "work_phone": "network",
        "capacity": "coordination",
        "territories": "network",
    }
