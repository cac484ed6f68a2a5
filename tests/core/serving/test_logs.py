import logging
import sys

from resal.core import clock
from resal.core.logs import KeepRequest, Line, discreet


def line(message, exc_info=None, request=None):
    record = logging.LogRecord("resal", logging.ERROR, "x.py", 1, message, (), exc_info)
    if request is not None:
        record.request = request
    KeepRequest().filter(record)
    return Line().format(record)


def test_an_error_is_one_line_that_says_where_and_not_what_was_typed():
    try:
        clock.at("marie@exemple.org").__enter__().x  # noqa: B018
    except AttributeError:
        told = line("broke", sys.exc_info())

    assert "\n" not in told
    assert "AttributeError at" in told
    assert "marie" not in told


def test_a_line_about_a_request_says_its_path_and_the_person_by_id(rf):
    request = rf.get("/demandes/abc/?q=secret")
    request._cached_user = type("Person", (), {"pk": 7})()

    told = line("broke", request=request)

    assert told.endswith("broke GET /demandes/abc/ person=7")
    assert "127.0.0.1" not in told


def test_tokens_and_addresses_are_left_out():
    assert discreet("/l/AbCdEfGhIjKlMnOpQrStUv/ pour marie@exemple.org") == "/l/…/ pour …@…"
