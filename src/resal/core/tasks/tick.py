"""Work that comes back (`registry.periodic`): each job once a period, whatever the number of instances.

When it ran last is a row, so a run that was missed while the machine slept is made up for at the next start,
once. A job that fails is logged and tried again at its next period; it never stops the others.
"""

import logging
import threading

from django.db import close_old_connections
from django.db.models import Q

from resal.core import clock
from resal.core.models import PeriodicRun
from resal.core.registry import Periodic, registry

log = logging.getLogger("resal.tasks")

EVERY = 5.0

_nudged = threading.Event()


def nudge() -> None:
    """Something waits (a message, say): look now rather than in a few seconds."""
    _nudged.set()


def run_due() -> list[str]:
    """Run every job whose time has come; returns their names."""
    return [job.name for job in registry.periodic if _claim(job) and _run(job)]


def _claim(job: Periodic) -> bool:
    """Take this period's run for this instance: one UPDATE decides, so two instances never both run it."""
    now = clock.now()
    PeriodicRun.objects.get_or_create(name=job.name)
    due = PeriodicRun.objects.filter(Q(ran_at=None) | Q(ran_at__lte=now - job.every), name=job.name)
    return due.update(ran_at=now) == 1


def _run(job: Periodic) -> bool:
    try:
        job.run()
    except Exception:
        log.exception("periodic job %s failed", job.name)
    return True


class Tick(threading.Thread):
    def __init__(self) -> None:
        super().__init__(name="tick", daemon=True)
        self._stopped = False

    def run(self) -> None:
        while not self._stopped:
            close_old_connections()
            try:
                run_due()
            except Exception:
                log.exception("the clockwork stumbled")
            close_old_connections()
            _nudged.wait(EVERY)
            _nudged.clear()

    def stop(self) -> None:
        self._stopped = True
        _nudged.set()
