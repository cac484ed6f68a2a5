"""Try resal with an invented network, in a folder of its own that is removed whole."""

import os
import shutil
import socket
from pathlib import Path

from resal.commands.house import HOME, open_house
from resal.commands.terminal import complain, said, write

MARK = "DEMO"


def add_arguments(parser):
    parser.add_argument(
        "--port",
        type=int,
        default=8000,
        metavar="N",
        help=said("port (8000 par défaut)", "port (8000 by default)"),
    )
    parser.add_argument(
        "--data",
        type=Path,
        default=HOME / "data-demo",
        metavar=said("DOSSIER", "FOLDER"),
        help=said(
            "dossier de la démo (./data-demo par défaut)", "folder of the demo (./data-demo by default)"
        ),
    )
    parser.add_argument(
        "--remove", action="store_true", help=said("retirer la démo en entier", "remove the demo whole")
    )


def run(arguments) -> int:
    folder = arguments.data.resolve()
    if not is_ours(folder):
        return complain(
            said(
                f"Le dossier {folder} n’est pas celui d’une démo : rien n’y est touché. "
                "Choisissez-en un autre avec --data.",
                f"The folder {folder} is not a demo’s: nothing in it is touched. Choose another with --data.",
            )
        )
    if arguments.remove:
        return remove(folder)
    if not is_free(arguments.port):
        return complain(port_is_taken(arguments.port))
    return open_demo(folder, arguments.port)


def open_demo(folder: Path, port: int) -> int:
    mark(folder, port)
    from resal.commands import serve

    door = serve.open_door("127.0.0.1", port)
    if door is None or not serve.hold_database():
        return 1
    serve.bring_up_to_date()
    tell()
    welcome(port)
    serve.listen(door)
    return 0


def is_ours(folder: Path) -> bool:
    """A new or empty folder, or one that a demo has marked."""
    if not folder.exists():
        return True
    return folder.is_dir() and ((folder / MARK).exists() or not any(folder.iterdir()))


def remove(folder: Path) -> int:
    if not folder.exists():
        write(said(f"Il n’y a pas de démo dans {folder}.", f"There is no demo in {folder}."))
        return 0
    shutil.rmtree(folder)
    write(said(f"La démo est retirée : {folder} n’existe plus.", f"The demo is removed: {folder} is gone."))
    return 0


def mark(folder: Path, port: int) -> None:
    """A folder of its own, marked; a demo sends no mail and uses no other database than its own."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    (folder / MARK).touch()
    os.environ["RESAL_URL"] = f"http://127.0.0.1:{port}"
    os.environ["EMAIL_URL"] = ""
    os.environ["RESAL_DATABASE_URL"] = ""
    open_house(folder)


def tell() -> None:
    """The story of the invented network, once: what is there already stays."""
    from resal.demo import load

    if not load.is_loaded():
        write(said("Le réseau fictif se raconte…", "The invented network tells its story…"))
        load.load()


def welcome(port: int) -> None:
    from resal.demo.load import sign_ins

    write()
    write(
        said(
            "resal, réseau fictif — rien ne sort de cet ordinateur",
            "resal, invented network: nothing leaves this computer",
        )
    )
    write(f"\n  http://127.0.0.1:{port}/\n")
    write(
        said(
            "« Se connecter » ouvre sans courriel. On peut entrer comme :",
            "“Sign in” opens without any mail. One can come in as:",
        )
    )
    rows = sign_ins()
    for role, name, email in rows:
        write(f"  {role:<22} {name:<28} {email}")
    write(
        said(
            "\nCtrl+C arrête. « resal demo --remove » retire tout.\n",
            "\nCtrl+C stops. “resal demo --remove” removes everything.\n",
        )
    )


def is_free(port: int) -> bool:
    with socket.socket() as probe:
        if os.name != "nt":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def port_is_taken(port: int) -> str:
    free = next((n for n in range(port + 1, port + 50) if is_free(n)), None)
    french, english = f"Le port {port} est déjà pris.", f"Port {port} is taken."
    if free is not None:
        french += f" Essayez : resal demo --port {free}"
        english += f" Try: resal demo --port {free}"
    return said(french, english)
