"""The yearly report, from outside: who reads it, what it counts, what its files hold."""

import io
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from docx import Document
from openpyxl import load_workbook

from resal.accounts.models import Role
from resal.core import clock
from resal.core.models import Network
from resal.core.registry import registry
from resal.directory.models import MandateRole
from resal.network.actions import measure_quarters
from resal.plans.models import Commitment
from resal.reports import reading
from resal.reports.domain.period import period_of
from tests.factories import CoordinatorFactory, MemberFactory, MilieuFactory, PersonFactory, mandate
from tests.network.factories import TODAY, held, organisations, world
from tests.plans import factories as plans
from tests.support.factories import opened, received

pytestmark = pytest.mark.django_db

PAGE = "/rapport/"
PEOPLE = {
    "coordination": CoordinatorFactory,
    "funder": lambda: PersonFactory(role=Role.FUNDER),
    "evaluator": lambda: PersonFactory(role=Role.EVALUATOR),
    "member": lambda: MemberFactory().person,
    "lead": lambda: mandate(MilieuFactory(), MandateRole.LEAD),
    "stranger": PersonFactory,
}


@pytest.fixture
def year():
    """A request, a file of last year, two meetings this year and one last year."""
    with clock.at(TODAY - timedelta(days=500)):
        file = opened(title="Apaiser la cour")
    with clock.at(TODAY):
        received(title="Mieux repérer")
        known = organisations(each=3, sectors=2)
        held(file, [known["A1"], known["A2"], known["B1"]], day=TODAY - timedelta(days=40))
        held(file, [known["A1"], known["B2"]], day=TODAY - timedelta(days=20))
        held(file, [known["A1"]], day=TODAY - timedelta(days=380))
        yield file


@pytest.fixture
def read(client):
    def get(role, address=PAGE):
        client.force_login(PEOPLE[role]())
        return client.get(address)

    return get


def address(name, *parts):
    return reverse(f"reports:{name}", args=parts)


@pytest.mark.parametrize(
    ("role", "statuses"),
    [
        ("coordination", [200, 200, 200, 200, 200, 200]),
        ("funder", [200, 200, 200, 403, 403, 403]),
        ("evaluator", [200, 200, 200, 403, 403, 403]),
        ("member", [403, 403, 403, 403, 403, 403]),
        ("lead", [403, 403, 403, 403, 200, 403]),
        ("stranger", [403, 403, 403, 403, 403, 403]),
    ],
)
def test_each_role_opens_what_is_for_it(year, read, role, statuses):
    addresses = (
        PAGE,
        address("export", "rapport.docx"),
        address("export", "rapport.xlsx"),
        address("behind", "support.meetings"),
        address("stories"),
        address("write_story"),
    )

    assert [read(role, one).status_code for one in addresses] == statuses


def test_anonymous_people_are_asked_to_sign_in(client, year):
    assert client.get(PAGE).status_code == 302
    assert client.get(address("export", "rapport.xlsx")).status_code == 302


def test_this_year_stands_beside_last_year(year):
    rows = _rows(exact=True)

    assert rows["support.requests"] == ("1", "0")
    assert rows["support.files"] == ("1", "1")
    assert rows["support.meetings"] == ("2", "1")
    assert rows["reach.attendances"] == ("5", "1")
    assert rows["reach.organisations"] == ("4", "1")
    assert rows["reach.territories"] == ("1", "1")


def test_the_three_counts_are_never_one_for_another(year):
    mandate(year.milieu, MandateRole.TEAM, person=MemberFactory().person)
    rows = _rows(exact=True)

    assert (rows["reach.attendances"][0], rows["reach.people"][0]) == ("5", "1")


def test_a_funder_reads_no_small_number_of_people(year, read):
    assert _rows(exact=False)["reach.people"] == ("moins de 5", "moins de 5")
    assert _rows(exact=False)["reach.attendances"] == ("5", "moins de 5")
    assert "moins de 5" in read("funder").content.decode()


def test_every_figure_opens_as_many_things_as_it_counts(year, client):
    client.force_login(CoordinatorFactory())
    for one in registry.statistics:
        page = client.get(address("behind", one.name), {"periode": "2026-01"})
        before = client.get(address("behind", one.name), {"periode": "2026-01", "avant": "1"})

        assert (page.status_code, before.status_code) == (200, 200)
        assert str(page.context["total"]) == _rows(exact=True)[one.name][0].partition(" ")[0]
        assert str(before.context["total"]) == _rows(exact=True)[one.name][1].partition(" ")[0]


def test_what_is_behind_leads_to_its_own_page(year, client):
    client.force_login(CoordinatorFactory())
    page = client.get(address("behind", "support.files")).content.decode()

    assert "Apaiser la cour" in page
    assert reverse("support:file", args=[year.public_id]) in page


def test_a_figure_that_does_not_exist_is_not_found(year, read):
    assert read("coordination", address("behind", "autre")).status_code == 404
    assert read("coordination", address("export", "rapport.exe")).status_code == 404


def test_a_figure_links_only_for_those_who_may_open_it(year, read):
    link = address("behind", "support.meetings")

    assert link in read("coordination").content.decode()
    assert link not in read("funder").content.decode()


def test_files_hold_what_a_funder_may_read_whoever_takes_them(year, read):
    book = load_workbook(io.BytesIO(read("coordination", address("export", "rapport.xlsx")).getvalue()))
    rows = {row[1]: row[2:4] for row in book["Chiffres"].iter_rows(min_row=2, values_only=True)}

    assert book.sheetnames == ["Chiffres", "Récits", "À lire"]
    assert rows["Rencontres de milieux tenues"] == (2, 1)
    assert rows["Personnes distinctes"] == ("moins de 5", "moins de 5")


def test_the_word_file_has_its_headings_and_its_figures(year, read):
    word = Document(io.BytesIO(read("funder", address("export", "rapport.docx")).getvalue()))
    headings = [one.text for one in word.paragraphs if one.style.name.startswith("Heading")]
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]

    assert headings[:2] == ["Rapport 2026", "Soutenir les milieux"]
    assert "Récits des milieux" in headings
    assert "moins de 5" in cells


def test_the_report_in_english_has_no_french_label(year, client):
    client.force_login(PersonFactory(role=Role.FUNDER, language="en-ca"))
    client.post(reverse("core:language"), {"language": "en-ca", "next": PAGE})
    page = client.get(PAGE).content.decode()

    assert "Support communities" in page
    assert "fewer than 5" in page


def test_an_empty_network_has_a_report_of_noughts(read):
    with clock.at(TODAY):
        page = read("coordination")

    assert page.status_code == 200
    assert "Aucun récit encore" in page.content.decode()


@pytest.mark.parametrize("code", ["2026-04", "2025-01", "rien", "' OR 1=1"])
def test_any_period_asked_for_gives_a_page(year, read, code):
    assert read("funder", f"{PAGE}?periode={code}").status_code == 200


def _rows(*, exact):
    found = reading.report(period_of("2026-01", TODAY.date()), exact=exact)
    return {row.name: (row.shown, row.shown_before) for axis in found.axes for row in axis.rows}


def test_the_report_asks_as_much_of_the_database_whatever_it_counts(client):
    client.force_login(CoordinatorFactory())
    counts = []
    with clock.at(TODAY):
        file, known = opened(), organisations(each=3, sectors=1)
        for number in range(3):
            held(file, list(known.values()), day=TODAY - timedelta(days=20 + number))
            received(title=f"Demande {number}")
            with CaptureQueriesContext(connection) as asked:
                client.get(PAGE)
            counts.append(len(asked))

    assert counts[1] == counts[2]


def test_the_report_says_whether_the_network_is_open_once_it_is_measured(client):
    with clock.at(TODAY):
        world()
        measure_quarters()
        client.force_login(PersonFactory(role=Role.FUNDER))
        page = client.get(PAGE).content.decode()

    assert "C’est plus fermé que le hasard" in page
    assert "Organisme A1" not in page


def test_the_network_s_year_is_the_one_that_opens_and_its_quarters_are_offered(year, read):
    Network.objects.update_or_create(pk=1, defaults={"first_month": 9})
    page = read("funder").content.decode()
    quarter = read("funder", f"{PAGE}?periode=2026-09-t1").content.decode()

    assert "Rapport 2026-2027</h1>" in page
    assert "2026-2027, 1er trimestre (septembre à novembre)" in page
    assert "Rapport 2026-2027, 1er trimestre</h1>" in quarter
    assert "Le trimestre est en cours." in quarter


def test_a_quarter_has_its_files(year, read):
    word = Document(
        io.BytesIO(read("funder", f"{address('export', 'rapport.docx')}?periode=2026-01-t3").getvalue())
    )

    assert "Rapport 2026, 3e trimestre" in [one.text for one in word.paragraphs]


def test_a_period_in_which_nothing_happened_says_so(year, read):
    said = "Rien n’est encore arrivé dans cette période."
    empty = read("coordination", f"{PAGE}?periode=2023-01").content.decode()

    assert (said in empty, said in read("coordination").content.decode()) == (True, False)


def test_hours_and_dollars_given_stand_beside_those_promised_and_open_their_commitments(client):
    with clock.at(TODAY):
        plan, lead = plans.active()
        client.force_login(CoordinatorFactory())
        for promised, given, status in (
            ("7.5", "2.5", "todo"),
            ("4", "1", "abandoned"),
            ("12", None, "todo"),
        ):
            item = plans.commitment(plan, lead)
            Commitment.objects.filter(pk=item.pk).update(
                hours=Decimal(promised),
                hours_given=given and Decimal(given),
                dollars=Decimal(promised) * 100,
                status=status,
                signed_on=clock.today(),
            )
        shown = {name: now for name, (now, _before) in _rows(exact=False).items()}
        behind = client.get(address("behind", "plans.hours")).content.decode()

    assert (shown["plans.hours"], shown["plans.hours_given"]) == ("19,5", "3,5 sur 19,5")
    assert (shown["plans.dollars"], shown["plans.dollars_given"]) == ("1\xa0950", "0 sur 1\xa0950")
    assert ("19,5, du" in behind, "compte pour 7,5" in behind) == (True, True)
