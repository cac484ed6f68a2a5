"""The express lane: what is in perfect order is stored together, all the rest is Django's."""

import asyncio
import re
from urllib.parse import urlencode

import pytest
from django.middleware.csrf import get_token
from django.test import RequestFactory

from resal.core.express import LARGEST, Express
from resal.core.registry import ExpressPost

ADDRESS = re.compile(r"/boite/(?P<name>\w+)/")


class Box:
    """A lane that keeps words, refuses « non », and breaks on « casse »."""

    def __init__(self):
        self.batches = []
        self.to_django = []
        post = ExpressPost(ADDRESS, read=self.read, store=self.store, answer=lambda name: f"/merci/{name}/")
        self.app = Express(self.django, [post])

    def read(self, request, name):
        return request.POST.get("words") or None

    def store(self, things):
        self.batches.append(list(things))
        if "casse" in things:
            raise OSError("no room left")
        return [thing != "non" for thing in things]

    async def django(self, scope, receive, send):
        self.to_django.append((await receive())["body"])
        await send({"type": "http.response.start", "status": 200, "headers": []})

    def post(self, *words, path="/boite/une/", method="POST", more=False, **headers):
        return asyncio.run(self._post(words, path, method, more, headers))

    async def _post(self, words, path, method, more, headers):
        return await asyncio.gather(*(self._one(word, path, method, more, headers) for word in words))

    async def _one(self, words, path, method, more, headers):
        secret, token = csrf()
        body = urlencode({"csrfmiddlewaretoken": token, "words": words}).encode()
        given = {
            "host": "testserver",
            "cookie": f"csrftoken={secret}",
            "content-type": "application/x-www-form-urlencoded",
        } | {name.replace("_", "-"): value for name, value in headers.items()}
        scope = {
            "type": "http",
            "method": method,
            "path": path,
            "scheme": "http",
            "query_string": b"",
            "headers": [(name.encode(), value.encode()) for name, value in given.items()],
        }
        answers = []

        async def receive():
            return {"type": "http.request", "body": body, "more_body": more}

        async def send(message):
            answers.append(message)

        await self.app(scope, receive, send)
        return answers[0]["status"], dict(answers[0]["headers"]).get(b"location", b"").decode()


def csrf():
    """A secret as the cookie holds it, a token as the form does."""
    request = RequestFactory().get("/")
    token = get_token(request)
    return request.META["CSRF_COOKIE"], token


@pytest.fixture(autouse=True)
def _hosts(settings):
    settings.ALLOWED_HOSTS = ["testserver"]


@pytest.fixture
def box():
    box = Box()
    yield box
    box.app.stop()


def test_a_post_in_order_is_stored_and_sent_on(box):
    assert box.post("oui") == [(302, "/merci/une/")]
    assert (box.batches, box.to_django) == ([["oui"]], [])


def test_posts_of_the_same_instant_are_stored_together_each_with_its_answer(box):
    answers = box.post("un", "non", "trois")

    assert [status for status, _where in answers] == [302, 200, 302]
    assert box.batches == [["un", "non", "trois"]]


def test_what_cannot_be_stored_goes_to_django_whole(box):
    assert box.post("un", "casse") == [(200, ""), (200, "")]
    assert [b"words=" in body for body in box.to_django] == [True, True]


@pytest.mark.parametrize(
    "forged",
    [
        {"cookie": "csrftoken=autre"},
        {"cookie": "rien=1"},
        {"origin": "https://ailleurs.example"},
        {"host": "ailleurs.example"},
        {"content_type": "multipart/form-data; boundary=x"},
        {"content_type": "text/plain"},
    ],
)
def test_a_forged_post_is_for_django_to_refuse(box, forged):
    assert box.post("oui", **forged) == [(200, "")]
    assert box.batches == []


@pytest.mark.parametrize(
    ("words", "given"),
    [
        ("", {}),
        ("x" * LARGEST, {}),
        ("oui", {"more": True}),
        ("oui", {"path": "/ailleurs/"}),
        ("oui", {"path": "/boite/une/encore/"}),
        ("oui", {"method": "GET"}),
    ],
)
def test_anything_else_is_djangos(box, words, given):
    assert box.post(words, **given) == [(200, "")]
    assert box.batches == []
