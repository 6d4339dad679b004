"""覆盖图, the coverage plot: which indicators of a cell have published cases, and of which kind. Only gaps are loud."""

from dataclasses import dataclass

from zhunsheng.reports.figures.palette import Palette
from zhunsheng.reports.figures.svg import Rows, drawing, horizontal, vertical

_MOST_TICKS = 5
_TICK = 4.0
_ROW = 9.0
_COLUMN = 26.0


@dataclass(frozen=True, slots=True)
class CoverageColumn:
    """One indicator: how many published cases show it as 典范, 合格, 反例."""

    indicator: str
    exemplary: int
    adequate: int
    ineffective: int

    @property
    def counts(self) -> tuple[int, int, int]:
        return (self.exemplary, self.adequate, self.ineffective)


@dataclass(frozen=True, slots=True)
class CoveragePlot:
    """The cases of one cell."""

    title: str
    columns: tuple[CoverageColumn, ...]

    @property
    def gaps(self) -> int:
        return sum(count == 0 for column in self.columns for count in column.counts)


def draw_coverage_plot(plot: CoveragePlot, palette: Palette) -> str:
    """Rows 典范, 合格, 反例; a tick a case, five at most; dashes where there is none."""
    drawn = "".join(
        _ticks(count, place * _COLUMN, row * _ROW, palette)
        for place, column in enumerate(plot.columns)
        for row, count in enumerate(column.counts)
    )
    return drawing(_COLUMN * len(plot.columns), _ROW * 3, drawn, label=plot.title, css="coverage")


def tabulate_coverage_plot(plot: CoveragePlot) -> Rows:
    """Twin: indicator, then the three counts."""
    return tuple((column.indicator, *map(str, column.counts)) for column in plot.columns)


def _ticks(count: int, x: float, y: float, palette: Palette) -> str:
    if not count:
        return "".join(
            horizontal(x + _TICK * place, x + _TICK * place + 2.4, y + 5, palette.below, 1.4)
            for place in range(_MOST_TICKS)
        )
    return "".join(
        vertical(x + 1.5 + _TICK * place, y + 1, y + 7.5, palette.ink_2, 3) for place in range(min(count, _MOST_TICKS))
    )
