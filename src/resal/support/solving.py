"""The solver in a process of its own: it can be stopped at once, and pages and rooms are served meanwhile."""

import multiprocessing
import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection

from resal.methods import matching

BEAT = 1.0


@dataclass(frozen=True, slots=True)
class Work:
    """A joint round beside one by one; with `recruits`, what recruiting would change."""

    members: list[matching.Member]
    requests: list[matching.Request]
    policy: tuple[str, ...]
    seconds: float
    recruits: matching.Recruits | None = None


@dataclass(frozen=True, slots=True)
class Compared:
    together: matching.Round
    alone: matching.Round


Answer = Compared | matching.Outlook


class Died(RuntimeError):
    """The process ended without an answer."""


def solved(work: Work, goes_on: Callable[[int], bool]) -> Answer | None:
    """The answer; None once `goes_on`, told every second how many requests are served so far, says False.

    Raises Died.
    """
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(there, work), daemon=True)
    process.start()
    there.close()
    served = 0
    try:
        while goes_on(served):
            if not here.poll(BEAT):
                continue
            told = here.recv()
            if not isinstance(told, int):
                return told
            served = told
        return None
    except EOFError:
        raise Died from None
    finally:
        process.kill()
        process.join()
        here.close()


def answer(work: Work, tell: Callable[[int], None]) -> Answer:
    if work.recruits is not None:
        return matching.outlook(work.members, work.requests, work.recruits, seconds=work.seconds)
    alone = matching.one_by_one(work.members, work.requests, policy=work.policy, seconds=work.seconds)
    tell(alone.aims.served)

    def progress(_tried: int, served: int) -> bool:
        tell(served)
        return True

    return Compared(
        matching.together(work.members, work.requests, seconds=work.seconds, progress=progress), alone
    )


def _work(pipe: Connection, work: Work) -> None:
    """In the process: after everybody else, since a room may be voting."""
    if hasattr(os, "nice"):
        os.nice(10)
    with suppress(BrokenPipeError):
        pipe.send(answer(work, pipe.send))
