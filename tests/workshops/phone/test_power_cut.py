"""kill -9 in the middle of a vote: what was acknowledged is there, and the room comes back in the same step."""

import re
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPException
from http.cookiejar import CookieJar
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, build_opener

from tests.served import run, serving

PEOPLE = 12
ROOM = """
from resal.workshops.actions import stepping
from resal.workshops.enums import StepKind
from tests.workshops import factories
workshop, by = factories.opened(issues=4)
print(workshop.code, workshop.public_id, by.pk)
"""
VOTE = """
from resal.workshops.enums import StepKind
from resal.workshops.models import Workshop
from resal.accounts.models import Person
from tests.workshops import factories
factories.go_to(Workshop.objects.get(code="{code}"), StepKind.VOTE_1, Person.objects.get(pk={by}))
"""
COUNT = """
from resal.workshops.models import LiveBallot, Workshop
print(LiveBallot.objects.count(), Workshop.objects.get(code="{code}").step)
"""


class Phone:
    def __init__(self, code):
        self.code = code
        self.browser = build_opener(HTTPCookieProcessor(CookieJar()))

    def page(self, url):
        with self.browser.open(f"{url}/r/{self.code}/", timeout=20) as answer:
            return answer.read().decode()

    def post(self, url, path, **fields):
        csrf = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', self.page(url)).group(1)
        body = urlencode({"csrfmiddlewaretoken": csrf} | fields).encode()
        with self.browser.open(f"{url}/r/{self.code}/{path}/", body, timeout=20) as answer:
            return answer.status == 200

    def join(self, url):
        return self.post(url, "place", sector="education", role="voter")

    def vote(self, url):
        """True when the server said that it has the ballot."""
        try:
            return self.post(url, "votes/1/bulletin", choices="1,2,3")
        except (HTTPException, OSError):
            return False


def test_no_acknowledged_ballot_is_lost_and_the_room_comes_back_where_it_was(tmp_path):
    with serving(tmp_path) as server:
        code, _public_id, by = run(tmp_path, ROOM).split()
        phones = [Phone(code) for _ in range(PEOPLE)]
        assert all(phone.join(server.url) for phone in phones)
        run(tmp_path, VOTE.format(code=code, by=by))
        kept, step = run(tmp_path, COUNT.format(code=code)).split()
        assert kept == "0"
        with ThreadPoolExecutor(4) as voting:
            votes = [voting.submit(phone.vote, server.url) for phone in phones]
            votes[PEOPLE // 2].result()
            server.kill()
            acknowledged = sum(vote.result() for vote in votes)

    with serving(tmp_path) as server:
        kept, same = run(tmp_path, COUNT.format(code=code)).split()
        # Four vote at once: when the seventh has its answer, at most three before it are still on their way.
        assert PEOPLE // 2 - 2 <= acknowledged <= int(kept)
        assert same == step
        assert "Votre bulletin est déposé" in phones[0].page(server.url)
        assert all(phone.vote(server.url) for phone in phones)
        assert run(tmp_path, COUNT.format(code=code)).split() == [str(PEOPLE), step]
