"""The machine's settings: every environment variable the product reads, once, typed. Nothing else reads them."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from zhunsheng.domain.errors import RuleBroken

_YES, _NO = frozenset({"1", "true", "yes", "on"}), frozenset({"", "0", "false", "no", "off"})


@dataclass(frozen=True, slots=True)
class Environment:
    """What one machine decides for itself. docs/reference/settings.md lists the variables; a test compares the two."""

    data_folder: Path
    """ZHUNSHENG_DATA: database, keys and attachments; the one folder to back up (without its keys/)."""
    database_url: str
    """DATABASE_URL: empty for SQLite in the data folder, else postgresql://…"""
    allowed_hosts: tuple[str, ...]
    """ZHUNSHENG_HOSTS: the host names that are answered, separated by commas."""
    is_https: bool
    """ZHUNSHENG_HTTPS: people reach this machine through TLS; cookies and redirects then insist on it."""
    is_demo: bool
    """ZHUNSHENG_DEMO: invented people, log-in by one click. Never on a machine with real people."""
    is_handbook_open: bool
    """ZHUNSHENG_HANDBOOK_OPEN: the handbook is read without logging in; a demo opens it unless told otherwise."""
    host: str
    """ZHUNSHENG_HOST: the address listened on."""
    port: int
    """PORT: the port listened on; also what hosting platforms set."""

    @classmethod
    def read(cls, variables: Mapping[str, str] | None = None) -> Self:
        told = os.environ if variables is None else variables
        is_demo = _flag(told, "ZHUNSHENG_DEMO", is_set=False)
        return cls(
            data_folder=Path(told.get("ZHUNSHENG_DATA") or "var").expanduser().resolve(),
            database_url=told.get("DATABASE_URL", ""),
            allowed_hosts=_names(told.get("ZHUNSHENG_HOSTS") or "localhost,127.0.0.1"),
            is_https=_flag(told, "ZHUNSHENG_HTTPS", is_set=False),
            is_demo=is_demo,
            is_handbook_open=_flag(told, "ZHUNSHENG_HANDBOOK_OPEN", is_set=is_demo),
            host=told.get("ZHUNSHENG_HOST") or "127.0.0.1",
            port=_port(told.get("PORT") or "8000"),
        )


def _flag(told: Mapping[str, str], name: str, *, is_set: bool) -> bool:
    word = told.get(name)
    if word is None:
        return is_set
    if word.lower() not in _YES | _NO:
        raise RuleBroken("setting-not-a-switch", name=name, found=word)
    return word.lower() in _YES


def _names(listed: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in listed.split(",") if name.strip())


def _port(word: str) -> int:
    if not word.isdecimal() or not 0 < int(word) < 65536:
        raise RuleBroken("setting-not-a-port", name="PORT", found=word)
    return int(word)
