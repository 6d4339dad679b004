"""What a team report says: counts and lists, owners and dates; never an average, never a ranking."""

import io
import re
from functools import cache

import pypdfium2
import pytest
from docx import Document

from tests.reports.examples import assessed, basis, framework
from zhunsheng.domain.conclusions import conclude_round
from zhunsheng.domain.results import UnitResult
from zhunsheng.domain.teams import conclude_unit
from zhunsheng.domain.wording import LANGUAGES
from zhunsheng.reports.team import build_team_report
from zhunsheng.reports.team_report import TeamReport, TeamRow
from zhunsheng.reports.write_pdf import write_team_pdf
from zhunsheng.reports.write_team_docx import write_team_docx


@cache
def region() -> UnitResult:
    """The whole region with its two projects."""
    people = conclude_round(assessed(), framework()).people
    return conclude_unit("S", "2026", people, [competency.code for competency in framework()])


def report(language: str = "zh-Hans") -> TeamReport:
    return build_team_report(region(), basis(language))


def row(name: str) -> TeamRow:
    return next(row for group in report().groups for row in group.rows if row.name == name)


def test_the_title_says_where_the_gap_is():
    assert report().head.title == "缺口分散在三项能力"
    project = next(unit for unit in conclude_round(assessed(), framework()).units if unit.unit == "S1")
    assert build_team_report(project, basis()).head.title == "没有低于岗位要求的评定"


def test_people_are_grouped_by_unit_and_stay_in_the_order_given():
    assert [(group.name, [row.name for row in group.rows]) for group in report().groups] == [
        ("华南区", ["沈若岚", "江映月"]),
        ("云栖里项目", ["温如故", "何以晴", "梁一苇"]),
        ("望江台项目", ["方予安"]),
    ]


def test_a_unit_without_sub_units_has_no_heading_of_its_own():
    project = next(unit for unit in conclude_round(assessed(), framework()).units if unit.unit == "S1")
    assert [group.name for group in build_team_report(project, basis()).groups] == [""]


def test_the_rate_is_two_counts_with_everything_else_beside():
    assert report().reached == "等于及以上 14，已评 17"
    assert report().outside == "不计入：证据不足 9、分歧待议 1、未评 8、不适用 1"


def test_a_row_says_what_to_look_at():
    assert row("江映月").need == "低于 2・待证 1"
    assert row("何以晴").need == ""


def test_silence_is_seen_before_low():
    assert row("梁一苇").is_silent
    assert row("梁一苇").events == "没有"
    assert sum(row("沈若岚").months.counts) == 9
    assert len(row("沈若岚").months.counts) == 12


def test_each_shortfall_names_its_people():
    first = report().shortfalls[0]
    assert first.competency == "服务策划 Sa"
    assert (first.count, first.people) == ("1 人", "沈若岚")


def test_all_missing_evidence_has_an_owner_and_a_date():
    assert len(report().missing) == region().total.insufficient
    assert all(line.owner and line.due == "2026-09-30" for line in report().missing)


def test_events_nobody_confirmed_go_to_the_managers_manager():
    assert [(line.person, line.owner) for line in report().escalations] == [("沈若岚", "林岳")]


def test_who_is_outside_the_cycle_is_listed_with_the_reason_and_not_in_the_grid():
    assert [(line.person, line.reason) for line in report().not_included] == [
        ("许临川", "2026 年 5 月入职，不满三个月")
    ]
    assert "许临川" not in [row.name for group in report().groups for row in group.rows]


def test_insufficient_evidence_is_shown_by_manager_in_counts():
    assert [(share.manager, share.share) for share in report().managers] == [
        ("谢允之", "15 项中 4 项"),
        ("温如故", "11 项中 5 项"),
    ]


def test_distributions_count_people_and_leave_out_who_has_no_outcome():
    dots = report().distributions[0].dots
    assert [(row.label, row.count) for row in dots.rows] == [("高于", 0), ("等于", 3), ("低于", 1), ("证据不足", 1)]
    assert dots.outside == "不计入：未评 1"


@pytest.mark.parametrize("language", LANGUAGES)
def test_pdf_and_word_file_say_the_same(language: str):
    found = report(language)
    document = pypdfium2.PdfDocument(write_team_pdf(found))
    printed = re.sub(r"\s", "", "".join(page.get_textpage().get_text_range() for page in document))
    word = Document(io.BytesIO(write_team_docx(found)))
    typed = re.sub(r"\s", "", "".join(node.text or "" for node in word.element.body.iter() if node.tag.endswith("}t")))
    for words in (found.head.title, found.lead, found.reached, *(line.statement for line in found.shortfalls)):
        assert re.sub(r"\s", "", words) in printed
        assert re.sub(r"\s", "", words) in typed
    assert not [word for word in ("不胜任", "不合格", "淘汰", "%") if word in printed + typed]


def test_equal_team_reports_are_equal_files():
    assert write_team_pdf(report()) == write_team_pdf(report())
    assert write_team_docx(report()) == write_team_docx(report())
