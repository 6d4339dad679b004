"""A Word file keeps what the flattened text lost: columns, merged cells, page margins."""

import subprocess
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from tests.exchange.word_sources import SOURCE, add_text_box, write_source_as_word

from zhunsheng.domain.competencies import Confidence
from zhunsheng.domain.errors import RuleBroken
from zhunsheng.domain.frameworks import Framework
from zhunsheng.domain.text import NO_TEXT
from zhunsheng.exchange.import_report import Verdict
from zhunsheng.exchange.source_document import ImportedFramework, read_source_document, word_conversion

needs_libreoffice = pytest.mark.skipif(
    word_conversion.find_libreoffice() is None, reason="LibreOffice converts .doc: apt install libreoffice-writer-nogui"
)


@pytest.fixture(scope="module")
def word_file() -> bytes:
    return write_source_as_word()


@pytest.fixture(scope="module")
def imported(word_file: bytes) -> ImportedFramework:
    return read_source_document(word_file, "model.docx")


def said(framework: Framework) -> Framework:
    """What the document says, without what tells one file from another."""
    matrix = replace(framework.matrix, columns_confidence=Confidence.CONFIRMED, columns_note=NO_TEXT)
    return replace(framework, code="", matrix=matrix, document=replace(framework.document, provenance=NO_TEXT))


def test_the_word_file_says_the_same_as_the_text(imported: ImportedFramework) -> None:
    from_text = read_source_document(SOURCE.read_bytes(), SOURCE.name)
    assert said(imported.framework) == said(from_text.framework)


def test_columns_of_a_table_need_no_guess(imported: ImportedFramework) -> None:
    assert imported.framework.matrix.columns_confidence is Confidence.CONFIRMED
    assert imported.report.questions == ()
    assert imported.report.count(Verdict.NOT_UNDERSTOOD) == 0
    assert imported.report.count(Verdict.INFERRED) == 0


def test_a_matrix_without_heads_is_inferred_in_a_word_file_too() -> None:
    framework = read_source_document(write_source_as_word(names_columns=False), "model.docx").framework
    assert framework.matrix.columns_confidence is Confidence.MEDIUM
    assert len(framework.positions) == 11


def test_page_header_and_footer_are_noise(imported: ImportedFramework) -> None:
    noise = [line.text for line in imported.report.list_lines(Verdict.NOISE)]
    assert noise == ["深圳市长城物业股份有限公司", "HewittAssociates"]


def test_words_in_a_text_box_are_read_once() -> None:
    document = Document()
    add_text_box(document, "客服序列专业能力模型")
    packed = BytesIO()
    document.save(packed)
    imported = read_source_document(packed.getvalue(), "cover.docx")
    assert [line.text for line in imported.report.lines] == ["客服序列专业能力模型"]
    assert str(imported.framework.title) == "客服序列专业能力模型"


def test_a_level_merged_over_two_rows_holds_for_both() -> None:
    document = Document()
    for line in (
        "等级界定如下:",
        "Sa(advance)",
        "资深水平",
        "Sb(basic)",
        "初级水平",
        "洞察能力(收集-分析)",
        "Sb",
        "记录",
        "Sa",
        "分析",
    ):
        document.add_paragraph(line)
    document.add_paragraph("职位与能力匹配表")
    table = document.add_table(3, 2)
    for place, words in enumerate(("职位", "洞察能力", "客服主管", "Sa", "前台接待", "")):
        table.cell(place // 2, place % 2).text = words
    table.cell(1, 1).merge(table.cell(2, 1))
    packed = BytesIO()
    document.save(packed)
    positions = read_source_document(packed.getvalue(), "merged.docx").framework.positions
    assert [(str(one.name), one.requirements[0].level) for one in positions] == [("客服主管", "Sa"), ("前台接待", "Sa")]


def test_every_paragraph_and_row_stands_in_the_report_once(imported: ImportedFramework) -> None:
    numbers = sorted([*(line.number for line in imported.report.lines), *imported.report.blank_lines])
    assert numbers == list(range(1, len(numbers) + 1))


@needs_libreoffice
def test_an_old_word_file_says_the_same_as_the_new_one(
    word_file: bytes, imported: ImportedFramework, tmp_path: Path
) -> None:
    old = convert_to_doc(word_file, tmp_path)
    assert old.startswith(b"\xd0\xcf\x11\xe0")
    assert said(read_source_document(old, "model.doc").framework) == said(imported.framework)


def test_an_old_word_file_without_libreoffice_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(RuleBroken) as refused:
        read_source_document(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "model.doc")
    assert refused.value.code == "doc-needs-libreoffice"


@needs_libreoffice
def test_an_old_word_file_that_is_damaged_is_refused_with_a_reason() -> None:
    with pytest.raises(RuleBroken) as refused:
        read_source_document(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "model.doc")
    assert refused.value.code in {"doc-conversion-failed", "source-empty"}


def test_a_word_file_that_would_unpack_to_gigabytes_is_refused(word_file: bytes) -> None:
    bomb = repack(word_file, {"word/media/bomb.bin": b"\x00" * 200_000_000})
    with pytest.raises(RuleBroken) as refused:
        read_source_document(bomb, "bomb.docx")
    assert refused.value.code == "archive-unpacks-too-large"


def test_a_word_file_with_entities_is_refused(word_file: bytes) -> None:
    laughs = b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><w:document>&b;</w:document>'
    with pytest.raises(RuleBroken) as refused:
        read_source_document(repack(word_file, {"word/document.xml": laughs}), "laughs.docx")
    assert refused.value.code == "xml-not-plain"


@pytest.mark.parametrize("damaged", [b"<w:document", b"", b"<nothing/>"])
def test_a_word_file_with_a_damaged_body_is_refused(word_file: bytes, damaged: bytes) -> None:
    with pytest.raises(RuleBroken) as refused:
        read_source_document(repack(word_file, {"word/document.xml": damaged}), "damaged.docx")
    assert refused.value.code in {"file-not-office", "word-file-damaged", "source-empty"}


def repack(word_file: bytes, parts: dict[str, bytes]) -> bytes:
    """The same file with some parts replaced or added."""
    packed = BytesIO()
    with zipfile.ZipFile(BytesIO(word_file)) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            if entry.filename not in parts:
                new.writestr(entry, old.read(entry))
        for name, content in parts.items():
            new.writestr(name, content)
    return packed.getvalue()


def convert_to_doc(word_file: bytes, folder: Path) -> bytes:
    program = word_conversion.find_libreoffice()
    assert program is not None
    (folder / "source.docx").write_bytes(word_file)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    target = ["--convert-to", "doc:MS Word 97", "--outdir", str(folder), str(folder / "source.docx")]
    subprocess.run([program, "--headless", profile, *target], check=True, capture_output=True, timeout=120)
    return (folder / "source.doc").read_bytes()
