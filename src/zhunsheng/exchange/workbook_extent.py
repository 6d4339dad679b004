"""How far the sheets of a workbook reach, asked before anything reads them.

The reader of values holds the whole rectangle up to the last cell, filled or not: one stray cell in the last corner
of a sheet would take all the memory there is.
"""

import re
from collections.abc import Iterable

from zhunsheng.domain.errors import RuleBroken
from zhunsheng.exchange.workbook_hazards import SheetPart

MOST_CELLS = 12_000_000
"""A million rows of eleven columns."""

_CELL_REFERENCE = re.compile(rb"""\sr\s*=\s*["']([A-Z]*)(\d*)""")
_WIDE_OR_LONG = re.compile(rb"""\sr\s*=\s*["'](?:[A-Z]{2,}\d|[A-Z]?\d{6})""")
_DISGUISED = re.compile(rb"""\sr\s*=\s*["'][^"']*&""")
"""A cell named by character references, which no program writes and the patterns above would overlook."""
_LETTERS = 26
_DIGITS = 12


def check_extent(parts: Iterable[SheetPart]) -> None:
    """Refuse a workbook one of whose sheets spans too many cells."""
    for part in parts:
        if _DISGUISED.search(part.xml):
            raise RuleBroken("sheet-unreadable", sheet=part.name)
        if not _WIDE_OR_LONG.search(part.xml):
            continue
        columns, rows = 1, 1
        for letters, digits in _CELL_REFERENCE.findall(part.xml):
            columns, rows = max(columns, column_number(letters.decode()) + 1), max(rows, int(digits[:_DIGITS] or 1))
        if columns * rows > MOST_CELLS:
            raise RuleBroken("workbook-sheet-too-wide", sheet=part.name, columns=columns, rows=rows)


def column_number(letters: str) -> int:
    """0 for A, 26 for AA."""
    number = 0
    for letter in letters:
        number = number * _LETTERS + ord(letter) - ord("A") + 1
    return number - 1
