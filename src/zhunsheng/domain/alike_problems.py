"""Problems of a workbook told together where they are the same problem in many cells."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from zhunsheng.domain.problems import Problem
from zhunsheng.domain.text import Language

_CELL = re.compile(r"(?P<sheet>.+)!(?P<column>[A-Z]{1,3})(?P<row>[0-9]+)")
_SEPARATOR = {"zh-Hans": "、", "en": ", "}


def gather_alike(problems: Sequence[Problem], language: Language) -> tuple[Problem, ...]:
    """Problems of one sheet whose sentences differ in the cell alone, as one problem that names every cell.

    A code missing from one sheet is missed by each row that refers to it; told a hundred times, it would bury the
    other problems. Nothing is left out, and the order is that of the first of each.
    """
    alike: dict[tuple[str, str], list[Problem]] = {}
    for problem in problems:
        cell = _CELL.fullmatch(problem.place)
        sheet = cell["sheet"] if cell else problem.place
        alike.setdefault((sheet, replace(problem, place="").explain(language)), []).append(problem)
    return tuple(_join(group, language) for group in alike.values())


def _join(alike: Sequence[Problem], language: Language) -> Problem:
    """One problem whose place is `行为评价!B72:B109、C161`."""
    cells = [cell for problem in alike if (cell := _CELL.fullmatch(problem.place))]
    if len(alike) == 1 or not cells:
        return alike[0]
    rows: dict[str, set[int]] = {}
    for cell in cells:
        rows.setdefault(cell["column"], set()).add(int(cell["row"]))
    ranges = [said for column, found in rows.items() for said in _list_ranges(column, sorted(found))]
    return replace(alike[0], place=f"{cells[0]['sheet']}!{_SEPARATOR[language].join(ranges)}")


def _list_ranges(column: str, rows: Sequence[int]) -> Iterator[str]:
    """Rows that follow one another as one range."""
    first = rows[0]
    for row, following in zip(rows, [*rows[1:], -1], strict=True):
        if following != row + 1:
            yield f"{column}{first}" + (f":{column}{row}" if row != first else "")
            first = following
