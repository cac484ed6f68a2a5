"""A copy is taken while people work, and proves itself before it takes the place of anything."""

import json
import os
import shutil
import sqlite3
import threading
import zipfile
from contextlib import closing

import pytest
from django.apps import apps
from django.db import connection

from resal.core import one_process
from resal.core.backup.databases import SESSIONS
from resal.core.registry import registry
from tests.commands.installation import resal, rows, write

NOEMIE = ("coordinator", "noemie@exemple.org", "--given-name", "Noémie", "--family-name", "Charlebois")
LINE = "INSERT INTO lines VALUES (?)"


@pytest.fixture(scope="session")
def first(tmp_path_factory):
    data = tmp_path_factory.mktemp("installation") / "data"
    made = resal(data, *NOEMIE)
    assert made.returncode == 0, made.stderr
    write(data, "CREATE TABLE lines (word TEXT)")
    (data / "files").mkdir()
    (data / "files" / "lettre.pdf").write_bytes(b"%PDF-1.7 lettre d'appui")
    return data


@pytest.fixture
def data(first, tmp_path):
    return shutil.copytree(first, tmp_path / "data")


@pytest.fixture
def copy(data, tmp_path):
    file = tmp_path / "copie.zip"
    taken = resal(data, "backup", "--to", str(file))
    assert taken.returncode == 0, taken.stderr
    return file


def rewrite(copy, change) -> None:
    """The same archive with some of its files changed: `change(name, bytes) -> bytes or None`."""
    with zipfile.ZipFile(copy) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(copy, "w") as archive:
        for name, content in files.items():
            changed = change(name, content)
            if changed is not None:
                archive.writestr(name, changed)


def test_a_copy_goes_to_the_folder_of_copies_and_is_for_its_owner_only(data):
    assert resal(data, "backup").returncode == 0

    (file,) = (data / "backups").iterdir()
    assert (file.name[:6], file.suffix, file.stat().st_mode & 0o777) == ("resal-", ".zip", 0o600)


def test_a_copy_holds_no_key(copy):
    with zipfile.ZipFile(copy) as archive:
        assert archive.namelist() == ["resal.sqlite3", "files/lettre.pdf", "manifest.json"]


def test_a_copy_comes_back_on_a_new_machine(copy, tmp_path):
    new = tmp_path / "new"

    done = resal(new, "restore", str(copy))

    assert done.returncode == 0, done.stderr
    assert rows(new, "SELECT given_name FROM accounts_person") == [("Noémie",)]
    assert (new / "files" / "lettre.pdf").read_bytes() == b"%PDF-1.7 lettre d'appui"
    assert [path.name for path in new.iterdir() if path.name.startswith((".restore", "avant"))] == []


def test_a_network_that_is_there_is_not_overwritten(copy, data):
    write(data, LINE, "après la copie")

    done = resal(data, "restore", str(copy))

    assert done.returncode == 1
    assert "--force" in done.stderr
    assert rows(data, "SELECT word FROM lines") == [("après la copie",)]


def test_with_force_the_network_that_was_there_is_kept_aside(copy, data):
    write(data, LINE, "après la copie")

    done = resal(data, "restore", str(copy), "--force")

    assert done.returncode == 0, done.stderr
    assert rows(data, "SELECT word FROM lines") == []
    (aside,) = data.glob("avant-*")
    assert rows(aside, "SELECT word FROM lines") == [("après la copie",)]
    assert (aside / "files" / "lettre.pdf").exists()


def test_people_write_while_a_copy_is_taken(data, tmp_path):
    stop, written, failures = threading.Event(), [], []

    def work():
        while not stop.is_set():
            try:
                write(data, LINE, f"vote {len(written)}")
            except sqlite3.OperationalError as error:
                failures.append(error)
            written.append(1)

    writer = threading.Thread(target=work)
    writer.start()
    done = resal(data, "backup", "--to", str(tmp_path / "copie.zip"))
    stop.set()
    writer.join()

    assert done.returncode == 0, done.stderr
    assert failures == []
    assert rows(data, "SELECT count(*) FROM lines") == [(len(written),)]


def test_sessions_are_not_copied(data, tmp_path):
    write(data, "INSERT INTO django_session VALUES ('cle-de-session-secrete', 'x', '2030-01-01 00:00:00')")

    resal(data, "backup", "--to", str(tmp_path / "copie.zip"))

    with zipfile.ZipFile(tmp_path / "copie.zip") as archive:
        assert b"cle-de-session-secrete" not in archive.read("resal.sqlite3")
        assert json.loads(archive.read("manifest.json"))["rows"]["django_session"] == 0


def test_an_erased_text_is_in_no_page_of_a_copy(data, tmp_path):
    secret = "Cette phrase a été effacée."
    write(data, LINE, secret)
    write(data, "UPDATE lines SET word = ''")

    resal(data, "backup", "--to", str(tmp_path / "copie.zip"))

    with zipfile.ZipFile(tmp_path / "copie.zip") as archive:
        assert secret.encode() not in archive.read("resal.sqlite3")


def test_a_file_that_changed_stops_the_restoration(copy, tmp_path):
    rewrite(copy, lambda name, content: b"%PDF autre" if name.startswith("files/") else content)

    done = resal(tmp_path / "new", "restore", str(copy))

    assert done.returncode == 1
    assert "files/lettre.pdf" in done.stderr
    assert (tmp_path / "new" / "resal.sqlite3").exists() is False


def test_a_row_that_is_missing_stops_the_restoration(copy, tmp_path):
    def lie(name, content):
        if name != "manifest.json":
            return content
        told = json.loads(content)
        told["rows"]["accounts_person"] = 2
        return json.dumps(told).encode()

    rewrite(copy, lie)

    done = resal(tmp_path / "new", "restore", str(copy))

    assert done.returncode == 1
    assert (tmp_path / "new" / "resal.sqlite3").exists() is False


def test_a_copy_from_a_newer_version_asks_for_an_update(copy, tmp_path):
    def newer(name, content):
        if name != "manifest.json":
            return content
        told = json.loads(content)
        told["migrations"].append("plans.0099_from_the_future")
        return json.dumps(told).encode()

    rewrite(copy, newer)

    done = resal(tmp_path / "new", "restore", str(copy))

    assert (done.returncode, "plus récente" in done.stderr) == (1, True)


@pytest.mark.parametrize(
    "name", ["../evil", "files/../../evil", "/etc/evil", "files\\..\\evil", "secret.key"]
)
def test_a_copy_that_climbs_out_of_its_folder_is_refused(copy, tmp_path, name):
    def climb(path, content):
        if path != "manifest.json":
            return content
        told = json.loads(content)
        told["hashes"][name] = "0"
        return json.dumps(told).encode()

    rewrite(copy, climb)
    with zipfile.ZipFile(copy, "a") as archive:
        archive.writestr(name, "x")

    done = resal(tmp_path / "new", "restore", str(copy))

    assert done.returncode == 1
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"n'importe quoi", None])
def test_what_is_no_copy_is_said_so(tmp_path, content):
    file = tmp_path / "copie.zip"
    if content is not None:
        file.write_bytes(content)

    done = resal(tmp_path / "new", "restore", str(file))

    assert done.returncode == 1
    assert "Traceback" not in done.stderr


def test_a_copy_of_a_demo_stays_a_demo(data, tmp_path):
    (data / "DEMO").touch()
    resal(data, "backup", "--to", str(tmp_path / "copie.zip"))

    resal(tmp_path / "new", "restore", str(tmp_path / "copie.zip"))

    assert (tmp_path / "new" / "DEMO").exists() is True


@pytest.mark.django_db
def test_every_table_that_is_never_copied_exists():
    named = SESSIONS | set(registry.never_in_backup)

    assert named - set(connection.introspection.table_names()) == set()


def test_nothing_that_is_copied_points_at_what_is_not():
    left_out = SESSIONS | set(registry.never_in_backup)
    pointers = [
        f"{model._meta.db_table}.{field.column}"
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.concrete_fields
        if field.is_relation
        and field.related_model._meta.db_table in left_out
        and model._meta.db_table not in left_out
    ]

    assert pointers == []


def test_a_copied_database_opens_without_the_log_of_the_original(copy, tmp_path):
    with zipfile.ZipFile(copy) as archive:
        archive.extract("resal.sqlite3", tmp_path / "seen")

    with closing(sqlite3.connect(tmp_path / "seen" / "resal.sqlite3")) as database:
        assert database.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_nothing_is_restored_under_a_server_that_runs(copy, data):
    descriptor = one_process.hold(data / "resal.sqlite3")

    done = resal(data, "restore", str(copy), "--force")

    os.close(descriptor)
    assert (done.returncode, "en marche" in done.stderr) == (1, True)
    assert list(data.glob("avant-*")) == []
