"""What every test may rely on: Django's settings over a data folder of its own, two databases, a real browser."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from importlib import import_module

import django
import hypothesis
import pytest
from django.conf import settings
from django.db import connection

pytest_plugins = ["tests.browser", "tests.no_skips"]

DATABASE_FIXTURES = {"db", "transactional_db", "django_db_reset_sequences", "live_server"}
DATA_FOLDER = tempfile.mkdtemp(prefix="zhunsheng-tests-")

# A busy machine makes an example slow, not wrong.
hypothesis.settings.register_profile("unhurried", deadline=None)
hypothesis.settings.load_profile("unhurried")


def pytest_configure() -> None:
    """Start Django on a data folder that is thrown away, whatever the person who runs the tests has set."""
    for name in [name for name in os.environ if name.startswith("ZHUNSHENG_") and name != "ZHUNSHENG_NO_SKIPS"]:
        del os.environ[name]
    os.environ["ZHUNSHENG_DATA"] = DATA_FOLDER
    os.environ["DJANGO_SETTINGS_MODULE"] = "zhunsheng.config.settings"
    django.setup()
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # a slow hash slows every log-in


@pytest.fixture
def transactional_db(transactional_db: None) -> Iterator[None]:
    """What was published cannot be deleted; emptying the tables after a test with a live server has to get past that."""
    guards = import_module("zhunsheng.store.migrations.0002_keep_what_was_published")
    with connection.schema_editor() as editor:
        guards.let_go(None, editor)
        guards.keep(None, editor)
    yield
    with connection.schema_editor() as editor:
        guards.let_go(None, editor)


def pytest_unconfigure() -> None:
    """Leave nothing behind."""
    shutil.rmtree(DATA_FOLDER, ignore_errors=True)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that use the database and those that use the browser, so that `-m` can choose them.

    `make test` runs everything on SQLite, then `-m "db and not browser"` again on PostgreSQL.
    """
    for item in items:
        fixtures = set(getattr(item, "fixturenames", ()))
        if fixtures & DATABASE_FIXTURES or item.get_closest_marker("django_db"):
            item.add_marker("db")
        if "browser" in fixtures:
            item.add_marker("browser")
