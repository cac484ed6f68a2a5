"""The options of the command, checked: every mistake is one line that says what was expected."""

from argparse import ArgumentParser, Namespace
from dataclasses import dataclass
from pathlib import Path

from resal.commands.prioritise.options import FORMATS, number, one_of
from resal.commands.prioritise.words import NOTHING, Unusable, Words, quoted

MOST_PERMUTATIONS = 1_000_000
HELP = {
    "--nodes": Words("les personnes : un CSV avec une colonne id", "the people: a CSV file with a column id"),
    "--participation": Words(
        "au lieu des liens, les présences : member,activity,date[,kind]",
        "attendance instead of ties: member,activity,date[,kind]",
    ),
    "--group": Words(
        "colonne des groupes (sinon group, groupe, sector ou secteur)",
        "column of the groups (else group, groupe, sector or secteur)",
    ),
    "--permutations": Words("mélanges des groupes, pour p (999)", "shufflings of the groups, for p (999)"),
    "--seed": Words("graine du hasard (1)", "seed of chance (1)"),
    "--format": Words("table ou json", "table or json"),
}


@dataclass(frozen=True, slots=True)
class Asked:
    edges: Path | None
    participation: Path | None
    nodes: Path
    group: str | None
    directed: bool
    permutations: int
    seed: int
    format: str


def add(parser: ArgumentParser) -> None:
    parser.add_argument(
        "edges",
        nargs="?",
        metavar=str(Words("LIENS", "EDGES")),
        help=str(
            Words("les liens : un CSV source,target[,weight]", "the ties: a CSV source,target[,weight]")
        ),
    )
    for option, words in HELP.items():
        default = {"--permutations": "999", "--seed": "1", "--format": "table"}.get(option)
        parser.add_argument(option, metavar=option[2].upper(), default=default, help=str(words))
    parser.add_argument(
        "--directed",
        action="store_true",
        help=str(Words("les liens ont un sens", "ties have a direction")),
    )


def checked(given: Namespace) -> Asked:
    """What was asked. Raises Unusable for options that cannot go together."""
    if bool(given.edges) == bool(given.participation):
        expected = Words(
            "un fichier de liens ou --participation, l’un des deux",
            "a file of ties or --participation, one of the two",
        )
        raise Unusable("EDGES", expected, Words("les deux", "both") if given.edges else NOTHING)
    if given.directed and given.participation:
        expected = Words(
            "des liens sans sens : être ensemble vaut dans les deux sens",
            "ties without a direction: sitting together goes both ways",
        )
        raise Unusable("--directed", expected, "--participation")
    if not given.nodes:
        raise Unusable("--nodes", Words("le fichier des personnes", "the file of people"), NOTHING)
    permutations = number("--permutations", given.permutations, 0) or 0
    if permutations > MOST_PERMUTATIONS:
        expected = Words(f"{MOST_PERMUTATIONS} mélanges au plus", f"{MOST_PERMUTATIONS} shufflings at most")
        raise Unusable("--permutations", expected, quoted(given.permutations))
    return Asked(
        edges=Path(given.edges) if given.edges else None,
        participation=Path(given.participation) if given.participation else None,
        nodes=Path(given.nodes),
        group=given.group,
        directed=given.directed,
        permutations=permutations,
        seed=number("--seed", given.seed, 0) or 0,
        format=one_of("--format", given.format, FORMATS),
    )
