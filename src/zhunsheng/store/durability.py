"""What must survive a power failure: SQLite is asked for it, PostgreSQL keeps its promise anyway."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction


@contextmanager
def durable_transaction(*, own: bool = False) -> Iterator[None]:
    """A transaction that is on the disk when it ends.

    SQLite runs with synchronous=NORMAL, which may lose the last commits when the power fails; that is good enough for
    drafts, at twice the writes. `own` refuses to be part of another transaction.
    """
    raises_level = connection.vendor == "sqlite" and not connection.in_atomic_block  # the level is fixed inside one
    if raises_level:
        _set_level("FULL")
    try:
        with transaction.atomic(durable=own):
            yield
    finally:
        if raises_level:
            _set_level("NORMAL")


def _set_level(level: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA synchronous={level}")
