"""The lines of a document, numbered as a person would count them, however the file was encoded."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from zhunsheng.domain.errors import RuleBroken

MOST_BYTES: Final = 20_000_000
"""A competency document is some 100 kB of text; far above that it is something else."""

_LINE_END = re.compile(r"\r\n|\r|\n")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
_MOST_CONTROL_SHARE = 0.02


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell of a table row. `is_continued`: it only repeats a merged cell that began above or to the left."""

    text: str
    is_continued: bool = False


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A line of text, or a table row with its cells.

    `furniture` is the code of the reason when the file itself says that the line is none of the text: a page header.
    `is_paragraph`: it is whole, never one of several lines that a sentence was wrapped into.
    """

    number: int
    text: str
    cells: tuple[TableCell, ...] = ()
    furniture: str = ""
    is_paragraph: bool = False


def read_text_lines(content: bytes) -> tuple[SourceLine, ...]:
    """The lines of a text file in UTF-8, UTF-16 with its mark, or GB18030; tabs separate the cells of a row."""
    if len(content) > MOST_BYTES:
        raise RuleBroken("source-too-large", size=len(content), most=MOST_BYTES)
    text = _decode(content)
    if not text.strip("\ufeff \t\r\n\u3000"):
        raise RuleBroken("source-empty")
    parts = _LINE_END.split(text)
    if parts[-1] == "":
        parts.pop()
    return tuple(_read_rows(parts))


def _read_rows(parts: list[str]) -> Iterator[SourceLine]:
    """A tab inside a line separates cells; one at its edge only where the row above has as many, else it indents."""
    row_tabs = 0
    for number, text in enumerate(parts, start=1):
        tabs = text.count("\t")
        if not text.strip():
            yield SourceLine(number, text)
        elif "\t" in text.strip() or (tabs and tabs == row_tabs):
            row_tabs = tabs
            yield SourceLine(number, text, tuple(TableCell(cell) for cell in text.split("\t")))
        else:
            row_tabs = 0
            yield SourceLine(number, text)


def _decode(content: bytes) -> str:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _decode_as(content, "utf-16")
    if b"\x00" in content:
        raise RuleBroken("source-not-text")
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return _refuse_control(text)
    raise RuleBroken("source-not-text")


def _decode_as(content: bytes, encoding: str) -> str:
    try:
        return _refuse_control(content.decode(encoding))
    except UnicodeDecodeError as error:
        raise RuleBroken("source-not-text") from error


def _refuse_control(text: str) -> str:
    """Binary files happen to decode as GB18030 now and then; their control characters give them away."""
    if len(_CONTROL.findall(text)) > max(4, len(text) * _MOST_CONTROL_SHARE):
        raise RuleBroken("source-not-text")
    return text
