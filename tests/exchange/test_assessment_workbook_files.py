"""Files that are no workbook, that hide something, or that mean harm are refused with what to do about it."""

import shutil
import subprocess
import zipfile
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from odf.opendocument import OpenDocumentSpreadsheet
from tests.exchange.workbooks import TODAY, read_content, right_file, told

from zhunsheng.domain.errors import RuleBroken
from zhunsheng.domain.wording import LANGUAGES, explain
from zhunsheng.exchange.assessment_workbook.read import read_workbook
from zhunsheng.offline.shipped_framework import load_framework


def save(book: openpyxl.Workbook) -> bytes:
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def opened() -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(right_file()))


def refusal(content: bytes) -> str:
    with pytest.raises(RuleBroken) as refused:
        read_content(content)
    for language in LANGUAGES:
        assert "{" not in explain(refused.value, language)
    return refused.value.code


def zipped(parts: dict[str, bytes]) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return target.getvalue()


def test_a_formula_is_told_at_its_cell_with_and_without_a_result() -> None:
    book = opened()
    book["行为评价"]["E2"] = '="经常"&"展现"'
    assert told(read_content(save(book))) == [("cell-holds-formula", "行为评价!E2")]
    target = BytesIO()
    with xlsxwriter.Workbook(target) as made:
        for sheet in book.worksheets:
            page = made.add_worksheet(sheet.title)
            for row in sheet.iter_rows():
                for cell in row:
                    if cell.value is not None and not str(cell.value).startswith("="):
                        page.write(cell.row - 1, cell.column - 1, str(cell.value))
            if sheet.title == "行为评价":
                page.write_formula("E2", '="经常"&"展现"', None, "经常展现")
    assert ("cell-holds-formula", "行为评价!E2") in told(read_content(target.getvalue()))


def test_merged_cells_are_told_once_and_not_as_blanks() -> None:
    book = opened()
    book["行为评价"].merge_cells("B2:B4")
    assert told(read_content(save(book))) == [("cells-merged", "行为评价!B2:B4")]


def test_an_error_value_is_told_at_its_cell() -> None:
    book = opened()
    book["人员"]["E3"] = "#REF!"
    assert told(read_content(save(book)))[0] == ("cell-holds-error", "人员!E3")


@pytest.mark.parametrize("how", ["hidden", "veryHidden"])
def test_a_hidden_sheet_is_named_and_refused(how: str) -> None:
    book = opened()
    book["行为事件"].sheet_state = how
    assert told(read_content(save(book))) == [("sheet-hidden", "行为事件")]


def test_a_missing_sheet_or_column_makes_even_a_partial_result_impossible() -> None:
    book = opened()
    del book["评定结论"]
    book["评价人"].delete_cols(3)
    read = read_content(save(book))
    assert {("workbook-sheet-missing", "评定结论"), ("workbook-column-missing", "评价人")} <= set(told(read))
    assert not read.is_usable


def test_without_the_sheet_of_units_no_reference_to_a_unit_is_a_second_problem() -> None:
    book = opened()
    del book["单位"]
    assert told(read_content(save(book))) == [("workbook-sheet-missing", "单位")]


def test_a_column_of_another_name_is_not_taken_for_a_blank_one() -> None:
    book = opened()
    book["行为评价"]["E1"] = "评分"
    book["人员"]["G1"] = "原因"
    read = read_content(save(book))
    assert {("workbook-column-missing", "行为评价"), ("workbook-column-renamed", "人员")} == set(told(read))
    assert not read.is_usable


def test_a_sheet_of_one_name_in_two_languages_is_refused() -> None:
    book = opened()
    book.create_sheet("Raters")
    assert told(read_content(save(book))) == [("workbook-sheet-twice", "Raters")]


def test_other_spreadsheets_are_refused_with_what_to_do(tmp_path: Path) -> None:
    document = OpenDocumentSpreadsheet()
    document.save(str(tmp_path / "评估.ods"))
    assert refusal((tmp_path / "评估.ods").read_bytes()) == "workbook-is-ods"
    assert refusal("编号,姓名\nP1,谢允之\n".encode()) == "workbook-is-text"
    assert refusal("编号,姓名\nP1,谢允之\n".encode("gb18030")) == "workbook-is-text"
    assert refusal("编号\t姓名".encode("utf-16")) == "workbook-is-text"
    assert refusal(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512) == "workbook-is-xls"
    encrypted = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512 + "EncryptedPackage".encode("utf-16-le")
    assert refusal(encrypted) == "workbook-is-encrypted"
    assert refusal(zipped({"xl/workbook.bin": b"\1"})) == "workbook-is-xlsb"
    assert refusal(zipped({"word/document.xml": b"<w/>"})) == "file-not-office"
    assert refusal(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR") == "workbook-is-no-workbook"
    assert refusal(b"") == "file-empty"


def test_a_file_cut_short_is_refused() -> None:
    assert refusal(right_file()[:-200]) == "file-not-office"


def test_a_file_of_two_hundred_megabytes_is_refused_before_it_is_read(tmp_path: Path) -> None:
    large = tmp_path / "large.xlsx"
    with large.open("wb") as file:
        file.write(b"PK")
        file.truncate(200 * 1024 * 1024)
    with pytest.raises(RuleBroken) as refused:
        read_workbook(large, load_framework(), TODAY)
    assert refused.value.code == "file-too-large"


def test_a_zip_bomb_is_refused() -> None:
    with zipfile.ZipFile(BytesIO(right_file())) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["xl/worksheets/sheet1.xml"] = b" " * (600 * 1024 * 1024)
    assert refusal(zipped(parts)) == "archive-unpacks-too-large"


def test_a_stray_cell_in_the_last_corner_is_refused_before_it_fills_the_memory() -> None:
    book = opened()
    book["行为评价"]["XFD1048576"] = "x"
    assert refusal(save(book)) == "workbook-sheet-too-wide"


def test_a_document_type_declaration_is_refused() -> None:
    with zipfile.ZipFile(BytesIO(right_file())) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(
        b"<workbook", b'<!DOCTYPE workbook [<!ENTITY a "b">]><workbook', 1
    )
    assert refusal(zipped(parts)) == "xml-not-plain"


SPLINTERS = [
    b"<c ",
    b"</c>",
    b'r="',
    b'"',
    b"<v>",
    b"9" * 20,
    b't="e"',
    b"ZZZ99999999",
    b"A0",
    b"\xff",
    b"NaN",
    b"&#x0;",
]


@settings(max_examples=60)
@given(st.data())
def test_a_damaged_file_is_refused_or_read_but_never_crashes(data: st.DataObject) -> None:
    with zipfile.ZipFile(BytesIO(right_file())) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for _ in range(data.draw(st.integers(1, 3))):
        name = data.draw(st.sampled_from([name for name in parts if name.endswith(".xml")]))
        start = data.draw(st.integers(0, len(parts[name]) - 1))
        gone = data.draw(st.integers(0, 40))
        splinter = data.draw(st.sampled_from([b"", *SPLINTERS]))
        parts[name] = parts[name][:start] + splinter + parts[name][start + gone :]
    with suppress(RuleBroken):
        read_content(zipped(parts))


cells = st.one_of(
    st.none(),
    st.sampled_from(
        ["2026", "P1", "P2", "经常展现", "上级", "XY-Si-1", "是", "-", "N/A", "=A1", "2026-13-45", "\uff19\uff19"]
    ),
    st.text(max_size=12).filter(lambda words: openpyxl.cell.cell.ILLEGAL_CHARACTERS_RE.search(words) is None),
    st.integers(-(10**12), 10**12),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.datetimes(),
)


@settings(max_examples=20)  # each saves a workbook, a tenth of a second
@given(st.data())
def test_whatever_stands_in_the_cells_comes_out_as_problems_with_places(data: st.DataObject) -> None:
    book = opened()
    for _ in range(data.draw(st.integers(1, 6))):
        sheet = book[data.draw(st.sampled_from(["评估活动", "单位", "人员", "评价人", "行为评价", "行为事件"]))]
        row, column = data.draw(st.integers(2, 4)), data.draw(st.integers(1, 12))
        sheet.cell(row, column).value = data.draw(cells)
    for finding in read_content(save(book)).findings:
        assert "!" in finding.problem.place
        assert "{" not in finding.problem.explain("en").replace("{found}", "")


@pytest.mark.skipif(
    shutil.which("soffice") is None, reason="LibreOffice is not installed (apt install libreoffice-calc)"
)
def test_a_workbook_saved_by_libreoffice_says_the_same(tmp_path: Path) -> None:
    (tmp_path / "评估.xlsx").write_bytes(right_file())
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML",
         "--outdir", str(tmp_path / "saved"), str(tmp_path / "评估.xlsx")],
        check=True,
        capture_output=True,
        timeout=120,
    )  # fmt: skip
    read = read_content((tmp_path / "saved" / "评估.xlsx").read_bytes())
    assert told(read) == []
    assert read.rounds == read_content(right_file()).rounds
