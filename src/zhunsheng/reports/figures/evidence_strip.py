"""证据条, the evidence strip: the time for evidence with one square an event; shows spacing as well as number."""

from dataclasses import dataclass
from datetime import date

from zhunsheng.domain.behavioural_events import Polarity
from zhunsheng.reports.figures.palette import Palette
from zhunsheng.reports.figures.signs import event_shape
from zhunsheng.reports.figures.svg import Rows, drawing, element, horizontal, hover, vertical, words

WIDTH = 216.0
_SQUARE = 13.0
_EDGE = 8.0


@dataclass(frozen=True, slots=True)
class StripEvent:
    """One event that counts for the competency; `words` appear over its square and in the table."""

    on: date
    polarity: Polarity
    words: str


@dataclass(frozen=True, slots=True)
class EvidenceStrip:
    """The time for evidence from `first` to `last`, both included. No event is a finding, and `title` says it."""

    title: str
    first: date
    last: date
    events: tuple[StripEvent, ...] = ()


def draw_evidence_strip(strip: EvidenceStrip, palette: Palette, width: float = WIDTH) -> str:
    """A tick a month; events close together are stacked, so that none hides another."""
    placed = _place(strip, width)
    storeys = max((storey for _, _, storey in placed), default=0)
    base = _SQUARE * (storeys + 0.5) + 2
    ticks = "".join(vertical(_x(strip, day, width), base, base + 4, palette.rule, 1) for day in _month_starts(strip))
    squares = "".join(
        element(
            "g",
            hover(event.words),
            event_shape(event.polarity, x, base - storey * (_SQUARE - 1), palette, _SQUARE),
        )
        for event, x, storey in placed
    )
    line = horizontal(_EDGE, width - _EDGE, base, palette.rule, 1) + ticks + squares
    return drawing(width, base + 22, line + _ends(strip, width, base, palette), label=strip.title, css="strip")


def tabulate_evidence_strip(strip: EvidenceStrip) -> Rows:
    """Twin: date, what happened."""
    return tuple((event.on.isoformat(), event.words) for event in sorted(strip.events, key=lambda event: event.on))


def _ends(strip: EvidenceStrip, width: float, base: float, palette: Palette) -> str:
    def end(x: float, day: date, anchor: str | None) -> str:
        label = f"{day:%y-%m}"
        return words(x, base + 15, label, size=10.5, fill=palette.ink_3, palette=palette, anchor=anchor)

    return end(0, strip.first, None) + end(width, strip.last, "end")


def _place(strip: EvidenceStrip, width: float) -> list[tuple[StripEvent, float, int]]:
    """Each event with its x and the storey it stands on: the lowest where its square is free."""
    ends: list[float] = []
    placed = []
    for event in sorted(strip.events, key=lambda event: event.on):
        x = _x(strip, event.on, width)
        storey = next((floor for floor, end in enumerate(ends) if x - end >= _SQUARE), len(ends))
        ends[storey : storey + 1] = [x]
        placed.append((event, x, storey))
    return placed


def _x(strip: EvidenceStrip, day: date, width: float) -> float:
    """Where a day stands; a day outside the period stands at its edge."""
    length = max((strip.last - strip.first).days, 1)
    part = min(max((day - strip.first).days / length, 0.0), 1.0)
    return _EDGE + part * (width - 2 * _EDGE)


def _month_starts(strip: EvidenceStrip) -> list[date]:
    starts = []
    year, month = strip.first.year, strip.first.month
    while (day := date(year, month, 1)) <= strip.last:
        if day >= strip.first:
            starts.append(day)
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return starts
