"""`make setup` says in one line why it stops and what to do; these are the ways in which a machine stops it."""

import ast
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
RUN = "import runpy; runpy.run_path('tools/setup.py', run_name='__main__')"
NO_INDEX = {"PIP_NO_INDEX": "1", "PIP_CONFIG_FILE": "/dev/null", "PIP_FIND_LINKS": "", "PIP_NO_CACHE_DIR": "1"}


@pytest.fixture
def checkout() -> Iterator[Path]:
    """A fresh checkout, as far as the environment is concerned."""
    folder = Path(tempfile.mkdtemp(prefix="zhunsheng-setup-"))
    for name in ("tools", "requirements"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "pyproject.toml", folder)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


def set_up(
    checkout: Path, *, first: str = "", environment: dict[str, str] | None = None, prefix: Sequence[str] = ()
) -> "subprocess.CompletedProcess[str]":
    """Run setup in a checkout; `first` is Python that makes the interpreter look like another machine's."""
    return subprocess.run(
        [*prefix, sys.executable, "-c", f"{first}\nimport sys; sys.argv = ['setup.py', 'runtime']\n{RUN}"],
        cwd=checkout,
        env={**os.environ, **(environment or {})},
        capture_output=True,
        text=True,
        check=False,
    )


def assert_stopped_with_one_line(done: "subprocess.CompletedProcess[str]", *words: str) -> None:
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1, done.stderr
    assert " / " in done.stderr  # both languages
    for word in words:
        assert word in done.stderr


def test_an_old_python_is_told_which_one_is_needed(checkout: Path) -> None:
    done = set_up(checkout, first="import sys; sys.version_info = (3, 9, 2)")
    assert_stopped_with_one_line(done, "3.11", "3.9", "make PYTHON=python3.12 run")


def test_setup_can_be_read_by_an_old_python() -> None:
    ast.parse((ROOT / "tools/setup.py").read_text("utf-8"), feature_version=(3, 6))


def test_a_python_without_venv_is_told_which_package_brings_it(checkout: Path) -> None:
    done = set_up(checkout, first="import sys; sys.modules['ensurepip'] = None")
    assert_stopped_with_one_line(done, "apt install python3-venv")


def test_a_read_only_folder_is_named(checkout: Path) -> None:
    checkout.chmod(0o555)
    # Root writes everywhere unless the right to do so is taken from it.
    prefix = ["setpriv", "--bounding-set=-dac_override"] if os.geteuid() == 0 else []
    assert_stopped_with_one_line(set_up(checkout, prefix=prefix), str(checkout), "Permission denied")


def test_a_full_disk_is_named(checkout: Path) -> None:
    full = "import errno, venv\ndef create(*a, **k): raise OSError(errno.ENOSPC, 'No space left on device')\nvenv.create = create"
    assert_stopped_with_one_line(set_up(checkout, first=full), str(checkout), "1 GB")


def test_a_missing_network_is_named_and_leaves_no_half_environment(checkout: Path) -> None:
    nobody_listens = {
        **NO_INDEX,
        "PIP_NO_INDEX": "",
        "PIP_INDEX_URL": "http://127.0.0.1:9/simple",
        "no_proxy": "127.0.0.1",
    }
    done = set_up(checkout, environment=nobody_listens)
    assert_stopped_with_one_line(done, "network", "setup.log")
    assert not (checkout / ".venv/.ready").exists()


def test_a_package_that_differs_from_its_locked_hash_is_refused(checkout: Path) -> None:
    shelf = checkout / "shelf"
    shelf.mkdir()
    pinned = (checkout / "requirements/uv.in").read_text("utf-8").strip().split("==")[1]
    with zipfile.ZipFile(shelf / f"uv-{pinned}-py3-none-any.whl", "w") as wheel:
        wheel.writestr(f"uv-{pinned}.dist-info/METADATA", f"Metadata-Version: 2.1\nName: uv\nVersion: {pinned}\n")
    done = set_up(checkout, environment={**NO_INDEX, "PIP_FIND_LINKS": str(shelf)})
    assert_stopped_with_one_line(done, "hash", "setup.log")


def test_an_environment_that_is_ready_is_left_alone(checkout: Path) -> None:
    stamp = "import runpy; s = runpy.run_path('tools/setup.py', run_name='setup')\n"
    stamp += (
        "import pathlib; pathlib.Path('.venv').mkdir(); pathlib.Path('.venv/.ready').write_text(s['stamp_of']('dev'))"
    )
    done = set_up(checkout, first=stamp)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_no_lock_file_holds_an_address() -> None:
    for lock in (ROOT / "requirements").glob("*.txt"):
        assert "://" not in lock.read_text("utf-8"), lock.name


def test_what_runs_and_what_tests_hold_the_same_versions() -> None:
    runtime, dev = (
        {line for line in (ROOT / f"requirements/{name}.txt").read_text("utf-8").splitlines() if "==" in line}
        for name in ("runtime", "dev")
    )
    assert runtime <= dev
