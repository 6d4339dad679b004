"""The cell formats that the assessment workbook adds to those of all our workbooks."""

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from zhunsheng.exchange.workbook_style import SheetFormats


class WorkbookFormats(SheetFormats):
    """Headings of wanted columns carry a rule in the house's ink; dates and numbers are real ones."""

    def __init__(self, workbook: Workbook) -> None:
        super().__init__(workbook)
        base = {"font_name": "Microsoft YaHei", "font_size": 10, "font_color": "#12202A", "valign": "top"}
        heading = {**base, "bold": True, "text_wrap": True, "valign": "vcenter", "bg_color": "#EEF3F5"}
        self.heading: Format = workbook.add_format({**heading, "bottom": 1, "bottom_color": "#B4C2CA"})
        self.wanted: Format = workbook.add_format({**heading, "bottom": 5, "bottom_color": "#0A566B"})
        self.date: Format = workbook.add_format({**base, "num_format": "yyyy-mm-dd", "align": "left"})
        self.number: Format = workbook.add_format({**base, "num_format": "0", "align": "left"})
        self.section: Format = workbook.add_format({**base, "bold": True})
        self.plain: Format = workbook.add_format(base)


def print_on_a4(page: Worksheet, heading_row: int | None = None) -> None:
    """Wide tables turn the page and shrink to its width; the headings come again on every page."""
    page.set_paper(9)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.set_margins(0.5, 0.5, 0.6, 0.6)
    page.set_footer("&L&A&R&P / &N")
    if heading_row is not None:
        page.repeat_rows(heading_row)
