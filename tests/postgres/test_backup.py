"""On PostgreSQL too, a copy proves itself and comes back whole."""

import json
import zipfile

import pytest

from tests.commands.installation import resal

pytestmark = [pytest.mark.postgres, pytest.mark.xdist_group("postgres")]
NOEMIE = ("coordinator", "noemie@exemple.org", "--given-name", "Noémie", "--family-name", "Charlebois")


def test_a_copy_of_postgresql_comes_back_in_another_database(new_database, tmp_path):
    old, new = new_database("old"), new_database("new")
    resal(tmp_path / "old", *NOEMIE, RESAL_DATABASE_URL=old)
    file = tmp_path / "copie.zip"

    taken = resal(tmp_path / "old", "backup", "--to", str(file), RESAL_DATABASE_URL=old)
    refused = resal(tmp_path / "old", "restore", str(file), RESAL_DATABASE_URL=old)
    restored = resal(tmp_path / "new", "restore", str(file), RESAL_DATABASE_URL=new)
    again = resal(tmp_path / "third", "backup", "--to", str(tmp_path / "again.zip"), RESAL_DATABASE_URL=new)

    assert (taken.returncode, taken.stderr) == (0, "")
    assert (refused.returncode, "--force" in refused.stderr) == (1, True)
    assert (restored.returncode, restored.stderr) == (0, "")
    assert (again.returncode, again.stderr) == (0, "")
    assert rows(tmp_path / "again.zip") == rows(file)
    assert rows(file)["accounts_person"] == 1


def test_a_copy_of_sqlite_is_refused_with_a_sentence(new_database, tmp_path):
    resal(tmp_path / "data", *NOEMIE)
    resal(tmp_path / "data", "backup", "--to", str(tmp_path / "copie.zip"))

    done = resal(
        tmp_path / "new", "restore", str(tmp_path / "copie.zip"), RESAL_DATABASE_URL=new_database("other")
    )

    assert (done.returncode, "sqlite" in done.stderr, "Traceback" in done.stderr) == (1, True, False)


def rows(file) -> dict[str, int]:
    with zipfile.ZipFile(file) as archive:
        return json.loads(archive.read("manifest.json"))["rows"]
