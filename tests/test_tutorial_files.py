"""The tutorial's files are those that its words make, and hold the mistakes that it has its reader mend."""

from io import BytesIO

import openpyxl
from docx import Document
from tools.make_tutorial import FILES, LANGUAGE, write_document, write_workbook

from zhunsheng.exchange.assessment_workbook.columns import SHEETS

DOCUMENT = FILES / "security-framework.docx"


def test_the_word_document_says_what_its_words_say() -> None:
    assert words_of(DOCUMENT.read_bytes()) == words_of(write_document()), "python tools/make_tutorial.py writes it anew"


def test_the_workbook_holds_what_its_words_say() -> None:
    kept = (FILES / "security-2025.xlsx").read_bytes()
    assert rows_of(kept) == rows_of(write_workbook(DOCUMENT)), "python tools/make_tutorial.py writes it anew"


def words_of(document: bytes) -> list[str]:
    opened = Document(BytesIO(document))
    cells = [cell.text for table in opened.tables for row in table.rows for cell in row.cells]
    return [*(paragraph.text for paragraph in opened.paragraphs), *cells]


def rows_of(workbook: bytes) -> dict[str, list[tuple[object, ...]]]:
    opened = openpyxl.load_workbook(BytesIO(workbook))
    names = [sheet.name(LANGUAGE) for sheet in SHEETS]
    return {name: list(opened[name].iter_rows(values_only=True)) for name in names}
