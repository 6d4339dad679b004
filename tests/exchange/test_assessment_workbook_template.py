"""The template leads people to what the reader accepts."""

from functools import cache
from io import BytesIO
from typing import Any

import openpyxl
import pytest

from zhunsheng.domain.wording import LANGUAGES
from zhunsheng.exchange.assessment_workbook.columns import SHEETS, Form, Sheet
from zhunsheng.exchange.assessment_workbook.read import read_workbook_content
from zhunsheng.exchange.assessment_workbook.vocabulary import find_flag, make_vocabularies
from zhunsheng.exchange.assessment_workbook.write import write_assessment_workbook
from zhunsheng.offline.shipped_framework import load_framework

LISTED = {
    Form.CYCLE,
    Form.UNIT,
    Form.PERSON,
    Form.POSITION,
    Form.COMPETENCY,
    Form.INDICATOR,
    Form.FLAG,
    Form.PURPOSE,
    Form.GATE_MODE,
    Form.COMBINATION,
    Form.ROLE,
    Form.JUDGEMENT,
    Form.CHOICE,
    Form.DECISION,
}


@cache
def template(language: str = "zh-Hans") -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(write_assessment_workbook(load_framework(), language)))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.key)
def test_headings_are_frozen_and_explained_in_both_languages(sheet: Sheet, language: str) -> None:
    page = template(language)[sheet.name(language)]
    assert page.freeze_panes == "A2"
    for column, cell in zip(sheet.columns, page[1], strict=True):
        assert cell.value == sheet.column_name(column.key, language)
        assert cell.comment is not None
        assert all(sheet.hint(column.key, spoken) in cell.comment.text for spoken in LANGUAGES)
    assert page.max_row == 1


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.key)
def test_every_cell_with_official_words_or_codes_has_a_drop_down(sheet: Sheet) -> None:
    page = template()[sheet.name("zh-Hans")]
    offered = {cells.min_col - 1 for rule in page.data_validations.dataValidation for cells in rule.sqref.ranges}
    assert offered == {place for place, column in enumerate(sheet.columns) if column.form in LISTED}


@pytest.mark.parametrize("language", LANGUAGES)
def test_whatever_the_drop_down_lists_offer_the_reader_understands(language: str) -> None:
    framework = load_framework()
    words = make_vocabularies(framework)
    page = next(page for page in template(language).worksheets if page.sheet_state == "hidden")
    lists = {column[0].value: [cell.value for cell in column[1:] if cell.value] for column in page.iter_cols()}
    vocabularies: dict[str, Any] = {
        "purpose": words.purposes,
        "gate-mode": words.gate_modes,
        "combination": words.combinations,
        "role": words.roles,
        "choice": words.choices,
        "decision": words.decisions,
        **{kind.value: vocabulary for kind, vocabulary in words.judgements.items()},
    }
    for name, vocabulary in vocabularies.items():
        assert [vocabulary.find(word) for word in lists[name]] == list(dict.fromkeys(vocabulary.values.values()))
    assert [find_flag(word) for word in lists["flag"]] == [True, False]
    assert lists["position"] == [position.code for position in framework.positions]
    assert len(lists["indicator"]) == 57


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_examples_of_the_guide_are_not_read(language: str) -> None:
    framework = load_framework()
    read = read_workbook_content(write_assessment_workbook(framework, language), "t.xlsx", framework)
    assert (read.findings, read.notes, read.rounds) == ((), (), ())


def test_the_same_template_is_the_same_file_every_time() -> None:
    framework = load_framework()
    assert write_assessment_workbook(framework, "en") == write_assessment_workbook(framework, "en")
