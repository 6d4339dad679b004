"""点分布, the dot distribution: one mark is one person, aligned and counted. People are counted, never averaged."""

from dataclasses import dataclass
from math import ceil

from zhunsheng.domain.outcomes import OutcomeState
from zhunsheng.reports.figures.palette import Palette
from zhunsheng.reports.figures.signs import mark_shape
from zhunsheng.reports.figures.svg import Rows, drawing, text_width, words

WIDTH = 290.0
_TYPE = 13.0
_MARK = 10.0
_STEP = 11.5
_STOREY = 13.0
_MOST_STOREYS = 4
_GROUPS = (1, 5, 10, 50, 100, 500, 1000, 5000, 10_000)


@dataclass(frozen=True, slots=True)
class DotRow:
    """How many people have this outcome; `label` is its word."""

    state: OutcomeState
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class DotDistribution:
    """Outcomes from high to low, then 证据不足. `outside` names in words who enters no count (未评, 不适用).

    `group_note` holds `{people}`; it is printed only when there are too many people for a mark each.
    """

    title: str
    rows: tuple[DotRow, ...]
    outside: str = ""
    group_note: str = ""


def draw_dot_distribution(distribution: DotDistribution, palette: Palette, width: float = WIDTH) -> str:
    """Every row uses the same mark for the same number of people, so lengths can be compared."""
    left = max((text_width(row.label, _TYPE) for row in distribution.rows), default=0.0) + 10
    right = max((text_width(str(row.count), _TYPE) for row in distribution.rows), default=0.0) + 8
    across = max(int((width - left - right) / _STEP), 1)
    people = people_a_mark(distribution, across)
    y, drawn = 0.0, ""
    for row in distribution.rows:
        piece, height = _row(row, y, left, width, across, people, palette)
        drawn, y = drawn + piece, y + height
    for note in _notes(distribution, people):
        drawn += words(0, y + 9, note, size=12, fill=palette.ink_3, palette=palette)
        y += 18
    return drawing(width, y, drawn, label=distribution.title, css="dots")


def people_a_mark(distribution: DotDistribution, across: int) -> int:
    """1 where everyone fits, else the smallest round number that keeps a row within four storeys."""
    most = max((row.count for row in distribution.rows), default=0)
    return next((group for group in _GROUPS if most <= group * across * _MOST_STOREYS), _GROUPS[-1])


def tabulate_dot_distribution(distribution: DotDistribution) -> Rows:
    """Twin: outcome, count."""
    return tuple((row.label, str(row.count)) for row in distribution.rows)


def _notes(distribution: DotDistribution, people: int) -> list[str]:
    grouped = [distribution.group_note.format(people=people)] if people > 1 and distribution.group_note else []
    return [*([distribution.outside] if distribution.outside else []), *grouped]


def _row(
    row: DotRow, top: float, left: float, width: float, across: int, people: int, palette: Palette
) -> tuple[str, float]:
    marks = ceil(row.count / people)
    height = 20.0 + _STOREY * max(ceil(marks / across) - 1, 0)
    drawn = words(0, top + 10, row.label, size=_TYPE, fill=palette.ink_2, palette=palette)
    drawn += "".join(
        mark_shape(
            row.state, left + _STEP * (i % across) + _MARK / 2, top + 10 + _STOREY * (i // across), palette, _MARK
        )
        for i in range(marks)
    )
    count = str(row.count)
    drawn += words(width, top + 10, count, size=_TYPE, fill=palette.ink, palette=palette, anchor="end", bold=True)
    return drawn, height
