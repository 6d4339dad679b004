"""The workbook of all results and that of the raters' own records: for people to sort and filter, and both read back."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from io import BytesIO
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from python_calamine import CalamineError, CalamineWorkbook
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from zhunsheng.domain.errors import RuleBroken
from zhunsheng.domain.text import Language
from zhunsheng.domain.wording import LANGUAGES, word
from zhunsheng.exchange.assessment_workbook.formats import WorkbookFormats, print_on_a4
from zhunsheng.exchange.assessment_workbook.vocabulary import find_flag, fold, label_of
from zhunsheng.exchange.result_tables import ResultTables
from zhunsheng.exchange.safe_files import open_xlsx, read_limited
from zhunsheng.exchange.workbook_extent import check_extent
from zhunsheng.exchange.workbook_hazards import list_sheet_parts

_FIXED_MOMENT = datetime(2026, 1, 1)  # noqa: DTZ001 - a constant, so that the same results give the same bytes
_SEPARATOR = "; "
_WIDE = frozenset({"reason", "title", "says", "not_included"})
_HEADING_ROW = 1
_RATERS = ("raters", "rater_problems")
_RESULTS = tuple(table.name for table in fields(ResultTables) if table.name not in _RATERS)


def write_results_workbook(tables: ResultTables, language: Language) -> bytes:
    """All results, without a word of who rated how: a sheet a table, which says in its first row what it is."""
    return _write_workbook(tables, _RESULTS, word("results-title", language), language)


def write_raters_workbook(tables: ResultTables, language: Language) -> bytes:
    """Every rater's own record. Apart from the results, so that passing those on gives no rater away."""
    return _write_workbook(tables, _RATERS, word("results-raters-title", language), language)


def read_results(path: str | Path, raters: str | Path | None = None) -> ResultTables:
    """The tables that `write_results_workbook` has written, in whichever language.

    The tables of raters are empty unless `raters` names what `write_raters_workbook` has written.
    """
    tables = _read_workbook(Path(path), _RESULTS)
    if raters is not None:
        tables |= _read_workbook(Path(raters), _RATERS)
    return ResultTables(**tables)


def _write_workbook(tables: ResultTables, names: Sequence[str], title: str, language: Language) -> bytes:
    target = BytesIO()
    workbook = Workbook(target, {"in_memory": True, "default_date_format": "yyyy-mm-dd"})
    workbook.set_properties({"created": _FIXED_MOMENT, "title": title})
    formats = WorkbookFormats(workbook)
    for name in names:
        page = workbook.add_worksheet(word(f"results-sheet.{name}", language))
        _write_table(page, name, getattr(tables, name), language, formats)
    workbook.close()
    return target.getvalue()


def _read_workbook(source: Path, names: Sequence[str]) -> dict[str, Any]:
    sheets = _read_sheets(source)
    titles = {fold(title): title for title in sheets}
    tables = {}
    for name in names:
        words = [word(f"results-sheet.{name}", language) for language in LANGUAGES]
        title = next((titles[fold(said)] for said in words if fold(said) in titles), None)
        if title is None:
            raise RuleBroken("results-sheet-missing", file=source.name, sheet=words[0])
        tables[name] = tuple(_read_rows(sheets[title], name, title))
    return tables


def _read_sheets(source: Path) -> Mapping[str, Sequence[Sequence[Any]]]:
    office = open_xlsx(read_limited(source), source.name)
    check_extent(list_sheet_parts(office))
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(office.repacked()))
        return {title: book.get_sheet_by_name(title).to_python(skip_empty_area=False) for title in book.sheet_names}
    except CalamineError as broken:
        raise RuleBroken("workbook-unreadable", file=source.name) from broken


def _write_table(
    page: Worksheet, table: str, rows: Sequence[Any], language: Language, formats: WorkbookFormats
) -> None:
    columns = _columns(table)
    page.write_string(0, 0, word(f"results-note.{table}", language), formats.plain)
    page.freeze_panes(_HEADING_ROW + 1, 0)
    print_on_a4(page, _HEADING_ROW)
    for place, name in enumerate(columns):
        page.set_column(place, place, 40 if name in _WIDE else 10)
        page.write_string(_HEADING_ROW, place, word(f"results-column.{name}", language), formats.heading)
    for number, row in enumerate(rows, start=_HEADING_ROW + 1):
        for place, name in enumerate(columns):
            _write_cell(page, number, place, getattr(row, name), language, formats)
    page.autofilter(_HEADING_ROW, 0, _HEADING_ROW + max(len(rows), 1), len(columns) - 1)


def _write_cell(
    page: Worksheet, row: int, place: int, value: object, language: Language, formats: WorkbookFormats
) -> None:
    if isinstance(value, bool):
        page.write_string(row, place, word("workbook-yes" if value else "workbook-no", language), formats.plain)
    elif isinstance(value, int):
        page.write_number(row, place, value, formats.number)
    elif isinstance(value, date):
        page.write_datetime(row, place, datetime(value.year, value.month, value.day), formats.date)  # noqa: DTZ001
    elif isinstance(value, tuple):
        _write_words(page, row, place, _SEPARATOR.join(_say(part, language) for part in value), formats)
    elif value is not None:
        _write_words(page, row, place, _say(value, language), formats)


def _write_words(page: Worksheet, row: int, place: int, words: str, formats: WorkbookFormats) -> None:
    if words:
        page.write_string(row, place, words, formats.plain)


def _say(value: object, language: Language) -> str:
    return _label(value, language) if isinstance(value, StrEnum) else str(value)


@cache
def _label(member: StrEnum, language: Language) -> str:
    return label_of(member).words(language)


def _row_kind(table: str) -> type[Any]:
    kind: type[Any] = get_args(get_type_hints(ResultTables)[table])[0]
    return kind


@cache
def _columns(table: str) -> Mapping[str, Any]:
    """Column names with the types of their values."""
    kind = _row_kind(table)
    hints = get_type_hints(kind)
    return {held.name: hints[held.name] for held in fields(kind)}


def _read_rows(rows: Sequence[Sequence[Any]], table: str, title: str) -> Iterator[Any]:
    columns, kind = _columns(table), _row_kind(table)
    if len(rows) <= _HEADING_ROW:
        raise RuleBroken("results-column-missing", sheet=title, column=next(iter(columns)))
    places = {fold(str(cell)): place for place, cell in enumerate(rows[_HEADING_ROW])}
    found: dict[str, int] = {}
    for name in columns:
        headings = [fold(word(f"results-column.{name}", language)) for language in LANGUAGES]
        place = next((places[heading] for heading in headings if heading in places), None)
        if place is None:
            raise RuleBroken("results-column-missing", sheet=title, column=name)
        found[name] = place
    for row in rows[_HEADING_ROW + 1 :]:
        yield kind(**{name: _read_cell(row[place], columns[name]) for name, place in found.items()})


def _read_cell(cell: Any, hint: Any) -> Any:
    if get_origin(hint) is tuple:
        part = get_args(hint)[0]
        return tuple(_read_cell(said, part) for said in str(cell).split(_SEPARATOR)) if cell != "" else ()
    if hint is str:
        return str(cell)
    kinds = [kind for kind in get_args(hint) if kind is not NoneType] if isinstance(hint, UnionType) else [hint]
    if cell == "":
        return None
    if kinds == [bool]:
        return find_flag(str(cell))
    if kinds == [int]:
        return int(cell)
    if kinds == [date]:
        return cell.date() if isinstance(cell, datetime) else cell
    return _words_of(tuple(kinds))[fold(str(cell))]


@cache
def _words_of(kinds: tuple[type[StrEnum], ...]) -> Mapping[str, StrEnum]:
    """Every member by its label in every language."""
    return {fold(words): member for kind in kinds for member in kind for _, words in label_of(member).by_language}
