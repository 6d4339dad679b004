"""流程条, the stage bar: which part of a competency's process its indicators watch, and which part nobody watches."""

from dataclasses import dataclass

from zhunsheng.reports.figures.palette import Palette
from zhunsheng.reports.figures.svg import Rows, drawing, path, words, wrap

WIDTH, NARROW_WIDTH = 936.0, 358.0
_TYPE, _SMALL_TYPE = 13.0, 12.0
_STEP = 18.0


@dataclass(frozen=True, slots=True)
class StageSpan:
    """One stage; `note` says its count in words (1 条, 没有对应条目)."""

    name: str
    count: int
    note: str


@dataclass(frozen=True, slots=True)
class StageBar:
    """Stages in their order; `outside` holds the indicators that belong to none of them."""

    title: str
    stages: tuple[StageSpan, ...]
    outside: StageSpan | None = None


def draw_stage_bar(bar: StageBar, palette: Palette, width: float = WIDTH) -> str:
    """A watched stage is a full line; an unwatched one is dashed and says so; what lies outside stands apart, dotted."""
    gap = 0.0 if bar.outside is None else width * 0.03
    spans = (*bar.stages, *(() if bar.outside is None else (bar.outside,)))
    room = (width - gap) / max(len(spans), 1)
    drawn, depth = "", 0.0
    for place, span in enumerate(spans):
        is_outside = span is bar.outside
        x = place * room + (gap if is_outside else 0.0)
        piece, height = _span(span, x, room, palette, is_outside=is_outside)
        drawn, depth = drawn + piece, max(depth, height)
    return drawing(width, depth, drawn, label=bar.title, css="stage-bar")


def tabulate_stage_bar(bar: StageBar) -> Rows:
    """Twin: stage, its count in words."""
    spans = (*bar.stages, *(() if bar.outside is None else (bar.outside,)))
    return tuple((span.name, span.note) for span in spans)


def _span(span: StageSpan, x: float, room: float, palette: Palette, *, is_outside: bool) -> tuple[str, float]:
    is_missing = not span.count and not is_outside
    ink = palette.ink_3 if is_outside else palette.below if is_missing else palette.accent
    dashes = "2 3" if is_outside else "6 4" if is_missing else None
    line = path(f"M{x:.4g} 1.5H{x + room - 3:.4g}", stroke=ink, stroke_width=2, stroke_dasharray=dashes)
    name_ink = palette.ink_3 if is_outside else palette.ink
    note_ink = palette.below if is_missing else palette.ink_3
    y, drawn = 19.0, line
    for part in wrap(span.name, room - 6, _TYPE):
        drawn += words(x, y, part, size=_TYPE, fill=name_ink, palette=palette, bold=True)
        y += _STEP
    for part in wrap(span.note, room - 6, _SMALL_TYPE):
        drawn += words(x, y, part, size=_SMALL_TYPE, fill=note_ink, palette=palette)
        y += _STEP
    return drawn, y - 6
