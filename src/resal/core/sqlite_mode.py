"""Is SQLite set so that votes are never lost? `problems()` says what is unsafe, in sentences."""

from pathlib import Path

from django.db import connection
from django.utils.translation import gettext as _

from resal.core.doctor.data import REMOTE, file_system


def problems() -> list[str]:
    """Empty on PostgreSQL, and on SQLite as our settings open it."""
    if connection.vendor != "sqlite":
        return []
    found = []
    if (connection.settings_dict["OPTIONS"].get("transaction_mode") or "").upper() != "IMMEDIATE":
        found.append(
            _(
                "Les transactions de SQLite ne sont pas en mode IMMEDIATE : des votes simultanés seraient perdus. "
                "Retirez RESAL_DATABASE_URL pour garder les réglages de resal, ou passez à PostgreSQL."
            )
        )
    with connection.cursor() as cursor:
        journal = cursor.execute("PRAGMA journal_mode").fetchone()[0]
    if journal != "wal":
        found.append(
            _(
                "Le journal de SQLite est en mode « %(mode)s » au lieu de « wal » : "
                "les lectures bloqueraient les votes. Placez le dossier de données sur un disque local."
            )
            % {"mode": journal}
        )
    kind = file_system(Path(str(connection.settings_dict["NAME"])).resolve())
    if kind in REMOTE:
        found.append(
            _(
                "Le dossier de données est sur un disque réseau (%(kind)s) : SQLite s’y abîmerait. "
                "Placez-le sur un disque local, ou passez à PostgreSQL."
            )
            % {"kind": kind}
        )
    return found
