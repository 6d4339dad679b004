"""The database itself refuses to change a published framework version or an entry of the audit trail.

A later migration that rebuilds one of these tables on SQLite loses its triggers and must call `keep` again; a test notices.
"""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

FIXED_ONCE_PUBLISHED = ("uuid", "code", "version", "content", "sha256", "created_at", "published_at", "published_by_id")
VERSION_CHANGED = "OLD.state <> 'draft' AND (NEW.state = 'draft' OR {})".format(
    " OR ".join(f"NEW.{column} IS DISTINCT FROM OLD.{column}" for column in FIXED_ONCE_PUBLISHED)
)
GUARDS = (
    # table, event, condition, what the database says
    ("framework_version", "UPDATE", VERSION_CHANGED, "framework-version-published"),
    ("framework_version", "DELETE", "OLD.state <> 'draft'", "framework-version-published"),
    ("audit_entry", "UPDATE", "1 = 1", "audit-entry-kept"),
    ("audit_entry", "DELETE", "1 = 1", "audit-entry-kept"),
)
SQLITE = "CREATE TRIGGER {name} BEFORE {event} ON {table} WHEN {condition} BEGIN SELECT RAISE(ABORT, '{says}'); END"
POSTGRESQL = (
    "CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '{says}'; END $$",
    "CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW WHEN ({condition}) EXECUTE FUNCTION {name}()",
)


def keep(_apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Put the guards up."""
    for table, event, condition, says in GUARDS:
        facts = {"name": f"{table}_refuses_{event.lower()}", "table": table, "event": event, "says": says}
        if schema_editor.connection.vendor == "sqlite":
            # SQLite before 3.39 knows IS NOT alone
            schema_editor.execute(SQLITE.format(**facts, condition=condition.replace("IS DISTINCT FROM", "IS NOT")))
        else:
            for statement in POSTGRESQL:
                schema_editor.execute(statement.format(**facts, condition=condition))


def let_go(_apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Take the guards down."""
    for table, event, _, _ in GUARDS:
        name = f"{table}_refuses_{event.lower()}"
        if schema_editor.connection.vendor == "sqlite":
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {name}")
        else:
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {name} ON {table}")
            schema_editor.execute(f"DROP FUNCTION IF EXISTS {name}()")


class Migration(migrations.Migration):
    dependencies = [("store", "0001_initial")]
    operations = [migrations.RunPython(keep, let_go)]
