"""What a first visit weighs, and what a page may ask of whom."""

import gzip
import hashlib
import re
from pathlib import Path

import pytest

STATIC = Path(__file__).resolve().parents[3] / "src/resal/core/static/core"
SHEETS = sorted((STATIC / "css").glob("*.css"))


def packed(files) -> int:
    return sum(len(gzip.compress(file.read_bytes(), 9)) for file in files)


def test_the_site_s_styles_stay_under_20_kb():
    assert packed(sheet for sheet in SHEETS if sheet.name not in ("phone.css", "screen.css")) < 20_000


def test_the_phone_s_styles_leave_room_for_the_ballot():
    assert packed([STATIC / "css/phone.css", STATIC / "img/icon.svg"]) < 8_000
    assert "url(" not in (STATIC / "css/phone.css").read_text()


def test_the_heading_face_is_small_and_the_one_its_page_describes():
    face = (STATIC / "fonts/bricolage-grotesque-bold.woff2").read_bytes()

    assert len(face) < 20_000
    assert hashlib.sha256(face).hexdigest() in (STATIC / "fonts/README.md").read_text()


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_no_style_asks_another_host(sheet):
    assert re.findall(r"https?:|//[a-z]", sheet.read_text()) == []


def test_every_sheet_of_the_site_is_joined():
    joined = set(re.findall(r'url\("([\w-]+\.css)"\)', (STATIC / "css/site.css").read_text()))

    assert {sheet.name for sheet in SHEETS} - joined == {"site.css", "phone.css", "screen.css"}
