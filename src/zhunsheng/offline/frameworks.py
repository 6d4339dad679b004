"""Framework files from end to end: read any of them, write any of them, import a company's own document."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from zhunsheng.domain.errors import RuleBroken
from zhunsheng.domain.frameworks import Framework
from zhunsheng.domain.problems import ProblemsFound
from zhunsheng.domain.text import Language
from zhunsheng.exchange.framework_json import read_framework_json, write_framework_json
from zhunsheng.exchange.framework_toml import read_framework_toml, write_framework_toml
from zhunsheng.exchange.framework_xlsx_reader import read_framework_xlsx
from zhunsheng.exchange.framework_xlsx_writer import write_framework_xlsx
from zhunsheng.exchange.import_report import ImportReport
from zhunsheng.exchange.safe_files import read_limited
from zhunsheng.exchange.source_document import read_source_document
from zhunsheng.offline.shipped_framework import load_framework
from zhunsheng.reports.framework_docx import write_framework_docx

SHIPPED = "shipped"
"""Stands for the framework that comes with the product, wherever a file may be named."""

SOURCE_SUFFIXES = (".txt", ".docx", ".doc")
"""Documents of a company's own; reading them is an import, with a report."""


class FrameworkFormat(StrEnum):
    """The forms in which a framework is written. The first three are lossless, the last is for printing."""

    TOML = "toml"
    JSON = "json"
    XLSX = "xlsx"
    DOCX = "docx"


LOSSLESS = (FrameworkFormat.TOML, FrameworkFormat.JSON, FrameworkFormat.XLSX)

_READERS: Mapping[str, Callable[[bytes, str], Framework]] = {
    ".toml": lambda content, _: read_framework_toml(content),
    ".json": lambda content, _: read_framework_json(content),
    ".xlsx": read_framework_xlsx,
}
_WRITERS: Mapping[FrameworkFormat, Callable[[Framework, Language], bytes]] = {
    FrameworkFormat.TOML: lambda framework, _: write_framework_toml(framework).encode(),
    FrameworkFormat.JSON: lambda framework, _: write_framework_json(framework).encode(),
    FrameworkFormat.XLSX: write_framework_xlsx,
    FrameworkFormat.DOCX: write_framework_docx,
}


@dataclass(frozen=True, slots=True)
class OpenedFramework:
    """A framework from any file; `report` tells of every line when the file was a company's own document."""

    framework: Framework
    report: ImportReport | None = None


def open_framework(source: str | Path) -> OpenedFramework:
    """The framework in a file of any kind, told by its suffix, or the shipped one."""
    if str(source) == SHIPPED:
        return OpenedFramework(load_framework())
    path = Path(source)
    suffix = path.suffix.lower()
    if suffix not in _READERS and suffix not in SOURCE_SUFFIXES:
        raise RuleBroken("framework-file-suffix-unknown", path=path.name, known=[*_READERS, *SOURCE_SUFFIXES])
    content = read_limited(path)
    if suffix in _READERS:
        try:
            return OpenedFramework(_READERS[suffix](content, path.name))
        except ProblemsFound as found:
            raise ProblemsFound(found.problems, path.name) from found
    imported = read_source_document(content, path.name)
    return OpenedFramework(imported.framework, imported.report)


def write_framework(framework: Framework, to: FrameworkFormat, language: Language = "zh-Hans") -> bytes:
    """The framework as a file; `language` settles the headings of a workbook and the words of a printed one."""
    return _WRITERS[to](framework, language)


def save_files(files: Mapping[Path, bytes], *, may_replace: bool = False) -> None:
    """Write new files, all or none; one that is there already is only replaced when that is wanted."""
    for path in files:
        if path.exists() and not may_replace:
            raise RuleBroken("file-exists-already", file=str(path))
    for path, content in files.items():
        try:
            with path.open("wb" if may_replace else "xb") as file:
                file.write(content)
        except OSError as refused:
            raise RuleBroken("file-not-writable", file=str(path), reason=refused.strerror or "") from refused
