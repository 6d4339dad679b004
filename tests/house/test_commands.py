"""The commands that a newcomer meets exist, say what they do, and say in one line what they lack."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TARGET = re.compile(r"^([a-z]+):.*## (.+)$", re.MULTILINE)
DOCUMENTED = re.compile(r"`make (\w+)")


def make(*arguments: str) -> "subprocess.CompletedProcess[str]":
    settings = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    return subprocess.run(["make", *arguments], cwd=ROOT, env=settings, capture_output=True, text=True, check=False)


def test_make_alone_lists_every_command() -> None:
    told = make().stdout
    for target, purpose in TARGET.findall((ROOT / "Makefile").read_text("utf-8")):
        assert re.search(rf"^{target}\s+{re.escape(purpose)}$", told, re.MULTILINE), target


def test_every_command_that_is_documented_exists() -> None:
    targets = dict(TARGET.findall((ROOT / "Makefile").read_text("utf-8")))
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    assert {name for page in pages for name in DOCUMENTED.findall(page.read_text("utf-8"))} <= set(targets)


def test_a_machine_without_python_is_told_so() -> None:
    done = make("PYTHON=python-that-is-not-there", "setup")
    assert done.returncode != 0
    assert "python-that-is-not-there" in done.stderr.splitlines()[0]
    assert "3.11" in done.stderr.splitlines()[0]


def test_ci_runs_tests_and_checks_and_forbids_skips() -> None:
    script = ROOT / ".ci/run"
    assert os.access(script, os.X_OK)
    subprocess.run(["sh", "-n", script], check=True)
    words = script.read_text("utf-8")
    assert "ZHUNSHENG_NO_SKIPS=1" in words
    assert words.index("make test") < words.index("make check")


def test_the_packages_that_ci_installs_are_those_that_contributors_are_told_of() -> None:
    installed = re.search(r'packages="([^"]+)"', (ROOT / ".ci/run").read_text("utf-8"))
    told = re.search(r"`apt install ([^`]+)`", (ROOT / "CONTRIBUTING.md").read_text("utf-8"))
    assert installed
    assert told
    assert set(installed[1].split()) == set(told[1].split()) | {"make", "python3", "python3-venv"}


def test_an_unknown_check_is_answered_with_the_known_ones() -> None:
    command = [sys.executable, str(ROOT / "tools/check.py"), "beauty"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "beauty" in done.stderr
    assert "types" in done.stderr


def test_a_benchmark_becomes_rows_of_a_table_and_a_missed_target_is_marked(tmp_path: Path) -> None:
    for folder in ("tools", "bench"):
        (tmp_path / folder).mkdir()
    shutil.copy(ROOT / "tools/bench.py", tmp_path / "tools")
    figures = "[('fast', 4.0, 'ms', 50), ('slow', 70.0, 'ms', 50), ('unbounded', 3.0, 's', None)]"
    (tmp_path / "bench/reading.py").write_text(f"def measure():\n    yield from {figures}\n", "utf-8")
    command = [sys.executable, str(tmp_path / "tools/bench.py")]
    rows = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()[-3:]
    assert rows == [
        "| reading | fast | 4 ms | ≤ 50 ms |",
        "| reading | slow | 70 ms (missed) | ≤ 50 ms |",
        "| reading | unbounded | 3 s |  |",
    ]
