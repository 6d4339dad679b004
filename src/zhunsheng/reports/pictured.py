"""A report as a tree of plain values in which every figure and sign is a drawing: what templates of any kind receive."""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import lru_cache
from typing import Any

from zhunsheng.domain.behavioural_events import Polarity
from zhunsheng.domain.outcomes import Judgement, OutcomeState
from zhunsheng.reports.figures.dot_distribution import DotDistribution, draw_dot_distribution
from zhunsheng.reports.figures.evidence_strip import EvidenceStrip, draw_evidence_strip
from zhunsheng.reports.figures.inked_line import InkedLine, InkedLineSize, axis_share, draw_inked_line
from zhunsheng.reports.figures.month_bars import MonthBars, draw_month_bars
from zhunsheng.reports.figures.palette import Palette
from zhunsheng.reports.figures.role_plot import RolePlot, draw_role_plot
from zhunsheng.reports.figures.signs import draw_event, draw_level, draw_mark, draw_tally
from zhunsheng.reports.report import EventSign, JudgementSign, LevelSign, OutcomeSign

LINE_ON_PAPER = InkedLineSize(width=680, row=24, axis=58, strokes=(3, 9), type_size=11.5, has_captions=False, mark=17)
"""Without captions: the table under the line is set by the template, column under column."""

Drawing = Callable[[str], object]
"""What a template needs instead of SVG text, e.g. a string marked as safe; `str` where the text itself is wanted."""


def picture(value: object, palette: Palette, line: InkedLineSize = LINE_ON_PAPER, wrap: Drawing = str) -> Any:
    """`value` with dataclasses as dicts; figures as `{"svg": …, "title": …}`, signs with their `svg` beside their words."""
    if isinstance(value, (list, tuple)):
        return [picture(part, palette, line, wrap) for part in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if not is_dataclass(value) or isinstance(value, type):
        return dict(value) if isinstance(value, Mapping) else value
    figure = _draw_figure(value, palette, line)
    if figure:
        drawn = {"svg": wrap(figure), "title": value.title}  # type: ignore[attr-defined]
        return drawn | {"axis": axis_share(value, line)} if isinstance(value, InkedLine) else drawn
    tree = {held.name: picture(getattr(value, held.name), palette, line, wrap) for held in fields(value)}
    if isinstance(value, OutcomeSign):
        tree["hue"] = value.hue.value
    sign = _draw_sign(value, palette)
    return tree | {"svg": wrap(sign)} if sign is not None else tree


def _draw_figure(value: object, palette: Palette, line: InkedLineSize) -> str:
    match value:
        case InkedLine():
            return draw_inked_line(value, line, palette)
        case EvidenceStrip():
            return draw_evidence_strip(value, palette)
        case RolePlot():
            return draw_role_plot(value, palette)
        case DotDistribution():
            return draw_dot_distribution(value, palette)
        case MonthBars():
            return draw_month_bars(value, palette)
        case _:
            return ""


def _draw_sign(value: object, palette: Palette) -> str | None:
    """The words of a sign stand beside it, so its drawing is hidden from screen readers."""
    match value:
        case OutcomeSign():
            return _draw_outcome(value.state, palette)
        case JudgementSign():
            return _draw_judgement(value.judgement, palette, value.is_gap)
        case EventSign():
            return _draw_event(value.polarity, palette)
        case LevelSign():
            return _draw_level(value.rank, value.count, palette)
        case _:
            return None


# Signs are few and stand everywhere, so each is drawn once.


@lru_cache(maxsize=64)
def _draw_outcome(state: OutcomeState | None, palette: Palette) -> str:
    """A dispute has words and no mark."""
    return draw_mark(state, palette) if state is not None else ""


@lru_cache(maxsize=64)
def _draw_judgement(judgement: Judgement, palette: Palette, is_gap: bool) -> str:
    return draw_tally(judgement, palette, is_gap=is_gap)


@lru_cache(maxsize=16)
def _draw_event(polarity: Polarity, palette: Palette) -> str:
    return draw_event(polarity, palette)


@lru_cache(maxsize=64)
def _draw_level(rank: int, count: int, palette: Palette) -> str:
    return draw_level(rank, count, palette)
