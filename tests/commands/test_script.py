"""The `resal` script at the root: it makes its environment, mends it, and gets out of the way."""

import json
import os
import shutil
import subprocess
import sys
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from resal.commands.house import HOME

PROGRAM = "import os, sys; print(sys.prefix, os.environ['RESAL_DATA'], *sys.argv[1:])"
NOWHERE = "http://127.0.0.1:9/simple"


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    """A small house that needs no package, set up once."""
    folder = tmp_path_factory.mktemp("house")
    shutil.copy(HOME / "resal", folder / "resal")
    (folder / "requirements").mkdir()
    for level in ("run", "test", "check"):
        (folder / "requirements" / f"{level}.txt").write_text("")
    (folder / "src" / "resal").mkdir(parents=True)
    (folder / "src" / "resal" / "__main__.py").write_text(PROGRAM)
    first = start(folder, "demo", "--port", "8010")
    assert first.stdout.split() == [str(folder / ".venv"), str(folder / "data"), "demo", "--port", "8010"]
    assert "Installation" in first.stderr
    return folder


def start(folder, *words, **environment):
    kept = {name: os.environ[name] for name in ("HOME", "TMPDIR") if name in os.environ}
    quick = {"PATH": "/usr/bin:/bin", "LANG": "fr_CA.UTF-8", "PIP_RETRIES": "1", "PIP_TIMEOUT": "2"}
    return subprocess.run(
        [sys.executable, str(folder / "resal"), *words],
        env=kept | quick | environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def stamp(folder) -> dict:
    return json.loads((folder / ".venv" / "resal.json").read_text())


def test_the_second_start_installs_nothing(house):
    before = (house / ".venv" / "resal.json").stat().st_mtime_ns

    again = start(house, "doctor")

    assert (again.returncode, again.stderr) == (0, "")
    assert (house / ".venv" / "resal.json").stat().st_mtime_ns == before


def test_an_installation_that_was_cut_short_is_made_again(house):
    half = stamp(house) | {"state": "installing"}
    (house / ".venv" / "resal.json").write_text(json.dumps(half))
    (house / ".venv" / "half").touch()

    mended = start(house, "doctor")

    assert (mended.returncode, "Installation" in mended.stderr) == (0, True)
    assert stamp(house)["state"] == "ready"
    assert (house / ".venv" / "half").exists() is False


def test_an_environment_that_was_moved_is_made_again(house):
    elsewhere = stamp(house) | {"venv": "/ailleurs/.venv"}
    (house / ".venv" / "resal.json").write_text(json.dumps(elsewhere))

    assert start(house, "doctor").returncode == 0
    assert stamp(house)["venv"] == str(house / ".venv")


def test_a_new_lock_is_installed_and_the_network_that_is_missing_is_said(house):
    lock = house / "requirements" / "run.txt"
    lock.write_text(f"polib==1.2.0 --hash=sha256:{'0' * 64}\n")

    offline = start(house, "doctor", PIP_INDEX_URL=NOWHERE, PIP_CONFIG_FILE=os.devnull, PIP_NO_CACHE_DIR="1")
    lock.write_text("")
    online = start(house, "doctor")

    assert (offline.returncode, "le réseau ne répond pas" in offline.stderr) == (1, True)
    assert online.returncode == 0


HIDES_PIP = """
import sys
class Hidden:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in ("ensurepip", "pip"):
            raise ModuleNotFoundError(name)
sys.meta_path.insert(0, Hidden())
"""


@pytest.fixture
def without_pip(house, tmp_path):
    """The same house on a Python that came without pip, as Debian's."""
    for name in ("requirements", "src"):
        (tmp_path / name).symlink_to(house / name)
    shutil.copy(HOME / "resal", tmp_path / "resal")
    (tmp_path / "python").mkdir()
    (tmp_path / "python" / "sitecustomize.py").write_text(HIDES_PIP)
    return tmp_path


def test_pip_is_fetched_where_python_has_none_and_a_missing_network_is_said(without_pip):
    offline = start(without_pip, "doctor", PYTHONPATH=str(without_pip / "python"), PIP_INDEX_URL=NOWHERE)

    assert (offline.returncode, "le réseau ne répond pas" in offline.stderr) == (1, True)
    assert f"{NOWHERE}/pip/" in offline.stderr


@pytest.fixture
def index(tmp_path):
    """An index of packages that offers something else under the name of pip."""
    folder = tmp_path / "index" / "pip"
    folder.mkdir(parents=True)
    (folder / "index.html").write_text('<a href="pip-26.3-py3-none-any.whl#sha256=00">pip</a>')
    (folder / "pip-26.3-py3-none-any.whl").write_bytes(b"something else")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=folder.parent))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_words):
        """Nothing to tell."""


def test_a_pip_that_is_not_the_one_we_know_is_never_run(without_pip, index):
    refused = start(without_pip, "doctor", PYTHONPATH=str(without_pip / "python"), PIP_INDEX_URL=index)

    assert (refused.returncode, "pip n’est pas celui" in refused.stderr) == (1, True)
    assert [path.name for path in (without_pip / ".venv").glob("*.whl")] == []


def test_an_environment_of_somebody_else_is_left_as_it_is(house, tmp_path):
    for name in ("resal", "requirements", "src"):
        (tmp_path / name).symlink_to(house / name)
    shutil.copy(HOME / "resal", tmp_path / "copy")
    os.replace(tmp_path / "copy", tmp_path / "resal")
    (tmp_path / ".venv").mkdir()
    (tmp_path / ".venv" / "mine").touch()

    refused = start(tmp_path, "doctor", LANG="en_CA.UTF-8")

    assert (refused.returncode, "was not made by resal" in refused.stderr) == (1, True)
    assert (tmp_path / ".venv" / "mine").exists() is True


def test_an_interpreter_that_has_everything_may_be_named(house, tmp_path):
    for name in ("requirements", "src"):
        (tmp_path / name).symlink_to(house / name)
    shutil.copy(HOME / "resal", tmp_path / "resal")

    done = start(tmp_path, "doctor", RESAL_PYTHON=sys.executable)

    assert done.stdout.split()[2:] == ["doctor"]
    assert (tmp_path / ".venv").exists() is False


def test_any_python_3_can_read_the_script():
    source = (HOME / "resal").read_text()

    assert [word for word in ('f"', "f'", ":=", "match ") if word in source] == []
