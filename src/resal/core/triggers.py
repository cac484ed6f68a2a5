"""Append-only tables: triggers that refuse UPDATE and DELETE, said once for both databases."""

from django.db import migrations

SQLITE = """
CREATE TRIGGER {table}_no_{event} BEFORE {event} ON {table}
BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END
"""
POSTGRESQL = """
CREATE OR REPLACE FUNCTION {table}_refuse() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '{table} is append-only'; END $$;
CREATE TRIGGER {table}_no_{event} BEFORE {event} ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION {table}_refuse()
"""


def append_only(table: str) -> migrations.RunPython:
    """A migration operation that makes `table` append-only."""

    def create(apps, schema_editor):
        sql = {"sqlite": SQLITE, "postgresql": POSTGRESQL}[schema_editor.connection.vendor]
        for event in ("UPDATE", "DELETE"):
            schema_editor.execute(sql.format(table=table, event=event).strip(), params=None)

    def drop(apps, schema_editor):
        suffix = "" if schema_editor.connection.vendor == "sqlite" else f" ON {table}"
        for event in ("UPDATE", "DELETE"):
            schema_editor.execute(f"DROP TRIGGER {table}_no_{event}{suffix}", params=None)

    return migrations.RunPython(create, drop)
