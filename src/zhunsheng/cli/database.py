"""Brings the database to where this program expects it, or says why that cannot be."""

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.utils import OperationalError

from zhunsheng.domain.errors import RuleBroken


def prepare_database() -> None:
    """Make or update the tables when they are not as the program has them; otherwise only look."""
    try:
        executor = MigrationExecutor(connection)
        _refuse_newer(executor)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            call_command("migrate", interactive=False, verbosity=0)
    except OperationalError as failed:
        raise _say_why(failed) from failed


def _refuse_newer(executor: MigrationExecutor) -> None:
    loader = executor.loader
    unknown = sorted(
        name for app, name in loader.applied_migrations if app == "store" and (app, name) not in loader.graph.nodes
    )
    if unknown:
        raise RuleBroken("database-newer-than-program", migrations=unknown)


def _say_why(failed: OperationalError) -> RuleBroken:
    reason = next(iter(str(failed).strip().splitlines()), type(failed).__name__)
    if connection.vendor == "sqlite":
        return RuleBroken("database-file-unusable", folder=settings.ZHUNSHENG_DATA, reason=reason)
    return RuleBroken("database-unreachable", reason=reason)
