"""SVG as text: elements, escaped words, and lines that fit a width. No dependencies, no state."""

import re
from html import escape as escape_markup
from unicodedata import east_asian_width

from zhunsheng.reports.figures.palette import Palette

Rows = tuple[tuple[str, ...], ...]
"""The table twin of a figure: what it shows, in words, row by row; the first cell of a row names it."""

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML may hold; people paste them from other programs."""
_ASCENT = 0.36
"""From the middle of a line of text to its baseline, in parts of the type size; CJK and figures look centred so."""


def element(name: str, /, *children: str, **attributes: str | float | None) -> str:
    """One element; `stroke_width=2` becomes `stroke-width="2"`, attributes that are None are left out."""
    told = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_value(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{told}>{''.join(children)}</{name}>" if children else f"<{name}{told}/>"


def drawing(width: float, height: float, *children: str, label: str = "", css: str = "") -> str:
    """A whole figure. With `label` it is an image with that name; without, it decorates words that stand beside it."""
    told: dict[str, str | float | None] = {"role": "img", "aria_label": label} if label else {"aria_hidden": "true"}
    return element(
        "svg",
        *children,
        xmlns="http://www.w3.org/2000/svg",
        class_=css or None,
        width=width,
        height=height,
        viewBox=f"0 0 {number(width)} {number(height)}",
        **told,
    )


def path(d: str, **attributes: str | float | None) -> str:
    return element("path", d=d, **attributes)


def horizontal(x1: float, x2: float, y: float, stroke: str, width: float) -> str:
    return path(f"M{number(x1)} {number(y)}H{number(x2)}", stroke=stroke, stroke_width=width, fill="none")


def vertical(x: float, y1: float, y2: float, stroke: str, width: float) -> str:
    return path(f"M{number(x)} {number(y1)}V{number(y2)}", stroke=stroke, stroke_width=width, fill="none")


def words(
    x: float,
    y: float,
    text: str,
    *,
    size: float,
    fill: str,
    palette: Palette,
    anchor: str | None = None,
    bold: bool = False,
    turn: float | None = None,
) -> str:
    """One line of text whose middle is at `y`, for every renderer alike (baselines are computed, not asked for)."""
    return element(
        "text",
        escape(text, quote=False),
        x=x,
        y=y + size * _ASCENT,
        font_family=palette.font,
        font_size=size,
        font_weight="700" if bold else None,
        fill=fill,
        text_anchor=anchor,
        transform=None if turn is None else f"rotate({number(turn)} {number(x)} {number(y)})",
    )


def hover(text: str) -> str:
    """The words that appear over a single mark."""
    return element("title", escape(text, quote=False))


def text_width(text: str, size: float) -> float:
    """Estimated width: a Chinese character fills its square, a Latin one about half of it."""
    return size * sum(1.0 if east_asian_width(character) in "WF" else 0.53 for character in text)


def wrap(text: str, width: float, size: float) -> tuple[str, ...]:
    """Lines no wider than `width` where that is possible: Chinese breaks anywhere, Latin between words."""
    lines: list[str] = []
    line = ""
    for part in _breakable(text):
        if line and text_width((line + part).rstrip(), size) > width:
            lines.append(line.rstrip())
            line = part.lstrip()
        else:
            line += part
    return (*lines, line.rstrip()) if line else tuple(lines)


def widest_part(text: str, size: float) -> float:
    """Width of the longest piece that cannot be broken."""
    return max((text_width(part.strip(), size) for part in _breakable(text)), default=0.0)


def number(value: float) -> str:
    """At most two decimals, no trailing zeros: small files, the same on every machine."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _breakable(text: str) -> list[str]:
    parts: list[str] = []
    for character in text:
        is_wide = east_asian_width(character) in "WF"
        starts_new = is_wide or not parts or parts[-1].endswith(" ") or east_asian_width(parts[-1][-1]) in "WF"
        if starts_new:
            parts.append(character)
        else:
            parts[-1] += character
    return parts


def escape(text: str, *, quote: bool = True) -> str:
    """Words made safe for SVG: markup is told as words, characters that XML cannot hold are left out."""
    return escape_markup(_NOT_XML.sub("", text), quote=quote)


def _value(value: str | float) -> str:
    return escape(value) if isinstance(value, str) else number(value)
