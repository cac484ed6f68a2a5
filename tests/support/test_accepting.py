import pytest
from django.urls import reverse

from resal.accounts.models import Person
from resal.core.models import Message
from resal.directory.models import Mandate, MandateRole, Milieu
from resal.support.actions import files
from resal.support.enums import Status
from resal.support.models import (
    StatusEvent,
    SupportFile,
)
from resal.support.places import Place
from tests.factories import (
    CoordinatorFactory,
    MemberFactory,
    MilieuFactory,
    OrganisationFactory,
    SectorFactory,
)
from tests.support.factories import received

pytestmark = pytest.mark.django_db


@pytest.fixture
def coordination(client):
    person = CoordinatorFactory()
    client.force_login(person)
    return person


def decide(client, request, verb, reason="Parce que.", seen=None):
    return client.post(
        reverse("support:decide", args=[request.public_id]),
        {"verb": verb, "reason": reason, "seen": request.moves if seen is None else seen},
    )


def test_yes_opens_the_milieu_the_lead_and_the_file_in_one_gesture(client, coordination):
    request, _token = received()
    sector = SectorFactory()

    answer = client.post(
        reverse("support:accept", args=[request.public_id]),
        {
            "reason": "C’est oui.",
            "seen": request.moves,
            "name": "Le Ruisseau",
            "territory": request.territory_id,
            "organisation_name": request.organisation_name,
            "sector": sector.pk,
        },
    )

    file = SupportFile.objects.get()
    lead = Mandate.objects.current().get(milieu=file.milieu, role=MandateRole.LEAD)
    assert answer.url == reverse("support:file", args=[file.public_id])
    assert list(file.modules.values_list("kind", flat=True)) == ["arp", "plan"]
    assert (lead.person.email, lead.organisation.name) == (request.email, request.organisation_name)
    assert Message.objects.filter(kind="support.lead", to=request.email).count() == 1
    request.refresh_from_db()
    assert (request.status, request.milieu, str(file)) == (Status.ACCEPTED, file.milieu, str(request))
    client.force_login(lead.person)
    assert client.get(answer.url).status_code == 200


def test_accepting_twice_makes_one_file(client, coordination):
    request, _token = received()
    data = {"reason": "Oui.", "seen": request.moves, "milieu": MilieuFactory().pk, "once": "B" * 22}
    address = reverse("support:accept", args=[request.public_id])

    first, second = client.post(address, data), client.post(address, data)

    assert (first.url, SupportFile.objects.count()) == (second.url, 1)
    assert client.post(address, data | {"once": "C" * 22}).status_code == 422
    assert SupportFile.objects.count() == 1


def test_accepting_without_a_place_is_refused_and_changes_nothing(client, coordination):
    request, _token = received()

    answer = client.post(
        reverse("support:accept", args=[request.public_id]),
        {"reason": "Oui.", "seen": request.moves, "name": "X"},
    )

    request.refresh_from_db()
    assert (answer.status_code, request.status, Milieu.objects.count()) == (422, Status.RECEIVED, 0)
    assert StatusEvent.objects.count() == 1


def test_a_known_contact_keeps_her_place_in_the_directory():
    member = MemberFactory()
    request, _token = received(email=member.person.email)
    file = files.accept(request, by=CoordinatorFactory(), reason="Oui", place=Place(milieu=MilieuFactory()))

    lead = Mandate.objects.current().get(milieu=file.milieu, role=MandateRole.LEAD)
    assert lead.person == member.person
    assert Person.objects.filter(email=member.person.email).count() == 1


def test_the_organisation_of_the_same_name_is_proposed(client, coordination):
    organisation = OrganisationFactory(name="Table jeunesse du Ruisseau")
    request, _token = received()

    page = client.get(reverse("support:accept", args=[request.public_id])).content.decode()

    assert f'<option value="{organisation.pk}" selected>' in page
