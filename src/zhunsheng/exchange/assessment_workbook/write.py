"""Writing an assessment workbook: the empty template, or one filled with rows.

Drop-down lists, hints and instructions come from the same table and framework that the reader checks against.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from io import BytesIO

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from zhunsheng.domain.frameworks import Framework
from zhunsheng.domain.text import Language
from zhunsheng.domain.wording import LANGUAGES
from zhunsheng.exchange.assessment_workbook.columns import SHEETS, Column, Form, Sheet
from zhunsheng.exchange.assessment_workbook.companion_sheets import write_guide, write_standard
from zhunsheng.exchange.assessment_workbook.drop_downs import DropDowns
from zhunsheng.exchange.assessment_workbook.formats import WorkbookFormats, print_on_a4

Entry = str | int | date | None
"""What a cell may be filled with; None leaves it blank."""
FilledRow = Mapping[str, Entry]
"""Column keys with their entries; a missing column is blank."""

_FIXED_MOMENT = datetime(2026, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""Stands in the file's properties, so that the same content gives the same bytes."""
_HEADING_HEIGHT = 30


def write_assessment_workbook(
    framework: Framework,
    language: Language,
    rows: Mapping[str, Sequence[FilledRow]] | None = None,
) -> bytes:
    """The workbook as a file. `rows` by sheet key; without any it is the template."""
    target = BytesIO()
    workbook = Workbook(target, {"in_memory": True, "default_date_format": "yyyy-mm-dd"})
    workbook.set_properties({"created": _FIXED_MOMENT, "title": str(framework.title)})
    formats = WorkbookFormats(workbook)
    write_guide(workbook, formats, framework, language)
    sheets = [(sheet, workbook.add_worksheet(sheet.name(language))) for sheet in SHEETS]
    write_standard(workbook, formats, framework, language)
    drop_downs = DropDowns(workbook, framework, language)
    for sheet, page in sheets:
        filled = (rows or {}).get(sheet.key, ())
        _write_sheet(page, sheet, language, formats, filled, drop_downs)
    workbook.close()
    return target.getvalue()


def _write_sheet(
    page: Worksheet,
    sheet: Sheet,
    language: Language,
    formats: WorkbookFormats,
    rows: Sequence[FilledRow],
    drop_downs: DropDowns,
) -> None:
    page.freeze_panes(1, 0)
    print_on_a4(page, heading_row=0)
    page.set_row(0, _HEADING_HEIGHT)
    for place, column in enumerate(sheet.columns):
        page.set_column(place, place, column.width, _format_of(column, formats))
        heading = formats.wanted if column.is_required else formats.heading
        page.write_string(0, place, sheet.column_name(column.key, language), heading)
        page.write_comment(0, place, _hint(sheet, column.key), {"x_scale": 2.2, "y_scale": 1.4, "author": ""})
        drop_downs.offer(page, sheet, place, column, max(len(rows), 1))
    for number, row in enumerate(rows, start=1):
        _write_row(page, number, sheet, row, formats)
    page.autofilter(0, 0, max(len(rows), 1), len(sheet.columns) - 1)


def _write_row(page: Worksheet, number: int, sheet: Sheet, row: FilledRow, formats: WorkbookFormats) -> None:
    for place, column in enumerate(sheet.columns):
        entry = row.get(column.key)
        if entry is None or entry == "":
            continue
        form = _format_of(column, formats)
        if isinstance(entry, date):
            page.write_datetime(number, place, datetime(entry.year, entry.month, entry.day), form)  # noqa: DTZ001
        elif isinstance(entry, int):
            page.write_number(number, place, entry, form)
        else:
            page.write_string(number, place, entry, form)


def _format_of(column: Column, formats: WorkbookFormats) -> Format:
    if column.form is Form.DATE:
        return formats.date
    return formats.number if column.form is Form.NUMBER else formats.column


def _hint(sheet: Sheet, column: str) -> str:
    """What a column wants, in every language: the heading names only one."""
    return "\n\n".join(sheet.hint(column, language) for language in LANGUAGES)
