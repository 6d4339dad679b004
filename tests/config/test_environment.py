"""What a machine may set, and that the documentation says the same."""

import re
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from zhunsheng.config import databases, environment
from zhunsheng.config.databases import choose_database
from zhunsheng.config.environment import Environment
from zhunsheng.config.keys import load_secret_key, prepare_data_folder
from zhunsheng.domain.errors import RuleBroken

REFERENCE = Path(__file__).resolve().parents[2] / "docs/reference/settings.md"
NAME = re.compile(r"\b(?:ZHUNSHENG_[A-Z_]+|DATABASE_URL|PORT)\b")


def test_the_reference_lists_exactly_the_variables_that_are_read():
    read = set(NAME.findall(Path(environment.__file__).read_text("utf-8")))
    documented = re.findall(r"^\| `([A-Z_]+)` \|", REFERENCE.read_text("utf-8"), re.MULTILINE)
    assert sorted(read) == sorted(documented)


def test_a_machine_that_sets_nothing_serves_itself_alone():
    plain = Environment.read({})
    assert (plain.host, plain.port, plain.allowed_hosts) == ("127.0.0.1", 8000, ("localhost", "127.0.0.1"))
    assert (plain.is_demo, plain.is_handbook_open, plain.is_https) == (False, False, False)
    assert plain.data_folder == Path("var").resolve()


def test_a_demo_opens_the_handbook_unless_told_otherwise():
    assert Environment.read({"ZHUNSHENG_DEMO": "1"}).is_handbook_open
    assert not Environment.read({"ZHUNSHENG_DEMO": "1", "ZHUNSHENG_HANDBOOK_OPEN": "0"}).is_handbook_open


@pytest.mark.parametrize(
    ("told", "problem"),
    [
        ({"ZHUNSHENG_DEMO": "maybe"}, "setting-not-a-switch"),
        ({"PORT": "http"}, "setting-not-a-port"),
        ({"PORT": "70000"}, "setting-not-a-port"),
        ({"PORT": "0"}, "setting-not-a-port"),
        ({"PORT": "-1"}, "setting-not-a-port"),
    ],
)
def test_a_value_that_cannot_be_read_is_refused(told, problem):
    with pytest.raises(RuleBroken, match=problem):
        Environment.read(told)


def test_sqlite_is_tuned_for_many_writers(tmp_path):
    chosen = choose_database(Environment.read({"ZHUNSHENG_DATA": str(tmp_path)}))
    assert chosen["NAME"] == tmp_path / "zhunsheng.sqlite3"
    assert chosen["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert "journal_mode=WAL" in chosen["OPTIONS"]["init_command"]
    assert chosen["CONN_MAX_AGE"] is None


def test_a_url_chooses_postgresql():
    chosen = choose_database(Environment.read({"DATABASE_URL": "postgresql://me:secret@db:5433/house"}))
    assert (chosen["ENGINE"], chosen["HOST"], chosen["PORT"]) == ("django.db.backends.postgresql", "db", 5433)


def test_another_kind_of_database_is_refused():
    with pytest.raises(RuleBroken, match="database-url-not-postgresql"):
        choose_database(Environment.read({"DATABASE_URL": "mysql://me@db/house"}))


def test_without_the_driver_it_says_what_to_install(monkeypatch):
    monkeypatch.setattr(databases, "find_spec", lambda name: None)
    with pytest.raises(RuleBroken, match="postgres-driver-missing"):
        choose_database(Environment.read({"DATABASE_URL": "postgresql://me@db/house"}))


def test_the_data_folder_and_its_keys_are_for_their_owner_alone(tmp_path):
    prepare_data_folder(tmp_path / "data")
    load_secret_key(tmp_path / "data")
    assert mode_of(tmp_path / "data") == mode_of(tmp_path / "data/keys") == 0o700
    assert mode_of(tmp_path / "data/keys/secret_key") == 0o600


def mode_of(place: Path) -> int:
    return stat.S_IMODE(place.stat().st_mode)


def test_processes_that_start_together_sign_with_the_same_key(tmp_path):
    prepare_data_folder(tmp_path)
    with ThreadPoolExecutor(16) as together:
        keys = set(together.map(lambda _: load_secret_key(tmp_path), range(64)))
    assert len(keys) == 1
    assert len(keys.pop()) > 50
    assert [place.name for place in (tmp_path / "keys").iterdir()] == ["secret_key"]


def test_a_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(RuleBroken, match="data-folder-not-writable"):
        prepare_data_folder(tmp_path / "file" / "data")
