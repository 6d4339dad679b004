"""要求环, the optional radar: the inked line bent into a ring. Marks lie on the ring, never outside; there is no area."""

from math import cos, pi, sin

from zhunsheng.reports.figures.inked_line import InkedLine, InkedPoint
from zhunsheng.reports.figures.palette import Palette, place_in_scale
from zhunsheng.reports.figures.signs import mark_shape
from zhunsheng.reports.figures.svg import drawing, element, number, path, words, wrap

WIDTH, HEIGHT = 440.0, 340.0
_TYPE = 12.0
_RADIUS = 116.0
_CORE = 44.0
_MARK = 17.0


def draw_requirement_ring(line: InkedLine, palette: Palette) -> str:
    """The same value as the inked line takes; its table twin is `tabulate_inked_line`."""
    count = max(len(line.points), 1)
    body = "".join(_sector(line, place, 2 * pi / count, palette) for place in range(len(line.points)))
    risers = "".join(_riser(line, place, 2 * pi / count, palette) for place in range(len(line.points)))
    marks = "".join(_mark(line, place, 2 * pi / count, palette) for place in range(len(line.points)))
    names = "".join(_label(point, i, 2 * pi / count, palette) for i, point in enumerate(line.points))
    levels = "".join(_level_name(line, rank, -pi / count, palette) for rank in range(len(line.levels)))
    return drawing(WIDTH, HEIGHT, body + risers + levels + marks + names, label=line.title, css="ring")


def _radius(line: InkedLine, rank: int) -> float:
    return _CORE + (_RADIUS - _CORE) * place_in_scale(rank, len(line.levels))


def _at(angle: float, radius: float) -> tuple[float, float]:
    """Angle 0 is at the top, growing clockwise."""
    return WIDTH / 2 + radius * sin(angle), HEIGHT / 2 - radius * cos(angle)


def _arc(start: float, end: float, radius: float, stroke: str, width: float) -> str:
    (x1, y1), (x2, y2) = _at(start, radius), _at(end, radius)
    turn = f"M{number(x1)} {number(y1)}A{number(radius)} {number(radius)} 0 0 1 {number(x2)} {number(y2)}"
    return path(turn, stroke=stroke, stroke_width=width, fill="none")


def _sector(line: InkedLine, place: int, step: float, palette: Palette) -> str:
    point = line.points[place]
    start, end = (place - 0.5) * step, (place + 0.5) * step
    if point.rank is None:
        x, y = _at(place * step, (_CORE + _RADIUS) / 2)
        return words(x, y, line.not_applicable, size=_TYPE, fill=palette.ink_3, palette=palette, anchor="middle")
    grid = "".join(_arc(start, end, _radius(line, rank), palette.hair, 1) for rank in range(len(line.levels)))
    thickness = 3 + 6 * place_in_scale(point.rank, len(line.levels))
    ink = palette.level(point.rank, len(line.levels))
    return grid + _arc(start - 0.004, end + 0.004, _radius(line, point.rank), ink, thickness)


def _riser(line: InkedLine, place: int, step: float, palette: Palette) -> str:
    one, next_ = line.points[place], line.points[(place + 1) % len(line.points)]
    if one.rank is None or next_.rank is None or one.rank == next_.rank:
        return ""
    angle = (place + 0.5) * step
    (x1, y1), (x2, y2) = _at(angle, _radius(line, one.rank)), _at(angle, _radius(line, next_.rank))
    ends = f"M{number(x1)} {number(y1)}L{number(x2)} {number(y2)}"
    return path(ends, stroke=palette.ink_3, stroke_width=1)


def _mark(line: InkedLine, place: int, step: float, palette: Palette) -> str:
    point = line.points[place]
    if point.rank is None or point.mark is None:
        return ""
    x, y = _at(place * step, _radius(line, point.rank))
    halo = element("circle", cx=x, cy=y, r=_MARK * 0.72, fill=palette.ground)
    return halo + mark_shape(point.mark, x, y, palette, _MARK)


def _level_name(line: InkedLine, rank: int, angle: float, palette: Palette) -> str:
    """Just inside its ring, where it cuts no line."""
    x, y = _at(angle, _radius(line, rank) - 12)
    return words(x, y, line.levels[rank].code, size=10, fill=palette.ink_3, palette=palette, anchor="middle")


def _label(point: InkedPoint, place: int, step: float, palette: Palette) -> str:
    """Name and caption outside the ring: above it at the top, below it at the foot, level with it at the sides."""
    angle = place * step
    x, y = _at(angle, _RADIUS + 18)
    side = sin(angle)
    anchor = "middle" if abs(side) < 0.2 else "start" if side > 0 else "end"
    room = {"middle": WIDTH, "start": WIDTH - x, "end": x}[anchor]
    names = wrap(point.label, room, _TYPE)
    parts = (*names, *([point.caption] if point.caption else []))
    depth = (len(parts) - 1) * _TYPE * 1.35
    top = y - depth * (0.5 if anchor != "middle" else 1.0 if cos(angle) > 0 else 0.0)
    lines = ((part, top + i * _TYPE * 1.35, i < len(names)) for i, part in enumerate(parts))
    return "".join(
        words(x, at, part, size=_TYPE, fill=palette.ink, palette=palette, anchor=anchor, bold=bold)
        for part, at, bold in lines
    )
