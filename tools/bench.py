"""Run every benchmark in bench/ and print one table of what they measured.

A benchmark is a file bench/<name>.py with a function `measure() -> Iterable[Figure]`; a figure is
(what, measured, unit, target). Each file runs in a process of its own, so that none warms another's caches.
"""

import json
import os
import platform
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
RUN_ONE = "import json, runpy, sys; print(json.dumps(list(runpy.run_path(sys.argv[1])['measure']())))"


def main(wanted: list[str]) -> int:
    """Print the figures of the wanted benchmarks (all, when none is named) as a Markdown table."""
    benchmarks = [path for path in sorted((ROOT / "bench").glob("*.py")) if not wanted or path.stem in wanted]
    if not benchmarks:
        print("no such benchmark in bench/", file=sys.stderr)
        return 2
    print(machine(), "\n")
    print("| benchmark | what | measured | target |\n|---|---|---:|---:|", flush=True)
    return max([run(benchmark) for benchmark in benchmarks])


def run(benchmark: Path) -> int:
    """Run one benchmark and print its rows; return its exit code."""
    done = subprocess.run(
        [sys.executable, "-c", RUN_ONE, str(benchmark)], cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False
    )
    if done.returncode == 0:
        for figure in json.loads(done.stdout.splitlines()[-1]):
            print(row(benchmark.stem, *figure), flush=True)
    return done.returncode


def row(benchmark: str, what: str, measured: float, unit: str, target: float | None) -> str:
    """One line of the table; a missed target is marked, never a failure: a busy machine is slow, not wrong."""
    missed = " (missed)" if target is not None and measured > target else ""
    wanted = "" if target is None else f"≤ {target:g} {unit}"
    return f"| {benchmark} | {what} | {measured:.3g} {unit}{missed} | {wanted} |"


def machine() -> str:
    """Where it was measured."""
    facts: list[Any] = [
        platform.system(),
        platform.machine(),
        f"{os.cpu_count()} cores",
        f"Python {platform.python_version()}",
    ]
    return ", ".join(map(str, facts))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
