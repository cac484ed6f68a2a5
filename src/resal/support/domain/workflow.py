"""How a request moves: one plain table of edges. Everything that is not here cannot happen."""

from dataclasses import dataclass

from resal.support.enums import Actor, Status

WAITING = frozenset({Status.RECEIVED, Status.NEEDS_DETAIL, Status.IN_ANALYSIS, Status.ON_HOLD})
"""What still waits for an answer of the coordination or of the milieu."""

STOPS_THE_CLOCK = frozenset({Status.NEEDS_DETAIL, Status.ON_HOLD})


@dataclass(frozen=True, slots=True)
class Edge:
    verb: str
    sources: frozenset[Status]
    target: Status
    actor: Actor
    needs_reason: bool = True


EDGES = {
    edge.verb: edge
    for edge in (
        Edge("confirm", frozenset({Status.DRAFT}), Status.RECEIVED, Actor.MILIEU, needs_reason=False),
        Edge("examine", frozenset({Status.RECEIVED}), Status.IN_ANALYSIS, Actor.COORDINATION, False),
        Edge(
            "ask", frozenset({Status.RECEIVED, Status.IN_ANALYSIS}), Status.NEEDS_DETAIL, Actor.COORDINATION
        ),
        Edge("answer", frozenset({Status.NEEDS_DETAIL}), Status.IN_ANALYSIS, Actor.MILIEU),
        Edge("clarified", frozenset({Status.NEEDS_DETAIL}), Status.IN_ANALYSIS, Actor.COORDINATION),
        Edge("accept", WAITING, Status.ACCEPTED, Actor.COORDINATION),
        Edge("decline", WAITING, Status.DECLINED, Actor.COORDINATION),
        Edge("refer", WAITING, Status.REFERRED, Actor.COORDINATION),
        Edge("suspend", WAITING - {Status.ON_HOLD}, Status.ON_HOLD, Actor.COORDINATION),
        Edge("resume", frozenset({Status.ON_HOLD}), Status.IN_ANALYSIS, Actor.COORDINATION, False),
        Edge(
            "reopen",
            frozenset({Status.DECLINED, Status.REFERRED, Status.CLOSED}),
            Status.IN_ANALYSIS,
            Actor.COORDINATION,
        ),
        Edge("withdraw", WAITING, Status.CLOSED, Actor.MILIEU, needs_reason=False),
    )
}


def open_to(actor: Actor, status: Status) -> tuple[Edge, ...]:
    """What this actor can do with a request that stands there."""
    return tuple(edge for edge in EDGES.values() if edge.actor == actor and status in edge.sources)
