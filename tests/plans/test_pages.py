"""Plans from the outside: who may open which page, what a form keeps, what a page costs."""

import io
import zipfile
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from resal.accounts.models import Role
from resal.core import clock, texts
from resal.core.once import token as a_token
from resal.directory.models import MandateRole
from resal.plans.actions import commenting, drafting, following, inviting, publishing
from resal.plans.enums import PlanStatus, Progress
from resal.plans.models import Action, ActionPlan
from tests.factories import CoordinatorFactory, MemberFactory, OrganisationFactory, PersonFactory, mandate
from tests.plans import factories
from tests.plans.factories import fresh

pytestmark = pytest.mark.django_db

READ = (
    "",
    "tableau/",
    "avancement/",
    "echeancier/",
    "commentaires/",
    "bilans/",
    "versions/",
    "versions/1/",
    "plan.json",
    "plan.xlsx",
)
WRITE = ("releve/", "cadre/", "actions/ajouter/", "indicateurs/ajouter/", "liens/")
DECIDE = ("adoption/", "remise/", "publication/")


def person_as(who, plan, lead):
    match who:
        case "lead":
            return lead
        case "partner":
            return factories.partner_of(plan)[1]
        case "coordination":
            return CoordinatorFactory()
        case "team" | "evaluator":
            return mandate(plan.milieu, MandateRole(who))
        case "funder":
            return PersonFactory(role=Role.FUNDER)
        case "member":
            return MemberFactory().person
    return None


@pytest.mark.parametrize(
    ("who", "reads", "writes", "decides"),
    [
        ("lead", 200, 200, 200),
        ("coordination", 200, 200, 200),
        ("team", 200, 200, 403),
        ("evaluator", 200, 403, 403),
        ("partner", 200, 403, 403),
        ("member", 403, 403, 403),
        ("funder", 403, 403, 403),
        ("nobody", 302, 302, 302),
    ],
)
def test_who_reads_who_writes_who_decides(client, who, reads, writes, decides):
    plan, lead = factories.active()
    person = person_as(who, plan, lead)
    if person is not None:
        client.force_login(person)

    def codes(parts):
        return {client.get(plan.get_absolute_url() + part).status_code for part in parts}

    assert (codes(READ), codes(WRITE), codes(DECIDE)) == ({reads}, {writes}, {decides})


ACTS = (
    "commentaires/ouverture/",
    "depart/",
    "fin/",
    "cadre/",
    "publication/retrait/",
    "remise/",
    "adoption/",
)


@pytest.mark.parametrize("who", ["partner", "evaluator", "member", "funder"])
@pytest.mark.parametrize("act", ACTS)
def test_nobody_else_acts(client, who, act):
    plan, lead = factories.active()
    client.force_login(person_as(who, plan, lead))

    answer = client.post(plan.get_absolute_url() + act, {"title": "Autre"})

    assert (answer.status_code, fresh(plan).status, fresh(plan).title) == (
        403,
        PlanStatus.ACTIVE,
        plan.title,
    )


def test_a_plan_that_does_not_exist_is_not_found(client):
    client.force_login(CoordinatorFactory())

    assert client.get("/plans/abcdefghjkmn/").status_code == 404
    assert client.get("/plans/publics/abcdefghjkmn/").status_code == 404


def test_after_the_network_has_left_it_reads_and_no_longer_writes(client):
    plan, _lead = factories.active()
    ActionPlan.objects.filter(pk=plan.pk).update(network_left_on=clock.today())
    client.force_login(CoordinatorFactory())

    codes = [client.get(plan.get_absolute_url() + part).status_code for part in ("", "cadre/", "remise/")]

    assert codes == [200, 403, 403]


def test_a_plan_begins_with_three_answers_and_a_double_click_makes_one(client):
    milieu, lead = factories.milieu_with_lead()
    client.force_login(lead)
    form = {
        "milieu": milieu.public_id,
        "title": "Ensemble",
        "starts_on": "2026-01-05",
        "once": a_token(),
    }

    first = client.post(reverse("plans:new"), form)
    second = client.post(reverse("plans:new"), form)

    plan = ActionPlan.objects.get()
    assert (first.url, second.url) == (plan.get_absolute_url(), plan.get_absolute_url())
    assert plan.ends_on.isoformat() == "2027-01-04"


def test_a_milieu_without_a_mandate_is_not_offered(client):
    milieu, _lead = factories.milieu_with_lead()
    _other, stranger = factories.milieu_with_lead()
    client.force_login(stranger)

    answer = client.post(
        reverse("plans:new"), {"milieu": milieu.public_id, "title": "À moi", "starts_on": "2026-01-05"}
    )

    assert (answer.status_code, ActionPlan.objects.count()) == (422, 0)
    assert "À moi" in answer.content.decode()


def test_an_action_is_added_with_its_five_things(client):
    plan, lead = factories.drafted()
    client.force_login(lead)
    friend = OrganisationFactory()
    address = reverse("plans:add", args=[plan.public_id, "actions"])

    answer = client.post(
        address,
        {
            "what": "Signer un protocole",
            "objective": plan.objectives.get().pk,
            "lead": plan.lead_organisation_id,
            "contributors": [friend.pk],
            "due_on": "2026-03-31",
            "how_we_know": "Le document signé",
            "cost": "2500",
        },
    )

    action = plan.actions.get()
    assert (answer.status_code, str(action.what), action.cost) == (302, "Signer un protocole", Decimal(2500))
    assert list(action.contributors.all()) == [friend]


def test_a_bad_action_says_what_is_missing_and_keeps_what_was_typed(client):
    plan, lead = factories.drafted()
    client.force_login(lead)

    answer = client.post(
        reverse("plans:add", args=[plan.public_id, "actions"]),
        {"what": "", "objective": plan.objectives.get().pk, "how_we_know": "Un signe à garder"},
    )

    assert (answer.status_code, plan.actions.count()) == (422, 0)
    assert "Un signe à garder" in answer.content.decode()


def test_an_objective_of_another_plan_is_refused(client):
    plan, lead = factories.drafted()
    other, _lead = factories.drafted()
    client.force_login(lead)

    answer = client.post(
        reverse("plans:add", args=[plan.public_id, "actions"]),
        {"what": "Ailleurs", "objective": other.objectives.get().pk},
    )

    assert (answer.status_code, Action.objects.count()) == (422, 0)


def test_the_second_of_two_editors_sees_both_texts_and_loses_nothing(client):
    plan, lead = factories.drafted()
    action = factories.action(plan, lead, what="Au départ")
    client.force_login(lead)
    address = reverse("plans:part", args=[plan.public_id, "actions", action.public_id])
    form = {"objective": action.objective_id, "edition": action.edition}
    client.post(address, form | {"what": "Ce que la première écrit"})

    second = client.post(address, form | {"what": "Ce que la seconde écrit"})
    page = second.content.decode()
    again = client.post(
        address, form | {"what": "Les deux ensemble", "edition": second.context["form"].data["edition"]}
    )

    assert second.status_code == 422
    assert "Ce que la première écrit" in page
    assert "Ce que la seconde écrit" in page
    assert (again.status_code, str(fresh(action).what)) == (302, "Les deux ensemble")


def test_once_adopted_a_change_asks_why(client):
    plan, lead = factories.adopted()
    action = plan.actions.get()
    client.force_login(lead)
    address = reverse("plans:part", args=[plan.public_id, "actions", action.public_id])
    form = {"objective": action.objective_id, "edition": action.edition, "what": "Autrement"}

    refused = client.post(address, form)
    accepted = client.post(address, form | {"motive-why": "Plus simple", "motive-decided_where": "comité"})
    shown = client.get(reverse("plans:version", args=[plan.public_id, 2])).content.decode()

    assert (refused.status_code, accepted.status_code) == (422, 302)
    assert "Signer un protocole" in shown
    assert "Autrement" in shown
    assert "Plus simple" in shown


def test_the_lead_adopts_sets_going_and_ends(client):
    plan, lead = factories.drafted()
    factories.action(plan, lead)
    client.force_login(lead)
    form = {"organisation": plan.lead_organisation_id, "adopted_on": clock.today().isoformat(), "body": "AG"}

    statuses = []
    for act, posted in (("adoption/", form), ("depart/", {}), ("fin/", {})):
        client.post(plan.get_absolute_url() + act, posted)
        statuses.append(fresh(plan).status)
    late = client.post(plan.get_absolute_url() + "cadre/", {"title": "Trop tard"})

    assert statuses == [PlanStatus.ADOPTED, PlanStatus.ACTIVE, PlanStatus.ENDED]
    assert late.status_code == 422


def test_adopting_in_the_future_is_refused_beside_its_field(client):
    plan, lead = factories.drafted()
    factories.action(plan, lead)
    client.force_login(lead)
    tomorrow = (clock.today() + timedelta(days=1)).isoformat()

    answer = client.post(
        plan.get_absolute_url() + "adoption/",
        {"organisation": plan.lead_organisation_id, "adopted_on": tomorrow},
    )

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["adopted_on"])


def test_a_partner_updates_its_own_actions_and_no_other(client):
    plan, lead = factories.active()
    organisation, person = factories.partner_of(plan)
    mine = factories.action(plan, lead, lead=organisation)
    other = plan.actions.in_order().first()
    client.force_login(person)

    def tell(action):
        address = reverse("plans:update", args=[plan.public_id, "actions", action.public_id])
        return client.post(address, {"status": "done", "note": "Fait"}).status_code

    assert (tell(mine), tell(other)) == (302, 403)
    assert (fresh(mine).status, fresh(other).status) == ("done", "todo")


def follow_path(plan, lead):
    organisation, _person = factories.partner_of(plan)
    action = factories.action(plan, lead, lead=organisation)
    indicator = factories.indicator(plan, lead, collector=organisation)
    partner = plan.partners.select_related("organisation", "plan").get(organisation=organisation)
    return inviting.send_link(partner, by=lead), partner, action, indicator


def test_a_partner_tells_where_it_stands_through_its_link(client):
    plan, lead = factories.active()
    path, _partner, action, indicator = follow_path(plan, lead)

    opened = client.get(path)
    form = {"status": "abandoned", "note": "", "once": a_token()}
    refused = client.post(f"{path}{action.public_id}/", form)
    told = [client.post(f"{path}{action.public_id}/", form | {"note": "Trop cher"}) for _twice in range(2)]
    measured = client.post(
        f"{path}mesures/{indicator.public_id}/",
        {"measured_on": clock.today().isoformat(), "numerator": "3", "denominator": "12"},
    )

    assert (opened.status_code, refused.status_code, measured.status_code) == (200, 422, 302)
    assert [answer.status_code for answer in told] == [302, 302]
    assert (fresh(action).status, str(fresh(action).why), action.events.count()) == (
        "abandoned",
        "Trop cher",
        1,
    )
    assert indicator.measurements.get().value == Decimal(25)


def test_a_link_opens_only_what_its_organisation_holds(client):
    plan, lead = factories.active()
    path, _partner, _action, _indicator = follow_path(plan, lead)
    other = plan.actions.in_order().first()

    assert client.post(f"{path}{other.public_id}/", {"status": "done"}).status_code == 404
    assert fresh(other).status == "todo"


def test_opening_a_link_changes_nothing(client):
    plan, lead = factories.active()
    path, _partner, action, _indicator = follow_path(plan, lead)
    before = plan.events.count()

    for address in (path, f"{path}{action.public_id}/"):
        client.get(address)
        client.head(address)

    assert (plan.events.count(), fresh(action).status) == (before, "todo")


def test_forged_expired_and_revoked_links_are_told_so(client):
    plan, lead = factories.active()
    path, partner, _action, _indicator = follow_path(plan, lead)

    forged = client.get("/plans/suivre/abcdefabcdefabcdefabcdefabcdefab/")
    wrong_door = client.get(path.replace("suivre", "lire"))
    with clock.at(clock.now() + timedelta(days=401)):
        expired = client.get(path)
    inviting.close_links(partner, by=lead)
    revoked = client.get(path)

    assert [answer.status_code for answer in (forged, wrong_door, expired, revoked)] == [410] * 4


def test_an_absent_partner_reads_and_answers_without_an_account(client):
    plan, lead = factories.drafted()
    factories.action(plan, lead)
    organisation, _person = factories.partner_of(plan)
    plan = commenting.open_comments(plan, by=lead, absent=[organisation])
    partner = plan.partners.select_related("organisation").get(organisation=organisation)
    path = commenting.invite(partner, plan=plan, by=lead)

    opened = client.get(path)
    refused = client.post(path, {"answer": "disagrees", "words": ""})
    answered = client.post(path, {"answer": "disagrees", "words": "Il manque les parents"})
    thanks = client.get(path)

    assert [one.status_code for one in (opened, refused, answered)] == [200, 422, 302]
    assert "Il manque les parents" in thanks.content.decode()
    assert fresh(partner).answered_on == clock.today()
    client.force_login(lead)
    assert "Il manque les parents" in client.get(plan.get_absolute_url() + "commentaires/").content.decode()


def test_the_lead_sends_the_draft_to_the_absent(client):
    plan, lead = factories.drafted()
    factories.action(plan, lead)
    organisation, _person = factories.partner_of(plan)
    client.force_login(lead)

    client.post(plan.get_absolute_url() + "commentaires/ouverture/", {"absent": [organisation.pk]})
    page = client.get(plan.get_absolute_url()).content.decode()

    assert fresh(plan).status == PlanStatus.COMMENTING
    assert "n’ont pas encore répondu" in page


def test_a_withdrawn_text_is_gone_everywhere(client):
    plan, lead = factories.adopted()
    secret = "Une phrase de trop"
    action = factories.action(plan, lead, what=secret)
    plan.milieu.publishes = True
    plan.milieu.save()
    publishing.publish(fresh(plan), by=lead, title="Ensemble")
    client.force_login(lead)
    pages = ("", "echeancier/", "versions/2/", "plan.json", "plan.docx", "plan.xlsx", "plan.pdf")
    addresses = [plan.get_absolute_url() + part for part in pages]
    addresses.append(reverse("plans:public", args=[plan.public_id]))
    shown = client.get(addresses[0]).content.decode(), client.get(addresses[-1]).content.decode()
    assert [secret in page for page in shown] == [True, True]

    texts.quarantine(action.what)

    for address in addresses:
        answer = client.get(address)
        assert answer.status_code == 200
        assert secret not in readable(answer, address)
    assert "[texte retiré" in readable(client.get(addresses[0]), addresses[0])


def readable(answer, address) -> str:
    """The words of an answer, whatever its form."""
    if not address.endswith((".docx", ".xlsx")):
        return answer.content.decode(errors="replace")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as book:
        return "".join(book.read(name).decode(errors="replace") for name in book.namelist())


def test_the_public_page_is_shown_only_with_consent(client):
    plan, lead = factories.adopted()
    indicator = factories.indicator(plan, lead, sensitivity="protection", baseline_value=0)
    following.measure(indicator, by=lead, measured_on=clock.today(), value=Decimal(7))
    address = reverse("plans:public", args=[plan.public_id])
    publish = plan.get_absolute_url() + "publication/"
    client.force_login(lead)

    before = client.get(address).status_code
    refused = client.post(publish, {"title": "Ensemble"}).status_code
    plan.milieu.publishes = True
    plan.milieu.save()
    accepted = client.post(publish, {"title": "Ensemble"}).status_code
    client.logout()
    page = client.get(address).content.decode()
    client.force_login(lead)
    client.post(publish + "retrait/")

    assert (before, refused, accepted) == (404, 422, 302)
    assert "Ensemble" in page
    assert "caché (petit nombre)" in page
    assert client.get(address).status_code == 404


def test_a_review_is_held_and_its_second_writer_is_told(client):
    plan, lead = factories.active()
    review = plan.reviews.get(kind="midterm")
    client.force_login(lead)
    address = reverse("plans:review", args=[plan.public_id, review.public_id])
    form = {"held_on": clock.today().isoformat(), "notes": "Ça avance", "edition": 1}

    first = client.post(address, form)
    second = client.post(address, form | {"notes": "Ça recule"})

    assert (first.status_code, second.status_code, str(fresh(review).notes)) == (302, 422, "Ça avance")
    assert "Ça recule" in second.content.decode()


def test_the_plan_is_handed_over_in_one_action(client):
    plan, lead = factories.active()
    organisation, heir = factories.partner_of(plan)
    client.force_login(lead)

    answer = client.post(plan.get_absolute_url() + "remise/", {"person": heir.pk})

    assert (answer.status_code, fresh(plan).owner_after) == (302, organisation)


def test_broken_characters_are_refused_and_nothing_is_stored(client):
    plan, lead = factories.drafted()
    client.force_login(lead)

    answer = client.post(
        reverse("plans:add", args=[plan.public_id, "objectifs"]),
        data=b"words=%ff%fe",
        content_type="application/x-www-form-urlencoded",
    )

    assert (answer.status_code >= 400, plan.objectives.count()) == (True, 1)


def several(number):
    """A plan with `number` of everything."""
    plan, lead = factories.active()
    drafting.include(plan, OrganisationFactory.create_batch(number))
    for _n in range(number):
        factories.objective(plan, lead)
        action = factories.action(plan, lead, contributors=[OrganisationFactory()])
        factories.commitment(plan, lead, action=action)
        factories.indicator(plan, lead)
        following.update(action, status=Progress.UNDER_WAY, note="En route", by=lead)
    return fresh(plan), lead


PAGES = (
    "", "tableau/", "avancement/", "echeancier/", "commentaires/", "bilans/", "versions/", "versions/2/", "liens/",
    "nouvelles/", "rencontres/", "plan.ics", "releve/", "plan.json", "plan.xlsx",
)  # fmt: skip


@pytest.mark.parametrize("part", PAGES)
def test_a_page_costs_the_same_for_one_and_for_three(client, part):
    counts = []
    for number in (1, 3):
        plan, lead = several(number)
        client.force_login(lead)
        client.get(plan.get_absolute_url() + part)
        with counting() as queries:
            assert client.get(plan.get_absolute_url() + part).status_code == 200
        counts.append(len(queries))

    assert counts[0] == counts[1]


def counting():
    return CaptureQueriesContext(connection)


def test_the_list_and_the_desk_cost_the_same_for_one_and_for_three(client):
    milieu, lead = factories.milieu_with_lead()
    client.force_login(lead)
    counts = []
    for number in (1, 2):
        for _n in range(number):
            factories.active(milieu=milieu, by=lead)
        client.get("/plans/")
        with counting() as listed:
            client.get("/plans/")
        with counting() as desk:
            client.get("/bureau/")
        counts.append((len(listed), len(desk)))

    assert counts[0] == counts[1]


def test_the_milieu_offers_its_first_plan(client):
    milieu, lead = factories.milieu_with_lead()
    client.force_login(lead)

    page = client.get(f"/milieux/{milieu.public_id}/").content.decode()

    assert f"/plans/nouveau/?milieu={milieu.public_id}" in page


def test_an_absent_partner_who_signs_in_answers_on_the_page(client):
    plan, lead = factories.drafted()
    factories.action(plan, lead)
    organisation, person = factories.partner_of(plan)
    _present, other = factories.partner_of(plan)
    address = plan.get_absolute_url() + "commentaires/"
    commenting.open_comments(plan, by=lead, absent=[organisation])

    client.force_login(other)
    denied = client.post(address, {"answer": "agrees"}).status_code
    client.force_login(person)
    refused = client.post(address, {"answer": "suggests", "words": ""}).status_code
    accepted = client.post(address, {"answer": "agrees"}).status_code

    assert (denied, refused, accepted, plan.comments.count()) == (403, 422, 302, 1)


def test_a_measure_is_verified_on_its_page_by_somebody_else(client):
    plan, lead = factories.active()
    indicator = factories.indicator(plan, lead)
    measure = following.measure(indicator, by=lead, measured_on=clock.today(), value=Decimal(3))
    address = reverse("plans:verify", args=[plan.public_id, indicator.public_id, measure.pk])

    client.force_login(lead)
    client.post(address)
    mine = fresh(measure).verified_by
    coordinator = CoordinatorFactory()
    client.force_login(coordinator)
    client.post(address)

    assert (mine, fresh(measure).verified_by) == (None, coordinator)


def test_a_kept_review_is_read_in_the_language_of_the_reader(client):
    plan, lead = factories.active()
    indicator = factories.indicator(plan, lead, baseline_value=0)
    following.measure(indicator, by=lead, measured_on=clock.today(), value=Decimal(11))
    review = plan.reviews.get(kind="midterm")
    client.force_login(lead)
    address = reverse("plans:review", args=[plan.public_id, review.public_id])
    client.post(address, {"held_on": clock.today().isoformat(), "notes": "Presque", "edition": 1})

    french = client.get(address).content.decode()
    client.cookies["langue"] = "en-ca"
    english = client.get(address).content.decode()

    assert "presque atteint (92" in french
    assert "nearly reached (92" in english


@pytest.mark.parametrize(("value", "shown"), [(7, False), (12, True)])
def test_small_protected_counts_are_public_neither_at_the_start_nor_at_the_end(client, value, shown):
    plan, lead = factories.adopted()
    named = {"sensitivity": "protection", "name": "Situations", "unit": "jeunes", "baseline_value": value}
    indicator = factories.indicator(plan, lead, **named)
    following.measure(indicator, by=lead, measured_on=clock.today(), value=Decimal(value))
    plan.milieu.publishes = True
    plan.milieu.save()
    publishing.publish(fresh(plan), by=lead, title="Ensemble")

    page = client.get(reverse("plans:public", args=[plan.public_id])).content.decode()

    assert (f"{value}\xa0jeunes" in page) == shown


def test_a_public_title_that_says_a_violence_stands_beside_no_place(client):
    plan, lead = factories.adopted()
    plan.milieu.publishes, plan.milieu.name = True, "Boisé-du-Ruisseau"
    plan.milieu.save()
    address = reverse("plans:public", args=[plan.public_id])

    publishing.publish(fresh(plan), by=lead, title="Ensemble")
    named = client.get(address).content.decode()
    publishing.publish(fresh(plan), by=lead, title="Prévenir la violence ensemble")
    unnamed = client.get(address).content.decode()

    assert ("Boisé-du-Ruisseau" in named, "Boisé-du-Ruisseau" in unnamed) == (True, False)
