"""From the bytes of a workbook to tables of raw cells: which sheet is which, where the headings stand, what is hidden.

Formulas, merged cells and hidden sheets are refused, because a person would see another thing than the reader.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO

from python_calamine import CalamineError, CalamineWorkbook

from zhunsheng.domain.errors import RuleBroken
from zhunsheng.domain.problems import Problem
from zhunsheng.domain.text import LocalizedText
from zhunsheng.domain.wording import LANGUAGES, word
from zhunsheng.exchange.assessment_workbook.cells import FIRST_DAY, FIRST_DAY_OF_1904, Cell, show
from zhunsheng.exchange.assessment_workbook.columns import (
    COMPANION_SHEETS,
    LISTS_SHEET,
    SHEETS,
    Column,
    Sheet,
    list_titles,
)
from zhunsheng.exchange.assessment_workbook.findings import Findings, Position
from zhunsheng.exchange.assessment_workbook.vocabulary import fold
from zhunsheng.exchange.reading_guard import guard_reading
from zhunsheng.exchange.safe_files import OfficeFile, open_xlsx
from zhunsheng.exchange.workbook_extent import check_extent
from zhunsheng.exchange.workbook_hazards import cell_name, list_hazards, list_sheet_parts

_HEADING_ROWS = 10
"""Titles that people put above the headings may take this many rows."""
_COUNTS_FROM_1904 = re.compile(rb'date1904="(?:1|true)"')
_FATAL = frozenset({"more-problems-in-sheet"})


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet of the workbook as found: its title, the columns it has, and the rows below the headings."""

    sheet: Sheet
    title: str
    columns: Mapping[str, int]
    """Column keys with their place in a row."""
    rows: Sequence[tuple[int, Sequence[Cell]]]
    """Row numbers, counted from 0, and the cells; blank rows are left out."""
    first_day: date
    """What a number in a date column counts from."""

    def place(self, row: int, column: str) -> str:
        return f"{self.title}!{cell_name(row, self.columns.get(column, 0))}"


@dataclass(frozen=True, slots=True)
class Area:
    """Cells that hold a formula, an error value or are merged: already told, so no more is said of them."""

    first: Position
    last: Position

    def find_columns(self, row: int) -> range:
        inside = self.first.row <= row <= self.last.row
        return range(self.first.column, self.last.column + 1) if inside else range(0)


@dataclass(frozen=True, slots=True)
class Tables:
    by_sheet: Mapping[str, Table]
    findings: Findings
    unreadable: Mapping[int, Sequence[Area]]
    """By the place of the sheet in the file."""


def read_tables(content: bytes, filename: str) -> Tables:
    """Everything that can be read of the sheets, with what is wrong with the file as such."""
    office = open_xlsx(content, filename)
    parts = list_sheet_parts(office)
    check_extent(parts)
    findings = Findings({part.name: order for order, part in enumerate(parts)})
    hazards = list_hazards(office, allowed_hidden=list_titles(LISTS_SHEET))
    for hazard in hazards:
        findings.add(hazard, is_fatal=hazard.code in _FATAL)
    hidden = {part.name for part in parts if part.is_hidden}
    book = _load(office, filename)
    first_day = FIRST_DAY_OF_1904 if _COUNTS_FROM_1904.search(office.parts["xl/workbook.xml"]) else FIRST_DAY
    tables = dict(_find_tables(book, findings, hidden, first_day))
    _tell_missing(tables, hidden, findings)
    return Tables(tables, findings, _find_areas(hazards, findings))


def _load(office: OfficeFile, filename: str) -> CalamineWorkbook:
    try:
        return CalamineWorkbook.from_filelike(BytesIO(office.repacked()))
    except CalamineError as broken:
        raise RuleBroken("workbook-unreadable", file=filename) from broken


def _find_tables(
    book: CalamineWorkbook, findings: Findings, hidden: set[str], first_day: date
) -> Iterator[tuple[str, Table]]:
    known = {fold(name): sheet for sheet in SHEETS for name in list_titles(sheet.key)}
    companions = {fold(name) for key in COMPANION_SHEETS for name in list_titles(key)}
    seen: dict[str, str] = {}
    for title in book.sheet_names:
        sheet = known.get(fold(title))
        if title in hidden or fold(title) in companions:
            continue
        if sheet is None:
            findings.note(Problem("workbook-sheet-ignored", title, title))
        elif sheet.key in seen:
            findings.add(Problem("workbook-sheet-twice", title, title, (("other", seen[sheet.key]),)), is_fatal=True)
        else:
            seen[sheet.key] = title
            cells = _read_cells(book, title, findings)
            if cells is None:
                yield sheet.key, Table(sheet, title, {}, (), first_day)
            else:
                yield sheet.key, _read_table(cells, sheet, title, findings, first_day)


def _read_cells(book: CalamineWorkbook, title: str, findings: Findings) -> Sequence[Sequence[Cell]] | None:
    """None, and a fatal problem, when a value of the sheet is beyond what the reader can hold."""
    try:
        with guard_reading(title):
            return book.get_sheet_by_name(title).to_python(skip_empty_area=False)
    except RuleBroken as broken:
        findings.add(Problem(broken.code, f"{title}!A1", facts=(("sheet", title),)), is_fatal=True)
        return None


def _read_table(rows: Sequence[Sequence[Cell]], sheet: Sheet, title: str, findings: Findings, first_day: date) -> Table:
    heading = max(range(min(_HEADING_ROWS, len(rows))), key=lambda row: len(_match(rows[row], sheet)), default=0)
    cells = rows[heading] if rows else []
    columns = _match(cells, sheet)
    _tell_columns(cells, heading, columns, sheet, title, findings)
    filled = [
        (number, row) for number, row in enumerate(rows[heading + 1 :], start=heading + 1) if any(map(_is_filled, row))
    ]
    return Table(sheet, title, columns, filled, first_day)


def _match(cells: Sequence[Cell], sheet: Sheet) -> dict[str, int]:
    """The columns of a sheet found in a row; of two with the same heading the first."""
    names = _column_names(sheet)
    found: dict[str, int] = {}
    for place, cell in enumerate(cells):
        column = names.get(fold(cell)) if isinstance(cell, str) else None
        if column is not None:
            found.setdefault(column.key, place)
    return found


def _column_names(sheet: Sheet) -> Mapping[str, Column]:
    """Every name under which a column is known: its key, and its heading in each language."""
    names = {fold(column.key): column for column in sheet.columns}
    for language in LANGUAGES:
        names |= {fold(sheet.column_name(column.key, language)): column for column in sheet.columns}
    return names


def _tell_columns(
    cells: Sequence[Cell], heading: int, columns: Mapping[str, int], sheet: Sheet, title: str, findings: Findings
) -> None:
    unknown = {
        place: show(cell) for place, cell in enumerate(cells) if _is_filled(cell) and place not in columns.values()
    }
    for column in sheet.columns:
        if column.key in columns:
            continue
        label = ("column", _column_label(sheet, column.key))
        if column.must_stand:
            findings.add(Problem("workbook-column-missing", title, facts=(label,)), is_fatal=True)
        elif unknown:
            renamed = ("unknown", list(unknown.values()))
            findings.add(Problem("workbook-column-renamed", title, facts=(label, renamed)), is_fatal=True)
        else:
            findings.note(Problem("workbook-column-absent", title, facts=(label,)))
    for place, said in unknown.items():
        findings.note(Problem("workbook-column-ignored", f"{title}!{cell_name(heading, place)}", said))


def _tell_missing(tables: Mapping[str, Table], hidden: set[str], findings: Findings) -> None:
    shut = {fold(title) for title in hidden}
    for sheet in SHEETS:
        names = list_titles(sheet.key)
        if sheet.key not in tables and not shut & {fold(name) for name in names}:
            findings.add(
                Problem("workbook-sheet-missing", names[0], facts=(("sheet", _sheet_label(sheet.key)),)), is_fatal=True
            )


def _find_areas(hazards: Sequence[Problem], findings: Findings) -> Mapping[int, Sequence[Area]]:
    areas: dict[int, list[Area]] = {}
    for hazard in hazards:
        first = findings.locate(hazard.place)
        start, _, corner = hazard.place.rpartition(":")
        last = findings.locate(f"!{corner}") if start else first
        areas.setdefault(first.sheet, []).append(Area(first, last))
    return areas


def _is_filled(cell: Cell) -> bool:
    return not isinstance(cell, str) or bool(cell.strip())


def _sheet_label(sheet: str) -> LocalizedText:
    return LocalizedText.of({language: word(f"workbook-sheet.{sheet}", language) for language in LANGUAGES})


def _column_label(sheet: Sheet, column: str) -> LocalizedText:
    return LocalizedText.of({language: sheet.column_name(column, language) for language in LANGUAGES})
