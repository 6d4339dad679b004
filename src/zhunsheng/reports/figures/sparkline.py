"""The inked line in one line of text, for a row of a table whose cells say the same in words."""

from zhunsheng.reports.figures.inked_line import SPARK, InkedLine, draw_inked_line
from zhunsheng.reports.figures.palette import Palette


def draw_sparkline(line: InkedLine, palette: Palette) -> str:
    """Hidden from screen readers: the row beside it says each level."""
    return draw_inked_line(line, SPARK, palette, is_named=False)
