"""The right team, as the coordination, the members asked and everybody else meet it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from resal.accounts import links
from resal.accounts.models import SignedLink
from resal.core import clock
from resal.core.errors import Refusal
from resal.directory.models import Conflict, Expertise, IncompatiblePair, Mandate, MandateRole, Term
from resal.journal.models import Entry
from resal.support import letters
from resal.support.actions import teams as actions
from resal.support.enums import Aim, AskStatus
from resal.support.models import MatchingPolicy, TeamAsk, TeamSearch
from tests.factories import CoordinatorFactory, MemberFactory, SectorFactory, TermFactory
from tests.support.factories import everyone, opened

pytestmark = pytest.mark.django_db


@pytest.fixture
def by(client):
    person = CoordinatorFactory()
    client.force_login(person)
    return person


@pytest.fixture
def file(by):
    return opened(by=by)


@pytest.fixture
def mediation():
    return TermFactory(code="mediation", name_fr="Médiation")


def knows(term, level=3, **member):
    one = MemberFactory(**member)
    Expertise.objects.create(member=one, competence=term, level=level)
    return one


def address(name, file, *more):
    return reverse(f"support:{name}", args=[file.public_id, *more])


def sought(file, by, *terms, **needs):
    """A search for one person at level 2 for each of these competences."""
    required = [[term.code, 2, 1] for term in terms]
    return actions.need(
        file, by=by, on=clock.today() + timedelta(days=10), hours=8, needs={"required": required, **needs}
    )


def asked(search, member, by, **how):
    actions.invite(search, [member], by=by, proposed=True, **how)
    ask = TeamAsk.objects.get(member=member)
    return ask, links.issue(letters.TEAM_LINK, ask.subject, days=30)


def test_needs_are_written_once_and_the_team_comes_with_its_reason(client, by, file, mediation):
    member = knows(mediation)
    MemberFactory()

    sent = client.post(
        address("team_needs", file),
        {"on": "2030-05-02", "hours": 8, "need_1": "mediation", "need_1_level": 2, "need_1_count": 1},
    )
    page = client.get(sent.url).content.decode()

    assert sent.status_code == 302
    assert TeamSearch.objects.get().needs["required"] == [["mediation", 2, 1]]
    assert member.person.name in page
    assert "Sans cette personne, il manquerait : Médiation (pratique ou plus)." in page.replace("\xa0", " ")
    assert "une équipe faite à la main vaut autant" in page


def test_needs_without_any_need_keep_what_was_typed(client, by, file):
    page = client.post(address("team_needs", file), {"on": "2030-05-02", "hours": 12})

    assert page.status_code == 422
    assert page.context["form"]["hours"].value() == "12"
    assert TeamSearch.objects.count() == 0


def test_the_proposal_asks_for_needs_first(client, by, file):
    assert client.get(address("team_proposal", file)).url == address("team_needs", file)


def test_nothing_fits_until_a_relaxation_is_accepted_in_one_click(client, by, file, mediation):
    creole = TermFactory(code="ht", vocabulary="langue", name_fr="créole haïtien")
    speaker, other = knows(mediation), knows(mediation)
    speaker.languages.add(creole)
    Conflict.objects.create(member=speaker, milieu=file.milieu)
    search = sought(file, by, mediation, languages=["ht"])

    page = client.get(address("team_proposal", file))
    offer = page.context["offers"][0]
    client.post(address("team_give_up", file), {"lines": offer.as_json, "seen": search.version})
    after = client.get(address("team_proposal", file))

    assert page.context["causes"] == [
        f"quelqu’un qui parle\xa0: créole haïtien\xa0: la seule autre personne qui y répond est "
        f"{speaker.person.name} (en conflit d’intérêts avec ce milieu, ou a déjà dit non)."
    ]
    assert offer.people == [other]
    assert after.context["found"].team.ids == (other.public_id,)
    assert after.context["given_up"] == ["quelqu’un qui parle\xa0: créole haïtien"]


def test_a_stale_relaxation_is_refused(client, by, file, mediation):
    search = sought(file, by, mediation)
    line = '[["competence", "mediation", 2, 1]]'

    client.post(address("team_give_up", file), {"lines": line, "seen": search.version})
    client.post(address("team_take_back", file))
    client.post(address("team_give_up", file), {"lines": line, "seen": search.version})

    assert TeamSearch.objects.get().given_up == []


@pytest.mark.parametrize("lines", ["", "{", "[1]", "null", '[["x", {}]]'])
def test_lines_that_nobody_wrote_are_refused(client, by, file, mediation, lines):
    sought(file, by, mediation)

    answer = client.post(address("team_give_up", file), {"lines": lines, "seen": 1})

    assert answer.status_code in (302, 404)
    assert TeamSearch.objects.get().given_up == []


def test_the_proposed_team_is_invited_and_yes_gives_the_seat(client, by, file, mediation):
    member = knows(mediation)
    sought(file, by, mediation)

    client.post(address("team_invite", file), {"team": member.public_id})
    ask = TeamAsk.objects.get()
    token = links.issue(letters.TEAM_LINK, ask.subject, days=1)
    client.logout()
    read = client.get(reverse("support:team_reply", args=[token]))
    before = TeamAsk.objects.get().status
    client.post(reverse("support:team_reply", args=[token]), {"status": "accepted"})

    assert (read.status_code, before) == (200, AskStatus.WAITING)
    assert TeamAsk.objects.get().status == AskStatus.ACCEPTED
    assert Mandate.objects.current().filter(person=member.person, role=MandateRole.TEAM).count() == 1


def test_a_refusal_opens_the_search_again_and_keeps_those_who_said_yes(client, by, file, mediation):
    youth = TermFactory(code="youth")
    yes, no, another = knows(mediation), knows(youth, level=4), knows(youth, level=2)
    search = sought(file, by, mediation, youth)
    kept, _token = asked(search, yes, by)
    actions.answer(kept, AskStatus.ACCEPTED, by=None)
    _ask, token = asked(search, no, by)

    client.post(reverse("support:team_reply", args=[token]), {"status": "declined", "reason": "Trop loin."})
    found = client.get(address("team_proposal", file)).context["found"]

    assert set(found.team.ids) == {yes.public_id, another.public_id}
    assert found.ineligible[no.public_id] == ("conflict",)


def test_somebody_else_is_proposed_in_a_few_words(client, by, file, mediation):
    ask, token = asked(sought(file, by, mediation), knows(mediation), by)
    url = reverse("support:team_reply", args=[token])

    empty = client.post(url, {"status": "delegated"})
    client.post(url, {"status": "delegated", "proposes": "La travailleuse de rue"})

    ask.refresh_from_db()
    assert empty.status_code == 422
    assert (ask.status, str(ask.proposes)) == (AskStatus.DELEGATED, "La travailleuse de rue")


def test_a_second_answer_is_refused(client, by, file, mediation):
    ask, token = asked(sought(file, by, mediation), knows(mediation), by)
    url = reverse("support:team_reply", args=[token])

    client.post(url, {"status": "declined"})
    late = client.post(url, {"status": "accepted"})

    ask.refresh_from_db()
    assert (late.status_code, ask.status) == (422, AskStatus.DECLINED)
    assert Mandate.objects.current().with_role(MandateRole.TEAM).count() == 0


def test_forged_expired_and_withdrawn_links_meet_a_clear_page(client, by, file, mediation):
    ask, token = asked(sought(file, by, mediation), knows(mediation), by)
    url = reverse("support:team_reply", args=[token])
    forged = client.get(reverse("support:team_reply", args=["x" * 32]))
    SignedLink.objects.filter(purpose=letters.TEAM_LINK).update(expires_at=clock.now())
    expired = client.get(url)
    client.post(address("team_ask", file, ask.public_id, "retrait"))
    withdrawn = client.get(url)

    assert [page.status_code for page in (forged, expired, withdrawn)] == [410, 410, 410]


def test_an_answer_by_telephone_is_entered_by_the_coordination(client, by, file, mediation):
    member = knows(mediation)
    ask, _token = asked(sought(file, by, mediation), member, by)

    client.post(address("team_ask", file, ask.public_id, "oui"))

    ask.refresh_from_db()
    assert (ask.status, ask.entered_by) == (AskStatus.ACCEPTED, by)
    assert client.post(address("team_ask", file, ask.public_id, "peut-etre")).status_code == 404


def test_another_team_asks_for_a_reason(client, by, file, mediation):
    knows(mediation, level=4)
    other = knows(mediation, level=2)
    search = sought(file, by, mediation)
    url = f"{address('team_choose', file)}?equipe={other.public_id}"

    silent = client.post(url, {"reason": ""})
    client.post(url, {"reason": "Connaît déjà la Table."})

    assert silent.status_code == 422
    assert (search.choices.get().proposed, str(search.choices.get().reason)) == (
        False,
        "Connaît déjà la Table.",
    )
    assert TeamAsk.objects.get().member == other


def test_people_in_conflict_or_incompatible_are_never_asked(by, file, mediation):
    one, two, barred = knows(mediation), knows(mediation), knows(mediation)
    Conflict.objects.create(member=barred, organisation=file.milieu.lead_organisation)
    first, second = sorted((one, two), key=lambda member: member.pk)
    IncompatiblePair.objects.create(one=first, other=second)
    search = sought(file, by, mediation)

    for team in ([barred], [one, two], []):
        with pytest.raises(Refusal):
            actions.invite(search, team, by=by, proposed=False, reason="Parce que.")
    assert TeamAsk.objects.count() == 0


def test_why_not_somebody_is_answered_in_a_sentence(client, by, file, mediation):
    knows(mediation)
    other = MemberFactory()
    sought(file, by, mediation)

    page = client.get(address("team_proposal", file), {"pourquoi": other.public_id})

    assert page.context["answer"].startswith(f"La meilleure équipe avec {other.person.name} serait")


def test_hours_of_other_teams_of_the_quarter_count(client, by, file, mediation):
    busy, free = knows(mediation, level=4, capacity_hours=10), knows(mediation, level=2, capacity_hours=10)
    asked(sought(opened(by=by), by, mediation), busy, by)
    sought(file, by, mediation)

    found = client.get(address("team_proposal", file)).context["found"]

    assert (found.team.ids, found.ineligible) == ((free.public_id,), {busy.public_id: ("capacity",)})


def test_an_unknown_asker_blocks_the_claim_that_nobody_is_in_conflict(client, by, mediation, monkeypatch):
    member = knows(mediation)
    file = opened(by=by)
    file.request = _asked_by("Un groupe inconnu")
    file.save()
    sought(file, by, mediation)

    page = client.get(address("team_proposal", file)).content.decode()
    blocked = client.post(address("team_invite", file), {"team": member.public_id})
    client.post(address("team_invite", file), {"team": member.public_id, "checked": "on"})

    assert "Aucun conflit d’intérêts n’est noté" not in page
    assert blocked.status_code == 422
    assert TeamAsk.objects.count() == 1


def _asked_by(name):
    from tests.support.factories import received

    request, _token = received(organisation_name=name)
    return request


def test_the_order_of_aims_is_a_dated_policy_with_its_reason(client, by):
    order = [Aim.PEOPLE, *[aim for aim in Aim.values if aim != Aim.PEOPLE]]
    places = {aim: n for n, aim in enumerate(order, start=1)}

    twice = client.post(reverse("support:team_aims"), {**places, Aim.NICE: 1, "reason": "Peu de monde."})
    client.post(reverse("support:team_aims"), {**places, "reason": "Peu de monde."})

    assert twice.status_code == 422
    assert MatchingPolicy.in_force() == tuple(order)
    assert Entry.objects.filter(verb="ordered_aims").count() == 1


PAGES = ("team_needs", "team_proposal", "team_compose")
POSTS = ("team_invite", "team_give_up", "team_take_back")


def test_only_the_coordination_sees_a_proposal(client, by, file, mediation):
    member = knows(mediation)
    search = sought(file, by, mediation)
    ask, _token = asked(search, member, by)
    people = everyone(file.milieu)

    for role, person in people.items():
        client.logout()
        if person is not None:
            client.force_login(person)
        expected = {"anonymous": 302, "coordination": 200}.get(role, 403)
        assert {client.get(address(name, file)).status_code for name in PAGES} == {expected}
        assert client.get(address("team_choose", file), {"equipe": member.public_id}).status_code == expected
        assert client.get(reverse("support:team_aims")).status_code == expected
        if expected != 200:
            posts = [address(name, file) for name in POSTS] + [
                address("team_ask", file, ask.public_id, "non")
            ]
            assert {client.post(url).status_code for url in posts} == {expected}


def test_nothing_is_sent_for_a_closed_file(by, file, mediation):
    from resal.support.actions import files
    from resal.support.enums import FileStatus

    search = sought(file, by, mediation)
    member = knows(mediation)
    ask, _token = asked(search, member, by)
    files.set_status(file, FileStatus.CLOSED, by=by, reason="Fini.")
    ask.refresh_from_db()
    ask.search.refresh_from_db()

    with pytest.raises(Refusal):
        actions.answer(TeamAsk.objects.get(), AskStatus.ACCEPTED, by=None)
    with pytest.raises(Refusal):
        actions.invite(TeamSearch.objects.get(), [member], by=by, proposed=True)


def test_the_proposal_costs_the_same_queries_for_one_and_for_three(client, by, file, mediation):
    youth = TermFactory(code="youth")

    def cost(members):
        for _n in range(members):
            asked(TeamSearch.objects.first() or sought(file, by, mediation), knows(mediation), by)
            knows(youth)
        client.get(address("team_proposal", file))  # computed and kept
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address("team_proposal", file)).status_code == 200
        return len(queries)

    assert cost(1) == cost(2)


def test_a_proposal_is_computed_once_and_again_only_when_something_changed(client, by, file, mediation):
    first, other = knows(mediation, level=4), knows(mediation, level=2)
    search = sought(file, by, mediation)

    def read():
        found = client.get(address("team_proposal", file)).context["found"]
        search.refresh_from_db()
        return found, search.proposed_from

    computed, mark = read()
    again, same = read()
    TeamSearch.objects.update(proposal={**search.proposal, "team": [other.public_id], "others": []})
    kept, _mark = read()
    Expertise.objects.filter(member=other).update(level=3)
    changed, new = read()

    assert (again, same) == (computed, mark)
    assert kept.team.ids == (other.public_id,)
    assert (changed.team.ids, new == mark) == ((first.public_id,), False)
    assert first.person.name not in str(search.proposal)


def test_what_to_give_up_is_kept_whole(client, by, file, mediation):
    speaker = knows(mediation)
    speaker.languages.add(TermFactory(code="ht", vocabulary="langue", name_fr="créole haïtien"))
    Conflict.objects.create(member=speaker, milieu=file.milieu)
    knows(mediation)
    sought(file, by, mediation, languages=["ht"])

    pages = [client.get(address("team_proposal", file)).context["found"] for _time in range(2)]

    assert pages[0].status == "infeasible"
    assert pages[0] == pages[1]


def test_a_team_made_by_hand_says_what_it_fails_and_loses_and_asks_why(client, by, file, mediation):
    best, other = knows(mediation, level=4), MemberFactory()
    busy = knows(mediation, capacity_hours=2)
    search = sought(file, by, mediation)
    url = f"{address('team_choose', file)}?equipe={other.public_id}"

    offered = client.get(address("team_compose", file))
    nobody = client.get(address("team_choose", file))
    read = client.get(url)
    silent = client.post(url, {"reason": " "})
    sent = client.post(url, {"reason": "La Table la connaît."})

    choices = [key for key, _label in offered.context["form"].fields["equipe"].choices]
    assert sorted(choices) == sorted([best.public_id, other.public_id])
    assert busy.public_id not in choices
    assert nobody.url == address("team_compose", file)
    assert read.context["failing"] == ["Médiation (pratique ou plus)"]
    assert read.context["worse"] == ["a des niveaux moins élevés"]
    assert (silent.status_code, sent.status_code) == (422, 302)
    assert [(one.member, one.search) for one in TeamAsk.objects.all()] == [(other, search)]


def test_those_who_said_yes_stay_in_a_team_made_by_hand(client, by, file, mediation):
    there, other = knows(mediation), MemberFactory()
    ask, _token = asked(sought(file, by, mediation), there, by)
    actions.answer(ask, AskStatus.ACCEPTED, by=None)

    read = client.get(address("team_choose", file), {"equipe": [other.public_id]})

    assert (read.context["kept"], read.context["failing"]) == ([there], [])


def test_words_of_answers_and_reasons_can_be_withdrawn_where_they_are_read(client, by, file, mediation):
    search = sought(file, by, mediation)
    member = knows(mediation)
    actions.invite(search, [member], by=by, proposed=False, reason="Connaît la Table.")
    actions.answer(
        TeamAsk.objects.get(), AskStatus.DELEGATED, by=None, reason="Trop loin.", proposes="Une collègue"
    )
    order = [Aim.PEOPLE, *[aim for aim in Aim.values if aim != Aim.PEOPLE]]
    policy = actions.order_aims(order, by=by, reason="Peu de monde.")

    page = client.get(address("team_proposal", file)).content.decode()
    aims = client.get(reverse("support:team_aims")).content.decode()

    ask, choice = TeamAsk.objects.get(), search.choices.get()
    said = [ask.reason_id, ask.proposes_id, choice.reason_id]
    assert [reverse("core:text_quarantine", args=[pk]) in page for pk in said] == [True] * 3
    assert reverse("core:text_quarantine", args=[policy.reason_id]) in aims


def test_sectors_that_must_be_there_are_held(client, by, file):
    police = SectorFactory(code="police")
    member = MemberFactory(organisation__sector=police)
    MemberFactory()
    sought(file, by, must_sectors=["police"])

    found = client.get(address("team_proposal", file)).context["found"]

    assert found.team.ids == (member.public_id,)
    assert Term.objects.count() == 0


def test_a_member_finds_her_invitation_on_her_desk_and_answers_it_herself(client, by, file, mediation):
    member = knows(mediation)
    ask, _token = asked(sought(file, by, mediation), member, by)
    url = reverse("support:my_ask", args=[ask.public_id])
    client.force_login(member.person)

    on_desk = client.get("/bureau/").content.decode()
    client.post(url, {"status": "accepted"})
    client.force_login(knows(mediation).person)

    ask.refresh_from_db()
    assert url in on_desk
    assert ask.status == AskStatus.ACCEPTED
    assert client.get(url).status_code == 403


def test_the_coordination_learns_on_its_desk_that_a_team_is_to_be_completed(client, by, file, mediation):
    ask, _token = asked(sought(file, by, mediation), knows(mediation), by)
    actions.answer(ask, AskStatus.DECLINED, by=None)

    assert address("team_proposal", file) in client.get("/bureau/").content.decode()
