"""The framework's workbook: nothing is lost on the way through it, and every mistake is named with its cell."""

import random
import zipfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import fields, is_dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import Any, cast

import openpyxl
import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings
from tests.strategies import frameworks

from zhunsheng.domain.errors import RuleBroken
from zhunsheng.domain.frameworks import Erratum, Framework
from zhunsheng.domain.problems import ProblemsFound
from zhunsheng.domain.text import NO_TEXT, Language, LocalizedText
from zhunsheng.domain.wording import LANGUAGES
from zhunsheng.exchange.framework_json import read_framework_json
from zhunsheng.exchange.framework_xlsx_reader import read_framework_xlsx
from zhunsheng.exchange.framework_xlsx_writer import write_framework_xlsx
from zhunsheng.offline.shipped_framework import load_framework

WORKBOOKS = Path(__file__).parents[1] / "fixtures" / "workbooks"
UNFIT = {"xlsx-key-twice", "xlsx-text-has-noncharacter", "xlsx-code-unfit"}
"""What the writer refuses rather than lose."""


def as_in_a_workbook(framework: Framework) -> Framework:
    """The same framework with the languages of each text in the framework's order, and the requirements likewise.

    Neither order carries a meaning, and columns have only one; a line of contents or an erratum without a word is none.
    """
    order = [competency.code for competency in framework]
    positions = tuple(
        replace(
            position, requirements=tuple(sorted(position.requirements, key=lambda asked: order.index(asked.competency)))
        )
        for position in framework.positions
    )
    document = replace(framework.document, contents=tuple(filter(None, framework.document.contents)))
    matrix = replace(framework.matrix, positions=positions)
    errata = tuple(erratum for erratum in framework.errata if erratum != Erratum("", NO_TEXT, NO_TEXT))
    told = replace(framework, matrix=matrix, document=document, errata=errata)
    return cast("Framework", _sorted_texts(told, framework.languages))


def _sorted_texts(value: Any, languages: tuple[Language, ...]) -> Any:
    if isinstance(value, LocalizedText):
        return LocalizedText(tuple(sorted(value.by_language, key=lambda pair: languages.index(pair[0]))))
    if isinstance(value, tuple):
        return tuple(_sorted_texts(part, languages) for part in value)
    if is_dataclass(value) and not isinstance(value, type):
        changes = {
            held.name: _sorted_texts(getattr(value, held.name), languages) for held in fields(value) if held.init
        }
        return replace(value, **changes)
    return value


@settings(
    max_examples=20,  # each writes and reads a workbook of sixteen sheets, a tenth of a second
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(frameworks())
def test_a_workbook_keeps_every_framework_whole(framework: Framework) -> None:
    try:
        content = write_framework_xlsx(framework)
    except RuleBroken as refused:
        assume(refused.code not in UNFIT)
        raise
    assert read_framework_xlsx(content) == as_in_a_workbook(framework)


@pytest.fixture(scope="module")
def shipped() -> Framework:
    return load_framework()


@pytest.fixture(scope="module")
def workbook(shipped: Framework) -> bytes:
    return write_framework_xlsx(shipped)


def edited(content: bytes, edit: Callable[[openpyxl.Workbook], object]) -> bytes:
    """The workbook as someone else's program saves it after a change."""
    book = openpyxl.load_workbook(BytesIO(content))
    edit(book)
    saved = BytesIO()
    book.save(saved)
    return saved.getvalue()


def problems_after(content: bytes, edit: Callable[[openpyxl.Workbook], object]) -> dict[str, str]:
    """Code by place of everything that the reader then complains about, its words checked for holes on the way."""
    with pytest.raises(ProblemsFound) as caught:
        read_framework_xlsx(edited(content, edit), "模型.xlsx")
    for problem in caught.value.problems:
        for language in LANGUAGES:
            assert "{" not in problem.explain(language), problem
    return {problem.place: problem.code for problem in caught.value.problems}


def put(sheet: str, cell: str, value: object) -> Callable[[openpyxl.Workbook], object]:
    return lambda book: book[sheet].__setitem__(cell, value)


def test_the_shipped_framework_comes_back_equal(shipped: Framework, workbook: bytes) -> None:
    assert read_framework_xlsx(workbook) == shipped


def test_english_headings_are_read_as_well(shipped: Framework) -> None:
    assert read_framework_xlsx(write_framework_xlsx(shipped, "en")) == shipped


def test_a_workbook_saved_again_by_openpyxl_is_the_same_framework(shipped: Framework, workbook: bytes) -> None:
    assert read_framework_xlsx(edited(workbook, lambda book: None)) == shipped


def test_a_workbook_saved_again_by_libreoffice_is_the_same_framework() -> None:
    original = read_framework_json((WORKBOOKS / "framework.json").read_bytes())
    assert read_framework_xlsx((WORKBOOKS / "framework-by-libreoffice.xlsx").read_bytes()) == original


def test_a_raised_requirement_is_read_from_the_matrix(workbook: bytes) -> None:
    framework = read_framework_xlsx(edited(workbook, put("职位与能力匹配表", "C13", "Si")))
    assert framework.matrix.get("11").get_requirement("DC").level == "Si"


def test_codes_that_excel_turned_into_numbers_are_refused_with_their_cell(workbook: bytes) -> None:
    assert problems_after(workbook, put("职位", "A3", 1))["职位!A3"] == "cell-not-text"


def test_every_problem_is_listed_with_sheet_and_cell(workbook: bytes) -> None:
    def spoil(book: openpyxl.Workbook) -> None:
        book["行为描述"]["A3"] = "XX"
        book["行为描述"]["F4"] = "常常"
        book["行为描述"]["C5"] = None
        book["行为描述"]["C7"] = "DC-Sb-1"
        book["行为描述"]["G6"] = "nowhere"
        book["行为描述"]["Z9"] = "随手一记"
        book["职位与能力匹配表"]["D4"] = "Sx"
        book["判定规则与举证要求"]["C5"] = "两个"
        book["判定规则与举证要求"]["D6"] = "多写的"
        book["文件"]["B5"] = "nonsense"

    found = problems_after(workbook, spoil)
    assert found["行为描述!B3"] == "cell-reference-unknown"
    assert found["行为描述!F4"] == "cell-word-unknown"
    assert found["行为描述!C5"] == "cell-empty"
    assert found["行为描述!C7"] == "cell-code-twice"
    assert found["行为描述!Z9"] == "cell-without-heading"
    assert found["职位与能力匹配表!D4"] == "cell-word-unknown"
    assert found["判定规则与举证要求!C5"] == "cell-not-number"
    assert found["判定规则与举证要求!D6"] == "cell-in-wrong-column"
    assert found["文件!B5"] == "cell-field-unknown"


def test_a_stage_that_the_competency_lacks_is_named_with_its_cell(workbook: bytes) -> None:
    assert problems_after(workbook, put("行为描述", "G3", "nowhere")) == {"行为描述!G3": "cell-reference-unknown"}


def test_formulas_merged_cells_and_hidden_sheets_are_problems(workbook: bytes) -> None:
    def spoil(book: openpyxl.Workbook) -> None:
        book["能力"]["B3"] = "=1+1"
        book["能力"].merge_cells("B4:B5")
        book["勘误"].sheet_state = "hidden"

    found = problems_after(workbook, spoil)
    assert found["能力!B3"] == "cell-holds-formula"
    assert found["能力!B4:B5"] == "cells-merged"
    assert found["勘误"] == "sheet-hidden"


def test_a_missing_sheet_an_unknown_sheet_and_a_lost_column_are_problems(workbook: bytes) -> None:
    def spoil(book: openpyxl.Workbook) -> None:
        book.remove(book["勘误"])
        book.create_sheet("草稿")
        book["行为描述"]["C2"] = "kode"
        book["等级"]["A2"] = None

    found = problems_after(workbook, spoil)
    assert found["勘误"] == "sheet-missing"
    assert found["草稿"] == "sheet-unknown"
    assert found["行为描述!C2"] == "column-unknown"
    assert found["行为描述"] == "column-missing"
    assert found["等级"] == "column-missing"


def test_a_rule_of_the_framework_that_is_broken_is_named_with_its_row(workbook: bytes) -> None:
    with pytest.raises(RuleBroken) as caught:
        read_framework_xlsx(edited(workbook, put("行为描述", "H3", None)))
    assert caught.value.code == "indicator-stage-needs-confidence"


def test_a_date_beyond_all_calendars_is_refused_and_not_a_crash(workbook: bytes) -> None:
    def put_date(book: openpyxl.Workbook) -> None:
        book["职位"]["F3"] = 10.0**300
        book["职位"]["F3"].number_format = "yyyy-mm-dd"

    with pytest.raises(RuleBroken):
        read_framework_xlsx(edited(workbook, put_date))


@pytest.mark.parametrize("seed", range(40))
def test_no_damage_inside_a_workbook_does_more_than_break_a_rule(workbook: bytes, seed: int) -> None:
    chance = random.Random(seed)
    with zipfile.ZipFile(BytesIO(workbook)) as sound:
        parts = {name: bytearray(sound.read(name)) for name in sound.namelist()}
    for name in chance.sample(sorted(parts), 2):
        for _ in range(chance.randint(1, 6)):
            place = chance.randrange(len(parts[name]))
            parts[name][place : place + chance.randint(0, 9)] = chance.choice([b"<", b'"', b"99999999999", b"/>", b""])
    damaged = BytesIO()
    with zipfile.ZipFile(damaged, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, bytes(part))
    with suppress(RuleBroken):
        read_framework_xlsx(damaged.getvalue(), "damaged.xlsx")
