"""Writes the files that the tutorial works with: `python tools/make_tutorial.py` fills docs/tutorial/files.

A Word document such as a company has it, and an assessment workbook that is filled in. Everything in them is invented.
"""

import sys
import tomllib
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.table import Table

from zhunsheng.domain.wording import word
from zhunsheng.exchange.assessment_workbook.write import write_assessment_workbook
from zhunsheng.offline.frameworks import open_framework

ROOT = Path(__file__).resolve().parent.parent
WORDS = Path(__file__).resolve().parent / "tutorial"
FILES = ROOT / "docs/tutorial/files"

FONT = "Microsoft YaHei"
LANGUAGE = "zh-Hans"
LETTERS = {
    "S": "Showing.sustained",
    "F": "Showing.frequent",
    "O": "Showing.occasional",
    "N": "Showing.not-shown",
    "C": "NoJudgement.cannot-judge",
}
"""What a letter in company.toml stands for; any other leaves the cell blank."""

Row = dict[str, Any]


def main() -> int:
    FILES.mkdir(parents=True, exist_ok=True)
    document = FILES / "security-framework.docx"
    document.write_bytes(write_document())
    (FILES / "security-2025.xlsx").write_bytes(write_workbook(document))
    return 0


def write_document() -> bytes:
    """The company's framework as a Word document: headings, lists, and a table for everything that is one."""
    said = _read_words("document")
    document = Document()
    _choose_font(document)
    document.add_heading(said["company"], level=2)
    document.add_heading(said["title"], level=1)
    for words in (said["dated"], *said["about"]):
        document.add_paragraph(words)
    for words in (words for level in said["levels"] for words in level):
        document.add_paragraph(words)
    _add_table(document, said["matrix"]["heading"], [said["matrix"]["columns"], *said["matrix"]["rows"]])
    _add_table(
        document,
        said["scale"]["heading"],
        [[f"{label}\n{meaning}", text] for label, meaning, text in said["scale"]["points"]],
    )
    defined = [[one["label"], one["stages"], one["definition"]] for one in said["competencies"]]
    _add_table(document, said["definitions"]["heading"], [said["definitions"]["columns"], *defined])
    for competency in said["competencies"]:
        _add_competency(document, competency)
    packed = BytesIO()
    document.save(packed)
    return packed.getvalue()


def write_workbook(document: Path) -> bytes:
    """The workbook of one small unit, with the mistakes that the tutorial has its reader mend."""
    framework = open_framework(document).framework
    told = _read_words("company")
    ratings = list(_list_ratings(told["ratings"]))
    rows: dict[str, list[Row]] = {
        **{sheet: told[sheet] for sheet in ("cycles", "units", "people", "decisions", "events")},
        "assignments": [{key: one[key] for key in ("ratee", "rater", "role")} for one in told["ratings"]],
        "ratings": ratings,
    }
    for mistake in told["mistakes"]:
        rows[mistake["sheet"]][mistake["row"] - 1][mistake["column"]] = mistake["found"]
    return write_assessment_workbook(framework, LANGUAGE, rows)


def _list_ratings(ratings: Sequence[Row]) -> Iterator[Row]:
    """One row an indicator; the words of the three competencies stand as a letter each."""
    words = {letter: word(name, LANGUAGE) for letter, name in LETTERS.items()}
    for said in ratings:
        for competency, letters in said["said"].items():
            for number, letter in enumerate(letters.split(), start=1):
                indicator = f"{competency}-{said['level']}-{number}"
                yield {
                    "ratee": said["ratee"],
                    "rater": said["rater"],
                    "indicator": indicator,
                    "judgement": words.get(letter),
                    "comment": said.get("comments", {}).get(indicator),
                }


def _read_words(name: str) -> dict[str, Any]:
    return tomllib.loads((WORDS / f"{name}.toml").read_text("utf-8"))


def _choose_font(document: WordDocument) -> None:
    for name in ("Normal", "Heading 1", "Heading 2"):
        style: Any = document.styles[name]
        style.font.name = FONT
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), FONT)


def _add_table(document: WordDocument, heading: str, rows: Sequence[Sequence[str]]) -> None:
    document.add_heading(heading, level=2)
    table = document.add_table(len(rows), len(rows[0]), style="Table Grid")
    for number, row in enumerate(rows):
        _fill_row(table, number, row)


def _add_competency(document: WordDocument, competency: dict[str, Any]) -> None:
    """One table a competency: its name across all columns, a column a level, its statements as a list."""
    levels: dict[str, list[str]] = competency["levels"]
    document.add_paragraph()
    table = document.add_table(3, len(levels), style="Table Grid")
    table.cell(0, 0).merge(table.cell(0, len(levels) - 1)).text = f"{competency['label']}（{competency['stages']}）"
    _fill_row(table, 1, list(levels))
    for place, statements in enumerate(levels.values()):
        cell = table.cell(2, place)
        cell.paragraphs[0].text, cell.paragraphs[0].style = statements[0], "List Bullet"
        for statement in statements[1:]:
            cell.add_paragraph(statement, style="List Bullet")


def _fill_row(table: Table, number: int, row: Sequence[str]) -> None:
    for place, words in enumerate(row):
        table.cell(number, place).text = words


if __name__ == "__main__":
    sys.exit(main())
