"""The tables as the migrations make them, and the embedded database under many writers."""

import threading
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.db.utils import ConnectionHandler

from zhunsheng.config.databases import choose_database
from zhunsheng.config.environment import Environment
from zhunsheng.store.durability import durable_transaction

WRITERS, WRITES = 20, 10


def open_sqlite(folder: Path) -> ConnectionHandler:
    """Connections to a fresh SQLite file with the settings of the product; each thread gets its own."""
    return ConnectionHandler({"default": choose_database(Environment.read({"ZHUNSHENG_DATA": str(folder)}))})


@pytest.mark.django_db
def test_no_table_is_without_its_migration():
    call_command("makemigrations", "--check", "--dry-run", stdout=StringIO())


@pytest.mark.django_db
def test_every_table_of_ours_is_named_without_prefix():
    ours = {name for name in connection.introspection.table_names() if not name.startswith(("django_", "auth_"))}
    assert ours == {
        "account",
        "audit_entry",
        "cycle",
        "entrusted_duty",
        "framework_version",
        "membership",
        "person",
        "position_held",
        "published_result",
        "reporting_line",
        "unit",
    }


@pytest.mark.parametrize(
    ("pragma", "value"),
    [("journal_mode", "wal"), ("synchronous", 1), ("foreign_keys", 1), ("temp_store", 2), ("cache_size", -20000)],
)
@pytest.mark.django_db
def test_sqlite_runs_with_the_measured_settings(tmp_path, pragma, value):
    database = open_sqlite(tmp_path)["default"]
    with database.cursor() as cursor:
        assert cursor.execute(f"PRAGMA {pragma}").fetchone() == (value,)
    database.close()


@pytest.mark.django_db  # lets the threads open databases at all
def test_many_who_write_at_the_same_moment_all_get_their_turn(tmp_path):
    databases, failures = open_sqlite(tmp_path), []
    with databases["default"].cursor() as cursor:
        cursor.execute("CREATE TABLE note (writer INTEGER)")
    databases["default"].close()

    def write(writer: int) -> None:
        try:
            for _ in range(WRITES):
                with databases["default"].cursor() as cursor:
                    cursor.execute("BEGIN IMMEDIATE")
                    cursor.execute("SELECT count(*) FROM note")
                    cursor.execute("INSERT INTO note VALUES (%s)", [writer])
                    cursor.execute("COMMIT")
        except DatabaseError as failure:
            failures.append(failure)
        finally:
            databases["default"].close()

    writers = [threading.Thread(target=write, args=(number,)) for number in range(WRITERS)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert failures == []
    with databases["default"].cursor() as cursor:
        assert cursor.execute("SELECT count(*) FROM note").fetchone() == (WRITERS * WRITES,)
    databases["default"].close()


@pytest.mark.django_db(transaction=True)
def test_a_command_reaches_the_disk_before_it_is_done():
    before = level_of_synchrony()
    with durable_transaction():
        inside = level_of_synchrony()
    on_sqlite = connection.vendor == "sqlite"  # PostgreSQL commits durably by itself and is left alone
    assert (before, inside, level_of_synchrony()) == ((1, 2, 1) if on_sqlite else (None, None, None))


def level_of_synchrony() -> int | None:
    if connection.vendor != "sqlite":
        return None
    with connection.cursor() as cursor:
        return int(cursor.execute("PRAGMA synchronous").fetchone()[0])
