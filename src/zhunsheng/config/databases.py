"""Which database, and how it is tuned (docs/decisions: measured under 50 concurrent writers)."""

from importlib.util import find_spec
from typing import Any

import dj_database_url

from zhunsheng.config.environment import Environment
from zhunsheng.domain.errors import RuleBroken

_SQLITE_PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=NORMAL",
    "mmap_size=134217728",
    "journal_size_limit=27103364",
    "cache_size=-20000",
    "temp_store=MEMORY",
    "foreign_keys=ON",
)
_POSTGRES_CONNECT_SECONDS = 5


def choose_database(environment: Environment) -> dict[str, Any]:
    """Django's description of the database: PostgreSQL where a URL names one, else SQLite in the data folder."""
    if environment.database_url:
        return _describe_postgres(environment.database_url)
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": environment.data_folder / "zhunsheng.sqlite3",
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": ";".join(f"PRAGMA {pragma}" for pragma in _SQLITE_PRAGMAS),
        },
    }


def _describe_postgres(url: str) -> dict[str, Any]:
    if not url.startswith(("postgres://", "postgresql://")):
        raise RuleBroken("database-url-not-postgresql", found=url.split("://", 1)[0])
    if find_spec("psycopg") is None:
        raise RuleBroken("postgres-driver-missing")
    try:
        described: dict[str, Any] = {**dj_database_url.parse(url, conn_max_age=600, conn_health_checks=True)}
    except ValueError as unreadable:
        raise RuleBroken("database-url-unreadable") from unreadable
    described["OPTIONS"] = {"connect_timeout": _POSTGRES_CONNECT_SECONDS, **described.get("OPTIONS", {})}
    return described
