"""Start resal: one process with its pages, its live streams and its background work."""

import ipaddress
import os
import socket
from contextlib import contextmanager
from pathlib import Path

from resal.commands.house import add_data_folder, open_house
from resal.commands.terminal import complain, said, write

START = 0x7265736C  # « resl »: the lock of those who bring the database up to date
EVERYWHERE = ("", "0.0.0.0", "::")  # noqa: S104 - what people type to be reached by phones


def add_arguments(parser):
    parser.add_argument(
        "--host",
        default=os.environ.get("RESAL_HOST", "127.0.0.1"),
        metavar=said("ADRESSE", "ADDRESS"),
        help=said(
            "adresse d’écoute; 0.0.0.0 pour les téléphones", "address to listen on; 0.0.0.0 for phones"
        ),
    )
    parser.add_argument(
        "--port",
        type=int,
        default=int(os.environ.get("RESAL_PORT", "8000")),
        metavar="N",
        help=said("port (8000 par défaut)", "port (8000 by default)"),
    )
    add_data_folder(parser)


def run(arguments) -> int:
    open_house(arguments.data)
    return serve(arguments.host, arguments.port)


def serve(host: str, port: int) -> int:
    """Hold the database, bring it up to date, listen until told to stop. The house is open."""
    door = open_door(host, port)
    if door is None or not hold_database():
        return 1
    from resal.core import sqlite_mode

    unsafe = sqlite_mode.problems()
    if unsafe:
        return complain("\n".join([said("resal ne démarre pas.", "resal does not start."), *unsafe]))
    bring_up_to_date()
    port = door.getsockname()[1]
    tell_phones(host, port)
    for line in addresses(host, port):
        write(line)
    listen(door)
    return 0


def hold_database() -> bool:
    """Refuse a second process on one SQLite file, and say who holds it."""
    from django.conf import settings

    from resal.core import one_process

    database = settings.DATABASES["default"]
    if not database["ENGINE"].endswith("sqlite3"):
        return True
    try:
        one_process.hold(Path(database["NAME"]))
    except one_process.Held as held:
        complain(
            said(
                f"resal est déjà en marche sur {database['NAME']} (processus {held.pid or '?'}). "
                "Arrêtez-le d’abord, ou choisissez un autre dossier avec --data.",
                f"resal already runs on {database['NAME']} (process {held.pid or '?'}). "
                "Stop it first, or choose another folder with --data.",
            )
        )
        return False
    return True


def bring_up_to_date() -> None:
    """Migrate, collect styles and scripts, let each app do its first-start work (again without harm)."""
    from django.core.management import call_command

    from resal.core import assets
    from resal.core.registry import registry

    with one_at_a_time():
        call_command("migrate", verbosity=0, interactive=False)
        for start in registry.first_start:
            start()
    assets.collect()


@contextmanager
def one_at_a_time():
    """Instances that start together on one PostgreSQL bring it up to date one after the other."""
    from django.db import connection

    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [START])
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [START])


def tell_phones(host: str, port: int) -> None:
    """QR codes lead to this machine's address on the Wi-Fi when it is served there."""
    from django.conf import settings

    if host in EVERYWHERE and not settings.RESAL_PHONES_URL and (lan := lan_address()):
        settings.RESAL_PHONES_URL = f"http://{lan}:{port}"


def addresses(host: str, port: int) -> list[str]:
    """Where to go, on this machine and from the phones of the room."""
    here = "127.0.0.1" if host in EVERYWHERE else f"[{host}]" if ":" in host else host
    lines = [said(f"resal est prêt : http://{here}:{port}/", f"resal is ready: http://{here}:{port}/")]
    if host in EVERYWHERE and (lan := lan_address()):
        lines.append(
            said(
                f"Pour les téléphones du même Wi-Fi : http://{lan}:{port}/",
                f"For phones on the same Wi-Fi: http://{lan}:{port}/",
            )
        )
    elif host in ("127.0.0.1", "::1", "localhost"):
        lines.append(
            said(
                "Pour que les téléphones d’une salle y arrivent, ajoutez --host 0.0.0.0",
                "For the phones of a room to reach it, add --host 0.0.0.0",
            )
        )
    return lines


def lan_address() -> str:
    """This machine's address on its network; "" when it is on none. Nothing is sent."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
            found = probe.getsockname()[0]
        except OSError:
            return ""
    return "" if ipaddress.ip_address(found).is_loopback else found


def open_door(host: str, port: int) -> socket.socket | None:
    """The listening socket, taken before anything is changed; None when the address is not free."""
    door = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM)
    if os.name != "nt":
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        door.bind((host, port))
        door.listen(2048)
    except OSError as error:
        door.close()
        complain(
            said(
                f"L’adresse {host}:{port} n’est pas libre ({error.strerror}). "
                "Choisissez-en une autre avec --port ou --host.",
                f"The address {host}:{port} is not free ({error.strerror}). "
                "Choose another with --port or --host.",
            )
        )
        return None
    return door


def listen(door: socket.socket) -> None:
    import uvicorn

    from resal import asgi

    class Server(uvicorn.Server):
        def handle_exit(self, sig, frame):
            """Streams never end by themselves: end them first, or the server would wait for them."""
            asgi.streams.say_goodbye()
            super().handle_exit(sig, frame)

    config = uvicorn.Config(
        asgi.application,
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=3,
        timeout_keep_alive=20,
    )
    try:
        Server(config).run(sockets=[door])
    except KeyboardInterrupt:
        write()
