"""The Word report: the PDF's words, in real styles and tables, that python-docx and an XML reader open."""

import io
import zipfile

import pytest
from defusedxml import ElementTree
from docx import Document

from tests.reports.examples import basis, personal
from zhunsheng.domain.wording import LANGUAGES
from zhunsheng.reports.individual import build_individual_report
from zhunsheng.reports.report import plain
from zhunsheng.reports.write_docx import write_individual_docx


def made(code: str, language: str = "zh-Hans") -> bytes:
    return write_individual_docx(build_individual_report(personal(code), basis(language)))


def words_of(docx: bytes) -> str:
    document = Document(io.BytesIO(docx))
    return "\n".join(node.text or "" for node in document.element.body.iter() if node.tag.endswith("}t"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_holds_what_the_report_says(language: str):
    found = build_individual_report(personal("E04"), basis(language))
    told = words_of(write_individual_docx(found)).replace("\n", "")
    assert plain(found.finding) in told
    for part in found.parts:
        assert part.name in told
        assert part.outcome.words in told
        assert all(line.statement in told for line in part.indicators)
        assert all(line.words in told for line in part.next_lines)


def test_headings_are_real_headings_so_that_word_can_list_them():
    lines = [(one.style.name if one.style else "", one.text) for one in Document(io.BytesIO(made("E04"))).paragraphs]
    assert "沈若岚" in dict(lines)["Title"]
    headings = [words for style, words in lines if style == "Heading 2"]
    assert len(headings) == 6
    assert headings[0].startswith("服务策划能力")


def test_tables_are_real_tables_with_heads_that_repeat():
    document = Document(io.BytesIO(made("E04")))
    assert len(document.tables) == 1 + 5 + 1 + 1
    summary = document.tables[0]
    assert summary.rows[0].cells[1].text == "洞察需求"
    assert summary.rows[2].cells[2].text == "低于"


def test_east_asian_text_has_its_own_font_and_a_substitute():
    with zipfile.ZipFile(io.BytesIO(made("E04"))) as archive:
        assert 'w:eastAsia="Noto Sans SC"' in archive.read("word/styles.xml").decode()
        assert "Microsoft YaHei" in archive.read("word/fontTable.xml").decode()


def test_every_part_is_well_formed_and_every_picture_is_there():
    with zipfile.ZipFile(io.BytesIO(made("E04"))) as archive:
        names = set(archive.namelist())
        for name in names:
            if name.endswith((".xml", ".rels")):
                ElementTree.fromstring(archive.read(name))
        relations = ElementTree.fromstring(archive.read("word/_rels/document.xml.rels"))
        targets = {relation.get("Target") for relation in relations if relation.get("TargetMode") != "External"}
    assert {f"word/{target}" for target in targets} <= names


def test_figures_tell_their_content_to_those_who_hear_it():
    document = Document(io.BytesIO(made("E04")))
    told = [node.get("descr") for node in document.element.body.iter() if node.tag.endswith("}docPr")]
    assert any("沈若岚的评定压在岗位要求线上" in (words or "") for words in told)


def test_equal_reports_are_equal_files():
    assert made("E11") == made("E11")


def test_signs_that_xml_cannot_hold_are_left_out_and_markup_stays_words():
    result = personal("E04")
    person = result.person.__class__("E04", "a\x0b<b>&\ufffe", "S", "04", "E01")
    odd = result.__class__(person, result.cycle, result.competencies)
    told = words_of(write_individual_docx(build_individual_report(odd, basis())))
    assert "a<b>&" in told
