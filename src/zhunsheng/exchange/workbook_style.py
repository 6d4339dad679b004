"""How our workbooks look, and the two ways in which a cell is written: a value, and a list to choose from."""

from collections.abc import Iterable
from math import ceil

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

_LINE_HEIGHT, _LINE_GAP, _HIGHEST_ROW = 14.5, 2, 409
"""Points."""
_FIRST_WIDE_SIGN = 0x2E80
"""Chinese characters and punctuation take two places from here on."""
_LONGEST_LIST = 255
"""Characters of a literal drop-down list, a limit of the format."""


class SheetFormats:
    """Ink for data, hairlines for structure; every column is text, so that a typed 01 stays 01."""

    def __init__(self, workbook: Workbook) -> None:
        base = {"font_name": "Microsoft YaHei", "font_size": 10, "font_color": "#12202A", "valign": "top"}
        ruled = {**base, "bottom": 4, "bottom_color": "#B4C2CA", "num_format": "@"}
        self.column: Format = workbook.add_format({**base, "num_format": "@", "text_wrap": True})
        self.text: Format = workbook.add_format({**ruled, "text_wrap": True})
        self.code: Format = workbook.add_format({**ruled, "font_color": "#0A566B"})
        self.level: Format = workbook.add_format({**ruled, "bold": True, "align": "center"})
        self.quiet: Format = workbook.add_format({**ruled, "font_color": "#566671", "align": "center"})
        self.head: Format = workbook.add_format({**base, "bold": True, "text_wrap": True, "valign": "bottom"})
        self.key: Format = workbook.add_format(
            {**base, "font_size": 8, "font_color": "#566671", "bottom": 1, "num_format": "@"}
        )
        self.title: Format = workbook.add_format({**base, "bold": True, "font_size": 18})
        self.link: Format = workbook.add_format({**ruled, "font_color": "#0A566B", "underline": 1})
        self.note: Format = workbook.add_format({**base, "text_wrap": True, "font_color": "#3E4F5A"})


def put(sheet: Worksheet, row: int, place: int, cell: str | int, form: Format) -> None:
    if isinstance(cell, int):
        sheet.write_number(row, place, cell, form)
    elif cell:
        sheet.write_string(row, place, cell, form)
    else:
        sheet.write_blank(row, place, None, form)


def offer(
    sheet: Worksheet,
    row: int,
    place: int,
    last_row: int,
    choices: Iterable[str],
    hint: str,
    last_column: int | None = None,
) -> None:
    listed = [choice for choice in choices if choice]
    if not listed or any("," in choice for choice in listed) or len(",".join(listed)) > _LONGEST_LIST:
        return
    rule = {"validate": "list", "source": listed, "error_message": hint[:255]}
    sheet.data_validation(row, place, last_row, place if last_column is None else last_column, rule)


def fit_height(sheet: Worksheet, row: int, cells: Iterable[tuple[str | int, float]]) -> None:
    """Make a row as high as the most lines that one of its cells, given with its column's width, takes when wrapped.

    Excel would find the height by itself on opening; other programs do not, and let wrapped lines overlap.
    """
    lines = max((_count_lines(str(cell), width) for cell, width in cells), default=1)
    if lines > 1:
        sheet.set_row(row, min(lines * _LINE_HEIGHT + _LINE_GAP, _HIGHEST_ROW))


def _count_lines(text: str, width: float) -> int:
    wide = [sum(2 if ord(sign) >= _FIRST_WIDE_SIGN else 1 for sign in line) for line in text.splitlines()]
    return sum(max(1, ceil(taken / (width - 1))) for taken in wide)
