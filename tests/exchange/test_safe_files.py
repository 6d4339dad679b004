"""Files of strangers: what could harm the reader, or silently mislead it, is refused or named before it is read."""

import random
import zipfile
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhunsheng.domain.errors import RuleBroken
from zhunsheng.domain.wording import LANGUAGES, explain
from zhunsheng.exchange.safe_files import FileLimits, open_docx, open_xlsx, read_limited
from zhunsheng.exchange.workbook_extent import check_extent
from zhunsheng.exchange.workbook_hazards import MOST_PER_SHEET, SheetPart, cell_name, list_hazards

CONTENT_TYPES = "[Content_Types].xml"


def saved(fill: Callable[[openpyxl.Workbook], object]) -> bytes:
    book = openpyxl.Workbook()
    book.active.title = "表"
    fill(book)
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def archive(parts: dict[str, bytes]) -> bytes:
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, part in parts.items():
            packed.writestr(name, part)
    return content.getvalue()


def refused(content: bytes, limits: FileLimits | None = None) -> str:
    with pytest.raises(RuleBroken) as caught:
        open_xlsx(content, "file.xlsx", limits or FileLimits())
    for language in LANGUAGES:
        assert "{" not in explain(caught.value, language)
    return caught.value.code


def found(fill: Callable[[openpyxl.Workbook], object]) -> list[tuple[str, str]]:
    return [(problem.code, problem.place) for problem in list_hazards(open_xlsx(saved(fill), "file.xlsx"))]


def test_an_empty_file_and_one_that_is_no_archive_are_refused() -> None:
    assert refused(b"") == "file-empty"
    assert refused(b"name,level\n") == "file-not-office"
    assert refused(archive({"readme.txt": b"hello"})) == "file-not-office"


def test_an_old_or_encrypted_file_is_told_apart_from_a_damaged_one() -> None:
    assert refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600) == "file-is-old-or-encrypted"


def test_a_word_file_is_no_workbook() -> None:
    content = archive({CONTENT_TYPES: b"<Types/>", "word/document.xml": b"<document/>"})
    assert refused(content) == "file-not-office"
    assert open_docx(content, "file.docx").find_part("word/document.xml") == b"<document/>"


def test_a_zip_bomb_is_refused_by_its_ratio_and_by_its_size() -> None:
    bomb = archive({"xl/workbook.xml": b"<workbook/>", "xl/media/bomb": b"\0" * 40_000_000})
    assert refused(bomb) == "archive-unpacks-too-large"
    assert refused(bomb, FileLimits(unpacked_size=1_000_000)) == "archive-unpacks-too-large"


def test_an_archive_of_very_many_parts_is_refused() -> None:
    parts = {f"xl/part{number}.xml": b"<a/>" for number in range(50)}
    assert refused(archive(parts), FileLimits(entries=20)) == "archive-too-many-entries"


def test_two_parts_of_one_name_are_refused() -> None:
    content = BytesIO()
    with zipfile.ZipFile(content, "w") as packed:
        packed.writestr("xl/workbook.xml", b"<workbook/>")
        with pytest.warns(UserWarning, match="Duplicate name"):
            packed.writestr("xl/workbook.xml", b"<workbook>other</workbook>")
    assert refused(content.getvalue()) == "archive-name-twice"


def test_declared_entities_and_other_encodings_are_refused() -> None:
    laughs = b'<!DOCTYPE lolz [<!ENTITY lol "lol">]><workbook>&lol;</workbook>'
    assert refused(archive({"xl/workbook.xml": laughs})) == "xml-not-plain"
    assert refused(archive({"xl/workbook.xml": "<workbook/>".encode("utf-16")})) == "xml-not-plain"
    assert refused(archive({"xl/workbook.xml": b'<?xml version="1.0" encoding="utf-7"?><a/>'})) == "xml-not-plain"


def test_xml_that_breaks_off_is_refused_before_a_lenient_reader_sees_it() -> None:
    parts = {"xl/workbook.xml": b"<workbook/>", "xl/worksheets/sheet1.xml": b'<sheetData><row r="1"<c r="A1"/></row>'}
    assert refused(archive(parts)) == "file-not-office"


def test_a_file_of_200_megabytes_is_refused_before_it_is_read(tmp_path: Path) -> None:
    large = tmp_path / "large.xlsx"
    with large.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    with pytest.raises(RuleBroken, match="file-too-large"):
        read_limited(large)


def test_a_missing_file_and_a_folder_are_named(tmp_path: Path) -> None:
    with pytest.raises(RuleBroken, match="file-not-found"):
        read_limited(tmp_path / "nothing.xlsx")
    with pytest.raises(RuleBroken, match="file-is-a-folder"):
        read_limited(tmp_path)


def test_what_was_measured_is_what_the_reader_gets() -> None:
    content = saved(lambda book: book.active.append(["一"]))
    again = openpyxl.load_workbook(BytesIO(open_xlsx(content, "file.xlsx").repacked()))
    assert again["表"]["A1"].value == "一"


def test_a_sound_workbook_has_no_hazards() -> None:
    assert found(lambda book: book.active.append(["=不是公式".lstrip("="), 1, None, True])) == []


def test_a_formula_without_a_cached_value_is_found() -> None:
    assert found(lambda book: book.active.append([1, "=1+1"])) == [("cell-holds-formula", "表!B1")]


def test_error_values_merged_cells_and_hidden_sheets_are_found() -> None:
    def fill(book: openpyxl.Workbook) -> None:
        book.active["B2"] = "#REF!"
        book.active.merge_cells("C1:D2")
        book.create_sheet("暗").sheet_state = "veryHidden"

    assert found(fill) == [("cell-holds-error", "表!B2"), ("cells-merged", "表!C1:D2"), ("sheet-hidden", "暗")]


def test_a_sheet_full_of_formulas_is_listed_up_to_a_limit_with_the_number_left() -> None:
    problems = found(lambda book: [book.active.append(["=1"]) for _ in range(MOST_PER_SHEET + 7)])
    assert len(problems) == MOST_PER_SHEET + 1
    assert problems[-1] == ("more-problems-in-sheet", "表")


@pytest.mark.parametrize(
    "cell", [b'<c r="XFD1048576"/>', b"<c r='XFD1048576'/>", b'<c r = "XFD1048576"/>', b'<c r="&#88;FD1048576"/>']
)
def test_a_stray_cell_in_the_far_corner_is_refused_however_it_is_written(cell: bytes) -> None:
    sheet = SheetPart("表", is_hidden=False, xml=b'<sheetData><row r="1"><c r="A1"/>' + cell + b"</row></sheetData>")
    with pytest.raises(RuleBroken, match=r"workbook-sheet-too-wide|sheet-unreadable"):
        check_extent([sheet])


def test_cells_are_named_as_the_spreadsheet_names_them() -> None:
    assert [cell_name(0, 0), cell_name(4, 2), cell_name(9, 26), cell_name(0, 16_383)] == ["A1", "C5", "AA10", "XFD1"]


@given(st.integers(0, 2**32 - 1))
def test_no_damage_to_a_workbook_does_more_than_break_a_rule(seed: int) -> None:
    chance = random.Random(seed)
    damaged = bytearray(SOUND)
    for _ in range(chance.randint(1, 20)):
        damaged[chance.randrange(len(damaged))] = chance.randrange(256)
    with suppress(RuleBroken):
        list_hazards(open_xlsx(bytes(damaged[: chance.choice([None, len(damaged) // 2])]), "file.xlsx"))


SOUND = saved(lambda book: book.active.append(["一", 2, "=3"]))
