"""Follow every link that a person sees, breadth first, and look at each kind of page once."""

import re
from collections import Counter, deque
from dataclasses import dataclass, field
from html import unescape
from urllib.parse import urldefrag, urljoin, urlsplit

from tests.browser.people import axe, overflow

# Pages of one kind differ by a number, a public id or a token only.
VARIABLE = re.compile(r"^(\d+|[0-9a-f]{8}-[0-9a-f-]{27}|(?=.*\d)[A-Za-z0-9_:-]{8,}|[a-z0-9]{12}|[A-Z]{6})$")
LIST = re.compile(r"(/vocabulaires/)[a-z0-9_-]+/")
LINK = re.compile(r'<a\b[^>]*?\bhref="([^"]+)"')
AS_IS = 2
BOUND = 400


@dataclass(slots=True)
class Crawl:
    """`examined` is shared between people: a kind of page is examined once a language."""

    page: object
    url: str
    examined: set[str] = field(default_factory=set)
    problems: list[str] = field(default_factory=list)
    visits: Counter = field(default_factory=Counter)

    def from_(self, start: str) -> list[str]:
        """Every problem met on the way."""
        waiting, known = deque([(start, "")]), {start}
        while waiting and self.visits.total() < BOUND:
            path, origin = waiting.popleft()
            if self.visits[kind_of(path)] >= AS_IS:
                continue
            self.visits[kind_of(path)] += 1
            for link in self._visit(path, origin):
                if link not in known:
                    known.add(link)
                    waiting.append((link, path))
        return self.problems

    def _visit(self, path: str, origin: str) -> list[str]:
        answer = self.page.request.get(path, max_redirects=0)
        if answer.status >= 400:
            self.problems.append(f"{answer.status} at {path}, linked from {origin or 'nowhere'}")
            return []
        if answer.status >= 300:
            return self._inside([answer.headers["location"]], path)
        if not answer.headers.get("content-type", "").startswith("text/html"):
            return []
        if kind_of(path) not in self.examined:
            self.page.goto(path)
            self._examine(path)
        return self._inside(map(unescape, LINK.findall(answer.text())), path)

    def _examine(self, path: str) -> None:
        self.examined.add(kind_of(path))
        self.problems += axe(self.page)
        if too_wide := overflow(self.page):
            self.problems.append(f"{path} is {too_wide} pixels too wide")

    def _inside(self, links, path: str) -> list[str]:
        here = [urljoin(self.url + path, urldefrag(link).url) for link in links]
        return [link.removeprefix(self.url) or "/" for link in here if f"{link}/".startswith(self.url + "/")]


def kind_of(path: str) -> str:
    """/plans/ab12cd34/suivi/?page=2 is a page of the kind /plans/*/suivi/?page"""
    parts = urlsplit(path)
    words = ["*" if VARIABLE.match(word) else word for word in LIST.sub(r"\1*/", parts.path).split("/")]
    asked = "&".join(sorted({pair.partition("=")[0] for pair in parts.query.split("&") if pair}))
    return "/".join(words) + (f"?{asked}" if asked else "")
