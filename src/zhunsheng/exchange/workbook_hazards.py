"""What a spreadsheet shows but a reader of values would silently miss: formulas, error values, merged and hidden parts.

The value readers give 0 or nothing for a formula without a cached result, so the sheets' XML is asked instead.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import islice
from posixpath import join, normpath
from xml.etree.ElementTree import Element, ParseError

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from zhunsheng.domain.errors import RuleBroken
from zhunsheng.domain.problems import Problem
from zhunsheng.exchange.safe_files import OfficeFile

MOST_PER_SHEET = 200
"""A sheet of ten thousand formulas is one mistake; the list stays readable."""

_SUSPICIOUS = re.compile(rb"""<(?:\w+:)?(?:f[\s>/]|mergeCell\s|c\s[^>]*t=["']e["'])""")
_COLUMN_BASE = 26


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A sheet as the workbook lists it, with its XML."""

    name: str
    is_hidden: bool
    xml: bytes


def list_sheet_parts(workbook: OfficeFile) -> tuple[SheetPart, ...]:
    targets = {
        relation.get("Id", ""): relation.get("Target", "")
        for relation in _parse(workbook.find_part("xl/_rels/workbook.xml.rels") or b"<none/>")
    }
    found: list[SheetPart] = []
    for element in _parse(workbook.parts["xl/workbook.xml"]).iter():
        if _local(element) != "sheet":
            continue
        relation = next((value for key, value in element.attrib.items() if key.endswith("}id")), "")
        part = normpath(join("/xl", targets.get(relation, ""))).lstrip("/")
        hidden = element.get("state", "visible") != "visible"
        xml = workbook.find_part(part)
        if xml is None:
            raise RuleBroken("sheet-unreadable", sheet=element.get("name", ""))
        found.append(SheetPart(element.get("name", ""), hidden, xml))
    return tuple(found)


def list_hazards(workbook: OfficeFile, allowed_hidden: Collection[str] = ()) -> tuple[Problem, ...]:
    """Every formula, error value, merged range and hidden sheet; at most `MOST_PER_SHEET` a sheet, then a count."""
    problems: list[Problem] = []
    for sheet in list_sheet_parts(workbook):
        if sheet.is_hidden and sheet.name not in allowed_hidden:
            problems.append(Problem("sheet-hidden", sheet.name, sheet.name))
        if _SUSPICIOUS.search(sheet.xml):
            found = _scan(sheet)
            problems.extend(islice(found, MOST_PER_SHEET))
            left = sum(1 for _ in found)
            if left:
                problems.append(Problem("more-problems-in-sheet", sheet.name, str(left)))
    return tuple(problems)


def cell_name(row: int, column: int) -> str:
    """`C5` for row 4, column 2; both count from 0."""
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, _COLUMN_BASE)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row + 1}"


def _scan(sheet: SheetPart) -> Iterator[Problem]:
    cursor = _Cursor()
    try:
        for event, element in ElementTree.iterparse(BytesIO(sheet.xml), events=("start", "end"), forbid_dtd=True):
            kind = _local(element)
            if event == "start":
                cursor.enter(kind, element)
                if kind == "c" and element.get("t") == "e":
                    yield Problem("cell-holds-error", f"{sheet.name}!{cursor.cell}")
                elif kind == "mergeCell":
                    yield Problem("cells-merged", f"{sheet.name}!{element.get('ref', '')}")
            elif kind == "f":
                yield Problem("cell-holds-formula", f"{sheet.name}!{cursor.cell}", f"={element.text or ''}")
            elif kind == "row":
                element.clear()
    except (ParseError, DefusedXmlException, ValueError) as broken:
        raise RuleBroken("sheet-unreadable", sheet=sheet.name) from broken


class _Cursor:
    """The cell being read. Some libraries leave out the names of cells and rows; then each follows the one before."""

    def __init__(self) -> None:
        self.cell = ""
        self._row = self._column = -1

    def enter(self, kind: str, element: Element) -> None:
        if kind == "row":
            self._row, self._column = int(element.get("r", self._row + 2)) - 1, -1
        elif kind == "c":
            self._column += 1
            self.cell = element.get("r") or cell_name(self._row, self._column)


def _parse(xml: bytes) -> Element:
    try:
        root: Element = ElementTree.fromstring(xml, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError) as broken:
        raise RuleBroken("sheet-unreadable", sheet="workbook.xml") from broken
    return root


def _local(element: Element) -> str:
    return element.tag.rpartition("}")[2]
