"""Framework files for people who work without a server: the one that ships, or their own."""

from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path

from zhunsheng.domain.errors import RuleBroken
from zhunsheng.domain.frameworks import Framework
from zhunsheng.exchange.framework_json import read_framework_json
from zhunsheng.exchange.framework_toml import read_framework_toml
from zhunsheng.exchange.framework_xlsx_reader import read_framework_xlsx

_READERS: Mapping[str, Callable[[bytes], Framework]] = {
    ".toml": read_framework_toml,
    ".json": read_framework_json,
    ".xlsx": read_framework_xlsx,
}


def load_framework(path: str | Path | None = None) -> Framework:
    """The framework in a file, read by its suffix; without a path the customer-service framework that ships."""
    if path is None:
        return _load_shipped()
    source = Path(path)
    read = _READERS.get(source.suffix.lower())
    if read is None:
        raise RuleBroken("framework-file-suffix-unknown", path=str(source), known=list(_READERS))
    return read(_read_bytes(source))


@cache
def _load_shipped() -> Framework:
    """Read once: a framework is immutable, so every caller may hold the same one."""
    return read_framework_toml(files("zhunsheng.catalog").joinpath("customer-service.toml").read_bytes())


def _read_bytes(source: Path) -> bytes:
    try:
        return source.read_bytes()
    except FileNotFoundError as fault:
        raise RuleBroken("framework-file-missing", path=str(source)) from fault
    except OSError as fault:
        raise RuleBroken("framework-file-unreadable", path=str(source), detail=fault.strerror or fault) from fault
