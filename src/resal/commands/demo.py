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
    prepare(folder, arguments.port)
    welcome(arguments.port)
    return serve(arguments.port)


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


def prepare(folder: Path, port: int) -> None:
    """The marked folder, its database and its story; what is there already stays."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / MARK).touch()
    os.environ["RESAL_URL"] = f"http://127.0.0.1:{port}"
    os.environ["EMAIL_URL"] = ""
    os.environ["RESAL_DATABASE_URL"] = ""
    open_house(folder)
    from django.core.management import call_command

    from resal.demo import load

    call_command("migrate", verbosity=0, interactive=False)
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
            "Pour entrer, un courriel suffit; la page affiche le code :",
            "To sign in, an e-mail is enough; the page shows the code:",
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


def serve(port: int) -> int:
    from resal.commands.serve import serve

    return serve(host="127.0.0.1", port=port)


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
