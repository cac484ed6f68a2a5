"""What keeps an answer from being tied to a person: keys that no database holds, rows that leave no trace."""

import hashlib
import hmac

from django.conf import settings
from django.db import connection, transaction


def sealed(purpose: str, token: str) -> str:
    """The key of this token for this purpose, under `RESAL_LIVE_KEY`, which is in no database."""
    message = f"{purpose}:{token}".encode()
    return hmac.new(settings.RESAL_LIVE_KEY.encode(), message, hashlib.sha256).hexdigest()


def forget_deleted_rows(table: str) -> None:
    """After the commit, drop what the engine still keeps of deleted rows: SQLite's log, PostgreSQL's dead rows."""
    sql = {"sqlite": "PRAGMA wal_checkpoint(TRUNCATE)", "postgresql": f"VACUUM {table}"}[connection.vendor]

    def run():
        with connection.cursor() as cursor:
            cursor.execute(sql)

    transaction.on_commit(run, robust=True)
