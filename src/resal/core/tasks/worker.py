"""Runs enqueued tasks in a thread of the server; asks the database for work without taking its write lock."""

import logging
import threading

from django.db import close_old_connections
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

log = logging.getLogger("resal.tasks")

EVERY = 1.0


def make_worker() -> Worker:
    """One pass over what is ready; the arguments of django-tasks-db 0.13, in one place."""
    return Worker(
        queue_names=["default"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id="server",
        excluded_queue_names=[],
    )


class TaskThread(threading.Thread):
    def __init__(self) -> None:
        super().__init__(name="tasks", daemon=True)
        self._stopping = threading.Event()
        self._worker: Worker | None = None

    def run(self) -> None:
        while not self._stopping.wait(EVERY):
            close_old_connections()
            try:
                self._drain()
            except Exception:
                log.exception("the task worker stumbled")
            close_old_connections()

    def _drain(self) -> None:
        if DBTaskResult.objects.ready().exists():
            self._worker = make_worker()
            self._worker.run()

    def stop(self) -> None:
        self._stopping.set()
        if self._worker is not None:
            self._worker.running = False
