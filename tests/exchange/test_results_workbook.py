"""The workbook of results reads back to what was written, in either language."""

from dataclasses import fields, replace
from pathlib import Path

import pytest
from tests.exchange.test_demo_company import assessed

from zhunsheng.domain.errors import RuleBroken
from zhunsheng.domain.problems import Problem
from zhunsheng.domain.wording import LANGUAGES, list_worded_codes
from zhunsheng.exchange.result_tables import ResultTables, tabulate
from zhunsheng.exchange.results_workbook import read_results, write_raters_workbook, write_results_workbook

PROBLEM = Problem("workbook-cell-empty", "人员!B3", "")
PROBLEM_OF_A_RATER = Problem("workbook-cell-empty", "行为评价!D3", "")


@pytest.mark.parametrize("language", LANGUAGES)
def test_results_read_back_as_they_were_written(tmp_path: Path, language: str) -> None:
    tables = tabulate(assessed().rounds, [PROBLEM], language, [PROBLEM_OF_A_RATER])
    file, raters = tmp_path / "results.xlsx", tmp_path / "raters.xlsx"
    file.write_bytes(write_results_workbook(tables, language))
    raters.write_bytes(write_raters_workbook(tables, language))
    assert tables.raters
    assert read_results(file, raters) == tables
    assert read_results(file) == replace(tables, raters=(), rater_problems=())


def test_results_of_nothing_read_back_as_nothing(tmp_path: Path) -> None:
    file = tmp_path / "results.xlsx"
    file.write_bytes(write_results_workbook(ResultTables(), "zh-Hans"))
    assert read_results(file) == ResultTables()


def test_text_that_looks_like_a_formula_or_markup_stays_text(tmp_path: Path) -> None:
    tables = tabulate(assessed().rounds[:1], [], "zh-Hans")
    reasons = ["=1+1", "@SUM(A1)", "<b>&amp;", "_x0041_", "https://example.org/", "二\n行", "007", "-3"]
    rows = tuple(replace(tables.outcomes[0], reason=reason, name=reason) for reason in reasons)
    file = tmp_path / "results.xlsx"
    file.write_bytes(write_results_workbook(replace(tables, outcomes=rows), "zh-Hans"))
    assert read_results(file).outcomes == rows


def test_the_same_results_give_the_same_bytes() -> None:
    tables = tabulate(assessed().rounds, [], "zh-Hans")
    assert write_results_workbook(tables, "zh-Hans") == write_results_workbook(tables, "zh-Hans")


def test_a_workbook_of_something_else_is_refused_with_what_is_missing() -> None:
    with pytest.raises(RuleBroken) as refused:
        read_results(Path("src/zhunsheng/catalog/demo/demo-company.xlsx"))
    assert refused.value.code in {"results-sheet-missing", "results-column-missing"}


def test_every_sheet_and_column_is_worded() -> None:
    worded = set(list_worded_codes())
    for table in fields(ResultTables):
        assert {f"results-sheet.{table.name}", f"results-note.{table.name}"} <= worded
