"""On PostgreSQL votes share the lock of their round, and the count waits for them: none slips in after it."""

import pytest

from tests.served import run, serving

pytestmark = [pytest.mark.postgres, pytest.mark.xdist_group("postgres")]

STORY = """
import threading, time
from django.db import connection, transaction
from resal.core import clock
from resal.workshops.actions import voting
from resal.workshops.actions.casting import Envelope, cast_together
from resal.workshops.enums import StepKind
from resal.workshops.models import Ballot, LiveBallot
from tests.workshops import factories

workshop, by = factories.opened()
[tokens] = factories.seats(workshop, 6)
workshop = factories.go_to(workshop, StepKind.VOTE_1, by)
round = workshop.rounds.get()
letter = lambda token, *choices, turn=None: Envelope(
    room=workshop.public_id, code=workshop.code, number=1, token=token, choices=choices, turn=turn)

print(cast_together([letter(token, 1, 2) for token in tokens[:3]] + [letter(tokens[3], 9)]))
print(cast_together([letter(tokens[0], 2, turn=2)]), cast_together([letter(tokens[0], 3, turn=1)]))
voting.cast(round, tokens[4], [3])

held, seen, told = threading.Event(), threading.Event(), []
def late():
    # In the box but not committed: the count has to wait for it.
    with transaction.atomic():
        told.append(cast_together([letter(tokens[3], 1)]))
        held.set()
        told.append(seen.wait(20))
        time.sleep(0.5)
    connection.close()

def other():
    # At the same time as the one before: two votes do not wait for each other.
    held.wait()
    told.append(cast_together([letter(tokens[5], 2)]))
    seen.set()
    connection.close()

threads = [threading.Thread(target=late), threading.Thread(target=other)]
[thread.start() for thread in threads]
threads[1].join()
closing = voting.begin_closing(round, by=by)
with clock.at(closing.closes_at):
    counted = voting.count_round(closing, by=by)
threads[0].join()
print(told, counted.result["voters"], Ballot.objects.count(), LiveBallot.objects.count())
print(cast_together([letter(tokens[0], 1)]))
"""


def test_votes_do_not_wait_for_each_other_and_the_count_waits_for_all(new_database, tmp_path):
    where = {"RESAL_DATABASE_URL": new_database("votes"), "RESAL_SECRET_KEY": "s", "RESAL_LIVE_KEY": "l"}
    with serving(tmp_path, RESAL_WORKER="0", **where):
        said = run(tmp_path, STORY, **where).splitlines()

    assert said == [
        "[True, True, True, False]",
        "[True] [False]",
        "[[True], [True], True] 6 6 0",
        "[False]",
    ]
