"""The pages from the outside: who may open which, what a bad form keeps, what they cost."""

import pytest

from resal.accounts.models import Role
from resal.directory.models import MandateRole
from resal.workshops.actions import deciding, voting
from resal.workshops.enums import Script, Status, StepKind
from resal.workshops.models import Workshop
from tests.factories import CoordinatorFactory, MilieuFactory, PersonFactory, SectorFactory, mandate
from tests.workshops import factories

pytestmark = pytest.mark.django_db


def decided(by=None, **details):
    """An activity that is over, with two problems."""
    workshop, by = factories.opened(by=by, **details)
    tokens = [token for seated in factories.seats(workshop, 3, 4) for token in seated]
    workshop = factories.go_to(workshop, StepKind.VOTE_1, by)
    for place, token in enumerate(tokens):
        voting.cast(workshop.rounds.get(), token, [place % 2 + 1, 3])
    workshop = factories.go_to(workshop, StepKind.DECISION, by)
    issues = list(workshop.issues.select_related("workshop").order_by("number"))
    deciding.choose_problem(workshop, "Se parler", [issues[0]], by=by)
    deciding.choose_problem(workshop, "Des lieux", [issues[1], issues[2]], by=by)
    deciding.finish(workshop, by=by)
    return factories.fresh(workshop), by


def person_as(role, milieu):
    if role is None:
        return None
    if isinstance(role, Role):
        return CoordinatorFactory() if role == Role.COORDINATION else PersonFactory(role=role)
    return mandate(milieu, role)


@pytest.mark.parametrize(
    ("role", "prepares", "reads"),
    [
        (Role.COORDINATION, 200, 200),
        (MandateRole.LEAD, 200, 200),
        (MandateRole.FACILITATOR, 200, 200),
        (MandateRole.TEAM, 403, 200),
        (MandateRole.EVALUATOR, 403, 200),
        (MandateRole.PARTNER, 403, 200),
        (Role.MEMBER, 403, 403),
        (Role.FUNDER, 403, 403),
        (None, 302, 302),
    ],
)
def test_who_prepares_and_who_reads_the_outcome(client, role, prepares, reads):
    milieu = MilieuFactory()
    waiting, _by = factories.prepared(milieu=milieu)
    over, _by = decided(milieu=milieu)
    person = person_as(role, milieu)
    if person is not None:
        client.force_login(person)

    pages = [client.get(waiting.get_absolute_url() + part) for part in ("", "fiche/", "bulletins.pdf")]
    outcome = [client.get(over.get_absolute_url() + part) for part in ("resultat/", "donnees.json")]

    assert [page.status_code for page in pages] == [prepares] * 3
    assert [page.status_code for page in outcome] == [reads] * 2


@pytest.mark.parametrize("role", [MandateRole.TEAM, MandateRole.PARTNER, Role.MEMBER, Role.FUNDER])
@pytest.mark.parametrize(
    "act", ["etape/", "pause/", "votes/1/fermeture/", "idees/", "enjeux/", "problemes/", "fin/", "papier/"]
)
def test_nobody_else_touches_the_console(client, role, act):
    workshop, _by = factories.opened()
    client.force_login(person_as(role, workshop.milieu))

    answer = client.post(f"/activites/{workshop.public_id}/console/{act}", {"seen": 1})

    assert (answer.status_code, factories.fresh(workshop).step) == (403, 1)


def test_another_milieu_s_facilitator_is_refused(client):
    workshop, _by = factories.opened()
    client.force_login(mandate(MilieuFactory(), MandateRole.FACILITATOR))

    assert client.get(f"/activites/{workshop.public_id}/console/").status_code == 403


def test_unknown_is_404_and_get_changes_nothing(client):
    workshop, by = factories.opened()
    client.force_login(by)
    base = f"/activites/{workshop.public_id}/console/"

    assert client.get("/activites/abcdefghjkmn/").status_code == 404
    assert client.get(f"{base}etape/").status_code == 405
    assert client.get(f"{base}enjeux/99999999999999999999/").status_code == 404
    assert client.post(f"{base}idees/1/afficher/").status_code == 404


def test_a_vote_express_opens_in_two_posts(client):
    milieu = MilieuFactory()
    client.force_login(CoordinatorFactory())
    form = {
        "milieu": milieu.public_id,
        "title": "Le parc",
        "question": "Qu’est-ce qui inquiète ?",
        "script": Script.EXPRESS,
        "issues": "Le noir\nLe bruit\nL’ennui",
        "head_count": 12,
        "support_name": "Aïcha Beaulieu",
    }

    created = client.post("/activites/nouvelle/", form)
    opened = client.post(f"{created.headers['Location']}ouverture/")

    workshop = Workshop.objects.get()
    assert opened.headers["Location"] == f"/activites/{workshop.public_id}/console/"
    assert (workshop.status, workshop.issues.count()) == (Status.OPEN, 3)


def test_a_bad_form_keeps_what_was_typed_and_makes_nothing(client):
    milieu = MilieuFactory()
    client.force_login(CoordinatorFactory())
    long = "mot " * 16
    form = {"milieu": milieu.public_id, "title": "Le parc", "question": "Quoi ?", "issues": long}

    answer = client.post("/activites/nouvelle/", form | {"script": "express", "head_count": 2})

    assert (answer.status_code, Workshop.objects.count()) == (422, 0)
    assert answer.context["form"]["issues"].value() == long
    assert set(answer.context["form"].errors) == {"issues", "head_count"}


@pytest.mark.parametrize(
    ("name", "says"), [("", "Nommez une personne-ressource"), ("NOEMIE  tremblay", "ne peut pas animer")]
)
def test_the_room_does_not_open_without_somebody_apart_for_support(client, name, says):
    by = CoordinatorFactory(family_name="Tremblay")
    workshop, _by = factories.prepared(by=by, support_name=name)
    client.force_login(by)

    page = client.post(f"{workshop.get_absolute_url()}ouverture/", follow=True)

    assert factories.fresh(workshop).status == Status.PREPARED
    assert says in page.content.decode()


def test_two_facilitators_who_press_at_once_advance_once(client):
    workshop, by = factories.opened()
    client.force_login(by)

    for _press in range(2):
        client.post(f"/activites/{workshop.public_id}/console/etape/", {"seen": 1})

    assert factories.fresh(workshop).step == 2


def test_an_issue_that_is_too_long_comes_back_with_its_ticked_ideas(client):
    from resal.workshops.actions import gathering

    workshop, by = factories.opened(Script.SHORT)
    workshop = factories.go_to(workshop, StepKind.MERGE, by)
    idea = gathering.type_idea(workshop, "Il fait noir", by=by)
    client.force_login(by)
    sent = {"wording": "mot " * 16, "ideas": [idea.pk]}

    answer = client.post(f"/activites/{workshop.public_id}/console/enjeux/", sent)

    assert answer.status_code == 422
    assert (answer.context["issue_form"]["wording"].value(), answer.context["ticked"]) == (
        "mot " * 16,
        {idea.pk},
    )


@pytest.mark.parametrize("script", Script)
def test_the_console_shows_every_step(client, script):
    workshop, by = factories.opened(script)
    tokens = [token for seated in factories.seats(workshop, 3, 4) for token in seated]
    client.force_login(by)
    shown = []
    for step in workshop.steps.order_by("position"):
        workshop = factories.go_to(workshop, step.kind, by)
        for round in workshop.rounds.uncounted():
            voting.cast(round, tokens[0], [1])
        page = client.get(f"/activites/{workshop.public_id}/console/")
        shown.append((page.status_code, page.context["panel"]))

    assert shown == [(200, step.kind) for step in workshop.steps.order_by("position")]


def test_a_vote_is_closed_and_counted_from_the_console(client, settings):
    from datetime import timedelta

    voting.GRACE, grace = timedelta(0), voting.GRACE
    workshop, by = factories.opened()
    [tokens] = factories.seats(workshop, 3)
    workshop = factories.go_to(workshop, StepKind.VOTE_1, by)
    client.force_login(by)
    address = f"/activites/{workshop.public_id}/console/votes/1/fermeture/"
    try:
        refused = client.post(address, follow=True)
        for token in tokens:
            voting.cast(workshop.rounds.get(), token, [1])
        client.post(address)
    finally:
        voting.GRACE = grace

    assert "Moins de trois bulletins" in refused.content.decode()
    assert workshop.rounds.get().result["voters"] == 3


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_for_any_number(client, count, django_assert_num_queries):
    by = CoordinatorFactory()
    for _number in range(count):
        factories.prepared(by=by)
    client.force_login(by)

    with django_assert_num_queries(7):
        client.get("/activites/")


@pytest.mark.parametrize("count", [2, 6])
def test_the_console_costs_the_same_for_any_number(client, count, django_assert_num_queries):
    workshop, by = factories.opened(issues=count)
    factories.seats(workshop, *([2] * count))
    workshop = factories.go_to(workshop, StepKind.MERGE, by)
    client.force_login(by)

    with django_assert_num_queries(32):
        client.get(f"/activites/{workshop.public_id}/console/")


def test_an_agenda_is_edited_and_a_wrong_one_keeps_what_was_typed(client):
    workshop, by = factories.prepared()
    client.force_login(by)
    good = {"slack": 4, "place_welcome": 1, "place_vote1": 2, "place_decision": 3, "minutes_vote1": 9}
    address = f"{workshop.get_absolute_url()}deroulement/"

    client.post(address, good)
    refused = client.post(address, good | {"place_decision": 1, "place_welcome": 3})

    steps = list(workshop.steps.order_by("position").values_list("kind", "minutes"))
    assert steps == [("welcome", 5), ("vote1", 9), ("decision", 5)]
    assert (refused.status_code, refused.context["form"]["place_decision"].value()) == (422, "1")


def test_facts_keep_their_source(client):
    workshop, by = factories.prepared()
    client.force_login(by)
    address = f"{workshop.get_absolute_url()}portrait/"

    refused = client.post(address, {"words_1": "Un fait"})
    client.post(address, {"words_1": "Un fait", "source_1": "Sondage"})

    assert refused.status_code == 422
    assert [(str(fact.words), fact.source) for fact in workshop.facts.all()] == [("Un fait", "Sondage")]


def test_a_facilitator_named_in_the_room_gets_the_mandate(client):
    from tests.factories import MemberFactory

    workshop, by = factories.prepared()
    person = MemberFactory().person
    client.force_login(by)

    client.post(f"{workshop.get_absolute_url()}animation/", {"person": person.pk})
    client.force_login(person)

    assert client.get(workshop.get_absolute_url()).status_code == 200


def test_departures_and_presence_are_noted_at_the_console(client):
    from tests.factories import OrganisationFactory

    workshop, by = factories.opened()
    organisation = OrganisationFactory()
    from resal.workshops.actions import preparing, seating

    preparing.invite(workshop, [organisation], by=by)
    sector = SectorFactory()
    seating.take_seat(workshop, sector=sector)
    client.force_login(by)
    base = f"/activites/{workshop.public_id}/console/"

    client.post(f"{base}depart/", {"sector": sector.pk, "channel": "phone"})
    client.post(f"{base}presences/", {"organisations": [organisation.pk]})

    assert workshop.seats.present().count() == 0
    assert workshop.guests.get().present
