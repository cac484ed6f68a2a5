"""Styles and scripts are collected once, under names that never change, and small on the wire."""

import re

import pytest
from django.contrib.staticfiles.storage import staticfiles_storage
from django.templatetags.static import static
from django.test import Client

from resal.core import assets


@pytest.fixture
def collected(settings, tmp_path, monkeypatch):
    """An installation of its own, whose files were collected."""
    settings.STATIC_ROOT = tmp_path / "static"
    storage = assets.Storage()
    monkeypatch.setattr(staticfiles_storage, "_wrapped", storage)
    assert assets.collect() is True
    return tmp_path / "static"


def test_a_file_that_was_not_collected_keeps_its_name():
    assert assets.Storage().stored_name("core/css/site.css") == "core/css/site.css"


def test_collecting_again_is_done_only_when_something_changed(collected, monkeypatch):
    assert assets.collect() is False

    monkeypatch.setattr(assets, "fingerprint", lambda: "other")

    assert assets.collect() is True


def test_every_style_and_what_it_asks_for_is_there(collected):
    address = static("core/css/site.css")

    assert re.fullmatch(r"/static/core/css/site\.[0-9a-f]{12}\.css", address)
    for asked in re.findall(r'url\("([^"]+)"\)', (collected / address.removeprefix("/static/")).read_text()):
        assert (collected / "core/css" / asked).exists()


@pytest.mark.django_db
def test_a_browser_may_keep_them_for_ever_and_gets_them_small(collected):
    address = static("core/css/phone.css")

    answer = Client().get(address, headers={"accept-encoding": "br"})
    answer.close()

    assert "immutable" in answer.headers["Cache-Control"]
    assert answer.headers["Content-Encoding"] == "br"


def test_a_module_asks_for_others_by_the_names_that_never_change(collected):
    phone = (collected / static("workshops/phone.js").removeprefix("/static/")).read_text()

    assert re.findall(r'import [^;]*"([^"]+)";', phone) != []
    for asked in re.findall(r'import [^;]*"([^"]+)";', phone):
        assert re.search(r"\.[0-9a-f]{12}\.js$", asked)
