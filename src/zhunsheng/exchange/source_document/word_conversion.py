"""Old Word files (.doc) and RTF, turned into .docx by LibreOffice, which alone keeps their tables for certain."""

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path
from typing import Final

from zhunsheng.domain.errors import RuleBroken
from zhunsheng.exchange.source_document.lines import MOST_BYTES

_OLE_MAGIC: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_RTF_MAGIC: Final = b"{\\rtf"
_PROGRAMS: Final = ("soffice", "libreoffice")
_SECONDS: Final = 120
"""A first start with a fresh profile takes 5–20 s on a small machine; beyond this the file is at fault."""


def needs_conversion(content: bytes) -> bool:
    return content.startswith((_OLE_MAGIC, _RTF_MAGIC))


def find_libreoffice() -> str | None:
    return next((found for program in _PROGRAMS if (found := shutil.which(program))), None)


def convert_to_docx(content: bytes) -> bytes:
    """The same document as .docx, converted in a folder and with a profile that are gone afterwards."""
    program = find_libreoffice()
    if program is None:
        raise RuleBroken("doc-needs-libreoffice")
    if len(content) > MOST_BYTES:
        raise RuleBroken("source-too-large", size=len(content), most=MOST_BYTES)
    suffix = "rtf" if content.startswith(_RTF_MAGIC) else "doc"
    with tempfile.TemporaryDirectory(prefix="zhunsheng-doc-", ignore_cleanup_errors=True) as folder:
        source = Path(folder) / f"source.{suffix}"
        source.write_bytes(content)
        _run(program, Path(folder), source)
        converted = Path(folder) / "out" / "source.docx"
        if not converted.is_file():
            raise RuleBroken("doc-conversion-failed")
        return converted.read_bytes()


def _run(program: str, folder: Path, source: Path) -> None:
    """LibreOffice starts children of its own, so the whole group is ended when it takes too long."""
    arguments = [
        program, "--headless", "--norestore", "--nolockcheck", "--nodefault",
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder / "out"), str(source),
    ]  # fmt: skip
    environment = {**os.environ, "HOME": str(folder), "SAL_USE_VCLPLUGIN": "svp"}
    with subprocess.Popen(
        arguments,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as running:
        try:
            running.wait(_SECONDS)
        except subprocess.TimeoutExpired as late:
            os.killpg(running.pid, signal.SIGKILL)
            raise RuleBroken("doc-conversion-failed") from late
