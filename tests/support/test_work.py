from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from resal.directory.models import Mandate, MandateRole
from resal.support.actions import work
from resal.support.desk import lines
from resal.support.models import Document
from tests.factories import CoordinatorFactory, MemberFactory, SectorFactory
from tests.support.factories import opened

pytestmark = pytest.mark.django_db


@pytest.fixture
def by(client):
    person = CoordinatorFactory()
    client.force_login(person)
    return person


def address(name, file, *more):
    return reverse(f"support:{name}", args=[file.public_id, *more])


def test_the_team_is_searched_without_accents_and_shows_what_is_missing(client, by):
    file = opened()
    health, school = (
        SectorFactory(name_fr="Santé", short="Sa"),
        SectorFactory(name_fr="Éducation", short="Éd"),
    )
    member = MemberFactory(organisation__sector=health)
    client.post(address("sectors", file), {"sectors": [health.pk, school.pk]})

    found = client.get(address("team", file), {"q": "sante"}).content.decode()
    client.post(address("team_add", file), {"member": member.public_id})
    client.post(address("team_add", file), {"member": member.public_id})
    page = client.get(address("team", file)).content.decode()

    assert member.person.name in found
    assert "Il manque 1 secteur attendu." in page
    assert Mandate.objects.current().filter(milieu=file.milieu, role=MandateRole.TEAM).count() == 1


def test_leaving_the_team_ends_the_mandate(client, by):
    file, member = opened(), MemberFactory()
    mandate = work.join_team(file, member, by=by)

    client.post(address("team_remove", file, mandate.pk))

    assert Mandate.objects.current().filter(pk=mandate.pk).count() == 0
    client.force_login(member.person)
    assert client.get(address("file", file)).status_code == 403


def test_a_document_is_kept_given_back_as_attachment_and_withdrawn(
    client, by, django_capture_on_commit_callbacks
):
    file = opened()
    sent = SimpleUploadedFile("portrait.csv", b"a;b\n1;2\n", "text/csv")
    client.post(address("document_add", file), {"file": sent, "description": "Le portrait"})
    document = Document.objects.get()

    answer = client.get(address("document", file, document.public_id))
    assert answer["Content-Disposition"].startswith("attachment")
    assert b"".join(answer.streaming_content) == b"a;b\n1;2\n"
    stored = document.content

    with django_capture_on_commit_callbacks(execute=True):
        client.post(address("document_withdraw", file, document.public_id))
    assert client.get(address("document", file, document.public_id)).status_code == 404
    assert stored.storage.exists(stored.name) is False


def test_a_file_that_lies_is_refused_in_a_sentence_and_nothing_is_kept(client, by):
    file = opened()
    lying = SimpleUploadedFile("portrait.pdf", b"<script>alert(1)</script>", "application/pdf")

    answer = client.post(address("document_add", file), {"file": lying, "description": "Mes mots"})

    assert (answer.status_code, Document.objects.count()) == (422, 0)
    assert "Mes mots" in answer.content.decode()


def test_sending_one_document_twice_keeps_one(client, by):
    file = opened()
    for _n in range(2):
        sent = SimpleUploadedFile("note.txt", b"Bonjour", "text/plain")
        client.post(address("document_add", file), {"file": sent, "description": "", "once": "D" * 22})

    assert Document.objects.count() == 1


def test_participation_costs_are_summed_by_kind(client, by):
    file = opened()
    for kind, amount in (("meal", "12.50"), ("meal", "7.50"), ("transport", "3.25")):
        client.post(address("cost_add", file), {"on": "2026-03-19", "kind": kind, "amount": amount})

    page = client.get(address("costs", file)).content.decode()

    assert "20,00" in page
    assert "23,25" in page
    assert sum(file.costs.values_list("amount", flat=True)) == Decimal("23.25")
    refused = client.post(address("cost_add", file), {"on": "2026-03-19", "kind": "meal", "amount": "-5"})
    assert refused.status_code == 422


def test_what_i_promised_is_on_my_desk(client, by):
    file = opened()
    today = timezone.localdate().isoformat()
    data = {
        "kind": "call",
        "on": today,
        "note": "Bref",
        "what": "Écrire au CIUSSS",
        "due": today,
        "person": by.pk,
    }
    client.post(address("contact_add", file), data)

    assert [(line.section, line.title) for line in lines(by) if line.subject] == [
        ("week", "Écrire au CIUSSS")
    ]
    assert "Écrire au CIUSSS" in client.get(address("contacts", file)).content.decode()
