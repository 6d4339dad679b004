"""Pieces of a Word document as text. Each function returns finished XML; what people wrote is escaped on the way in.

Lengths are millimetres, type sizes points, as on the page; Word's own units stay in this file.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML file may hold; people paste them from other programs."""

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)


def text(words: str) -> str:
    """Words, safe inside an element or a double-quoted attribute."""
    return escape(_NOT_XML.sub("", words), {'"': "&quot;"})


def twips(millimetres: float) -> int:
    return round(millimetres * 1440 / 25.4)


def run(words: str, *, bold: bool | None = None, colour: str = "", size: float = 0) -> str:
    """Words in one manner, the paragraph's own where nothing is said; empty words leave nothing behind."""
    if not words:
        return ""
    told = "" if bold is None else f'<w:b w:val="{int(bold)}"/>'
    told += f'<w:color w:val="{colour.lstrip("#")}"/>' if colour else ""
    told += f'<w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/>' if size else ""
    manner = f"<w:rPr>{told}</w:rPr>" if told else ""
    return f'<w:r>{manner}<w:t xml:space="preserve">{text(words)}</w:t></w:r>'


def paragraph(*runs: str, style: str = "", keep_with_next: bool = False) -> str:
    told = f'<w:pStyle w:val="{style}"/>' if style else ""
    told += "<w:keepNext/>" if keep_with_next else ""
    return f"<w:p>{f'<w:pPr>{told}</w:pPr>' if told else ''}{''.join(runs)}</w:p>"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the package. `alternative` empty: it decorates the words beside it."""

    relation: str
    width: float
    height: float
    alternative: str = ""


def picture(shown: Picture, number: int, drop: float = 0) -> str:
    """A picture in the line of text; `drop` lowers it by so many points, so that signs sit with their words."""
    wide, high = round(shown.width * 36000), round(shown.height * 36000)
    named = f'id="{number}" name="figure-{number}" descr="{text(shown.alternative)}"'
    lowered = f'<w:rPr><w:position w:val="{round(-2 * drop)}"/></w:rPr>' if drop else ""
    return (
        f'<w:r>{lowered}<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{wide}" cy="{high}"/>'
        f"<wp:docPr {named}/><a:graphic>"
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name="figure-{number}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{shown.relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: paragraphs, and how it differs from its neighbours."""

    content: str
    span: int = 1
    merge: str = ""
    """`restart` for the first of cells merged downwards, `continue` for the others."""
    fill: str = ""
    left_rule: str = ""
    """Colour of a thick rule at the left: the gap, which survives photocopying."""


def table(
    widths: Sequence[float], rows: Iterable[Sequence[Cell]], *, style: str, head_rows: int = 0, together: bool = True
) -> str:
    """A real table with fixed columns. `head_rows` repeat on every page; `together` keeps a row on one page."""
    grid = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in widths)
    drawn = "".join(
        _row(cells, widths, is_head=number < head_rows, together=together) for number, cells in enumerate(rows)
    )
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{twips(sum(widths))}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="{int(head_rows > 0)}"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{drawn}</w:tbl>"
    )


def _row(cells: Sequence[Cell], widths: Sequence[float], *, is_head: bool, together: bool) -> str:
    told = ("<w:cantSplit/>" if together else "") + ("<w:tblHeader/>" if is_head else "")
    drawn, place = [], 0
    for cell in cells:
        drawn.append(_cell(cell, sum(widths[place : place + cell.span])))
        place += cell.span
    return f"<w:tr>{f'<w:trPr>{told}</w:trPr>' if told else ''}{''.join(drawn)}</w:tr>"


def _cell(cell: Cell, width: float) -> str:
    told = f'<w:tcW w:w="{twips(width)}" w:type="dxa"/>'
    told += f'<w:gridSpan w:val="{cell.span}"/>' if cell.span > 1 else ""
    told += f'<w:vMerge w:val="{cell.merge}"/>' if cell.merge else ""
    if cell.left_rule:
        colour = cell.left_rule.lstrip("#")
        told += f'<w:tcBorders><w:left w:val="single" w:sz="18" w:space="0" w:color="{colour}"/></w:tcBorders>'
    told += f'<w:shd w:val="clear" w:color="auto" w:fill="{cell.fill.lstrip("#")}"/>' if cell.fill else ""
    return f"<w:tc><w:tcPr>{told}</w:tcPr>{cell.content or '<w:p/>'}</w:tc>"
