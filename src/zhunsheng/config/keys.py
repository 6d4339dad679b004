"""The data folder and the secrets in its keys/: made on first use, readable by their owner alone."""

import os
import secrets
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

from zhunsheng.domain.errors import RuleBroken


def prepare_data_folder(folder: Path) -> None:
    """Make the folder and prove that it can be written, before anything else fails in a stranger way."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        (folder / "keys").mkdir(mode=0o700, exist_ok=True)
    except OSError as refused:
        raise RuleBroken("data-folder-not-writable", folder=folder, reason=refused.strerror) from refused
    if not os.access(folder, os.W_OK | os.X_OK):
        raise RuleBroken("data-folder-not-writable", folder=folder, reason="Permission denied")


def load_secret_key(folder: Path) -> str:
    """The key that signs sessions; made once. Processes that start together all end up with the same one."""
    place = folder / "keys" / "secret_key"
    try:
        if not place.exists():
            _make_once(place, secrets.token_urlsafe(50))
        return place.read_text(encoding="ascii")
    except OSError as refused:
        raise RuleBroken("data-folder-not-writable", folder=folder, reason=refused.strerror) from refused


def _make_once(place: Path, secret: str) -> None:
    """Write beside the place and link it there: a link never overwrites, and nobody ever reads half a secret."""
    with NamedTemporaryFile("w", dir=place.parent, encoding="ascii") as fresh:  # mode 600
        fresh.write(secret)
        fresh.flush()
        with suppress(FileExistsError):
            os.link(fresh.name, place)
