"""The PDF of a personal report: two pages, real text, embedded fonts, the same bytes everywhere."""

import io
import re
import subprocess
import sys
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from tests.reports.examples import basis, personal
from zhunsheng.domain.wording import LANGUAGES
from zhunsheng.offline.demo_company import load_demo_company
from zhunsheng.offline.shipped_framework import load_framework
from zhunsheng.reports.basis import ReportBasis
from zhunsheng.reports.figures.palette import GREY
from zhunsheng.reports.individual import build_individual_report
from zhunsheng.reports.typesetting import count_pages
from zhunsheng.reports.write_pdf import write_individual_pdf

FULLEST = "E05"


def made(code: str, language: str = "zh-Hans") -> bytes:
    return write_individual_pdf(build_individual_report(personal(code), basis(language)))


def text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    return re.sub(r"\s", "", "".join(page.get_textpage().get_text_range() for page in document))


@pytest.mark.parametrize("code", ["E04", FULLEST, "E08", "E11", "E12", "E10"])
def test_a_person_fits_on_two_pages_even_with_nineteen_indicators_and_something_to_say_on_each(code: str):
    assert count_pages(made(code)) == 2


def test_everybody_of_the_demo_company_fits_on_two_pages():
    shipped = load_framework()
    for assessed, concluded in load_demo_company(shipped).cycles:
        told = ReportBasis.of(assessed, shipped, "zh-Hans")
        for person in concluded.people:
            assert count_pages(write_individual_pdf(build_individual_report(person, told))) <= 2, person.person.code


def test_english_runs_longer_and_stays_readable_on_three_pages():
    assert count_pages(made(FULLEST, "en")) <= 3


def test_a_person_outside_the_cycle_needs_one_page():
    assert count_pages(made("E09")) == 1


def test_the_text_is_real_text():
    told = text_of(made("E04"))
    for words in ("沈若岚", "五项要求中，一项高于", "低于岗位要求", "签字表示已知悉，不代表同意", "证据不足"):
        assert words in told


def test_figures_hold_real_text_too():
    assert "资深" in text_of(made("E04"))


def test_fonts_are_embedded_and_nothing_comes_from_the_machine():
    with pikepdf.open(_file(made("E04"))) as document:
        fonts = [entry for entry in document.objects if _is_font(entry)]
        assert fonts
        assert {re.sub(r"^/[A-Z]{6}\+", "", str(font.FontName)) for font in fonts} <= {
            "NotoSansSC-Regular",
            "NotoSansSC-Bold",
        }
        assert all("/FontFile2" in font or "/FontFile3" in font for font in fonts)


@pytest.mark.parametrize(("language", "tag"), [("zh-Hans", "zh-CN"), ("en", "en-GB")])
def test_language_title_and_date_are_the_reports_own(language: str, tag: str):
    with pikepdf.open(_file(made("E04", language))) as document:
        assert str(document.Root.Lang) == tag
        assert "沈若岚" in str(document.docinfo["/Title"])
        assert str(document.docinfo["/CreationDate"]).startswith("D:20260722")
        assert bool(document.Root.MarkInfo.Marked)


def test_equal_reports_are_equal_files():
    assert made("E04") == made("E04")


def test_another_process_writes_the_same_bytes():
    code = "import hashlib;from tests.reports.test_write_pdf import made;print(hashlib.sha256(made('E11')).hexdigest())"
    runs = {
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2]
        ).stdout
        for _ in range(2)
    }
    assert len(runs) == 1


def test_words_of_people_never_become_part_of_the_template():
    result = personal("E04")
    person = result.person.__class__("E04", '#panic("x") $a$ *b* \\', "S", "04", "E01")
    odd = result.__class__(person, result.cycle, result.competencies)
    assert '#panic("x")$a$*b*\\' in text_of(write_individual_pdf(build_individual_report(odd, basis())))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_grey_report_says_the_same(language: str):
    found = build_individual_report(personal("E04"), basis(language))
    assert text_of(write_individual_pdf(found, GREY)) == text_of(write_individual_pdf(found))


def _file(pdf: bytes) -> io.BytesIO:

    return io.BytesIO(pdf)


def _is_font(entry: object) -> bool:
    return isinstance(entry, pikepdf.Dictionary) and entry.get("/Type") == "/FontDescriptor"
