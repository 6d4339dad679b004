"""The reference of the assessment workbook tells the columns that there are."""

from tools.workbook_reference import PAGE, renew


def test_the_tables_of_the_reference_are_those_of_the_reader() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert page == renew(page), "run: python -m tools.workbook_reference"
