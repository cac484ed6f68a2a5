"""The partners meet, write to one another, and find the plan's dates in their agenda."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from resal.accounts.models import SignedLink
from resal.core import clock
from resal.core.documents.ics import Entry, calendar
from resal.core.errors import Refusal
from resal.core.models import DigestLine
from resal.core.once import token as a_token
from resal.directory.models import Mandate
from resal.plans import reminders
from resal.plans.actions import feeding, following, inviting, meeting
from resal.plans.enums import EventKind
from resal.plans.models import ActionPlan, Stall
from resal.plans.standing import warnings_of
from tests.factories import CoordinatorFactory, MemberFactory
from tests.plans import factories
from tests.plans.factories import fresh

pytestmark = pytest.mark.django_db

HERE = ZoneInfo("America/Toronto")


def on(year, month, day, hour=12):
    return clock.at(datetime(year, month, day, hour, tzinfo=HERE))


def planned(plan, by, **values):
    values = {"starts_at": clock.now() + timedelta(days=9), "minutes": 90, "place": "Salle 2"} | values
    return meeting.plan_meeting(plan, by=by, **values)


def test_partners_learn_of_a_meeting_and_again_when_it_moves():
    plan, by = factories.active()
    _organisation, person = factories.partner_of(plan)
    mine = DigestLine.objects.filter(to=person.email)
    found = planned(plan, by)

    same = {name: getattr(found, name) for name in meeting.WHEN}
    found = meeting.change_meeting(found, by=by, edition=1, **same, agenda="Le point")
    assert mine.count() == 1
    moved = same | {"starts_at": found.starts_at + timedelta(days=1)}
    meeting.change_meeting(found, by=by, edition=2, **moved)

    assert [line.line.split(" le ")[0] for line in mine.order_by("pk")] == [
        "Rencontre de suivi",
        "La rencontre de suivi change :",
    ]


def test_two_people_who_change_a_meeting_do_not_overwrite_one_another(client):
    plan, by = factories.active()
    found = planned(plan, by)
    client.force_login(by)
    address = reverse("plans:meeting-change", args=[plan.public_id, found.public_id])
    form = {"starts_at": "2031-05-03T10:00", "minutes": "60", "place": "Ici", "agenda": "", "edition": "1"}

    first = client.post(address, form)
    second = client.post(address, form | {"place": "Là"})

    assert (first.status_code, second.status_code, fresh(found).place) == (302, 422, "Ici")
    assert "entre-temps" in second.content.decode()
    assert client.post(address, form | {"place": "Là", "edition": "2"}).status_code == 302


def test_what_was_decided_is_kept_with_who_was_there_and_counts_as_news(client):
    with on(2026, 3, 2):
        plan, by = factories.active()
        found = planned(plan, by)
        with pytest.raises(Refusal, match="pas encore"):
            meeting.hold_meeting(found, by=by, edition=1, present=[], decisions="On continue")
    with on(2026, 4, 30):
        assert "W2_SILENT" in warnings_of([plan])[plan.pk]
        held = meeting.hold_meeting(
            found, by=by, edition=1, present=[plan.lead_organisation], decisions="On continue"
        )
        assert "W2_SILENT" not in warnings_of([plan])[plan.pk]

    assert (held.status, str(held.decisions), list(held.present.all())) == (
        "held",
        "On continue",
        [plan.lead_organisation],
    )
    assert plan.events.filter(kind=EventKind.MEETING).count() == 1
    client.force_login(by)
    add = client.get(f"{plan.get_absolute_url()}engagements/ajouter/?rencontre={found.public_id}")
    assert "rencontre du 11 mars 2026" in add.content.decode()


def test_a_planned_meeting_is_a_next_date():
    plan, by = factories.active()
    ActionPlan.objects.get(pk=plan.pk).reviews.all().delete()
    plan.actions.update(due_on=None)
    assert "W3_NO_NEXT_DATE" in warnings_of([plan])[plan.pk]

    planned(plan, by)

    assert "W3_NO_NEXT_DATE" not in warnings_of([plan])[plan.pk]


def test_a_cancelled_meeting_is_told_and_takes_no_decision():
    plan, by = factories.active()
    found = planned(plan, by)
    meeting.cancel_meeting(found, by=by)

    with pytest.raises(Refusal):
        meeting.cancel_meeting(found, by=by)
    with pytest.raises(Refusal):
        meeting.hold_meeting(found, by=by, edition=1, present=[], decisions="x")
    with pytest.raises(Refusal, match="passée"):
        planned(plan, by, starts_at=clock.now() - timedelta(days=1))


@pytest.mark.parametrize(
    ("who", "reads", "writes"),
    [("lead", 200, 200), ("partner", 200, 403), ("member", 403, 403), ("nobody", 302, 302)],
)
def test_who_reads_meetings_and_who_plans_them(client, who, reads, writes):
    plan, by = factories.active()
    found = planned(plan, by)
    people = {
        "lead": lambda: by,
        "partner": lambda: factories.partner_of(plan)[1],
        "member": lambda: MemberFactory().person,
    }
    if who in people:
        client.force_login(people[who]())
    base = reverse("plans:meetings", args=[plan.public_id])
    one = f"{base}{found.public_id}/"

    assert {client.get(address).status_code for address in (base, one, f"{one}rencontre.ics")} == {reads}
    forms = (f"{base}ajouter/", f"{one}changement/", f"{one}decisions/")
    assert {client.get(address).status_code for address in forms} == {writes}
    assert client.post(f"{one}annulation/").status_code == (302 if writes == 200 else writes)


def test_readers_write_to_the_group_once_and_a_partner_does_without_an_account(client):
    plan, by = factories.active()
    organisation, person = factories.partner_of(plan)
    client.force_login(person)
    form = {"words": "Nous avons une salle.", "once": a_token()}
    address = reverse("plans:news", args=[plan.public_id])
    client.post(address, form)
    client.post(address, form)
    partner = plan.partners.select_related("plan", "organisation").get(organisation=organisation)
    link = inviting.send_link(partner, by=by)
    client.logout()
    client.post(f"{link}message/", {"words": "Et des chaises."})

    remarks = plan.events.filter(kind=EventKind.REMARK).order_by("pk")
    assert [(str(one.note), one.organisation, one.person) for one in remarks] == [
        ("Nous avons une salle.", organisation, person),
        ("Et des chaises.", organisation, None),
    ]
    client.force_login(by)
    assert "Et des chaises." in client.get(address).content.decode()


def test_a_message_that_tells_who_somebody_is_is_asked_about_first(client):
    plan, by = factories.active()
    client.force_login(by)

    answer = client.post(reverse("plans:news", args=[plan.public_id]), {"words": "Appelez le 514 555-0199"})

    assert (answer.status_code, plan.events.filter(kind=EventKind.REMARK).count()) == (422, 0)


def test_after_the_end_nobody_writes():
    plan, by = factories.active()
    ActionPlan.objects.filter(pk=plan.pk).update(status="ended")

    with pytest.raises(Refusal):
        following.remark(plan, words="Encore", by=by)
    with pytest.raises(Refusal):
        planned(plan, by)


def test_an_agenda_reads_dates_and_no_words(client):
    plan, by = factories.active()
    factories.action(plan, by, what="Rencontrer Kevin", due_on=clock.today() + timedelta(days=20))
    planned(plan, by, agenda="Parler de Kevin", place="12 rue Cachée")
    path = feeding.give_feed(plan, to=by)

    answer = client.get(path)

    body = answer.content.decode()
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    assert body.count("BEGIN:VEVENT") == 5
    assert [word for word in ("Kevin", "Cachée") if word in body] == []
    assert "Échéance : action 1.2" in body.replace("\r\n ", "")


def test_the_address_closes_at_will_and_with_the_right_to_read(client):
    plan, by = factories.active()
    first = feeding.give_feed(plan, to=by)
    second = feeding.give_feed(plan, to=by)
    assert [client.get(path).status_code for path in (first, second)] == [410, 200]

    Mandate.objects.all().delete()
    by.member.delete()
    assert client.get(second).status_code == 403
    feeding.close_feeds(plan, of=by)

    assert client.get(second).status_code == 410
    assert client.get("/plans/agenda/forge/plan.ics").status_code == 410


def test_one_opens_an_address_sees_it_once_and_closes_it(client):
    plan, by = factories.active()
    client.force_login(by)
    page = reverse("plans:feeds", args=[plan.public_id])

    client.post(f"{page}adresse/")
    shown = [client.get(page).content.decode().count("/plans/agenda/") for _time in range(2)]
    client.post(f"{page}fermeture/")

    assert shown == [1, 0]
    assert SignedLink.objects.usable(clock.now()).filter(purpose=feeding.PURPOSE).count() == 0


@given(st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=200))
def test_no_line_of_a_calendar_is_too_long_and_none_is_lost(title):
    body = calendar("Plan", [Entry("k", title, clock.today())], made_at=clock.now()).decode()

    assert all(len(line.encode()) <= 75 for line in body.split("\r\n"))
    unfolded = body.replace("\r\n ", "").split("\r\n")
    kept = next(line for line in unfolded if line.startswith("SUMMARY:"))[8:]
    plain = kept.replace("\\,", ",").replace("\\;", ";").replace("\\\\", "\\")
    assert "".join(plain.split()) == "".join(title.split())


def test_a_stall_that_outlasts_its_grace_is_told_once_more_to_those_behind_the_lead():
    coordination = CoordinatorFactory()
    with on(2025, 9, 1):
        plan, lead = factories.active()
        factories.action(plan, lead, due_on=plan.ends_on)
        Mandate.objects.create(milieu=plan.milieu, role="coordination", starts_on=clock.today())
    DigestLine.objects.all().delete()
    silent = DigestLine.objects.filter(line__contains="45 jours")

    told = []
    for day in (20, 31, 31):
        with on(2025, 10, day):
            reminders.tell_stalls()
        told.append({line.to for line in silent})
    with on(2025, 11, 5):
        reminders.tell_stalls()
        reminders.tell_stalls()

    assert told == [{lead.email}] * 3
    assert [line.to for line in silent.order_by("pk")] == [lead.email, coordination.email]
    assert Stall.objects.get(code="W2_SILENT").escalated_on.isoformat() == "2025-11-05"
