"""The published table of fields and formats is what really happens, and every field has its words."""

import pytest
from tests.exchange.format_table import PAGE, render_table

from zhunsheng.domain.wording import LANGUAGES, list_worded_codes
from zhunsheng.exchange.framework_sheets import GUIDE, SETTINGS, SHEET_ORDER, TABLES, find_sheet, sheet_title


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> str:
    return render_table(tmp_path_factory.mktemp("formats"))


def test_the_published_table_says_which_field_survives_in_which_format(table: str) -> None:
    assert table in PAGE.read_text("utf-8"), "run: python -m tests.exchange.format_table"


def test_the_formats_that_are_called_lossless_keep_every_field(table: str) -> None:
    for line in table.splitlines()[2:]:
        assert line.split(" | ")[2:5] == ["✓", "✓", "✓"], line


def test_every_field_of_a_framework_has_words() -> None:
    columns = [column for table in TABLES for column in table.all_columns]
    columns += [setting.column for settings in SETTINGS.values() for setting in settings]
    assert {column.heading for column in columns} <= set(list_worded_codes())


def test_every_table_has_its_sheet_and_every_sheet_is_known_by_its_title_in_any_language() -> None:
    assert {table.name for table in TABLES} | set(SETTINGS) | {"matrix"} == set(SHEET_ORDER)
    for language in LANGUAGES:
        titles = [sheet_title(name, language) for name in (GUIDE, *SHEET_ORDER)]
        assert [find_sheet(title) for title in titles] == [GUIDE, *SHEET_ORDER]
        assert max(len(title) for title in titles) <= 31
