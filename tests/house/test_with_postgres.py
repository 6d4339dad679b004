"""Database tests get a PostgreSQL of their own, or say plainly that there is none."""

import os
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TOOL = ROOT / "tools/with_postgres.py"
PRINT_VERSION = """
import os, dj_database_url, psycopg
told = dj_database_url.parse(os.environ["DATABASE_URL"])
with psycopg.connect(host=told["HOST"], user=told["USER"], dbname=told["NAME"]) as connection:
    print(connection.execute("show server_version").fetchone()[0], told["HOST"])
"""


def run_tool(*command: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    settings = {**os.environ, **environment}
    return subprocess.run([sys.executable, TOOL, *command], env=settings, capture_output=True, text=True, check=False)


def test_the_server_lives_as_long_as_the_command() -> None:
    if runpy.run_path(str(TOOL))["programs_of_postgres"]() is None:
        pytest.skip("no PostgreSQL here; get it with: apt install postgresql")
    done = run_tool(sys.executable, "-c", PRINT_VERSION, DATABASE_URL_TEST="")
    assert done.returncode == 0, done.stderr
    version, folder = done.stdout.split()[0], done.stdout.split()[-1]
    assert int(version.split(".")[0]) >= 15
    assert not Path(folder).exists()


def test_a_server_that_is_given_is_used() -> None:
    show = "import os; print(os.environ['DATABASE_URL'])"
    done = run_tool(sys.executable, "-c", show, DATABASE_URL_TEST="postgres://someone@there/base")
    assert done.stdout == "postgres://someone@there/base\n"


def test_the_exit_code_is_that_of_the_command() -> None:
    done = run_tool(sys.executable, "-c", "raise SystemExit(3)", DATABASE_URL_TEST="postgres://someone@there/base")
    assert done.returncode == 3
