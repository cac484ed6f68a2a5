"""The database: its version, the mode that votes need, its soundness, its migrations."""

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import gettext as _

from resal.core.doctor.finding import Finding, look, ok, problem

WAL_RESET_MENDED = (3, 51, 3)
OLDEST_POSTGRESQL = 150000


def version() -> Finding:
    try:
        connection.ensure_connection()
    except DatabaseError as error:
        return problem(_("base de données"), _("elle ne s’ouvre pas : %(why)s") % {"why": error})
    if connection.vendor == "postgresql":
        found = connection.pg_version
        told = f"PostgreSQL {found // 10000}.{found % 10000}"
        if found < OLDEST_POSTGRESQL:
            return problem(_("base de données"), told + _(" : il faut la version 15 ou plus récente."))
        return ok(_("base de données"), told)
    found = connection.Database.sqlite_version_info
    told = "SQLite " + ".".join(map(str, found))
    if found < WAL_RESET_MENDED:
        rare = _(
            " a un défaut très rare, corrigé en 3.51.3. resal s’en garde (un seul processus, copies relues) : "
            "faites une copie chaque nuit."
        )
        return look(_("base de données"), told + rare)
    return ok(_("base de données"), told)


def mode() -> Finding | None:
    """The mode in which no vote is lost; resal sets it itself, a tampered setting shows here."""
    if connection.vendor != "sqlite" or not _opens():
        return None
    with connection.cursor() as cursor:
        found = {
            word: cursor.execute(f"PRAGMA {word}").fetchone()[0] for word in ("journal_mode", "secure_delete")
        }
    immediate = settings.DATABASES["default"]["OPTIONS"].get("transaction_mode") == "IMMEDIATE"
    if found == {"journal_mode": "wal", "secure_delete": 1} and immediate:
        return ok(_("mode"), "WAL, IMMEDIATE, secure_delete")
    return problem(_("mode"), _("ce mode de SQLite peut perdre des votes : %(found)s") % {"found": found})


def soundness() -> Finding | None:
    if connection.vendor != "sqlite" or not _opens():
        return None
    with connection.cursor() as cursor:
        verdict = cursor.execute("PRAGMA quick_check").fetchone()[0]
    if verdict == "ok":
        return ok(_("intégrité"), _("la base est saine"))
    told = _("la base est abîmée : %(why)s. Arrêtez resal et reprenez la dernière copie (resal restore).")
    return problem(_("intégrité"), told % {"why": verdict})


def migrations() -> Finding | None:
    if not _opens():
        return None
    executor = MigrationExecutor(connection)
    unknown = set(executor.loader.applied_migrations) - set(executor.loader.disk_migrations)
    ours = {name for app, name in unknown if app in executor.loader.migrated_apps}
    if ours:
        told = _("la base vient d’une version plus récente de resal. Mettez le programme à jour.")
        return problem(_("migrations"), told)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if waiting:
        told = _("%(count)s à appliquer : « resal serve » le fait en démarrant.")
        return look(_("migrations"), told % {"count": len(waiting)})
    return ok(_("migrations"), _("à jour"))


def _opens() -> bool:
    try:
        connection.ensure_connection()
    except DatabaseError:
        return False
    return True
