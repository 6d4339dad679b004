"""A framework as a workbook that HR can edit: one sheet a list, headings in words, a small row of keys beneath."""

from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from typing import Any

import xlsxwriter
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from zhunsheng.domain.competencies import NOT_APPLICABLE_MARK
from zhunsheng.domain.errors import RuleBroken
from zhunsheng.domain.frameworks import Framework
from zhunsheng.domain.text import Language
from zhunsheng.domain.wording import list_worded_codes, word
from zhunsheng.exchange.framework_cells import checked_code, checked_text, list_choices, to_cell
from zhunsheng.exchange.framework_sheets import (
    GUIDE,
    MATRIX,
    REQUIREMENT,
    SETTINGS,
    SHEET_ORDER,
    TABLES_BY_NAME,
    Column,
    Path,
    Setting,
    Table,
    parent_key,
    sheet_title,
)
from zhunsheng.exchange.framework_tree import framework_to_tree
from zhunsheng.exchange.record_forms import ListOf, Localized, Words
from zhunsheng.exchange.workbook_style import SheetFormats, fit_height, offer, put

Tree = Mapping[str, Any]

FIRST_ROW = 2
"""Rows start below the headings and the keys, counted from 0."""

_ROOM = 2000
"""Rows for which drop-down lists are prepared."""
_WIDE, _MEDIUM, _NARROW = 48, 20, 12


def write_framework_xlsx(framework: Framework, language: Language = "zh-Hans") -> bytes:
    """The workbook, its headings in `language`. What a cell cannot hold raises `RuleBroken`; nothing is cut off."""
    content = BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as workbook:
        _Writer(workbook, framework, language).write()
    return content.getvalue()


class _Writer:
    """Writes one framework into one workbook."""

    def __init__(self, workbook: Workbook, framework: Framework, language: Language) -> None:
        self._book = workbook
        self._framework = framework
        self._language = language
        self._tree: Tree = framework_to_tree(framework)
        self._formats = SheetFormats(workbook)
        self._rows: dict[str, int] = {}

    def write(self) -> None:
        self._book.set_properties({"title": str(self._framework.title), "comments": str(self._tree["format"])})
        guide = self._book.add_worksheet(sheet_title(GUIDE, self._language))
        for name in SHEET_ORDER:
            sheet = self._book.add_worksheet(sheet_title(name, self._language))
            if name in SETTINGS:
                rows = self._write_settings(sheet, SETTINGS[name])
            elif name == MATRIX:
                rows = self._write_matrix(sheet)
            else:
                rows = self._write_table(sheet, TABLES_BY_NAME[name])
            self._rows[name] = rows
            self._finish(sheet)
        self._write_guide(guide)
        guide.activate()

    # ── sheets of records ──

    def _write_table(self, sheet: Worksheet, table: Table) -> int:
        place = 0
        for column in table.all_columns:
            for key in column.keys(self._framework.languages):
                self._write_head(sheet, place, self._heading(column, key), key, _width(column))
                self._offer_choices(sheet, place, column)
                place += 1
        rows = [found for found in _list_rows(self._tree, table.path) if found[1] or table.may_be_heading_only]
        for row, (parents, record) in enumerate(rows, start=FIRST_ROW):
            values: Tree = {**dict(zip((one.key for one in table.parents), parents, strict=True)), **record}
            self._write_row(sheet, row, table, values, is_heading_only=not record)
        return len(rows)

    def _write_row(self, sheet: Worksheet, row: int, table: Table, values: Tree, *, is_heading_only: bool) -> None:
        place = 0
        written: list[tuple[str | int, float]] = []
        for column in table.all_columns:
            value = values.get(column.key)
            if value is None and not is_heading_only:
                value = column.default_tree
            for cell in self._cells(column, value):
                form = self._formats.code if isinstance(column.form, Words) else self._formats.text
                put(sheet, row, place, cell, form)
                written.append((cell, _width(column)))
                place += 1
        fit_height(sheet, row, written)

    def _cells(self, column: Column, value: Any) -> Iterator[str | int]:
        if column.is_localized:
            texts = value or {}
            yield from (checked_text(texts.get(language, "")) for language in self._framework.languages)
        elif value is None or value == "":
            yield ""
        elif column.is_code:
            yield checked_code(value)
        else:
            yield to_cell(column.form, value, self._language)

    # ── sheets of field and value ──

    def _write_settings(self, sheet: Worksheet, settings: Sequence[Setting]) -> int:
        languages = self._framework.languages
        self._write_head(sheet, 0, self._word("framework-settings.name"), "name", _WIDE / 2)
        self._write_head(sheet, 1, "", "field", _MEDIUM)
        self._write_head(sheet, 2, self._word("framework-settings.value"), "value", _MEDIUM)
        for place, language in enumerate(languages, start=3):
            self._write_head(sheet, place, self._language_name(language), f"text.{language}", _WIDE)
        row = FIRST_ROW
        for setting in settings:
            for value in self._setting_values(setting):
                put(sheet, row, 0, self._word(setting.column.heading), self._formats.text)
                put(sheet, row, 1, setting.key, self._formats.key)
                self._write_setting(sheet, row, setting, value)
                row += 1
        return row - FIRST_ROW

    def _setting_values(self, setting: Setting) -> list[Any]:
        record: Tree = self._tree.get(setting.section, {}) if setting.section else self._tree
        value = record.get(setting.column.key)
        if setting.is_list_of_texts:
            return value or [None]
        return [setting.column.default_tree if value is None else value]

    def _write_setting(self, sheet: Worksheet, row: int, setting: Setting, value: Any) -> None:
        if setting.is_localized:
            column = Column("text", Localized(), setting.column.heading)
            cells = list(self._cells(column, value))
            for place, cell in enumerate(cells, start=3):
                put(sheet, row, place, cell, self._formats.text)
            fit_height(sheet, row, ((cell, _WIDE) for cell in cells))
            return
        for cell in self._cells(setting.column, value):
            put(sheet, row, 2, cell, self._formats.text)
        offer(
            sheet, row, 2, row, list_choices(setting.column.form, self._language), self._word("framework-choose-word")
        )

    # ── the matrix ──

    def _write_matrix(self, sheet: Worksheet) -> int:
        language = self._language
        self._write_head(sheet, 0, self._word("Position.code"), "position", _NARROW)
        self._write_head(sheet, 1, self._word("Position.name"), "name", _MEDIUM)
        for place, competency in enumerate(self._framework, start=2):
            self._write_head(
                sheet, place, competency.short.words(language), f"{REQUIREMENT}{checked_code(competency.code)}", _NARROW
            )
        choices = (*(level.code for level in self._framework.levels), NOT_APPLICABLE_MARK)
        for row, position in enumerate(self._framework.positions, start=FIRST_ROW):
            put(sheet, row, 0, checked_code(position.code), self._formats.code)
            put(sheet, row, 1, position.name.words(language), self._formats.text)
            fit_height(sheet, row, [(position.name.words(language), _MEDIUM)])
            for place, competency in enumerate(self._framework, start=2):
                asked = position.find_requirement(competency.code)
                level = "" if asked is None else asked.level or NOT_APPLICABLE_MARK
                form = self._formats.quiet if level == NOT_APPLICABLE_MARK else self._formats.level
                put(sheet, row, place, level, form)
        last = max(len(self._framework.competencies) + 1, 2)
        offer(sheet, FIRST_ROW, 2, FIRST_ROW + _ROOM, choices, self._word("framework-choose-level"), last_column=last)
        return len(self._framework.positions)

    # ── the guide ──

    def _write_guide(self, sheet: Worksheet) -> None:
        formats = self._formats
        sheet.hide_gridlines(2)
        sheet.set_column(0, 0, 26)
        sheet.set_column(1, 1, 8)
        sheet.set_column(2, 2, 90)
        title = self._framework.title.words(self._language)
        sheet.write_string(0, 0, title[:200], formats.title)
        for place, name in enumerate(("sheet", "rows", "about")):
            sheet.write_string(2, place, self._word(f"framework-guide.{name}"), formats.head)
        for row, name in enumerate(SHEET_ORDER, start=3):
            shown = sheet_title(name, self._language)
            sheet.write_url(row, 0, f"internal:'{shown}'!A1", formats.link, shown)
            sheet.write_number(row, 1, self._rows[name], formats.text)
            sheet.write_string(row, 2, self._word(f"framework-sheet-about.{name}"), formats.text)
        for row, name in enumerate(("keys", "codes", "cells", "check"), start=4 + len(SHEET_ORDER)):
            note = self._word(f"framework-guide.{name}")
            sheet.write_string(row, 2, note, formats.note)
            fit_height(sheet, row, [(note, 90)])
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)

    # ── what all sheets share ──

    def _write_head(self, sheet: Worksheet, place: int, heading: str, key: str, width: float) -> None:
        sheet.write_string(0, place, heading, self._formats.head)
        sheet.write_string(1, place, key, self._formats.key)
        sheet.set_column(place, place, width, self._formats.column)

    def _offer_choices(self, sheet: Worksheet, place: int, column: Column) -> None:
        choices = list_choices(column.form, self._language)
        if column.key == "level":
            choices = tuple(level.code for level in self._framework.levels)
        elif column.key == "competency":
            choices = tuple(competency.code for competency in self._framework)
        offer(sheet, FIRST_ROW, place, FIRST_ROW + _ROOM, choices, self._word("framework-choose-word"))

    def _finish(self, sheet: Worksheet) -> None:
        sheet.hide_gridlines(2)
        sheet.freeze_panes(FIRST_ROW, 1)
        sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)

    def _heading(self, column: Column, key: str) -> str:
        heading = self._word(column.heading)
        if not column.is_localized:
            return heading
        return self._word(
            "framework-heading-in-language", heading=heading, language=self._language_name(key.partition(".")[2])
        )

    def _language_name(self, language: Language) -> str:
        code = f"Language.{language}"
        return self._word(code) if code in list_worded_codes() else language

    def _word(self, code: str, **facts: object) -> str:
        return word(code, self._language, **facts)


def _list_rows(
    tree: Tree, path: Path, parents: tuple[str, ...] = (), done: Path = ()
) -> Iterator[tuple[tuple[str, ...], Tree]]:
    """Every record at `path` with the keys of its parents; an empty list that is there gives one empty record."""
    here = (*done, path[0])
    listed: list[Tree] | None = tree.get(path[0])
    if listed is None:
        return
    if len(path) == 1:
        yield from ((parents, record) for record in listed or [{}])
        return
    own_key = parent_key(here)
    _check_unique([record[own_key] for record in listed], here)
    for record in listed:
        yield from _list_rows(record, path[1:], (*parents, record[own_key]), here)


def _check_unique(keys: Sequence[str], path: Path) -> None:
    for number, key in enumerate(keys):
        if key in keys[:number]:
            raise RuleBroken("xlsx-key-twice", found=key, place=".".join(path))


def _width(column: Column) -> int:
    if column.is_localized:
        return _WIDE if column.key not in {"name", "label", "short_label"} else _MEDIUM
    return _MEDIUM if isinstance(column.form, ListOf) else _NARROW
