"""A workbook as grids of raw cells, each sheet with the row of keys by which its columns are known."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO

from python_calamine import CalamineWorkbook

from zhunsheng.domain.problems import Problem
from zhunsheng.exchange.framework_cells import RawCell, is_blank, shown
from zhunsheng.exchange.reading_guard import guard_reading
from zhunsheng.exchange.safe_files import OfficeFile
from zhunsheng.exchange.workbook_hazards import cell_name

_QUOTED = 60
_KEY_ROWS = 3
"""The keys stand in one of the first three rows, wherever someone has put a title above them."""


@dataclass(frozen=True, slots=True)
class GridRow:
    """One row below the keys; `cells` by key, blank ones included."""

    sheet: str
    row: int
    places: Mapping[str, int]
    cells: Mapping[str, RawCell]

    def place(self, key: str) -> str:
        """`行为描述!C5`, or the first cell of the row when the sheet has no such column."""
        return f"{self.sheet}!{cell_name(self.row, self.places.get(key, 0))}"

    def get(self, key: str) -> RawCell:
        return self.cells.get(key, "")

    @property
    def is_blank(self) -> bool:
        return all(cell == "" for cell in self.cells.values())


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet whose keys were found."""

    title: str
    keys: Mapping[str, int]
    rows: tuple[GridRow, ...]


def read_raw_sheets(workbook: OfficeFile, filename: str) -> dict[str, list[list[RawCell]]]:
    """The raw cells of every sheet by its title, from the first row and column on."""
    with guard_reading(filename):
        book = CalamineWorkbook.from_filelike(BytesIO(workbook.repacked()))
    sheets: dict[str, list[list[RawCell]]] = {}
    for title in book.sheet_names:
        with guard_reading(title):
            sheets[title] = book.get_sheet_by_name(title).to_python(skip_empty_area=False)
    return sheets


def read_grid(
    title: str, raw: list[list[RawCell]], required: Sequence[str], prefixes: Sequence[str], problems: list[Problem]
) -> Grid | None:
    """The sheet by its keys: the required ones and those with a known beginning. What cannot be read is a problem."""
    expected = (("expected", [*required, *(f"{prefix}…" for prefix in prefixes)]),)
    head = _find_keys(raw, lambda key: _is_known(key, required, prefixes))
    if head is None:
        problems.append(Problem("sheet-without-keys", title, facts=expected))
        return None
    keys: dict[str, int] = {}
    for column, cell in enumerate(raw[head]):
        key, place = shown(cell).strip(), f"{title}!{cell_name(head, column)}"
        if key and not _is_known(key, required, prefixes):
            problems.append(Problem("column-unknown", place, key, expected))
        elif key in keys:
            problems.append(Problem("column-twice", place, key))
        elif key:
            keys[key] = column
    problems.extend(Problem("column-missing", title, key) for key in required if key not in keys)
    problems.extend(_list_loose_cells(title, raw, head))
    rows = tuple(_rows(title, raw, head, keys))
    return Grid(title, keys, tuple(row for row in rows if not row.is_blank))


def _is_known(key: str, required: Sequence[str], prefixes: Sequence[str]) -> bool:
    return key in required or any(key.startswith(prefix) and key != prefix for prefix in prefixes)


def _find_keys(raw: list[list[RawCell]], is_known: Callable[[str], bool]) -> int | None:
    best, most = None, 0
    for number, row in enumerate(raw[:_KEY_ROWS]):
        known = sum(1 for cell in row if is_known(shown(cell).strip()))
        if known > most:
            best, most = number, known
    return best


def _rows(title: str, raw: list[list[RawCell]], head: int, keys: Mapping[str, int]) -> Iterator[GridRow]:
    for number, row in enumerate(raw[head + 1 :], start=head + 1):
        cells = {key: row[column] if column < len(row) else "" for key, column in keys.items()}
        yield GridRow(title, number, keys, cells)


def _list_loose_cells(title: str, raw: list[list[RawCell]], head: int) -> Iterator[Problem]:
    """Cells in columns without a key; they would be lost without a word."""
    keyed = {column for column, cell in enumerate(raw[head]) if not is_blank(cell)}
    for number, row in enumerate(raw[head + 1 :], start=head + 1):
        for column, cell in enumerate(row):
            if column not in keyed and not is_blank(cell):
                yield Problem("cell-without-heading", f"{title}!{cell_name(number, column)}", shown(cell)[:_QUOTED])
