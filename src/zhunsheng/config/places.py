"""Where the package itself lives."""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent
