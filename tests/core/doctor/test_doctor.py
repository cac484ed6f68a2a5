import socket
import threading
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from django.urls import resolve

from resal.core import clock
from resal.core.doctor import State, data, database, examine, mail, reach, settings
from resal.core.mail import outbox
from resal.core.models import Message

LOOK, OK, PROBLEM = State.LOOK, State.OK, State.PROBLEM


@pytest.fixture
def server():
    """A server on this machine that answers `body` to everything."""

    class Answer(BaseHTTPRequestHandler):
        body = b"ok"

        def do_GET(self):
            self.send_response(200)
            self.end_headers()
            self.wfile.write(self.body)

        def log_message(self, *words):
            pass

    with HTTPServer(("127.0.0.1", 0), Answer) as http:
        threading.Thread(target=http.serve_forever, daemon=True).start()
        yield http
        http.shutdown()


@pytest.mark.django_db
def test_every_subject_is_told_in_one_sentence():
    findings = examine()

    assert [finding for finding in findings if not finding.sentence or "\n" in finding.sentence] == []
    assert len({finding.subject for finding in findings}) == len(findings)


def test_a_setting_with_a_typing_error_is_named(monkeypatch):
    monkeypatch.setenv("RESAL_URLS", "https://exemple.org")

    found = settings.unknown_names()

    assert (found.state, "RESAL_URLS" in found.sentence) == (LOOK, True)


@pytest.mark.parametrize("url", ["", "resal.exemple.org", "ftp://exemple.org", "https://"])
def test_what_is_no_address_is_a_problem(settings, url):
    settings.RESAL_URL = url

    assert reach.address().state == PROBLEM


@pytest.mark.parametrize(("is_demo", "expected"), [(True, OK), (False, LOOK)])
def test_a_loopback_address_reaches_no_phone(settings, is_demo, expected):
    settings.RESAL_URL, settings.RESAL_IS_DEMO = "http://127.0.0.1:8000", is_demo

    assert reach.address().state == expected


def test_a_public_address_without_https_is_a_problem(settings):
    settings.RESAL_URL = "http://resal.exemple.org"

    assert reach.address().state == PROBLEM


def test_the_address_of_another_evening_is_a_problem(settings):
    settings.RESAL_URL = "http://10.99.98.97:8000"

    assert reach.address().state == PROBLEM


@pytest.mark.parametrize(("body", "expected"), [(b"ok", OK), (b"<html>box of the provider", PROBLEM)])
def test_the_server_is_asked_at_the_address_that_phones_use(server, body, expected):
    server.RequestHandlerClass.body = body

    assert reach.answers(f"http://127.0.0.1:{server.server_port}").state == expected


def test_a_server_that_is_not_started_is_to_look_at():
    with socket.create_server(("127.0.0.1", 0)) as once:
        port = once.getsockname()[1]

    assert reach.answers(f"http://127.0.0.1:{port}").state == LOOK


def test_doctor_asks_for_a_page_that_exists():
    assert resolve(reach.HEALTH).view_name == "core:health"


@pytest.mark.django_db
def test_messages_that_wait_are_counted(settings):
    outbox.post(to="a@exemple.org", subject="Objet", body="Texte", kind="test")

    settings.RESAL_MAIL_IS_SET = False
    assert mail.waiting().state == LOOK

    settings.RESAL_MAIL_IS_SET = True
    assert mail.waiting().state == LOOK

    Message.objects.update(created_at=clock.now() - timedelta(hours=2), last_error="550 refused")
    assert (mail.waiting().state, "550 refused" in mail.waiting().sentence) == (PROBLEM, True)


def test_a_mail_server_that_does_not_answer_is_a_problem(settings):
    with socket.create_server(("127.0.0.1", 0)) as once:
        port = once.getsockname()[1]
    settings.RESAL_MAIL_IS_SET = True
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port

    assert mail.server().state == PROBLEM


def test_copies_grow_old(settings, tmp_path):
    settings.RESAL_DATA, settings.RESAL_IS_DEMO = tmp_path, False
    assert data.copies().state == LOOK

    (tmp_path / "backups").mkdir()
    (tmp_path / "backups" / "resal-20260101-000000.zip").touch()
    assert data.copies().state == OK

    with clock.at(clock.now() + timedelta(days=8)):
        assert data.copies().state == LOOK


@pytest.mark.django_db
def test_the_database_of_the_tests_is_sound():
    findings = [database.soundness(), database.migrations()]

    assert {finding.state for finding in findings if finding} == {OK}
