"""Telling a person which kind of file was given instead of an XLSX workbook, and what to do about it."""

import zipfile
from io import BytesIO

from zhunsheng.domain.errors import RuleBroken

_OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_ZIP_MAGIC = b"PK"
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument"


def check_is_xlsx(content: bytes, filename: str) -> None:
    """Refuse what is certainly not XLSX; whether an XLSX is sound and harmless is asked elsewhere."""
    if not content:
        raise RuleBroken("file-empty", file=filename)
    if content.startswith(_OLE_MAGIC):
        raise RuleBroken("workbook-is-encrypted" if _ENCRYPTED in content else "workbook-is-xls", file=filename)
    if not content.startswith(_ZIP_MAGIC):
        raise RuleBroken("workbook-is-text" if _looks_like_text(content) else "workbook-is-no-workbook", file=filename)
    names = _list_names(content)
    if content[30:].startswith(b"mimetype" + _OPEN_DOCUMENT):
        raise RuleBroken("workbook-is-ods", file=filename)
    if "xl/workbook.bin" in names:
        raise RuleBroken("workbook-is-xlsb", file=filename)


def _looks_like_text(content: bytes) -> bool:
    """True for CSV and its kin: no byte of the start is a control character, or it is wide text with its mark."""
    start = content[:4096]
    return start.startswith((b"\xff\xfe", b"\xfe\xff")) or not any(byte < 9 or 13 < byte < 32 for byte in start)


def _list_names(content: bytes) -> frozenset[str]:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            return frozenset(archive.namelist())
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError):
        return frozenset()
