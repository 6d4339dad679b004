"""Run a command with DATABASE_URL pointing at a PostgreSQL that lives no longer than the command.

    python tools/with_postgres.py .venv/bin/python -m pytest -m db

Takes the server of DATABASE_URL_TEST where one is given, else starts one from the `postgres` binary of this machine
(socket only, in a folder of its own). Without either it says so and ends well; with ZHUNSHENG_NO_SKIPS=1 it fails.
"""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

Words = list[str | Path]  # of a command line

ROLE = "zhunsheng"
SECONDS_TO_START = 60
# The data is thrown away, so nothing has to survive a power failure.
THROW_AWAY: Words = [
    "-c",
    "listen_addresses=",
    "-c",
    "fsync=off",
    "-c",
    "synchronous_commit=off",
    "-c",
    "full_page_writes=off",
]


def main(command: list[str]) -> int:
    """Run the command on PostgreSQL; return its exit code."""
    given = os.environ.get("DATABASE_URL_TEST")
    if given:
        return run_on(given, command)
    programs = programs_of_postgres()
    if programs is None:
        print("PostgreSQL tests left out: give DATABASE_URL_TEST, or install it (Debian: apt install postgresql).")
        return 1 if os.environ.get("ZHUNSHENG_NO_SKIPS") == "1" else 0
    with temporary_server(programs) as url:
        return run_on(url, command)


def run_on(url: str, command: list[str]) -> int:
    """Run the command with a database address; return its exit code."""
    return subprocess.run(command, env={**os.environ, "DATABASE_URL": url}, check=False).returncode


def programs_of_postgres() -> Path | None:
    """The folder of the newest PostgreSQL here; Debian keeps it off the PATH."""
    newest_first = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=version_of, reverse=True)
    on_path = shutil.which("postgres")
    found = [*newest_first, *([Path(on_path)] if on_path else [])]
    return found[0].resolve().parent if found else None


def version_of(program: Path) -> int:
    """The major version in /usr/lib/postgresql/<version>/bin/postgres."""
    name = program.parent.parent.name
    return int(name) if name.isdigit() else 0


@contextmanager
def temporary_server(programs: Path) -> Iterator[str]:
    """Start a server of our own; yield its address; stop it and remove its data."""
    folder = Path(tempfile.mkdtemp(prefix="zs-pg-"))  # short: a socket path holds about 100 characters
    who = other_user(folder)
    init: Words = [
        programs / "initdb",
        "-D",
        folder / "data",
        "-U",
        ROLE,
        "-A",
        "trust",
        "-E",
        "UTF8",
        "--locale=C.UTF-8",
        "--no-sync",
    ]
    start: Words = [programs / "postgres", "-D", folder / "data", "-k", folder, *THROW_AWAY]
    try:
        subprocess.run(init, check=True, cwd=folder, stdout=subprocess.DEVNULL, user=who)
        with (folder / "log").open("wb") as log:
            server = subprocess.Popen(start, cwd=folder, stdout=log, stderr=log, user=who)
        try:
            wait_until_ready(programs, folder, server)
            yield f"postgres://{ROLE}@{quote(str(folder), safe='')}/postgres"
        finally:
            server.send_signal(signal.SIGINT)  # close the connections that are left, then stop
            server.wait()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def other_user(folder: Path) -> int | None:
    """PostgreSQL refuses to run as root: give the folder to its own user, and name that user."""
    if os.geteuid() != 0:
        return None
    user = pwd.getpwnam("postgres").pw_uid
    os.chown(folder, user, -1)
    return user


def wait_until_ready(programs: Path, folder: Path, server: "subprocess.Popen[bytes]") -> None:
    """Return as soon as the server answers; fail with its log when it does not."""
    ask: Words = [programs / "pg_isready", "-q", "-h", folder, "-U", ROLE, "-d", "postgres"]
    deadline = time.monotonic() + SECONDS_TO_START
    while subprocess.run(ask, check=False).returncode != 0:
        if server.poll() is not None or time.monotonic() > deadline:
            raise SystemExit("PostgreSQL did not start:\n" + (folder / "log").read_text("utf-8", "replace"))
        time.sleep(0.1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
