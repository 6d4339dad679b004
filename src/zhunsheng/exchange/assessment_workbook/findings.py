"""Everything wrong with a workbook, gathered while it is read on to its end."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from zhunsheng.domain.problems import Problem
from zhunsheng.exchange.assessment_workbook.columns import RATERS_OWN_SHEETS, list_titles
from zhunsheng.exchange.assessment_workbook.vocabulary import fold
from zhunsheng.exchange.workbook_extent import column_number

_CELL = re.compile(r"(?:(?P<sheet>.*)!)?(?P<column>[A-Z]{1,3})(?P<row>\d+)(?::.*)?")


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """Where a problem stands in the order of the workbook: sheet, row, column, each counted from 0."""

    sheet: int
    row: int = -1
    column: int = -1


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem with its position and the people whose results it touches."""

    problem: Problem
    position: Position
    ratees: frozenset[str] = frozenset()
    is_fatal: bool = False
    """True when so much is missing that even a partial result would mislead."""

    @property
    def is_raters_own(self) -> bool:
        """True in the sheets that raters fill in: words, place and count of such a problem tell of one rater."""
        return fold(split_place(self.problem.place)[0]) in _list_raters_own_titles()


@dataclass(slots=True)
class Findings:
    """The list that grows while the workbook is read; `notes` tell what was left aside without harm."""

    sheet_order: Mapping[str, int]
    """Titles of the sheets as the file has them, with their place."""
    found: list[Finding] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)

    def add(self, problem: Problem, ratees: Iterable[str] = (), *, is_fatal: bool = False) -> None:
        self.found.append(Finding(problem, self.locate(problem.place), frozenset(ratees), is_fatal))

    def note(self, problem: Problem) -> None:
        self.notes.append(problem)

    def locate(self, place: str) -> Position:
        sheet, row, column = split_place(place)
        return Position(self.sheet_order.get(sheet, len(self.sheet_order)), row, column)

    def sorted(self) -> tuple[Finding, ...]:
        return tuple(sorted(self.found, key=lambda finding: finding.position))


def split_place(place: str) -> tuple[str, int, int]:
    """The sheet, row and column of a place such as `行为评价!E5`; row and column are -1 when it names a whole sheet."""
    found = _CELL.fullmatch(place)
    if found is None or found["sheet"] is None:
        return place, -1, -1
    return found["sheet"], int(found["row"]) - 1, column_number(found["column"])


@cache
def _list_raters_own_titles() -> frozenset[str]:
    return frozenset(fold(title) for sheet in RATERS_OWN_SHEETS for title in list_titles(sheet.key))
