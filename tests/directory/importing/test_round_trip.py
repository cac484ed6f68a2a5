"""What the directory exports comes back unchanged, whatever is written in it."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from hypothesis import example, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from resal.core.documents.csv import safe
from resal.directory.importing.cells import clean
from resal.directory.models import (
    Expertise,
    ImportedChange,
    ListImport,
    Member,
    Organisation,
    Term,
    Territory,
)
from resal.directory.seeds import sow
from resal.directory.staging import reading, writing
from resal.directory.staging.snapshots import of_member
from tests.directory.importing.lists import DATA
from tests.factories import CoordinatorFactory, MemberFactory, OrganisationFactory, SectorFactory, TermFactory

WORDS = (
    st.text(alphabet=st.sampled_from("aéÎœ’- ;,\"'=+@()&1"), min_size=1, max_size=12)
    .map(str.strip)
    .filter(lambda text: any(letter.isalpha() for letter in text))
)


@given(st.text(alphabet=st.sampled_from("'=+-@aé1 "), max_size=6).map(str.strip))
def test_what_a_spreadsheet_would_run_is_made_harmless_and_comes_back(text):
    found, _issues = clean(safe(text), may_be_neutral=True)

    assert found == clean(text, is_text=True)[0]


class TestAnyDirectory(TestCase):
    @given(
        title=WORDS,
        organisation=WORDS,
        competence=WORDS,
        kind=st.sampled_from(["annuaire.xlsx", "membres.csv"]),
    )
    @example(title="chef  de file", organisation="Org  A", competence="aé", kind="membres.csv")
    @settings(max_examples=12, deadline=None)
    def test_comes_back_unchanged(self, title, organisation, competence, kind):
        sow()
        known = TermFactory(name_fr=competence, name_en="")
        member = MemberFactory(
            title=title,
            organisation=OrganisationFactory(name=organisation, sector=SectorFactory(name_fr=competence)),
            capacity_hours=30,
            joined_on="2024-05-06",
        )
        Expertise.objects.create(member=member, competence=known, level=4, can_advise=True)
        member.languages.set(Term.objects.filter(vocabulary="langue", code__in=["fr", "lsq"]))
        member.territories.set(Territory.objects.filter(code__in=["rosemont", "saint_michel"]))
        member.refresh_from_db()
        before = of_member(member)

        staged = brought_back(kind)

        member.refresh_from_db()
        assert of_member(member) == before
        assert (staged.added, staged.updated, ImportedChange.objects.count()) == (0, 0, 0)
        assert (Member.objects.count(), Organisation.objects.count()) == (1, 1)


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["fr-ca", "en-ca"])
def test_every_row_of_an_export_is_accepted_in_both_languages(language):
    sow()
    for number in range(3):
        MemberFactory(organisation=OrganisationFactory(name=f"Org {number}"), work_phone="514 555-0142")
    MemberFactory(person__email=None)

    staged = brought_back("annuaire.xlsx", language)

    assert (staged.rows.count(), staged.rows.to_review().count(), staged.updated) == (4, 0, 0)


@pytest.mark.django_db
def test_no_confidential_address_leaves(client):
    MemberFactory(
        organisation=OrganisationFactory(address="12, rue Secrète", address_is_confidential=True),
        title="intervenante",
    )

    staged = brought_back("annuaire.xlsx")

    assert "Secrète" not in str(list(staged.rows.values_list("cells", flat=True)))


def brought_back(kind: str, language: str = "fr-ca") -> ListImport:
    """Export, then import the very file, saying that it may replace what is there."""
    client, person = Client(), CoordinatorFactory()
    client.force_login(person)
    client.cookies["langue"] = language
    content = client.get(f"/annuaire/fichiers/{kind}").getvalue()
    answer = client.post("/annuaire/importations/", {"file": SimpleUploadedFile(kind, content)})
    assert answer.status_code == 302, answer.context["form"].errors
    staged = ListImport.objects.get()
    writing.confirm(staged, by=person, updates=True)
    staged.refresh_from_db()
    return staged


@pytest.mark.django_db
def test_old_excel_and_its_hidden_rows():
    sow()
    staged = reading.stage((DATA / "membres.xls").read_bytes(), "membres.xls", by=None)

    assert (staged.encoding, staged.sheet, staged.sheets) == ("xls", "Membres", ["Membres", "Autre"])
    found = staged.rows.in_order().values_list("line", "status", "doubts", "organisation")
    assert list(found) == [
        (2, "accepted", "", "Maison des jeunes L’Ancrage"),
        (3, "review", "ROW_HIDDEN_IN_SHEET", "CIUSSS du Nord-de-l’Île"),
        (4, "accepted", "", "École secondaire « La Voie »"),
    ]
    assert staged.rows.get(line=2).values["joined"] == "2024-09-03"
