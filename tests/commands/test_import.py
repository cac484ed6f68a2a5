"""`resal import members`: what it says, what it keeps, how it ends."""

import json

import pytest

from resal.__main__ import main
from resal.directory.importing.reading import counts
from resal.directory.models import ListImport, Member
from resal.directory.seeds import sow
from tests.directory.importing import faulty
from tests.directory.importing.lists import DATA, HEAD, reading

pytestmark = pytest.mark.django_db
DRY = ["--dry-run", "--format", "json"]


@pytest.fixture
def _network():
    sow()


@pytest.mark.parametrize("name", sorted(path.name for path in DATA.glob("*.csv")))
def test_the_examples_in_json(capsys, name):
    assert main(["import", "members", str(DATA / name), *DRY]) == 0

    told = json.loads(capsys.readouterr().out)
    expected = json.loads((DATA / "expected.json").read_text())[name]
    assert {field: told[field] for field in ("encoding", "delimiter", "header_row", "counts")} == {
        field: expected[field] for field in ("encoding", "delimiter", "header_row", "counts")
    }
    tested = [
        {field: row[field] for field in wanted}
        for row, wanted in zip(told["rows"], expected["rows"], strict=True)
    ]
    assert tested == expected["rows"]


def test_a_dry_run_keeps_nothing(capsys):
    assert main(["import", "members", str(DATA / "c13_duplicates.csv"), "--dry-run"]) == 0

    said = capsys.readouterr().out
    assert "6 à vérifier" in said
    assert "ligne 8\xa0: courriel illisible" in said
    assert ListImport.objects.count() == 0


@pytest.mark.usefixtures("_network")
def test_without_dry_run_the_list_waits_on_its_page(capsys):
    assert main(["import", "members", str(DATA / "c01_excel_fr_cp1252.csv")]) == 0

    staged = ListImport.objects.get()
    assert f"/annuaire/importations/{staged.public_id}/" in capsys.readouterr().out
    assert (staged.status, staged.rows.count(), Member.objects.count()) == ("waiting", 5, 0)


@pytest.mark.usefixtures("_network")
def test_yes_confirms_what_is_accepted(capsys, tmp_path):
    path = tmp_path / "liste.csv"
    path.write_text(f"{HEAD}\nRoy;Ève;eve@exemple.org;Org A;santé\nRoy;Luc;;Org A;santé\n")

    assert main(["import", "members", str(path), "--yes"]) == 0

    assert [member.person.name for member in Member.objects.all()] == ["Ève Roy"]
    assert ListImport.objects.get().rows.left_out().count() == 1


@pytest.mark.parametrize(
    ("content", "place", "words"),
    [
        (b"", "1", "vide"),
        (b"a;b\nc;d\n", "1", "aucune n’a été reconnue"),
        (f"{HEAD}\n".encode(), "1", "il n’y en a aucune"),
        (b"%PDF-1.7", "1", "n’en est pas une"),
        (b"PK\x03\x04 broken", "1", "abîmé"),
    ],
)
def test_what_cannot_be_read_is_one_line_with_its_place(capsys, tmp_path, content, place, words):
    path = tmp_path / "liste.csv"
    path.write_bytes(content)

    assert main(["import", "members", str(path), *DRY]) == 2

    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith(f"{path}:{place}: ")
    assert told.err.count("\n") == 1
    assert words in told.err


def test_a_file_that_is_not_there(capsys, tmp_path):
    assert main(["import", "members", str(tmp_path / "rien.csv"), "--dry-run"]) == 2
    assert "rien.csv:1: un fichier lisible était attendu" in capsys.readouterr().err


def test_the_summary_counts_every_row(capsys, tmp_path):
    path = tmp_path / "liste.xlsx"
    path.write_bytes(faulty.workbook())

    main(["import", "members", str(path), *DRY])

    assert json.loads(capsys.readouterr().out)["counts"] == counts(reading(faulty.workbook()).rows())
