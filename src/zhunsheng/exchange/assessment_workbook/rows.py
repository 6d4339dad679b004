"""One row of a sheet being read: every cell in its form, every mistake at its place."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import TypeVar

from zhunsheng.domain.errors import RuleBroken
from zhunsheng.domain.problems import Problem
from zhunsheng.exchange.assessment_workbook.cells import (
    Cell,
    read_code,
    read_date,
    read_number,
    read_verbatim,
    read_words,
    show,
)
from zhunsheng.exchange.assessment_workbook.codebook import CodeBook
from zhunsheng.exchange.assessment_workbook.findings import Findings
from zhunsheng.exchange.assessment_workbook.tables import Table, Tables
from zhunsheng.exchange.assessment_workbook.vocabulary import Vocabulary, find_flag

Found = TypeVar("Found")
Word = TypeVar("Word", bound=StrEnum)


class Row:
    """Reads cells by column key. After any mistake `is_broken` holds and the row is left out.

    A reference to a code whose own row is broken breaks this row without a second message.
    """

    def __init__(
        self, table: Table, number: int, cells: Sequence[Cell], shut: frozenset[int], findings: Findings
    ) -> None:
        self._table = table
        self._number = number
        self._cells = cells
        self._shut = shut
        self._findings = findings
        self.ratee: str | None = None
        """The person whose result this row bears on, as soon as it is known."""
        self.is_broken = False

    def place(self, column: str) -> str:
        return self._table.place(self._number, column)

    def mention(self, column: str) -> str:
        """The code that a cell mentions, whatever else is wrong with it."""
        return read_code(self._cell(column))

    def verbatim(self, column: str) -> str:
        """Text of which even a mark such as `N/A` must not pass for a blank."""
        return self._read(column, read_verbatim) or ""

    def words(self, column: str) -> str:
        return self._read(column, read_words) or ""

    def code(self, column: str) -> str:
        return self._read(column, read_code) or ""

    def day(self, column: str) -> date | None:
        return self._read(column, lambda cell: read_date(cell, self._table.first_day))

    def past_day(self, column: str, today: date | None) -> date | None:
        """A date that must not lie after `today`, where the caller knows what day it is."""
        day = self.day(column)
        if day is not None and today is not None and day > today:
            self.tell("workbook-date-in-future", column, today=today)
        return day

    def number(self, column: str) -> int | None:
        return self._read(column, read_number)

    def reference(self, column: str, book: CodeBook) -> str | None:
        said = self.code(column)
        if not said:
            return None
        if book.is_unreadable or said in book.broken:
            self.is_broken = True
            return None
        return self.attempt(column, lambda: book.get(said))

    def word(self, column: str, vocabulary: Vocabulary[Word]) -> Word | None:
        said = self.code(column)
        return self.attempt(column, lambda: vocabulary.get(said)) if said else None

    def flag(self, column: str) -> bool | None:
        said = self.code(column)
        if not said:
            return None
        found = find_flag(said)
        if found is None:
            self.tell("workbook-not-yes-or-no", column)
        return found

    def attempt(self, column: str, make: Callable[[], Found], columns: Mapping[str, str] | None = None) -> Found | None:
        """What `make` gives; a broken rule becomes a problem at `column`, or where `columns` puts its code."""
        try:
            return make()
        except RuleBroken as broken:
            facts = {name: fact for name, fact in broken.facts.items() if name != "found"}
            self.tell(broken.code, (columns or {}).get(broken.code, column), **facts)
            return None

    def tell(self, code: str, column: str, **facts: object) -> None:
        self.is_broken = True
        problem = Problem(code, self.place(column), show(self._cell(column)), tuple(facts.items()))
        self._findings.add(problem, () if self.ratee is None else (self.ratee,))

    def _cell(self, column: str) -> Cell:
        place = self._table.columns.get(column)
        return self._cells[place] if place is not None and place < len(self._cells) else ""

    def _read(self, column: str, read: Callable[[Cell], Found]) -> Found | None:
        if self._table.columns.get(column) in self._shut:
            self.is_broken = True
            return None
        told = len(self._findings.found)
        value = self.attempt(column, lambda: read(self._cell(column)))
        if not value and self._table.sheet.by_key[column].is_required and told == len(self._findings.found):
            self.tell("workbook-cell-empty", column)
        return value


def iterate_rows(tables: Tables, sheet: str) -> Iterator[Row]:
    """The rows of one sheet; none when the sheet is missing."""
    table = tables.by_sheet.get(sheet)
    if table is None:
        return
    areas = tables.unreadable.get(tables.findings.sheet_order[table.title], ())
    for number, cells in table.rows:
        shut = frozenset(column for area in areas for column in area.find_columns(number)) if areas else frozenset()
        yield Row(table, number, cells, shut, tables.findings)
