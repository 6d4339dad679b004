"""The lines of a .docx file: paragraphs and table rows in the order of the document, its page margins as furniture."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from itertools import count
from typing import Final
from zipfile import BadZipFile

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from zhunsheng.domain.errors import RuleBroken
from zhunsheng.exchange.safe_files import FileLimits, open_docx
from zhunsheng.exchange.source_document.lines import SourceLine, TableCell

ZIP_MAGIC: Final = b"PK\x03\x04"

_MEBIBYTE: Final = 1024 * 1024
_LIMITS: Final = FileLimits(file_size=32 * _MEBIBYTE, unpacked_size=128 * _MEBIBYTE)
_MOST_COLUMNS: Final = 200
"""Word itself allows 63 columns; a span beyond this is an attack on memory."""
_LONGEST_REPEATED: Final = 40
"""Merged cells matter where they hold a level or a name; longer words are kept once."""
_PARAGRAPH, _TABLE, _ROW, _CELL = qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:tc")
_WRAPPERS = {qn(f"w:{name}") for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo")}
_TEXT, _TAB, _BREAK, _RETURN = qn("w:t"), qn("w:tab"), qn("w:br"), qn("w:cr")
_NO_BREAK_HYPHEN = qn("w:noBreakHyphen")
_BOX, _DELETED, _PROPERTIES = qn("w:txbxContent"), qn("w:del"), qn("w:pPr")
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_VALUE = qn("w:val")
_SIGNS = {_TAB: "\t", _BREAK: "\n", _RETURN: "\n", _NO_BREAK_HYPHEN: "-"}


def read_word_lines(content: bytes, filename: str) -> tuple[SourceLine, ...]:
    """A line for each paragraph, table row and text box of the body, then those of the page headers and footers."""
    safe = open_docx(content, filename, _LIMITS).repacked()
    try:
        document = Document(BytesIO(safe))
        reader = _WordReader(document)
        lines = (*reader.read_body(), *reader.read_margins())
    except (OpcError, BadZipFile, KeyError, ValueError, AttributeError, SyntaxError) as error:
        raise RuleBroken("word-file-damaged", file=filename) from error
    if not any(line.text.strip() for line in lines):
        raise RuleBroken("source-empty")
    return lines


class _WordReader:
    def __init__(self, document: WordDocument) -> None:
        self._document = document
        self._numbers = count(1)
        self._list_signs = _ListSigns(document)

    def read_body(self) -> Iterator[SourceLine]:
        yield from self._read(self._document.element.body)

    def read_margins(self) -> Iterator[SourceLine]:
        for section in self._document.sections:
            for margin in (
                section.header, section.first_page_header, section.even_page_header,
                section.footer, section.first_page_footer, section.even_page_footer,
            ):  # fmt: skip
                if not margin.is_linked_to_previous:
                    for text in (_text_of(paragraph) for paragraph in margin._element.iter(_PARAGRAPH)):
                        yield SourceLine(next(self._numbers), text, furniture="import-noise-margin")

    def _read(self, container: Element) -> Iterator[SourceLine]:
        for block in _blocks(container):
            if block.tag == _TABLE:
                yield from self._read_table(block)
            else:
                yield from self._read_paragraph(block)

    def _read_paragraph(self, paragraph: Element) -> Iterator[SourceLine]:
        text = _text_of(paragraph)
        sign = self._list_signs.sign_of(paragraph) if text.strip() else ""
        furniture = "import-noise-contents-page" if _style_of(paragraph).upper().startswith("TOC") else ""
        yield SourceLine(next(self._numbers), sign + text, furniture=furniture, is_paragraph=True)
        for box in _boxes(paragraph):
            yield from self._read(box)

    def _read_table(self, table: Element) -> Iterator[SourceLine]:
        above: dict[int, str] = {}
        for row in _descend(table, _ROW):
            cells = self._read_row(row, above)
            above = {place: cell.text for place, cell in enumerate(cells)}
            text = "\t".join("" if cell.is_continued else cell.text for cell in cells)
            yield SourceLine(next(self._numbers), text, tuple(cells), is_paragraph=True)

    def _read_row(self, row: Element, above: dict[int, str]) -> list[TableCell]:
        """Cells by grid column. A merged cell fills all its columns; only the first of them is no repetition."""
        cells = [TableCell("")] * min(_number(row, "w:trPr/w:gridBefore", 0), _MOST_COLUMNS)
        for cell in _descend(row, _CELL):
            merge = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
            is_below = merge is not None and merge.get(_VALUE) != "restart"
            text = above.get(len(cells), "") if is_below else self._text_of_cell(cell)
            repeated = text if len(text) <= _LONGEST_REPEATED else ""
            span = min(max(_number(cell, "w:tcPr/w:gridSpan", 1), 1), _MOST_COLUMNS)
            cells.append(TableCell(repeated if is_below else text, is_below))
            cells += [TableCell(repeated, is_continued=True)] * (span - 1)
        return cells[:_MOST_COLUMNS]

    def _text_of_cell(self, cell: Element) -> str:
        paragraphs = [paragraph for paragraph in cell.iter(_PARAGRAPH) if not _is_inside(paragraph, _FALLBACK)]
        return "\n".join(self._list_signs.sign_of(paragraph) + _text_of(paragraph) for paragraph in paragraphs).strip()


class _ListSigns:
    """The bullets and numbers that Word shows before paragraphs without storing them in the text."""

    def __init__(self, document: WordDocument) -> None:
        self._counters: Counter[tuple[str, str]] = Counter()
        self._formats = _list_formats(document)
        self._of_styles = _lists_of_styles(document)

    def sign_of(self, paragraph: Element) -> str:
        numbering = paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        named = _list_of(numbering) if numbering is not None else self._of_styles.get(_style_of(paragraph))
        if named is None or named[0] == "0" or not _text_of(paragraph).strip():
            return ""
        if self._formats.get(named, "bullet") in ("bullet", "none"):
            return "• "
        self._counters[named] += 1
        return f"{self._counters[named]}、"


def _list_of(numbering: Element) -> tuple[str, str] | None:
    number = numbering.find(qn("w:numId"))
    level = numbering.find(qn("w:ilvl"))
    if number is None:
        return None
    return (number.get(_VALUE) or "0", (level.get(_VALUE) or "0") if level is not None else "0")


def _list_formats(document: WordDocument) -> dict[tuple[str, str], str]:
    """The format of each list and level: bullet, decimal, chineseCounting …"""
    try:
        numbering = document.part.numbering_part.element
    except (KeyError, NotImplementedError):
        return {}
    abstract = {
        (definition.get(qn("w:abstractNumId")), level.get(qn("w:ilvl"))): found.get(_VALUE)
        for definition in numbering.iter(qn("w:abstractNum"))
        for level in definition.iter(qn("w:lvl"))
        if (found := level.find(qn("w:numFmt"))) is not None
    }
    formats = {}
    for number in numbering.iter(qn("w:num")):
        points_at = number.find(qn("w:abstractNumId"))
        if points_at is not None:
            for (definition, level), form in abstract.items():
                if definition == points_at.get(_VALUE):
                    formats[(number.get(qn("w:numId")), level)] = form
    return formats


def _lists_of_styles(document: WordDocument) -> dict[str, tuple[str, str]]:
    lists = {}
    for style in document.styles.element.iter(qn("w:style")):
        numbering = style.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        named = _list_of(numbering) if numbering is not None else None
        if named is not None:
            lists[style.get(qn("w:styleId"))] = named
    return lists


def _blocks(container: Element) -> Iterator[Element]:
    """Paragraphs and tables, also those inside content controls and tracked insertions."""
    for child in container.iterchildren():
        if child.tag in (_PARAGRAPH, _TABLE):
            yield child
        elif child.tag in _WRAPPERS:
            yield from _blocks(child)


def _descend(container: Element, wanted: str) -> Iterator[Element]:
    for child in container.iterchildren():
        if child.tag == wanted:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _descend(child, wanted)


def _text_of(paragraph: Element) -> str:
    """The words of a paragraph as Word shows them: no deleted text, no text boxes, no field codes."""
    return "".join(_words(paragraph))


def _words(element: Element) -> Iterator[str]:
    for child in element.iterchildren():
        if child.tag == _TEXT:
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif isinstance(child.tag, str) and child.tag not in (_BOX, _FALLBACK, _DELETED, _PROPERTIES):
            yield from _words(child)


def _boxes(paragraph: Element) -> Sequence[Element]:
    """Text boxes of a paragraph; the second copy that Word keeps for old programs is left out."""
    return [box for box in paragraph.iter(_BOX) if not _is_inside(box, _FALLBACK)]


def _is_inside(element: Element, tag: str) -> bool:
    ancestors: Iterable[Element] = element.iterancestors()
    return any(ancestor.tag == tag for ancestor in ancestors)


def _style_of(paragraph: Element) -> str:
    style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return (style.get(_VALUE) or "") if style is not None else ""


def _number(element: Element, path: str, default: int) -> int:
    found = element.find("/".join(qn(step) for step in path.split("/")))
    value = found.get(_VALUE) if found is not None else None
    return int(value) if value and value.isdecimal() else default
