"""A progress bar on a terminal; silence where nobody watches."""

import sys
import time
from typing import TextIO

_WIDTH = 32
_SECONDS_BETWEEN = 0.1


class ProgressBar:
    """`with ProgressBar() as bar: bar.tell(3, 10)`. Draws on stderr, and only when that is a terminal."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr
        self._is_watched = self._stream.isatty()
        self._drawn_at = 0.0

    def __enter__(self) -> "ProgressBar":
        return self

    def __exit__(self, *failure: object) -> None:
        if self._is_watched and self._drawn_at:
            self._stream.write("\r\x1b[K")
            self._stream.flush()

    def tell(self, done: int, total: int) -> None:
        """Draw how far it is, a few times a second at most."""
        moment = time.monotonic()
        if not self._is_watched or (done < total and moment - self._drawn_at < _SECONDS_BETWEEN):
            return
        self._drawn_at = moment
        filled = _WIDTH * done // max(total, 1)
        bar = "█" * filled + "░" * (_WIDTH - filled)
        self._stream.write(f"\r{bar} {done}/{total}")
        self._stream.flush()
