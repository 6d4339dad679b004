"""Opening the files of strangers: size, zip bombs and XML tricks are refused before any reader sees the content.

XLSX and DOCX are zip archives of XML. Whoever reads one opens it here first and hands `OfficeFile.repacked()` to the
library that understands it: that archive holds exactly the parts that were measured, whatever the original claimed.
"""

import re
import zipfile
import zlib
from codecs import BOM_UTF8
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from xml.parsers.expat import ExpatError, ParserCreate

from zhunsheng.domain.errors import RuleBroken

_MEBIBYTE = 1024 * 1024
_OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_XLSX_PART, _DOCX_PART = "xl/workbook.xml", "word/document.xml"
_SUFFIXES = {_XLSX_PART: "XLSX", _DOCX_PART: "DOCX"}
_DOCTYPE = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)")
_ENCODING = re.compile(rb"""<\?xml[^>]*\sencoding\s*=\s*["']([^"']*)""")


@dataclass(frozen=True, slots=True)
class FileLimits:
    """How large a file may be. Sizes are bytes; `ratio` is unpacked to packed and only asked of large archives."""

    file_size: int = 64 * _MEBIBYTE
    entries: int = 2_000
    unpacked_size: int = 512 * _MEBIBYTE
    ratio: int = 250
    ratio_asked_above: int = 32 * _MEBIBYTE


USUAL_LIMITS = FileLimits()
"""A workbook of 1,000 people with five raters each has about 6 MB, unpacked 60 MB."""


@dataclass(frozen=True, slots=True)
class OfficeFile:
    """An XLSX or DOCX whose parts are unpacked, measured and free of document type declarations."""

    parts: Mapping[str, bytes]

    def find_part(self, name: str) -> bytes | None:
        return self.parts.get(name)

    def repacked(self) -> bytes:
        """The same parts in a fresh archive that cannot unpack to more than was measured."""
        packed = BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
            for name, content in self.parts.items():
                archive.writestr(zipfile.ZipInfo(name), content)
        return packed.getvalue()


def read_limited(path: Path, limits: FileLimits = USUAL_LIMITS) -> bytes:
    """The content of a file, refused by its size before it is read."""
    try:
        size = path.stat().st_size
        if path.is_dir():
            raise RuleBroken("file-is-a-folder", file=path.name)
        check_size(size, path.name, limits)
        return path.read_bytes()
    except FileNotFoundError as missing:
        raise RuleBroken("file-not-found", file=str(path)) from missing
    except OSError as unreadable:
        raise RuleBroken("file-unreadable", file=str(path), reason=unreadable.strerror or "") from unreadable


def check_size(size: int, filename: str, limits: FileLimits = USUAL_LIMITS) -> None:
    if size > limits.file_size:
        raise RuleBroken("file-too-large", file=filename, size=_mebibytes(size), limit=_mebibytes(limits.file_size))
    if size == 0:
        raise RuleBroken("file-empty", file=filename)


def open_xlsx(content: bytes, filename: str, limits: FileLimits = USUAL_LIMITS) -> OfficeFile:
    return _open(content, filename, _XLSX_PART, limits)


def open_docx(content: bytes, filename: str, limits: FileLimits = USUAL_LIMITS) -> OfficeFile:
    return _open(content, filename, _DOCX_PART, limits)


def _open(content: bytes, filename: str, main_part: str, limits: FileLimits) -> OfficeFile:
    check_size(len(content), filename, limits)
    if content.startswith(_OLE_MAGIC):
        raise RuleBroken("file-is-old-or-encrypted", file=filename)
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            _check_directory(archive, len(content), filename, limits)
            parts = {entry.filename: archive.read(entry) for entry in archive.infolist() if not entry.is_dir()}
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, RuntimeError, ValueError, OSError) as broken:
        raise RuleBroken("file-not-office", file=filename, suffix=_SUFFIXES[main_part]) from broken
    if main_part not in parts:
        raise RuleBroken("file-not-office", file=filename, suffix=_SUFFIXES[main_part])
    for name, part in parts.items():
        if name.endswith((".xml", ".rels")):
            _check_xml(name, part, filename)
            if not _is_well_formed(part):
                raise RuleBroken("file-not-office", file=filename, suffix=_SUFFIXES[main_part])
    return OfficeFile(parts)


def _check_directory(archive: zipfile.ZipFile, packed_size: int, filename: str, limits: FileLimits) -> None:
    """`zipfile` never unpacks more of an entry than its directory says, so what the directory says is what counts."""
    entries = archive.infolist()
    if len(entries) > limits.entries:
        raise RuleBroken("archive-too-many-entries", file=filename, entries=len(entries), limit=limits.entries)
    unpacked = sum(entry.file_size for entry in entries)
    too_dense = unpacked > limits.ratio_asked_above and unpacked > packed_size * limits.ratio
    if unpacked > limits.unpacked_size or too_dense:
        limit = _mebibytes(limits.unpacked_size)
        raise RuleBroken("archive-unpacks-too-large", file=filename, size=_mebibytes(unpacked), limit=limit)
    if any(entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for entry in entries):
        raise zipfile.BadZipFile("packed in a way that no office program uses")
    names = [entry.filename for entry in entries]
    if len(set(names)) != len(names):
        raise RuleBroken("archive-name-twice", file=filename)


def _check_xml(name: str, part: bytes, filename: str) -> None:
    """Entities need a document type declaration, which no office program writes; nor does any write UTF-16."""
    encoding = _ENCODING.match(part.removeprefix(BOM_UTF8))
    is_utf8 = b"\x00" not in part[:200] and (encoding is None or encoding[1].lower() in {b"utf-8", b"us-ascii"})
    if not is_utf8 or _DOCTYPE.search(part):
        raise RuleBroken("xml-not-plain", file=filename, part=name)


def _is_well_formed(part: bytes) -> bool:
    """Asked here because a lenient reader may run for ever, or out of memory, on XML that breaks off in a tag."""
    try:
        ParserCreate().Parse(part, True)
    except ExpatError:
        return False
    return True


def _mebibytes(size: int) -> str:
    return f"{size / _MEBIBYTE:.1f} MB"
