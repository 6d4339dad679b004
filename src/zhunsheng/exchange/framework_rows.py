"""One row of a framework's workbook as a record of its tree. What is wrong with a cell is noted, reading goes on."""

from collections.abc import Mapping, Sequence
from typing import Any

from zhunsheng.domain.competencies import NOT_APPLICABLE_MARK
from zhunsheng.domain.outcomes import NoOutcome
from zhunsheng.domain.problems import Problem
from zhunsheng.domain.wording import LANGUAGES, word
from zhunsheng.exchange.framework_cells import CellRefused, RawCell, from_cell, is_blank, read_text, shown
from zhunsheng.exchange.framework_sheets import REQUIREMENT, Column, Setting, Table
from zhunsheng.exchange.workbook_grid import Grid, GridRow

Record = dict[str, Any]
Keys = tuple[str, ...]


def read_keys(table: Table, row: GridRow, problems: list[Problem]) -> Keys | None:
    """The keys of the record that the row belongs to; None when one of them cannot be read."""
    keys = [read_cell(column, row, problems) for column in table.parents]
    return None if None in keys else tuple(str(key) for key in keys)


def read_record(table: Table, row: GridRow, problems: list[Problem]) -> Record | None:
    """The row's own fields; None for a row that only says that its list exists."""
    if table.may_be_heading_only and all(
        is_blank(row.get(key)) for key in row.cells if key not in _names(table.parents)
    ):
        return None
    values = {column.key: read_cell(column, row, problems) for column in table.columns}
    return {key: value for key, value in values.items() if value is not None}


def read_cell(column: Column, row: GridRow, problems: list[Problem]) -> object:
    """The value of the tree in the column's cell or cells; None when there is none."""
    try:
        if column.is_localized:
            texts = _read_texts(f"{column.key}.", row)
            return texts if texts or column.is_required else None
        raw = row.get(column.key)
        if not _is_empty(column, raw):
            value = from_cell(column.form, raw, row.place(column.key))
            return value.strip() if column.is_code and isinstance(value, str) else value
        if column.is_free_text:
            return "" if column.is_required else None
        if column.is_required:
            raise _empty(column, row)
    except CellRefused as refused:
        problems.append(refused.problem)
    return None


def read_settings(grid: Grid, settings: Mapping[str, Setting], problems: list[Problem]) -> Record:
    """The tree that the rows of field and value describe."""
    tree: Record = {}
    for row in grid.rows:
        field = shown(row.get("field")).strip()
        setting = settings.get(field)
        if setting is None:
            facts = (("expected", list(settings)),)
            problems.append(Problem("cell-field-unknown", row.place("field"), field, facts))
            continue
        section = tree.setdefault(setting.section, {}) if setting.section else tree
        key = setting.column.key
        if key in section and not setting.is_list_of_texts:
            problems.append(Problem("cell-field-twice", row.place("field"), field))
        value = _read_setting(setting, row, problems)
        if setting.is_list_of_texts:
            section.setdefault(key, []).extend([value] if value else [])
        elif value is not None:
            section[key] = value
    return tree


def read_requirements(row: GridRow, levels: Sequence[str], problems: list[Problem]) -> Record:
    """One row of the matrix: competency to level or to "not applicable"; a blank cell says nothing."""
    asked: Record = {}
    nothing = {NOT_APPLICABLE_MARK, *(word(f"NoOutcome.{NoOutcome.NOT_APPLICABLE}", tag) for tag in LANGUAGES)}
    for key in row.cells:
        if not key.startswith(REQUIREMENT) or is_blank(row.get(key)):
            continue
        level = shown(row.get(key)).strip()
        if level in levels:
            asked[key.removeprefix(REQUIREMENT)] = level
        elif level in nothing:
            asked[key.removeprefix(REQUIREMENT)] = NOT_APPLICABLE_MARK
        else:
            facts = (("expected", [*levels, NOT_APPLICABLE_MARK]),)
            problems.append(Problem("cell-word-unknown", row.place(key), level, facts))
    return asked


def _read_setting(setting: Setting, row: GridRow, problems: list[Problem]) -> object:
    wrong = [key for key in row.cells if _is_misplaced(setting, key) and not is_blank(row.get(key))]
    problems.extend(Problem("cell-in-wrong-column", row.place(key), shown(row.get(key))) for key in wrong)
    if setting.is_localized:
        try:
            texts = _read_texts("text.", row)
            return texts if texts or setting.column.is_required else None
        except CellRefused as refused:
            problems.append(refused.problem)
            return None
    column = setting.column
    value = read_cell(Column("value", column.form, column.heading, column.is_required), row, problems)
    if value == "":
        problems.append(_empty(column, row).problem)
    return value


def _empty(column: Column, row: GridRow) -> CellRefused:
    return CellRefused(
        "cell-empty",
        row.place(column.key if column.key in row.places else "value"),
        expected=word(column.heading, LANGUAGES[0]),
    )


def _is_misplaced(setting: Setting, key: str) -> bool:
    return key == "value" if setting.is_localized else key.startswith("text.")


def _read_texts(prefix: str, row: GridRow) -> Record:
    """By language, in the order of the columns."""
    found = {key.removeprefix(prefix): row.get(key) for key in row.cells if key.startswith(prefix)}
    return {tag: read_text(raw, row.place(prefix + tag)) for tag, raw in found.items() if raw != ""}


def _is_empty(column: Column, raw: RawCell) -> bool:
    """Free text keeps even its spaces; a stray space elsewhere is nothing."""
    return raw == "" if column.is_free_text else is_blank(raw)


def _names(columns: Sequence[Column]) -> set[str]:
    return {column.key for column in columns}
