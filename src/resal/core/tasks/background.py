"""The two background threads, started and stopped with the server."""

from resal.core.tasks.tick import Tick
from resal.core.tasks.worker import TaskThread


def start() -> list:
    threads = [Tick(), TaskThread()]
    for thread in threads:
        thread.start()
    return threads


def stop(threads: list) -> None:
    for thread in threads:
        thread.stop()
    for thread in threads:
        thread.join(timeout=2)
