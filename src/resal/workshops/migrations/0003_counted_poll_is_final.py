"""A counted consultation never changes: a trigger refuses it, on SQLite and PostgreSQL alike."""

from django.db import migrations

SQLITE = """
CREATE TRIGGER workshops_pollround_final BEFORE UPDATE ON workshops_pollround WHEN OLD.counted_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a counted round is final'); END
"""
POSTGRESQL = """
CREATE OR REPLACE FUNCTION workshops_pollround_final() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'a counted round is final'; END $$;
CREATE TRIGGER workshops_pollround_final BEFORE UPDATE ON workshops_pollround
FOR EACH ROW WHEN (OLD.counted_at IS NOT NULL) EXECUTE FUNCTION workshops_pollround_final()
"""


def create(apps, schema_editor):
    sql = {"sqlite": SQLITE, "postgresql": POSTGRESQL}[schema_editor.connection.vendor]
    schema_editor.execute(sql.strip(), params=None)


def drop(apps, schema_editor):
    suffix = "" if schema_editor.connection.vendor == "sqlite" else " ON workshops_pollround"
    schema_editor.execute(f"DROP TRIGGER workshops_pollround_final{suffix}", params=None)


class Migration(migrations.Migration):
    dependencies = [("workshops", "0002_counted_is_final")]
    operations = [migrations.RunPython(create, drop)]
