"""Who works with whom, and whether sectors meet more than chance would have it.

Ties join people; each person belongs to one group (a sector). Everything here takes a `Graph` and returns plain
values; what is undefined is None, never 0.
"""

from resal.methods.networks.brokerage import ROLES, brokerage
from resal.methods.networks.centrality import articulation_points, betweenness
from resal.methods.networks.graph import Graph
from resal.methods.networks.holes import constraint, effective_size
from resal.methods.networks.mixing import Mixing, assortativity, mixing, modularity
from resal.methods.networks.participation import Attendance, gini, project
from resal.methods.networks.qap import qap
from resal.methods.networks.silos import GroupSilo, Silo, silo, silo_by_group

__all__ = [
    "ROLES",
    "Attendance",
    "Graph",
    "GroupSilo",
    "Mixing",
    "Silo",
    "articulation_points",
    "assortativity",
    "betweenness",
    "brokerage",
    "constraint",
    "effective_size",
    "gini",
    "mixing",
    "modularity",
    "project",
    "qap",
    "silo",
    "silo_by_group",
]
