"""Cutting lines into pieces: one statement, one level code, one heading each, with the words kept as they stand."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from zhunsheng.exchange.source_document import markers
from zhunsheng.exchange.source_document.cutting import Cutter
from zhunsheng.exchange.source_document.kinds import Kind
from zhunsheng.exchange.source_document.level_codes import LevelCodes
from zhunsheng.exchange.source_document.lines import SourceLine, TableCell
from zhunsheng.exchange.source_document.markers import plain
from zhunsheng.exchange.source_document.markup import clean_markup

_BREAKS = re.compile(r"[\n\v\f\u2028\u2029\x85]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a line that means one thing.

    `text` is as printed, without its bullet; `looks` the same with half-width signs, for comparing.
    `column` is its place in a table row of `width` cells, None in running text.
    """

    order: int
    line: int
    text: str
    looks: str
    kind: Kind
    bullet: str = ""
    column: int | None = None
    width: int = 0
    is_continued: bool = False
    after_gap: bool = False

    @property
    def is_numbered(self) -> bool:
        return bool(self.bullet and markers.NUMBERED.match(plain(self.bullet)))

    @property
    def may_head(self) -> bool:
        """Headings carry no bullet, or a number."""
        return not self.bullet or self.is_numbered


@dataclass(frozen=True, slots=True)
class _Segment:
    text: str
    column: int | None = None
    width: int = 0
    is_continued: bool = False


def cut_into_pieces(lines: Iterable[SourceLine], codes: LevelCodes) -> Iterator[Piece]:
    """All pieces of all lines in reading order."""
    cutter = Cutter(codes)
    order = 0
    gap = True
    for line in lines:
        before = order
        for segment in _segments(line):
            place = (segment.column, segment.width, segment.is_continued, gap or line.is_paragraph)
            for bullet, text, looks, kind in cutter.cut(segment.text):
                yield Piece(order, line.number, text, looks, kind, bullet, *place)
                order += 1
        gap = order == before


def _segments(line: SourceLine) -> Iterator[_Segment]:
    cells = line.cells
    if not cells:
        cleaned = clean_markup(line.text)
        if "\t" in cleaned.strip():
            cells = tuple(TableCell(cell) for cell in cleaned.split("\t"))
        else:
            yield from (_Segment(part) for part in _BREAKS.split(cleaned))
            return
    filled = [place for place, cell in enumerate(cells) if cell.text.strip()]
    if _is_running_text(cells, filled):
        running = " ".join(clean_markup(cells[place].text).strip() for place in filled)
        yield from (_Segment(part) for part in _BREAKS.split(running))
        return
    for place in filled:
        for part in _BREAKS.split(clean_markup(cells[place].text)):
            yield _Segment(part, place, len(cells), cells[place].is_continued)


def _is_running_text(cells: Sequence[TableCell], filled: Sequence[int]) -> bool:
    """A tab after a bullet or an indent makes no table row."""
    if len(cells) == 1 or len(filled) != 2 or "\n" in cells[filled[0]].text:
        return False
    first = plain(cells[filled[0]].text.strip())
    return bool(markers.BULLET.fullmatch(first)) and not first.isdigit()
