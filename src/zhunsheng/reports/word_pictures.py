"""Figures and signs as pictures for Word. Signs are few, so each is drawn once a process; figures go through in one run."""

import struct
from dataclasses import dataclass, field
from functools import cache

from zhunsheng.reports.typesetting import set_pictures
from zhunsheng.reports.word_xml import Picture, picture

DOTS_PER_INCH = 200


def draw_all(figures: list[tuple[str, float]]) -> list[bytes]:
    """SVG and width in millimetres, to PNG, in one typesetting run."""
    if not figures:
        return []
    wanted = [{"svg": svg, "width": width} for svg, width in figures]
    return set_pictures("figures.typ", {"language": "", "figures": wanted}, DOTS_PER_INCH)


@cache
def draw_sign(svg: str, width: float) -> bytes:
    """A small sign, twice as fine as a figure since it is looked at closely."""
    return set_pictures("figures.typ", {"language": "", "figures": [{"svg": svg, "width": width}]}, 2 * DOTS_PER_INCH)[
        0
    ]


@dataclass(slots=True)
class PictureBook:
    """The pictures of one document, each held once, with the XML that shows them."""

    figures: dict[str, bytes]
    """PNG by SVG, drawn beforehand."""
    held: dict[str, bytes] = field(default_factory=dict)
    _relations: dict[bytes, str] = field(default_factory=dict)
    _shown: int = 0

    def show(self, svg: str, width: float, alternative: str) -> str:
        return self._place(self.figures[svg], width, alternative)

    def show_sign(self, svg: str, width: float, drop: float = 1.2) -> str:
        """A sign stands beside its words, so it has none of its own; no drawing, no sign."""
        return self._place(draw_sign(svg, width), width, "", drop) if svg else ""

    def _place(self, png: bytes, width: float, alternative: str, drop: float = 0) -> str:
        relation = self._relations.setdefault(png, f"rIdPicture{len(self._relations) + 1}")
        self.held[relation] = png
        self._shown += 1
        across, down = struct.unpack(">II", png[16:24])
        return picture(Picture(relation, width, width * down / across, alternative), self._shown, drop)
