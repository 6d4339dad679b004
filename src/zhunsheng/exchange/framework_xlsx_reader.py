"""A framework from its workbook. Every problem of every cell is found before any is reported."""

import re
from collections.abc import Mapping
from typing import Any

from zhunsheng.domain.errors import RuleBroken
from zhunsheng.domain.frameworks import Framework
from zhunsheng.domain.problems import Problem, ProblemsFound
from zhunsheng.domain.wording import LANGUAGES
from zhunsheng.exchange.framework_rows import Keys, Record, read_keys, read_record, read_requirements, read_settings
from zhunsheng.exchange.framework_sheets import (
    GUIDE,
    MATRIX,
    SETTINGS,
    SHEET_ORDER,
    TABLES,
    TABLES_BY_NAME,
    Path,
    Table,
    find_sheet,
    holds_lists,
    is_made_by_mention,
    list_keys,
    list_prefixes,
    parent_key,
    sheet_title,
)
from zhunsheng.exchange.framework_tree import framework_from_tree
from zhunsheng.exchange.safe_files import open_xlsx
from zhunsheng.exchange.workbook_extent import check_extent
from zhunsheng.exchange.workbook_grid import Grid, GridRow, read_grid, read_raw_sheets
from zhunsheng.exchange.workbook_hazards import list_hazards, list_sheet_parts

_UNIQUE: Mapping[str, int] = {"levels": 0, "competencies": 0, "cells": 1, "indicators": 0, "positions": 0}
"""Sheets whose codes must not repeat: how many of a row's parent keys belong to the code."""

_STEP = re.compile(r"(\w+)|\[(\d+)\]")


def read_framework_xlsx(content: bytes, filename: str = "") -> Framework:
    """The framework in a workbook; raises `ProblemsFound` with sheet and cell of everything that is wrong."""
    office = open_xlsx(content, filename)
    check_extent(list_sheet_parts(office))
    guides = {sheet_title(GUIDE, language) for language in LANGUAGES}
    problems = [found for found in list_hazards(office) if found.place.partition("!")[0] not in guides]
    grids = _read_grids(read_raw_sheets(office, filename), problems)
    assembly = _Assembly(problems)
    if set(SHEET_ORDER) <= set(grids):
        assembly.read(grids)
    if problems:
        raise ProblemsFound(problems, filename)
    try:
        return framework_from_tree(assembly.tree)
    except RuleBroken as broken:
        raise RuleBroken(broken.code, **assembly.locate(broken)) from broken


def _read_grids(sheets: Mapping[str, list[list[Any]]], problems: list[Problem]) -> dict[str, Grid]:
    titles = {name: sheet_title(name, LANGUAGES[0]) for name in (GUIDE, *SHEET_ORDER)}
    grids: dict[str, Grid] = {}
    for title, raw in sheets.items():
        name = find_sheet(title)
        if name is None:
            problems.append(Problem("sheet-unknown", title, facts=(("expected", list(titles.values())),)))
        elif name != GUIDE:
            grid = read_grid(title, raw, list_keys(name), list_prefixes(name), problems)
            if grid is not None:
                grids[name] = grid
    seen = {find_sheet(title) for title in sheets}
    problems.extend(Problem("sheet-missing", titles[name]) for name in SHEET_ORDER if name not in seen)
    return grids


class _Assembly:
    """Hangs every record below the one it belongs to, and remembers the row that each came from."""

    def __init__(self, problems: list[Problem]) -> None:
        self.tree: Record = {"levels": [], "competencies": []}
        self._problems = problems
        self._holders: dict[Path, dict[Keys, Record]] = {(): {(): self.tree}}
        self._rows: dict[int, GridRow] = {}

    def read(self, grids: Mapping[str, Grid]) -> None:
        for name, settings in SETTINGS.items():
            self.tree |= read_settings(grids[name], {setting.key: setting for setting in settings}, self._problems)
        for table in TABLES:
            for row in grids[table.name].rows:
                self._read_row(table, row)
            self._check_unique(table, grids[table.name])
        self._read_matrix(grids[MATRIX])
        self._check_references()

    def locate(self, broken: RuleBroken) -> dict[str, object]:
        """The facts of a broken rule, its path in the tree turned into the row of the sheet."""
        node: Any = self.tree
        found = None
        for name, number in _STEP.findall(str(broken.facts.get("place", ""))):
            try:
                node = node[name] if name else node[int(number)]
            except (KeyError, IndexError, TypeError):
                break
            found = self._rows.get(id(node), found)
        return {**broken.facts, "place": found.place("")} if found else dict(broken.facts)

    def _read_row(self, table: Table, row: GridRow) -> None:
        keys = read_keys(table, row, self._problems)
        record = read_record(table, row, self._problems)
        holder = None if keys is None else self._find_holder(table, keys)
        if keys is None:
            return
        if holder is None:
            self._note_unknown(table, row, keys)
            return
        listed: list[Record] = holder.setdefault(table.path[-1], [])
        if record is not None:
            listed.append(record)
            self._rows[id(record)] = row
            if holds_lists(table.path):
                own = (*keys, str(record.get(parent_key(table.path))))
                self._holders.setdefault(table.path, {}).setdefault(own, record)

    def _find_holder(self, table: Table, keys: Keys) -> Record | None:
        holders = self._holders.setdefault(table.path[:-1], {})
        if keys not in holders and is_made_by_mention(table.path[:-1]):
            holders[keys] = {parent_key(table.path[:-1]): keys[-1]}
            self.tree.setdefault(table.path[-2], []).append(holders[keys])
        return holders.get(keys)

    def _note_unknown(self, table: Table, row: GridRow, keys: Keys) -> None:
        path = table.path[:-1]
        sheet = next(other.name for other in TABLES if other.path == path)
        known = [" / ".join(found) for found in self._holders[path]]
        facts = (("sheet", sheet_title(sheet, LANGUAGES[0])), ("expected", known))
        self._problems.append(
            Problem("cell-reference-unknown", row.place(table.parents[-1].key), " / ".join(keys), facts)
        )

    def _check_unique(self, table: Table, grid: Grid) -> None:
        if table.name not in _UNIQUE:
            return
        scope = table.parents[: _UNIQUE[table.name]]
        key = table.columns[0].key
        seen: dict[Keys, str] = {}
        for row in grid.rows:
            code = tuple(str(row.get(name)).strip() for name in (*(column.key for column in scope), key))
            earlier = seen.setdefault(code, row.place(key))
            if code[-1] and earlier != row.place(key):
                facts = (("expected", earlier),)
                self._problems.append(Problem("cell-code-twice", row.place(key), code[-1], facts))

    def _read_matrix(self, grid: Grid) -> None:
        levels = [str(level.get("code")) for level in self.tree["levels"]]
        competencies = {keys[-1] for keys in self._holders.get(("competencies",), {})}
        for code in (key.partition(".")[2] for key in grid.keys if "." in key):
            if code not in competencies:
                facts = (("sheet", sheet_title("competencies", LANGUAGES[0])), ("expected", sorted(competencies)))
                self._problems.append(Problem("cell-reference-unknown", f"{grid.title}!1:3", code, facts))
        positions = self._holders.get(("positions",), {})
        for row in grid.rows:
            code = str(row.get("position")).strip()
            asked = read_requirements(row, levels, self._problems)
            if (code,) not in positions:
                facts = (("sheet", sheet_title("positions", LANGUAGES[0])), ("expected", [key[0] for key in positions]))
                self._problems.append(Problem("cell-reference-unknown", row.place("position"), code, facts))
            elif asked:
                positions[code,]["requirements"] = asked

    def _check_references(self) -> None:
        """Codes that name a record of another sheet."""
        indicators = {
            str(indicator.get("code"))
            for cell in self._holders.get(("competencies", "levels"), {}).values()
            for indicator in cell.get("indicators", [])
        }
        for position in self._holders.get(("positions",), {}).values():
            for mark in position.get("not_applicable", []):
                self._check_reference(mark, "indicator", indicators, "indicators")
        for keys, cell in self._holders.get(("competencies", "levels"), {}).items():
            stages = self._holders["competencies",][keys[:1]].get("stages", [])
            for indicator in cell.get("indicators", []):
                self._check_reference(indicator, "stage", {str(stage.get("code")) for stage in stages}, "stages")
            levels = {str(level.get("code")) for level in self.tree["levels"]}
            self._check_reference(cell, "level", levels, "levels")

    def _check_reference(self, record: Record, key: str, known: set[str], sheet: str) -> None:
        if key in record and record[key] not in known:
            facts = (("sheet", sheet_title(TABLES_BY_NAME[sheet].name, LANGUAGES[0])), ("expected", sorted(known)[:30]))
            place = self._rows[id(record)].place(key)
            self._problems.append(Problem("cell-reference-unknown", place, str(record[key]), facts))
