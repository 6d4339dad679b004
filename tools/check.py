"""Run every check, show what it says, and name the ones that failed at the end.

make check               all of them
python tools/check.py types style      some of them
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
TEMPLATES = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "src").rglob("templates/**/*.html"))
CHECKS = {
    "imports": ["lint-imports"],
    "style": ["ruff", "check", "--quiet"],
    "format": ["ruff", "format", "--check", "--quiet"],
    "types": ["mypy"],
    "templates": ["djade", "--check", "--target-version=5.2", *TEMPLATES],
    "dependencies": ["deptry", "src"],
    "spelling": ["codespell", "-D-", "-Dtools/spelling.txt"],
    "django": ["python", "-m", "django", "check", "--fail-level=WARNING"],
    "migrations": ["python", "-m", "django", "makemigrations", "--check", "--dry-run"],
    "architecture": ["python", "-m", "pytest", "-q", "tests/test_architecture.py", "tests/test_docs.py"],
}


def main(wanted: list[str]) -> int:
    """Run the wanted checks (all of them, when none is named); fail when one of them fails."""
    unknown = set(wanted) - set(CHECKS)
    if unknown:
        print(f"no such check: {', '.join(sorted(unknown))}; there are {', '.join(CHECKS)}", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as data_folder:
        failed = [name for name in wanted or CHECKS if not passes(name, data_folder)]
    print(f"failed: {', '.join(failed)}" if failed else "all checks passed")
    return 1 if failed else 0


def passes(name: str, data_folder: str) -> bool:
    """Run one check; keep quiet about it unless it fails."""
    program, *arguments = CHECKS[name]
    settings = {**os.environ, "DJANGO_SETTINGS_MODULE": "zhunsheng.config.settings", "ZHUNSHENG_DATA": data_folder}
    started = time.perf_counter()
    done = subprocess.run(
        [BIN / program, *arguments],
        cwd=ROOT,
        env=settings,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    verdict = "FAILED" if done.returncode else "ok"
    print(f"{name:<14}{verdict:<8}{time.perf_counter() - started:5.1f} s", flush=True)
    if done.returncode:
        print(done.stdout, flush=True)
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
