"""Two instances on one database: what changes through one is seen on a stream of the other."""

import http.client
import json
from contextlib import closing
from urllib.parse import urlsplit

import pytest

from tests.served import run, serving

pytestmark = [pytest.mark.postgres, pytest.mark.xdist_group("postgres")]

ROOM = """
from tests.workshops.factories import opened
workshop, _by = opened()
print(workshop.code, workshop.public_id)
"""
SEAT = """
from resal.workshops.actions import seating
from resal.workshops.models import Workshop
from resal.directory.models import Sector
seating.take_seat(Workshop.objects.get(code="{code}"), sector=Sector.objects.first())
"""


def test_a_change_through_one_instance_is_seen_on_the_other(new_database, tmp_path):
    where = {"RESAL_DATABASE_URL": new_database("live"), "RESAL_SECRET_KEY": "s", "RESAL_LIVE_KEY": "l"}
    with serving(tmp_path / "un", **where) as first:
        code, public_id = run(tmp_path / "un", ROOM, **where).split()
        with serving(tmp_path / "deux", **where), closing(listen(first.url, code, public_id)) as stream:
            voters = [next(stream)["seats"]["voters"]]
            run(tmp_path / "deux", SEAT.format(code=code), **where)
            voters.append(next(state["seats"]["voters"] for state in stream if state["seats"]["voters"]))

    assert voters == [0, 1]


def listen(url: str, code: str, public_id: str):
    """The states of the room as its stream tells them."""
    address = urlsplit(url)
    with closing(http.client.HTTPConnection(address.hostname, address.port, timeout=30)) as line:
        line.request("GET", f"/r/{code}/")
        page = line.getresponse()
        page.read()
        cookies = "; ".join(value.split(";")[0] for value in page.headers.get_all("Set-Cookie"))
        line.request("GET", f"/live/workshop/{public_id}", headers={"Cookie": cookies})
        with line.getresponse() as stream:
            assert stream.status == 200
            while told := stream.readline():
                if told.startswith(b"data: {") and b"seats" in told:
                    yield json.loads(told[6:])
