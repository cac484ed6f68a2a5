"""A real browser on the real server. One module, one browser: nothing of it stays in the process for other tests."""

import contextlib
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import sync_playwright

from tests.browser.watch import watched
from tests.served import serving

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}


def pytest_collection_modifyitems(items):
    """Everything here is a browser test. A module stays on one worker, with one browser and one server."""
    here = Path(__file__).parent
    for item in items:
        if here in Path(item.path).parents and "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group(f"browser:{item.module.__name__}"))


@pytest.fixture(scope="module")
def browser():
    chromium = next(filter(None, map(shutil.which, BROWSERS)), None)
    if chromium is None:
        pytest.skip("no Chromium on this machine (Debian: apt install chromium)")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def prepared_demo(tmp_path_factory):
    """The folder of a demo whose story is told, to be copied."""
    folder = tmp_path_factory.mktemp("demo") / "data"
    with serving(folder, "demo"):
        pass
    return folder


@pytest.fixture(scope="module")
def demo(browser, prepared_demo, tmp_path_factory):
    """The demo network, served; what a module does in it stays in the module."""
    folder = Path(shutil.copytree(prepared_demo, tmp_path_factory.mktemp("served") / "data"))
    with serving(folder, "demo") as server:
        yield server


@pytest.fixture
def visitor(browser):
    """A function that opens a new person’s browser: `visitor(demo)` gives her page, on a phone, in French."""
    opened = []

    def open_(server, *, language="fr-ca", size=PHONE, javascript=True):
        context = browser.new_context(
            viewport=size, base_url=server.url, locale="fr-CA", java_script_enabled=javascript
        )
        context.add_cookies([{"name": "langue", "value": language, "url": server.url}])
        context.set_default_timeout(15_000)
        page = context.new_page()
        opened.append((context, watched(page, server.url)))
        return page

    yield open_
    for context, _complaints in opened:
        leave(context)
    assert [complaint for _context, complaints in opened for complaint in complaints] == []


def leave(context) -> None:
    """Close a person’s browser once nothing of it asks anything any more: closing a page that loads may hang."""
    with contextlib.suppress(PlaywrightError):  # a test may have closed it already
        context.set_offline(False)
    for page in context.pages:
        with contextlib.suppress(PlaywrightError):
            page.goto("about:blank", wait_until="commit", timeout=5_000)
    context.close()
