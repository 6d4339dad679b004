"""评价关系图, the role plot: columns are outcomes, rows are roles. A straight column is agreement.

Only roles that may be shown have a row at all; the value is built from what the reader is allowed to see.
"""

from dataclasses import dataclass

from zhunsheng.domain.outcomes import NoOutcome, Outcome, OutcomeState
from zhunsheng.reports.figures.palette import Palette
from zhunsheng.reports.figures.signs import mark_shape
from zhunsheng.reports.figures.svg import Rows, drawing, element, text_width, vertical, words

WIDTH = 216.0
_TYPE = 12.0
_ROW = 21.0
_HEAD = 22.0
_MARK = 14.0
_FADED = 0.55
"""A faded mark still has 3:1 on the ground."""


@dataclass(frozen=True, slots=True)
class RoleMark:
    """What a role says, in mark and word. A tie within a role has two of them."""

    state: OutcomeState
    words: str


@dataclass(frozen=True, slots=True)
class RoleRow:
    """One role: 上级, 下级 4 人. Roles that do not count are faded."""

    role: str
    counts: bool
    marks: tuple[RoleMark, ...]


@dataclass(frozen=True, slots=True)
class RolePlot:
    """`columns` are the words for below, meets and exceeds, in this order."""

    title: str
    columns: tuple[str, str, str]
    rows: tuple[RoleRow, ...]


def draw_role_plot(plot: RolePlot, palette: Palette, width: float = WIDTH) -> str:
    """One mark a role and outcome; a role without an outcome says why in words."""
    left = min(max((text_width(row.role, _TYPE) for row in plot.rows), default=0.0) + 12, width / 2)
    column = (width - left) / len(Outcome)
    height = _HEAD + _ROW * len(plot.rows)
    lines = "".join(vertical(left + column * place, _HEAD, height, palette.hair, 1) for place in range(len(Outcome)))
    heads = "".join(
        words(
            left + column * (place + 0.5),
            _HEAD / 2,
            word,
            size=min(_TYPE, _TYPE * (column - 10) / max(text_width(word, _TYPE), 1)),
            fill=palette.ink_3,
            palette=palette,
            anchor="middle",
        )
        for place, word in enumerate(plot.columns)
    )
    rows = "".join(_row(row, place, left, column, palette) for place, row in enumerate(plot.rows))
    return drawing(width, height, lines + heads + rows, label=plot.title, css="role-plot")


def tabulate_role_plot(plot: RolePlot) -> Rows:
    """Twin: role, what it says."""
    return tuple((row.role, " / ".join(mark.words for mark in row.marks)) for row in plot.rows)


def _row(row: RoleRow, place: int, left: float, column: float, palette: Palette) -> str:
    y = _HEAD + _ROW * (place + 0.5)
    ink = palette.ink_2 if row.counts else palette.ink_3
    role = words(0, y, row.role, size=_TYPE, fill=ink, palette=palette)
    marks = "".join(_mark(mark, left, y, column, palette) for mark in row.marks)
    reasons = "".join(_reason(mark, left, y, column, palette) for mark in row.marks)
    return role + element("g", marks, opacity=None if row.counts else _FADED) + reasons


def _mark(mark: RoleMark, left: float, y: float, column: float, palette: Palette) -> str:
    place = 0 if isinstance(mark.state, NoOutcome) else list(Outcome).index(mark.state)
    return mark_shape(mark.state, left + column * (place + 0.5), y, palette, _MARK)


def _reason(mark: RoleMark, left: float, y: float, column: float, palette: Palette) -> str:
    """Why a role has no outcome; words are never faded."""
    if not isinstance(mark.state, NoOutcome):
        return ""
    x = left + column / 2 + _MARK
    size = min(_TYPE, _TYPE * (left + column * len(Outcome) - x) / text_width(mark.words, _TYPE))
    return words(x, y, mark.words, size=size, fill=palette.void, palette=palette)
