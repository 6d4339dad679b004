"""The three families of signs, which never mix: strokes are levels, round and pointed marks outcomes, squares events.

Tally ticks are ratings. A sign without `label` is hidden from screen readers because its word stands beside it.
Shapes (`mark_shape`, `event_shape`) are pieces for other figures; `draw_…` gives a complete small drawing.
"""

from zhunsheng.domain.behavioural_events import Polarity
from zhunsheng.domain.outcomes import Judgement, NoJudgement, NoOutcome, Outcome, OutcomeState, Showing
from zhunsheng.reports.figures.palette import Palette
from zhunsheng.reports.figures.svg import drawing, element, horizontal, number, path, vertical

LEVEL_WIDTH, LEVEL_HEIGHT = 16.0, 14.0
TALLY_WIDTH, TALLY_HEIGHT = 34.0, 14.0
MARK = 16.0
"""Signs are designed on a square of 16 units and scaled from there."""


TALL_TICKS = {Showing.NOT_SHOWN: 0, Showing.OCCASIONAL: 2, Showing.FREQUENT: 4, Showing.SUSTAINED: 5}
"""Of five occasions that called for the behaviour, how many showed it. A picture of the words, not a measured count."""


def draw_level(rank: int, count: int, palette: Palette, label: str = "") -> str:
    """一 二 三: as many strokes as the level is high, ghost strokes behind keep the whole ladder in sight."""
    return drawing(LEVEL_WIDTH, LEVEL_HEIGHT, level_shape(rank, count, palette), label=label, css="lv-sign")


def level_shape(rank: int, count: int, palette: Palette, x: float = 0.0, y: float = 0.0) -> str:
    """The strokes alone, with their upper left corner at (x, y)."""
    ink, gap = palette.level(rank, count), 10.0 / max(count - 1, 1)
    solid = min(2.6, gap * 0.55)
    strokes = [
        horizontal(x, x + LEVEL_WIDTH, y + 12 - gap * place, *((ink, solid) if place <= rank else (palette.hair, 1.2)))
        for place in range(count)
    ]
    return "".join(strokes)


def draw_mark(state: OutcomeState, palette: Palette, label: str = "", size: float = MARK) -> str:
    """The mark of an outcome, or of the reason why there is none."""
    return drawing(size, size, mark_shape(state, size / 2, size / 2, palette, size), label=label, css="mark")


def mark_shape(state: OutcomeState, x: float, y: float, palette: Palette, size: float = MARK) -> str:
    """The mark centred on (x, y)."""
    return _placed(_MARKS[state](palette), x, y, size)


def draw_event(polarity: Polarity, palette: Palette, label: str = "", size: float = MARK) -> str:
    """The square of an event. An event is not an outcome, so it has a shape of its own and no hue."""
    return drawing(size, size, event_shape(polarity, size / 2, size / 2, palette, size), label=label, css="mark")


def event_shape(polarity: Polarity, x: float, y: float, palette: Palette, size: float = MARK) -> str:
    """The square centred on (x, y)."""
    return _placed(_event(polarity, palette), x, y, size)


def draw_tally(judgement: Judgement, palette: Palette, label: str = "", *, is_gap: bool = False) -> str:
    """Five ticks, tall where the behaviour was shown; dashes when a rater could not judge; points when not rated."""
    shape = tally_shape(judgement, palette, is_gap=is_gap)
    return drawing(TALLY_WIDTH, TALLY_HEIGHT, shape, label=label, css="tally")


def tally_shape(judgement: Judgement, palette: Palette, *, is_gap: bool = False) -> str:
    places = [3 + 7 * place for place in range(5)]
    if judgement is NoJudgement.CANNOT_JUDGE:
        return "".join(horizontal(x - 2, x + 2, 8, palette.void, 1.4) for x in places)
    if isinstance(judgement, NoJudgement):
        return "".join(element("circle", cx=x, cy=12, r=1, fill=palette.void) for x in places)
    tall, short = TALL_TICKS[judgement], palette.below if is_gap else palette.rule
    return "".join(
        vertical(x, 1, 13, palette.ink, 2.5) if place < tall else vertical(x, 5, 13, short, 1.2)
        for place, x in enumerate(places)
    )


def _placed(shape: str, x: float, y: float, size: float) -> str:
    scale = size / MARK
    return element("g", shape, transform=f"translate({number(x - size / 2)} {number(y - size / 2)}) scale({scale:.4g})")


def _exceeds(palette: Palette) -> str:
    diamond = path("M8 .6 15.4 8 8 15.4 .6 8Z", fill=palette.exceeds)
    return diamond + element("circle", cx=8, cy=8, r=2, fill=palette.ground)


def _meets(palette: Palette) -> str:
    return element("circle", cx=8, cy=8, r=5.8, fill=palette.meets)


def _below(palette: Palette) -> str:
    shape = "M1.6 3.2H14.4L8 14Z"
    return path(shape, fill=palette.ground, stroke=palette.below, stroke_width=2.4, stroke_linejoin="round")


def _insufficient(palette: Palette) -> str:
    circle = {"cx": 8.0, "cy": 8.0, "r": 5.6, "stroke_width": 1.8}
    return element("circle", **circle, fill="none", stroke=palette.void, stroke_dasharray="2.6 2.27")


def _not_applicable(palette: Palette) -> str:
    return horizontal(2.5, 13.5, 8, palette.void, 1.6)


def _not_rated(palette: Palette) -> str:
    return element("circle", cx=8, cy=8, r=1.5, fill=palette.void)


def _cannot_judge(palette: Palette) -> str:
    circle = element("circle", cx=8, cy=8, r=5.6, fill="none", stroke=palette.void, stroke_width=1.6)
    return circle + path("M4 12 12 4", stroke=palette.void, stroke_width=1.6)


def _not_included(palette: Palette) -> str:
    """Brackets with nothing between: this person stands outside the cycle."""
    return path("M5.5 3H3V13H5.5M10.5 3H13V13H10.5", fill="none", stroke=palette.void, stroke_width=1.4)


_MARKS = {
    Outcome.EXCEEDS: _exceeds,
    Outcome.MEETS: _meets,
    Outcome.BELOW: _below,
    NoOutcome.INSUFFICIENT_EVIDENCE: _insufficient,
    NoOutcome.NOT_APPLICABLE: _not_applicable,
    NoOutcome.NOT_RATED: _not_rated,
    NoOutcome.CANNOT_JUDGE: _cannot_judge,
    NoOutcome.NOT_INCLUDED: _not_included,
}


def _event(polarity: Polarity, palette: Palette) -> str:
    if polarity is Polarity.EXEMPLARY:
        return element("rect", x=2, y=2, width=12, height=12, fill=palette.ink)
    side = {"x": 2.8, "y": 2.8, "width": 10.4, "height": 10.4, "stroke_width": 1.6}
    frame = element("rect", **side, fill=palette.ground, stroke=palette.ink)
    if polarity is Polarity.ADEQUATE:
        return frame + path("M2.8 13.2V8H13.2V13.2Z", fill=palette.ink)
    return frame + path("M3 13 13 3", stroke=palette.ink, stroke_width=1.6)
