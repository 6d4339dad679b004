"""What every test may rely on: Django's settings over a data folder of its own, two databases, a real browser."""

import os
import shutil
import tempfile

import django
import hypothesis
import pytest

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
