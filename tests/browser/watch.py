"""What no page may do: fail in a script, break its own security policy, ask another host for anything."""

EXPECTED = (
    "Failed to load resource: the server responded with a status of 4",
    "Failed to load resource: net::ERR_INTERNET_DISCONNECTED",  # a test cut the network
)


def watched(page, url: str) -> list[str]:
    """The list of complaints about this page, filled while it lives."""
    complaints = []

    def console(message):
        if message.type == "error" and not message.text.startswith(EXPECTED):
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
