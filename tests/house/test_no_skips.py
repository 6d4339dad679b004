"""In CI nothing may be missing, so a skipped test fails the run there, and only there."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SKIPS = "import pytest\ndef test_it():\n    pytest.skip('nothing here to test with')\n"
FAILS_AS_EXPECTED = "import pytest\n@pytest.mark.xfail\ndef test_it():\n    raise AssertionError\n"


@pytest.mark.parametrize(
    ("test", "no_skips", "exit_code"),
    [(SKIPS, "0", 0), (SKIPS, "1", 1), (FAILS_AS_EXPECTED, "1", 0)],
    ids=["skip-at-home", "skip-in-ci", "expected-failure-in-ci"],
)
def test_a_skip_fails_the_run_in_ci(tmp_path: Path, test: str, no_skips: str, exit_code: int) -> None:
    (tmp_path / "test_one.py").write_text(test, "utf-8")
    settings = {**os.environ, "ZHUNSHENG_NO_SKIPS": no_skips, "PYTHONPATH": str(ROOT)}
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "tests.no_skips",
        "-p",
        "no:cacheprovider",
        "-p",
        "no:django",
    ]
    done = subprocess.run(
        [*command, "--rootdir", tmp_path, tmp_path], env=settings, capture_output=True, text=True, check=False
    )
    assert done.returncode == exit_code, done.stdout
    assert ("forbids" in done.stdout) == (exit_code == 1)
