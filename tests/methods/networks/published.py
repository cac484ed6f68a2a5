"""Networks of the literature, as their authors printed them."""

from resal.methods.networks import Graph

# Krackhardt (1990), "Assessing the political landscape", Administrative Science Quarterly 35: the kite.
KITE = "A-B A-C A-D A-F B-D B-E B-G C-D C-F D-E D-F D-G E-G F-G F-H G-H H-I I-J"
# Padgett and Ansell (1993), marriages of fifteen Florentine families.
FLORENCE = (
    "Acciaiuoli-Medici Castellani-Peruzzi Castellani-Strozzi Castellani-Barbadori Medici-Barbadori "
    "Medici-Ridolfi Medici-Tornabuoni Medici-Albizzi Medici-Salviati Salviati-Pazzi Peruzzi-Strozzi "
    "Peruzzi-Bischeri Strozzi-Ridolfi Strozzi-Bischeri Ridolfi-Tornabuoni Tornabuoni-Guadagni Albizzi-Ginori "
    "Albizzi-Guadagni Bischeri-Guadagni Guadagni-Lamberteschi"
)
# Borgatti (1997), "Structural holes: unpacking Burt's redundancy measures", figure 1.
HOLES = "A-B A-F A-G A-E E-G F-G B-G B-D D-G G-C"
# Zachary (1977), "An information flow model for conflict and fission in small groups": 78 ties of 34 members.
KARATE = (
    "2-1 3-1 3-2 4-1 4-2 4-3 5-1 6-1 7-1 7-5 7-6 8-1 8-2 8-3 8-4 9-1 9-3 10-3 11-1 11-5 11-6 12-1 13-1 13-4 14-1 "
    "14-2 14-3 14-4 17-6 17-7 18-1 18-2 20-1 20-2 22-1 22-2 26-24 26-25 28-3 28-24 28-25 29-3 30-24 30-27 31-2 "
    "31-9 32-1 32-25 32-26 32-29 33-3 33-9 33-15 33-16 33-19 33-21 33-23 33-24 33-30 33-31 33-32 34-9 34-10 34-14 "
    "34-15 34-16 34-19 34-20 34-21 34-23 34-24 34-27 34-28 34-29 34-30 34-31 34-32 34-33"
)
KARATE_CLUB = {1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 14, 17, 18, 20, 22}
"""Those who stayed with the instructor."""
KARATE_BEST = [
    {1, 2, 3, 4, 8, 12, 13, 14, 18, 20, 22},
    {5, 6, 7, 11, 17},
    {9, 10, 15, 16, 19, 21, 23, 27, 30, 31, 33, 34},
    {24, 25, 26, 28, 29, 32},
]
"""The partition of the greatest modularity: Brandes et al. (2008), IEEE TKDE 20(2)."""
# Newman (2003), "Mixing patterns in networks", table I: partners by race in San Francisco, rounded as printed.
SAN_FRANCISCO = [
    [0.258, 0.016, 0.035, 0.013],
    [0.012, 0.157, 0.058, 0.019],
    [0.013, 0.023, 0.306, 0.035],
    [0.005, 0.007, 0.024, 0.016],
]


def graph(ties: str, group_of=None, **options) -> Graph:
    pairs = [tuple(tie.split("-")) for tie in ties.split()]
    nodes = sorted({node for pair in pairs for node in pair})
    return Graph.of(nodes, [(one, other, 1.0) for one, other in pairs], group_of, **options)


def karate(*communities: set[int]) -> Graph:
    """The club, in these communities; who is named in none forms one more."""
    home = {str(node): n for n, community in enumerate(communities) for node in community}
    return graph(KARATE, {str(node): home.get(str(node), -1) for node in range(1, 35)})
