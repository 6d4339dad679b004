"""The data folder and the secrets in its keys/: made on first use, readable by their owner alone."""

import os
import secrets
from pathlib import Path

from zhunsheng.domain.errors import RuleBroken


def prepare_data_folder(folder: Path) -> None:
    """Make the folder and prove that it can be written, before anything else fails in a stranger way."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "keys").mkdir(mode=0o700, exist_ok=True)
    except OSError as refused:
        raise RuleBroken("data-folder-not-writable", folder=folder, reason=refused.strerror) from refused
    if not os.access(folder, os.W_OK | os.X_OK):
        raise RuleBroken("data-folder-not-writable", folder=folder, reason="Permission denied")


def load_secret_key(folder: Path) -> str:
    """The key that signs sessions; made once. Two processes that start together end up with the same one."""
    place = folder / "keys" / "secret_key"
    try:
        descriptor = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return place.read_text(encoding="ascii").strip()
    except OSError as refused:
        raise RuleBroken("data-folder-not-writable", folder=folder, reason=refused.strerror) from refused
    key = secrets.token_urlsafe(50)
    with os.fdopen(descriptor, "w", encoding="ascii") as fresh:
        fresh.write(key)
    return key
