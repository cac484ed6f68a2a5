"""Two instances that start at the same moment on an empty database: one brings it up to date, the other waits."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack

import pytest

from tests.served import answers, serving

pytestmark = [pytest.mark.postgres, pytest.mark.xdist_group("postgres")]


def test_two_instances_start_together_on_an_empty_database(new_database, tmp_path):
    where = {"RESAL_DATABASE_URL": new_database("together"), "RESAL_SECRET_KEY": "s", "RESAL_LIVE_KEY": "l"}

    with ExitStack() as running, ThreadPoolExecutor(2) as pool:
        starting = [pool.submit(_start, running, tmp_path / name, where) for name in ("one", "two")]
        servers = [start.result() for start in starting]

        assert [answers(server.url) for server in servers] == [True, True]


def _start(running, folder, where):
    return running.enter_context(serving(folder, RESAL_WORKER="0", **where))
