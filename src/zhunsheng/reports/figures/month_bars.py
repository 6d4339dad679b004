"""月度证据, the month bars: how many events were noted in each month of the review period, so that silence is seen."""

from dataclasses import dataclass

from zhunsheng.reports.figures.palette import Palette
from zhunsheng.reports.figures.svg import Rows, drawing, element, horizontal

WIDTH, HEIGHT = 72.0, 16.0
_TALLEST = 5
"""Months with more events look alike; the total is printed beside."""


@dataclass(frozen=True, slots=True)
class MonthBars:
    """One count a month, oldest first; `months` name them for the table."""

    title: str
    months: tuple[str, ...]
    counts: tuple[int, ...]


def draw_month_bars(bars: MonthBars, palette: Palette) -> str:
    """Bars on one common scale, so that rows of a table can be compared."""
    step = WIDTH / max(len(bars.counts), 1)
    drawn = "".join(
        element(
            "rect",
            x=place * step + 0.5,
            y=HEIGHT - 1 - _tall(count),
            width=step - 2,
            height=_tall(count),
            fill=palette.ink_2,
        )
        for place, count in enumerate(bars.counts)
        if count
    )
    return drawing(
        WIDTH, HEIGHT, horizontal(0, WIDTH, HEIGHT - 0.5, palette.hair, 1), drawn, label=bars.title, css="months"
    )


def tabulate_month_bars(bars: MonthBars) -> Rows:
    """Twin: month, number of events."""
    return tuple((month, str(count)) for month, count in zip(bars.months, bars.counts, strict=True))


def _tall(count: int) -> float:
    return min(count, _TALLEST) * (HEIGHT - 2) / _TALLEST
