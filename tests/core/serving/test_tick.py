from datetime import timedelta

import pytest

from resal.core import clock
from resal.core.registry import Periodic, registry
from resal.core.tasks import tick
from resal.core.tasks.worker import make_worker

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)


@pytest.fixture
def jobs(monkeypatch):
    jobs = []
    monkeypatch.setattr(registry, "periodic", jobs)
    return jobs


def test_a_job_runs_once_a_period(jobs):
    ran = []
    jobs.append(Periodic("compte", HOUR, lambda: ran.append(clock.now())))
    start = clock.now()

    for minutes in (0, 1, 59, 60, 61, 125):
        with clock.at(start + timedelta(minutes=minutes)):
            tick.run_due()

    assert ran == [start, start + HOUR, start + timedelta(minutes=125)]


def test_runs_that_were_missed_are_made_up_for_once(jobs):
    ran = []
    jobs.append(Periodic("compte", HOUR, lambda: ran.append(1)))
    tick.run_due()

    with clock.at(clock.now() + timedelta(days=3)):
        tick.run_due()
        tick.run_due()

    assert len(ran) == 2


def test_a_job_that_fails_is_logged_and_stops_no_other(jobs, caplog):
    ran = []

    def broken():
        raise RuntimeError

    jobs += [Periodic("cassé", HOUR, broken), Periodic("bon", HOUR, lambda: ran.append(1))]

    assert tick.run_due() == ["cassé", "bon"]
    assert ran == [1]
    assert caplog.messages == ["periodic job cassé failed"]


def test_of_two_instances_one_runs_the_job(jobs):
    job = Periodic("compte", HOUR, lambda: None)

    with clock.at(clock.now()):
        assert [tick._claim(job), tick._claim(job)] == [True, False]


def test_the_worker_of_the_library_takes_our_arguments():
    assert make_worker().running is True


def test_every_job_of_the_house_can_run():
    for job in registry.periodic:
        job.run()
