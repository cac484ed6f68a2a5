"""What no page may do: fail in a script, break its own security policy, ask another host for anything."""

from contextlib import contextmanager

EXPECTED = ("Failed to load resource: the server responded with a status of 4",)

_silent = set()


@contextmanager
def silence(page):
    """While axe-core looks: the styles that it tries on are its own, not the page’s."""
    _silent.add(page)
    try:
        yield
        page.wait_for_timeout(100)  # its last complaints are on their way
    finally:
        _silent.discard(page)


def watched(page, url: str) -> list[str]:
    """The list of complaints about this page, filled while it lives."""
    complaints = []

    def console(message):
        if page not in _silent and message.type == "error" and not message.text.startswith(EXPECTED):
            complaints.append(f"{page.url}: {message.text}")

    def request(asked):
        if not asked.url.startswith((url, "data:", "blob:")):
            complaints.append(f"{page.url} asked {asked.url}")

    def answer(response):
        if response.status >= 500:
            complaints.append(f"{response.url}: {response.status}")

    page.on("console", console)
    page.on("request", request)
    page.on("response", answer)
    page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))
    return complaints
