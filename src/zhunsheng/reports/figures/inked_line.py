"""墨线, the inked line: what a position asks, drawn across its competencies; outcomes are pressed onto it.

One figure at several sizes. Height is the required level, told twice more by thickness and density. Not applicable
takes away the line and the grid behind it. There is no area, nothing is added up, and a mark never leaves the line.
"""

from dataclasses import dataclass

from zhunsheng.domain.outcomes import NoOutcome, OutcomeState
from zhunsheng.reports.figures.palette import PRINT, Palette, is_outcome, place_in_scale
from zhunsheng.reports.figures.signs import LEVEL_WIDTH, level_shape, mark_shape
from zhunsheng.reports.figures.svg import (
    Rows,
    drawing,
    element,
    horizontal,
    number,
    path,
    text_width,
    vertical,
    widest_part,
    words,
    wrap,
)


@dataclass(frozen=True, slots=True)
class LevelName:
    """One height of the figure: Sb 初级."""

    code: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class InkedPoint:
    """One competency: what is asked, and, in a result, the mark that is pressed onto the line.

    `rank` counts from 0 at the lowest level; None is not applicable. `caption` is the word under the label: the level's
    code where nothing was decided yet, else the outcome's word.
    """

    label: str
    rank: int | None
    caption: str = ""
    mark: OutcomeState | None = None
    is_open: bool = False
    """A result that is still to be discussed: a caption without a mark."""


@dataclass(frozen=True, slots=True)
class InkedLine:
    """`title` says the whole figure in a sentence, for those who hear it. Levels stand lowest first."""

    title: str
    levels: tuple[LevelName, ...]
    points: tuple[InkedPoint, ...]
    not_applicable: str
    """The word that stands where the line breaks."""
    before: tuple[int | None, ...] = ()
    """Ranks of an earlier line to be drawn thinly behind this one: what was asked in the position one leaves."""


@dataclass(frozen=True, slots=True)
class InkedLineSize:
    """Measures in CSS pixels. `type_size` 0 leaves out axis and labels; `captions` are the words under the line."""

    width: float
    row: float
    axis: float
    strokes: tuple[float, float]
    type_size: float
    has_names: bool = True
    has_captions: bool = True
    mark: float = 18.0


PAGE = InkedLineSize(width=936, row=54, axis=64, strokes=(3, 10), type_size=13, mark=20)
PAPER = InkedLineSize(width=680, row=36, axis=58, strokes=(3, 9), type_size=11.5, mark=17)
"""For A4 between margins of 15 mm."""
SHEET = InkedLineSize(width=680, row=27, axis=58, strokes=(2.5, 8), type_size=11.5, mark=15)
"""Flatter, for a page that has to hold everything else as well."""
PHONE = InkedLineSize(width=358, row=44, axis=28, strokes=(3, 10), type_size=12, has_names=False)
SMALL = InkedLineSize(width=210, row=26, axis=26, strokes=(2, 7), type_size=12, has_names=False, has_captions=False)
SPARK = InkedLineSize(width=78, row=7, axis=0, strokes=(2, 4.5), type_size=0, has_captions=False, mark=0)


def draw_inked_line(line: InkedLine, size: InkedLineSize, palette: Palette, *, is_named: bool = True) -> str:
    """The figure as SVG. `is_named` False hides it from screen readers where words beside it say the same."""
    return _Sheet(line, size, palette).draw(is_named=is_named)


def axis_share(line: InkedLine, size: InkedLineSize) -> float:
    """The part of the width that the names of the levels take: a table set under the figure keeps to its columns."""
    return _Sheet(line, size, PRINT).axis / size.width


def tabulate_inked_line(line: InkedLine) -> Rows:
    """Twin: competency, required level (or the word for not applicable), outcome's word where there is one."""
    asked = [line.not_applicable if p.rank is None else _full_name(line.levels[p.rank]) for p in line.points]
    return tuple(
        (point.label, level, point.caption) if point.mark is not None else (point.label, level)
        for point, level in zip(line.points, asked, strict=True)
    )


def _full_name(level: LevelName) -> str:
    return f"{level.code} {level.name}".strip()


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One line laid out at one size."""

    line: InkedLine
    size: InkedLineSize
    palette: Palette

    @property
    def axis(self) -> float:
        """Wide enough for the longest name of a level."""
        if not self.size.has_names or not self.size.type_size:
            return self.size.axis
        gaps = self.size.type_size * 1.2
        names = (text_width(level.code + level.name, self.size.type_size) + gaps for level in self.line.levels)
        return max([self.size.axis, *names])

    @property
    def column(self) -> float:
        return (self.size.width - self.axis) / max(len(self.line.points), 1)

    @property
    def floor(self) -> float:
        return self.size.row * len(self.line.levels)

    def left(self, place: int) -> float:
        return self.axis + self.column * place

    def y(self, rank: int) -> float:
        return self.size.row * (len(self.line.levels) - rank - 0.5)

    def thickness(self, rank: int) -> float:
        thin, thick = self.size.strokes
        return thin + (thick - thin) * place_in_scale(rank, len(self.line.levels))

    def draw(self, *, is_named: bool) -> str:
        captions, foot = self._captions() if self.size.has_captions else ("", 0.0)
        body = (
            self._axis() + self._grid() + self._earlier() + self._risers() + self._strokes() + self._marks() + captions
        )
        label = self.line.title if is_named else ""
        return drawing(self.size.width, self.floor + foot, body, label=label, css="inked-line")

    def _axis(self) -> str:
        if not self.size.type_size:
            return ""
        return "".join(self._axis_name(rank, level) for rank, level in enumerate(self.line.levels))

    def _axis_name(self, rank: int, level: LevelName) -> str:
        type_size, y = self.size.type_size, self.y(rank)
        is_quiet = not self.size.has_captions
        ink = self.palette.ink_3 if is_quiet else self.palette.ink
        code = words(0, y, level.code, size=type_size, fill=ink, palette=self.palette, bold=not is_quiet)
        if not self.size.has_names:
            return code
        x = text_width(level.code, type_size) + type_size * 0.5
        return code + words(x, y, level.name, size=type_size, fill=self.palette.ink_3, palette=self.palette)

    def _grid(self) -> str:
        """Hairlines at every level, only where something is asked."""
        if not self.size.type_size:
            return ""
        asked = [place for place, point in enumerate(self.line.points) if point.rank is not None]
        return "".join(
            horizontal(self.left(start), self.left(end + 1), self.y(rank), self.palette.hair, 1)
            for start, end in _runs(asked)
            for rank in range(len(self.line.levels))
        )

    def _risers(self) -> str:
        risers = []
        for place, (one, next_) in enumerate(zip(self.line.points, self.line.points[1:], strict=False), start=1):
            if one.rank is not None and next_.rank is not None and one.rank != next_.rank:
                top, bottom = sorted((self.y(one.rank), self.y(next_.rank)))
                risers.append(vertical(self.left(place), top, bottom, self.palette.ink_3, 1))
        return "".join(risers)

    def _strokes(self) -> str:
        """Neighbours at the same level are one stroke of the brush."""
        drawn = []
        for rank in range(len(self.line.levels)):
            places = [place for place, point in enumerate(self.line.points) if point.rank == rank]
            ink = self.palette.level(rank, len(self.line.levels))
            for start, end in _runs(places):
                ends = self.left(start), self.left(end + 1)
                drawn.append(horizontal(*ends, self.y(rank), ink, self.thickness(rank)))
        return "".join(drawn)

    def _earlier(self) -> str:
        """The earlier line, dashed: one can see what moved without reading two figures."""
        dashes: dict[str, str | float | None] = {
            "stroke": self.palette.ink_3,
            "stroke_width": 1.6,
            "stroke_dasharray": "4 4",
            "fill": "none",
        }
        return "".join(
            path(f"M{number(self.left(place))} {number(self.y(rank))}H{number(self.left(place + 1))}", **dashes)
            for place, rank in enumerate(self.line.before)
            if rank is not None and rank != self.line.points[place].rank
        )

    def _marks(self) -> str:
        return "".join(self._mark(place, point) for place, point in enumerate(self.line.points))

    def _mark(self, place: int, point: InkedPoint) -> str:
        x = self.left(place) + self.column / 2
        if point.rank is None:
            return self._break(x)
        if point.mark is None or not self.size.mark:
            return ""
        y = self.y(point.rank)
        halo = element("circle", cx=x, cy=y, r=self.size.mark * 0.72, fill=self.palette.ground)
        return halo + mark_shape(point.mark, x, y, self.palette, self.size.mark)

    def _break(self, x: float) -> str:
        """Where nothing is asked the line breaks; the word says why."""
        if not self.size.type_size:
            y, reach = self.floor / 2, self.column * 0.22
            return "".join(
                element("circle", cx=x + shift, cy=y, r=0.8, fill=self.palette.ink_3) for shift in (-reach, 0, reach)
            )
        return self._break_word(x) if self.size.has_captions else self._break_word_upright(x)

    def _break_word(self, x: float) -> str:
        size, y = self.size.type_size, self.floor / 2
        lines = wrap(self.line.not_applicable, self.column, size)
        told = (self._quiet(x, y + 8 + i * size * 1.3, part, size) for i, part in enumerate(lines))
        return mark_shape(NoOutcome.NOT_APPLICABLE, x, y - 10, self.palette, 16) + "".join(told)

    def _break_word_upright(self, x: float) -> str:
        """In a narrow column Chinese stands one character under the other, Latin words are turned."""
        text, size, y = self.line.not_applicable, self.size.type_size * 0.85, self.floor / 2
        if not text.isascii():
            top = y - (len(text) - 1) * size * 0.6
            return "".join(self._quiet(x, top + i * size * 1.2, part, size) for i, part in enumerate(text))
        size = min(size, size * self.floor / text_width(text, size))
        return self._quiet(x, y, text, size, turn=90)

    def _quiet(self, x: float, y: float, text: str, size: float, turn: float | None = None) -> str:
        ink = self.palette.ink_3
        return words(x, y, text, size=size, fill=ink, palette=self.palette, anchor="middle", turn=turn)

    def _captions(self) -> tuple[str, float]:
        """Labels and the words under them, with the height they need; upright where a word is wider than its column."""
        size, room = self.size.type_size, self.column - 2
        labels = [point.label for point in self.line.points]
        if any(widest_part(label, size) > room for label in labels):
            return self._upright_captions()
        lines = [wrap(label, room, size) for label in labels]
        step = size * 1.4
        depth = step * max((len(parts) for parts in lines), default=0)
        drawn = []
        for place, (parts, point) in enumerate(zip(lines, self.line.points, strict=True)):
            x, y = self.left(place) + self.column / 2, self.floor + size * 1.3
            drawn += [self._centred(x, y + step * i, part, bold=True) for i, part in enumerate(parts)]
            drawn.append(self._caption(x, y + step * len(parts) + 2, point))
        return "".join(drawn), depth + size * 2.6

    def _upright_captions(self) -> tuple[str, float]:
        size = self.size.type_size
        depth = max(text_width(point.label, size) for point in self.line.points)
        drawn = []
        for place, point in enumerate(self.line.points):
            x, y = self.left(place) + self.column / 2, self.floor + size * 2.8
            drawn.append(self._caption(x, self.floor + size * 1.1, point))
            ink = self.palette.ink
            drawn.append(words(x, y, point.label, size=size, fill=ink, palette=self.palette, bold=True, turn=90))
        return "".join(drawn), depth + size * 3.4

    def _caption(self, x: float, y: float, point: InkedPoint) -> str:
        if point.is_open:
            return self._centred(x, y, point.caption, bold=True, fill=self.palette.below)
        if point.rank is None or point.mark is not None:
            state = point.mark if point.mark is not None else NoOutcome.NOT_APPLICABLE
            fill = self.palette.outcome(state)
            return self._centred(x, y, point.caption, bold=is_outcome(state), fill=fill)
        gap = self.size.type_size * 0.35
        start = x - (LEVEL_WIDTH + gap + text_width(point.caption, self.size.type_size)) / 2
        sign = level_shape(point.rank, len(self.line.levels), self.palette, start, y - 7)
        ink = self.palette.ink_2
        size = self.size.type_size
        name = words(start + LEVEL_WIDTH + gap, y, point.caption, size=size, fill=ink, palette=self.palette, bold=True)
        return sign + name

    def _centred(self, x: float, y: float, text: str, *, bold: bool, fill: str | None = None) -> str:
        ink = fill or self.palette.ink
        return words(x, y, text, size=self.size.type_size, fill=ink, palette=self.palette, anchor="middle", bold=bold)


def _runs(places: list[int]) -> list[tuple[int, int]]:
    """First and last of each unbroken run: [0, 1, 3] gives (0, 1) and (3, 3)."""
    runs: list[tuple[int, int]] = []
    for place in places:
        if runs and runs[-1][1] == place - 1:
            runs[-1] = (runs[-1][0], place)
        else:
            runs.append((place, place))
    return runs
