"""From the file to the directory and back, as the coordination does it."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from resal.accounts.models import Person, Role
from resal.core import clock
from resal.directory import actions
from resal.directory.models import ImportedChange, ListImport, Member, Organisation, StagedRow
from resal.directory.seeds import sow
from tests.directory.importing.lists import HEAD
from tests.factories import CoordinatorFactory, MemberFactory, OrganisationFactory, PersonFactory

pytestmark = pytest.mark.django_db
LISTS = "/annuaire/importations/"
TWO = f"{HEAD}\nCôté;Anne;anne@exemple.org;Org A;santé\nRoy;Ève;;Org B;éducation\n"


@pytest.fixture(autouse=True)
def _a_network():
    sow()


@pytest.fixture
def noemie(client):
    person = CoordinatorFactory()
    client.force_login(person)
    return person


def bring(client, text: str | bytes, name: str = "liste.csv") -> str:
    """Upload; returns the address of the list."""
    content = text.encode() if isinstance(text, str) else text
    answer = client.post(LISTS, {"file": SimpleUploadedFile(name, content)})
    assert answer.status_code == 302, answer.context["form"].errors
    return answer.url


def people() -> list[str]:
    return sorted(member.person.name for member in Member.objects.active().select_related("person"))


@pytest.mark.parametrize("role", [None, Role.MEMBER, Role.EVALUATOR, Role.FUNDER])
def test_only_the_coordination_imports(client, role):
    staged = ListImport.objects.create(name="x", arrived_at="2026-11-24T10:00Z", digest="", status="waiting")
    if role:
        client.force_login(PersonFactory(role=role))

    paths = ["", f"{staged.public_id}/", f"{staged.public_id}/lecture/", f"{staged.public_id}/organismes/"]
    answers = {client.get(LISTS + path).status_code for path in paths}
    posts = ["confirmation/", "annulation/", "retrait/", "relecture/", "decisions/", "lignes/1/decision/"]
    answers |= {client.post(f"{LISTS}{staged.public_id}/{path}").status_code for path in posts}

    assert answers == ({403} if role else {302})


def test_nothing_is_in_the_directory_before_the_confirmation(client, noemie):
    address = bring(client, TWO)

    page = client.get(address)

    assert (page.status_code, people(), Organisation.objects.count()) == (200, [], 0)
    assert page.context["counts"] == {"total": 2, "taken": 1, "review": 1, "there": 0, "left_out": 0}
    assert page.context["accented"] == ["Anne Côté", "Ève Roy"]


def test_confirmed_in_one_go_with_what_was_taken(client, noemie):
    address = bring(client, TWO)
    client.post(f"{address}lignes/2/decision/", {"decision": "take"})

    client.post(f"{address}confirmation/")

    assert people() == ["Anne Côté", "Ève Roy"]
    anne = Member.objects.get(person__email="anne@exemple.org")
    assert (anne.organisation.name, anne.organisation.sector.code) == ("Org A", "sante")
    assert Person.objects.get(given_name="Ève").email is None
    assert client.get("/annuaire/?q=cote").context["count"] == 1
    assert client.get(address).status_code == 200


def test_a_row_without_a_decision_stops_the_confirmation(client, noemie):
    address = bring(client, TWO)

    stopped = client.post(f"{address}confirmation/")
    went = client.post(f"{address}confirmation/", {"leave_rest": "on"})

    assert (stopped.status_code, went.status_code, people()) == (422, 302, ["Anne Côté"])
    assert stopped.context["confirm"].errors == {"leave_rest": ["1 ligne attend encore votre décision."]}
    left = client.get(f"{address}laissees.csv").getvalue().decode("utf-8-sig")
    assert left.splitlines() == ["Nom,Prénom,Courriel,Organisme,Secteur", "Roy,Ève,,Org B,éducation"]


def test_a_new_organisation_without_a_sector_stops_the_confirmation(client, noemie):
    there = OrganisationFactory(name="Le Carrefour")
    address = bring(client, "Nom;Prénom;Courriel;Organisme\nRoy;Ève;eve@exemple.org;Carrefour (le)\n")

    stopped = client.post(f"{address}confirmation/")
    client.post(f"{address}organismes/", {"organisation_0": f"o:{there.public_id}"})
    client.post(f"{address}confirmation/")

    assert "Carrefour (le)" in str(stopped.context["confirm"].errors)
    assert Member.objects.get().organisation == there
    assert Organisation.objects.count() == 1


def test_confirming_twice_adds_once(client, noemie):
    address = bring(client, TWO)
    for _time in range(2):
        client.post(f"{address}confirmation/", {"leave_rest": "on"})

    assert people() == ["Anne Côté"]


def test_the_same_file_is_not_kept_twice(client, noemie):
    assert bring(client, TWO) == bring(client, TWO)
    assert ListImport.objects.count() == 1


def test_a_mended_row_is_taken_as_it_was_mended(client, noemie):
    address = bring(client, f"{HEAD}\nRoy;Ève;eve@@exemple;Org B;éducation\n")
    form = {"given": "Ève", "family": "Roy", "email": "Eve@exemple.org", "organisation": "Org B"}

    wrong = client.post(f"{address}lignes/1/", form | {"email": "eve@"})
    unknown = client.post(f"{address}lignes/1/", form | {"expertise": "Cuisine (3)"})
    client.post(
        f"{address}lignes/1/",
        form | {"sector": "education", "expertise": "Médiation (3, peut former)", "languages": ["fr", "ht"]},
    )
    client.post(f"{address}confirmation/")

    assert [wrong.status_code, unknown.status_code] == [422, 422]
    eve = Member.objects.get()
    expertise = eve.expertises.select_related("competence").get()
    assert (eve.person.email, expertise.competence.code, expertise.level) == (
        "eve@exemple.org",
        "mediation",
        3,
    )
    assert (expertise.can_train, expertise.can_advise) == (True, False)
    assert sorted(eve.languages.values_list("code", flat=True)) == ["fr", "ht"]


def test_every_row_with_the_same_doubt_is_decided_at_once(client, noemie):
    rows = "".join(f"Roy;Anne{letter};;Org A;santé\n" for letter in "abcde")
    address = bring(client, f"{HEAD}\n{rows}")

    client.post(f"{address}decisions/", {"doubt": "EMAIL_MISSING", "decision": "take"})
    client.post(f"{address}confirmation/")

    assert len(people()) == 5


def test_people_already_there_are_not_touched_unless_asked(client, noemie):
    anne = MemberFactory(person__email="anne@exemple.org", title="intervenante")
    head = "Nom;Prénom;Courriel;Organisme;Fonction;Téléphone"
    line = f"Côté;Anne;anne@exemple.org;{anne.organisation.name};directrice;514 555-0142"

    client.post(bring(client, f"{head}\n{line}\n") + "confirmation/")
    anne.refresh_from_db()
    before = anne.title
    client.post(bring(client, f"{head}\n{line}\n\n") + "confirmation/", {"updates": "on"})
    anne.refresh_from_db()

    assert (before, anne.title, anne.work_phone) == ("intervenante", "directrice", "514 555-0142")
    assert Member.objects.count() == 1


def test_people_who_share_a_mailbox_are_two_people_who_cannot_sign_in_with_it(client, noemie):
    address = bring(
        client,
        f"{HEAD}\nTremblay;Anne;info@exemple.org;Org B;santé\nGagnon;Luc;info@exemple.org;Org B;santé\n",
    )
    client.post(f"{address}decisions/", {"doubt": "EMAIL_SHARED", "decision": "take"})
    client.post(f"{address}confirmation/")

    assert people() == ["Anne Tremblay", "Luc Gagnon"]
    assert set(Person.objects.filter(member__isnull=False).values_list("email", flat=True)) == {None}
    assert Organisation.objects.get().email == "info@exemple.org"


class TestUndo:
    def test_it_leaves_the_directory_as_it_was(self, client, noemie):
        anne = MemberFactory(person__email="anne@exemple.org", title="intervenante")
        line = f"Côté;Anne;anne@exemple.org;{anne.organisation.name};santé"
        address = bring(client, f"{HEAD};Fonction\n{line};directrice\nRoy;Ève;eve@exemple.org;Org B;santé;\n")
        client.post(f"{address}confirmation/", {"updates": "on"})
        during = people()

        client.post(f"{address}annulation/")

        anne.refresh_from_db()
        assert (len(during), len(people()), anne.title) == (2, 1, "intervenante")
        assert not Person.objects.filter(email="eve@exemple.org").exists()
        assert not Organisation.objects.filter(name="Org B").exists()
        assert "annulée" in client.get(address).content.decode()

    def test_it_is_refused_when_somebody_changed_what_was_imported(self, client, noemie):
        address = bring(client, TWO)
        client.post(f"{address}confirmation/", {"leave_rest": "on"})
        anne = Member.objects.get()
        actions.edit_member(anne, by=noemie, changes={"title": "directrice"})

        answer = client.post(f"{address}annulation/", follow=True)

        assert [str(message) for message in answer.context["messages"]][1:] == [
            "Rien n’a été annulé\xa0: quelqu’un a changé ou utilisé ce qui a été importé (Anne Côté). "
            "Corrigez ces fiches une à une dans l’annuaire."
        ]
        assert people() == ["Anne Côté"]

    def test_it_is_refused_when_somebody_else_joined_a_new_organisation(self, client, noemie):
        address = bring(client, TWO)
        client.post(f"{address}confirmation/", {"leave_rest": "on"})
        MemberFactory(organisation=Organisation.objects.get(name="Org A"))

        client.post(f"{address}annulation/")

        assert (len(people()), ListImport.objects.get().status) == (2, "confirmed")

    def test_it_is_done_once(self, client, noemie):
        address = bring(client, TWO)
        client.post(f"{address}confirmation/", {"leave_rest": "on"})
        client.post(f"{address}annulation/")

        again = client.post(f"{address}annulation/", follow=True)

        assert [message.level_tag for message in again.context["messages"]] == ["success", "success", "error"]


def test_another_encoding_is_tried_and_decisions_stay(client, noemie):
    address = bring(client, TWO.encode("cp1252"))
    client.post(f"{address}lignes/2/decision/", {"decision": "leave"})

    client.post(f"{address}lecture/", {"encoding": "mac_roman"})
    wrong = client.get(address).context["accented"]
    client.post(f"{address}lecture/", {"encoding": "cp1252"})

    assert wrong == ["Anne CÙtÈ", "»Ve Roy"]
    assert client.get(address).context["counts"]["left_out"] == 1


def test_the_columns_that_somebody_mapped_are_remembered(client, noemie):
    text = "Qui;Nom;Courriel;Lieu;Secteur\nÈve;Roy;eve@exemple.org;Org B;santé\n"
    address = bring(client, text)
    columns = {"column_0": "given", "column_1": "family", "column_2": "email", "column_3": "organisation"}

    client.post(
        f"{address}lecture/",
        columns | {"column_4": "sector", "encoding": "utf-8", "delimiter": ";", "header_row": 1},
    )
    next_year = bring(client, text.replace("Ève", "Anne"))

    assert StagedRow.objects.get(listing__public_id=next_year.split("/")[-2]).values["given"] == "Anne"
    assert client.get(next_year).context["counts"]["taken"] == 1


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("vide.csv", b"", "vide"),
        ("blanc.csv", b"\n\n ; ; \n", "vide"),
        ("titres.csv", HEAD.encode(), "il n’y en a aucune"),
        ("note.txt", b"Bonjour,\nvoici la liste promise.\n", "ligne de titres"),
        ("page.csv", b"<table><tr><td>x</td></tr></table>", "n’est pas accepté"),
    ],
)
def test_what_is_no_list_gets_a_sentence(client, noemie, name, content, words):
    answer = client.post(LISTS, {"file": SimpleUploadedFile(name, content)})

    assert (answer.status_code, ListImport.objects.count()) == (422, 0)
    assert words in answer.context["form"].errors["file"][0]


def test_a_list_can_be_removed_before_it_is_confirmed_only(client, noemie):
    first, second = bring(client, TWO), bring(client, TWO + "\n")
    client.post(f"{second}confirmation/", {"leave_rest": "on"})

    for address in (first, second):
        client.post(f"{address}retrait/")

    assert ListImport.objects.get().status == "confirmed"
    assert ImportedChange.objects.count() > 0


class TestInterrupted:
    """The server stopped in the middle of a list."""

    @pytest.fixture
    def address(self, client, noemie):
        with clock.at(clock.now() - timedelta(minutes=11)):
            address = bring(client, TWO)
        StagedRow.objects.filter(number=2).delete()
        ListImport.objects.update(status="reading")
        return address

    def test_it_says_so_and_reads_the_file_again(self, client, address):
        page = client.get(address).content.decode()
        client.post(f"{address}relecture/")

        assert ("interrompue" in page, "Retirer la liste" in page) == (True, True)
        assert client.get(address).context["counts"]["total"] == 2

    def test_it_is_read_again_once(self, client, address):
        client.post(f"{address}relecture/")
        ListImport.objects.update(status="reading")

        client.post(f"{address}relecture/")

        assert ListImport.objects.get().status == "reading"
        assert "interrompue" not in client.get(address).content.decode()

    def test_it_can_be_removed(self, client, address):
        client.post(f"{address}retrait/")

        assert ListImport.objects.count() == 0

    def test_a_list_that_waits_is_not_read_over(self, client, noemie):
        address = bring(client, TWO)
        client.post(f"{address}lignes/2/decision/", {"decision": "leave"})

        client.post(f"{address}relecture/")

        assert client.get(address).context["counts"]["left_out"] == 1


@pytest.mark.parametrize("page", ["", "?voir=taken", "?voir=left_out", "lecture/", "organismes/"])
def test_a_page_costs_the_same_for_three_rows_as_for_one(client, noemie, django_assert_max_num_queries, page):
    rows = [f"Roy;Anne{letter};{letter}@exemple.org;Org {letter};{letter}\n" for letter in "abcd"]
    one, three = bring(client, f"{HEAD}\n{rows[0]}"), bring(client, "\n".join([HEAD, *rows[1:]]))
    client.get(one + page)
    with django_assert_max_num_queries(60) as first:
        client.get(one + page)

    with django_assert_max_num_queries(len(first)):
        assert client.get(three + page).status_code == 200


def test_the_page_of_all_lists_costs_the_same_for_three_as_for_one(
    client, noemie, django_assert_max_num_queries
):
    bring(client, TWO)
    client.get(LISTS)
    with django_assert_max_num_queries(60) as first:
        client.get(LISTS)
    count = len(first)
    for more in ("\n", "\n\n"):
        bring(client, TWO + more)

    with django_assert_max_num_queries(count):
        assert client.get(LISTS).context["page"].paginator.count == 3
