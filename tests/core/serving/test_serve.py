"""`resal serve` as people start and stop it: real processes on a real folder."""

import http.client
import subprocess
import sys
from urllib.parse import urlsplit

import pytest

from tests.served import run, serving, surroundings

ROOM = """
from tests.workshops.factories import opened
workshop, _by = opened()
print(workshop.code, workshop.public_id)
"""


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    data = tmp_path_factory.mktemp("data")
    with serving(data) as server:
        yield data, server


def ask(server, method, path, body=None, headers=()):
    address = urlsplit(server.url)
    line = http.client.HTTPConnection(address.hostname, address.port, timeout=20)
    line.request(method, path, body, dict(headers), encode_chunked=not isinstance(body, bytes | None))
    answer = line.getresponse()
    return answer, line


def test_it_serves_pages(served):
    _data, server = served

    answer, line = ask(server, "GET", "/sante/")

    assert (answer.status, answer.read()) == (200, b"ok")
    line.close()


def test_a_second_process_on_the_same_file_is_refused_and_told_by_whom(served):
    data, server = served

    second = subprocess.run(
        [sys.executable, "-m", "resal", "serve", "--port", "0", "--data", str(data)],
        env=surroundings(data),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert second.returncode == 1
    assert f"(processus {server.process.pid})" in second.stderr


def test_an_unsafe_sqlite_mode_is_refused_with_a_reason(tmp_path):
    other = tmp_path / "autre.sqlite3"

    refused = subprocess.run(
        [sys.executable, "-m", "resal", "serve", "--port", "0", "--data", str(tmp_path)],
        env=surroundings(tmp_path) | {"RESAL_DATABASE_URL": f"sqlite:///{other}"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert refused.returncode == 1
    assert "ne sont pas en mode IMMEDIATE" in refused.stderr


def test_a_body_in_endless_chunks_gets_a_page(served):
    _data, server = served
    pieces = (b"x" * 1_000_000 for _ in range(28))

    answer, line = ask(server, "POST", "/langue/", pieces, {"Transfer-Encoding": "chunked"})

    assert answer.status == 413
    assert b"<h1" in answer.read()
    line.close()


def test_raw_bytes_in_an_address_get_a_page(served):
    _data, server = served

    answer, line = ask(server, "GET", "/sante/?q=%ff")

    assert answer.status == 400
    line.close()


def test_it_stops_at_once_though_people_listen(tmp_path):
    with serving(tmp_path) as server:
        code, public_id = run(tmp_path, ROOM).split()
        page, line = ask(server, "GET", f"/r/{code}/")
        page.read()
        cookies = "; ".join(value.split(";")[0] for value in page.headers.get_all("Set-Cookie"))
        stream, listening = ask(server, "GET", f"/live/workshop/{public_id}", headers={"Cookie": cookies})
        first = stream.read(40)

        seconds = server.stop()

        rest = stream.read()
        line.close()
        listening.close()

    assert stream.status == 200
    assert b"event: state" in first + rest
    assert b"event: bye" in rest
    assert seconds < 3
