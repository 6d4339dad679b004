"""Resolve the dependencies anew and write requirements/*.txt: versions and hashes, no addresses.

    make lock

One resolution holds for every Python from 3.11 up and every system (`--universal`), so nobody has a lock of his own.
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OPTIONS = ["--universal", "--python-version=3.11", "--generate-hashes", "--no-annotate", "--quiet", "--upgrade"]
SAY = ["--custom-compile-command", "make lock"]
LOCKS = {
    "uv": ["requirements/uv.in"],
    "runtime": ["pyproject.toml", "requirements/build.in"],
    "dev": [
        "pyproject.toml",
        "requirements/build.in",
        "--group=dev",
        "--extra=postgres",
        "-c=requirements/runtime.txt",
    ],
}


def main() -> int:
    """Write each lock file; dev follows runtime, so that both hold the same versions."""
    for name, sources in LOCKS.items():
        command = [".tools/bin/uv", "pip", "compile", *OPTIONS, *SAY, *sources, "-o", f"requirements/{name}.txt"]
        subprocess.run(command, cwd=ROOT, check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
