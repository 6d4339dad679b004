"""Writes the tables of docs/reference/assessment-workbook.md anew: `python -m tools.workbook_reference`.

They follow from the one table of sheets and columns and its words, which the template and the reader use too.
"""

from collections.abc import Iterator
from pathlib import Path

from zhunsheng.exchange.assessment_workbook.columns import SHEETS, Sheet

PAGE = Path(__file__).parents[1] / "docs" / "reference" / "assessment-workbook.md"
START, END = "<!-- columns: start -->", "<!-- columns: end -->"


def render_tables() -> str:
    """Every sheet with its columns, as Markdown."""
    return "\n".join(line for sheet in SHEETS for line in _render(sheet))


def _render(sheet: Sheet) -> Iterator[str]:
    yield f"### {sheet.name('zh-Hans')} · {sheet.name('en')}"
    yield ""
    yield "| column | 列 | wanted | what it holds |"
    yield "|---|---|---|---|"
    for column in sheet.columns:
        names = [sheet.column_name(column.key, language) for language in ("en", "zh-Hans")]
        hint = sheet.hint(column.key, "en")
        yield f"| {names[0]} | {names[1]} | {'yes' if column.is_required else ''} | {hint} |"
    yield ""


def renew(page: str) -> str:
    """The page with its tables replaced by today's."""
    before, _, rest = page.partition(START)
    _, _, after = rest.partition(END)
    return f"{before}{START}\n{render_tables()}\n{END}{after}"


if __name__ == "__main__":
    PAGE.write_text(renew(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
