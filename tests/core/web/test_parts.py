"""The parts that every app includes."""

from django.core.paginator import Paginator
from django.template.loader import render_to_string

from resal.core.registry import SectorMark


def test_a_missing_sector_is_dashed_and_says_so():
    html = render_to_string(
        "core/_sectors.html",
        {"sectors": [SectorMark("Co", "Communautaire", 0), SectorMark("Éd", "Éducation", 1, False)]},
    )

    assert html.count("sector missing") == 1
    assert "Éducation (manquant)" in html
    assert '<span aria-hidden="true">Co</span>' in html


def test_pages_keep_what_one_was_looking_for(rf):
    page = Paginator(range(120), 50).page(2)

    html = render_to_string("core/_pages.html", {"page": page, "request": rf.get("/?q=a&page=2")})

    assert "Page 2 sur 3" in html
    assert 'href="?q=a&amp;page=1"' in html
    assert 'href="?q=a&amp;page=3"' in html


def test_one_page_needs_no_numbers():
    assert render_to_string("core/_pages.html", {"page": Paginator(range(3), 50).page(1)}).strip() == ""


def test_pages_without_a_request_still_turn():
    assert 'href="?page=2"' in render_to_string(
        "core/_pages.html", {"page": Paginator(range(60), 50).page(1)}
    )
