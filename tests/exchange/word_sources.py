"""The source document as the Word file it once was: cover, lists, tables with merged cells, page header and footer."""

from io import BytesIO
from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.table import Table

SOURCE = Path(__file__).parent.parent / "fixtures" / "source" / "客服专业能力模型-2008.txt"
LINES = ("", *SOURCE.read_text(encoding="utf-8").splitlines())
LABELS = [LINES[number] for number in range(229, 264, 6)]
BLOCKS = ((265, 3), (307, 3), (349, 3), (391, 3), (433, 4), (481, 3))
"""Line of each competency's heading, and statements a level."""


def write_source_as_word(*, names_columns: bool = True) -> bytes:
    document = Document()
    section = document.sections[0]
    section.header.paragraphs[0].text = "深圳市长城物业股份有限公司"
    section.footer.paragraphs[0].text = "HewittAssociates"
    for number in (27, 29, 31, 35, 37, 39):
        document.add_paragraph(LINES[number])
    for number in (41, 43, 45):
        document.add_paragraph(LINES[number].split("、", 1)[1], style="List Number")
    for number in (47, 49, 51, 53):
        document.add_paragraph(LINES[number])
    _add_levels(document)
    _add_matrix(document, names_columns=names_columns)
    _add_scale(document)
    _add_definitions(document)
    for first, share in BLOCKS:
        _add_behaviours(document, first, share)
    packed = BytesIO()
    document.save(packed)
    return packed.getvalue()


def add_text_box(document: WordDocument, words: str) -> None:
    """A text box as Word writes it: once for itself, once more for programs that know no such box."""
    box = f"<w:txbxContent><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:txbxContent>"
    run = document.add_paragraph().add_run()
    run._r.append(
        parse_xml(
            f'<mc:AlternateContent {nsdecls("w")} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
            f'xmlns:v="urn:schemas-microsoft-com:vml"><mc:Choice Requires="wps">{box}</mc:Choice>'
            f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
        )
    )


def _add_levels(document: WordDocument) -> None:
    for number in range(55, 66, 2):
        document.add_paragraph(LINES[number])


def _add_matrix(document: WordDocument, *, names_columns: bool) -> None:
    document.add_paragraph(LINES[67])
    cells = [LINES[number] for number in range(69, 200, 2)]
    rows = [cells[begin : begin + 6] for begin in range(0, 66, 6)]
    if names_columns:
        rows = [LABELS, *rows]
    _fill(document.add_table(len(rows), 6), rows)


def _add_scale(document: WordDocument) -> None:
    document.add_paragraph(LINES[201])
    rows = [[f"{LINES[first]}\n{LINES[first + 2]}", LINES[first + 4]] for first in (203, 209, 215)]
    _fill(document.add_table(3, 2), rows)


def _add_definitions(document: WordDocument) -> None:
    document.add_paragraph(LINES[221])
    rows = [[LINES[223], LINES[225], LINES[227]]]
    rows += [[LINES[first], LINES[first + 2], LINES[first + 4][1:]] for first in range(229, 264, 6)]
    _fill(document.add_table(len(rows), 3), rows)


def _add_behaviours(document: WordDocument, first: int, share: int) -> None:
    """One table a competency: its heading and its link across all columns, the statements of a level in one cell."""
    said = [LINES[number][1:] for number in range(first + 10, first + 10 + share * 6, 2)]
    columns = [said[begin : begin + share] for begin in range(0, share * 3, share)]
    table = document.add_table(6, 3)
    table.cell(0, 0).merge(table.cell(0, 2)).text = LINES[first]
    _fill_row(table, 1, ["Sb", "Si", "Sa"])
    for place, column in enumerate(columns):
        cell = table.cell(2, place)
        cell.paragraphs[0].text, cell.paragraphs[0].style = column[0], "List Bullet"
        for statement in column[1:]:
            cell.add_paragraph(statement, style="List Bullet")
    _fill_row(table, 3, ["知识清单"] * 3)
    _fill_row(table, 4, ["技能清单"] * 3)
    table.cell(5, 0).merge(table.cell(5, 2)).text = "链接对应的行为事件"


def _fill(table: Table, rows: list[list[str]]) -> None:
    for number, row in enumerate(rows):
        _fill_row(table, number, row)


def _fill_row(table: Table, number: int, row: list[str]) -> None:
    for place, words in enumerate(row):
        table.cell(number, place).text = words
