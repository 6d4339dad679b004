"""What a personal report says, and what it never says."""

import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass

import pytest

from tests.reports.examples import assessed, basis, framework, personal
from zhunsheng.domain.conclusions import conclude_round
from zhunsheng.domain.wording import LANGUAGES
from zhunsheng.reports.individual import build_individual_report
from zhunsheng.reports.report import CompetencyPart, IndividualReport, plain

EVERYBODY = ("E04", "E05", "E08", "E11", "E12", "E09", "E10")


def report(code: str, language: str = "zh-Hans") -> IndividualReport:
    return build_individual_report(personal(code), basis(language))


def part(code: str, competency: str) -> CompetencyPart:
    return next(found for found in report(code).parts if found.code == competency)


def roles(code: str, competency: str) -> list[str]:
    plot = part(code, competency).roles.plot
    assert plot is not None
    return [row.role for row in plot.rows]


def words_of(value: object) -> str:
    """Every word that a value holds, figures included; without the fixed labels."""
    if isinstance(value, str):
        return value
    if isinstance(value, (list, tuple)):
        return "\n".join(words_of(one) for one in value)
    if isinstance(value, Mapping):
        return ""
    if is_dataclass(value):
        return "\n".join(words_of(getattr(value, held.name)) for held in fields(value))
    return str(value)


def test_the_finding_counts_the_outcomes_in_words_and_keeps_states_apart():
    assert plain(report("E04").finding) == (
        "五项要求中，一项高于、两项等于、一项低于；一项证据不足，还不能下结论；另有一项不适用。"
    )


def test_one_state_for_all_needs_no_list():
    assert plain(report("E11").finding) == "六项要求全部等于岗位要求。"


def test_a_person_outside_the_cycle_gets_the_reason_and_no_outcome():
    found = report("E09")
    assert plain(found.finding) == "本次评估活动未纳入。"
    assert found.notes == ("本次评估活动未纳入此人：2026 年 5 月入职，不满三个月",)
    assert found.parts == ()


def test_what_is_to_be_done_stands_first_and_quiet_competencies_last():
    found = report("E04")
    assert [part.outcome.short for part in found.eventful] == ["低于", "证据不足", "等于", "高于"]
    assert [part.code for part in found.quiet] == ["DC", "TJ"]


def test_a_not_applicable_competency_breaks_the_line_and_has_no_evidence():
    found = report("E04")
    assert found.line.points[3].rank is None
    assert part("E04", "TJ").evidence is None
    assert part("E04", "TJ").why == ("能力模型对该职位没有这项要求。不评，不计入任何统计。",)


def test_a_gap_points_at_its_indicator_and_offers_knowledge_and_skills():
    found = part("E04", "CH")
    assert [line.is_gap for line in found.indicators] == [False, True, False]
    assert [line.label for line in found.next_lines] == ["先补", "要懂的（草案）", "要会的（草案）"]
    assert found.next_lines[0].words == "第 2 条还没有做到，从这里做起。把第 3 条做稳。"


def test_who_meets_everything_is_shown_what_the_level_above_looks_at():
    line = part("E11", "DC").next_lines[0]
    assert line.label == "上一级 Si 熟练看什么"
    above = framework().get_cell("DC", "Si").indicators
    assert all(indicator.statement.words("zh-Hans").rstrip("。") in line.words for indicator in above)


def test_roles_that_differ_are_told_side_by_side_on_the_indicator():
    line = part("E08", "TJ").indicators[0]
    assert [(said.role, said.words) for said in line.said] == [("上级", "未展现"), ("评审", "经常展现")]


def test_a_dispute_has_words_and_no_mark():
    found = part("E08", "TJ")
    assert found.outcome.state is None
    assert found.outcome.words == "分歧待议"
    assert found.roles.disagreement == "上级、评审有分歧。"


def test_missing_evidence_has_an_owner_and_a_date():
    lines = {line.what: (line.owner, line.due) for line in report("E04").follow_ups}
    assert lines["补齐“客户关系维系能力”的证据"] == ("谢允之", "2026-09-30")
    assert lines["确认或退回 2026-04-02 的事件“节前慰问关键客户”"] == ("林岳", "")


def test_a_decision_against_the_suggestion_tells_both_and_the_reason():
    found = part("E05", "XY")
    assert found.outcome.words == "低于岗位要求"
    assert "规则的建议是证据不足。" in found.why
    assert found.decision_reason == "两位评价人各有所见，三次迟缓都有日期，意见一致。"


def test_a_suggestion_that_nobody_decided_says_so():
    assert part("E04", "XY").standing == "按规则建议，待决定"
    assert part("E04", "XY").outcome.is_suggestion
    assert part("E04", "CH").standing == "林岳 评定，2026-07-18"


def test_an_earlier_below_at_a_lower_level_is_pointed_out_once():
    assert part("E04", "GT").earlier == ("以前（2025）在 Si 上低于要求，供面谈留意，不计入本次。",)


def test_a_withheld_rater_leaves_no_trace():
    """One peer alone rated 沈若岚's rapid response; neither comment, role nor count may show it."""
    told = words_of(report("E04"))
    assert "这句评语只来自一位同级" not in told
    assert roles("E04", "XY") == ["上级", "评审", "自评"]


def test_anonymous_roles_are_counted_and_never_named():
    assert "下级 4 人" in roles("E04", "GT")
    told = words_of(report("E04"))
    assert not any(name in told for name in ("江映月", "温如故", "许临川", "方予安"))


def test_raters_own_records_never_reach_a_report():
    """Even an unpublished result is published first."""
    raw = next(one for one in conclude_round(assessed(), framework()).people if one.person.code == "E04")
    assert any(result.raters for result in raw.competencies)
    assert build_individual_report(raw, basis()) == report("E04")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", EVERYBODY)
def test_every_sentence_is_worded_and_nobody_is_ranked(code: str, language: str):
    told = words_of(report(code, language))
    assert "{" not in told
    assert not re.search(r"Report[A-Z]\w+\.", told)
    forbidden = ("不胜任", "不合格", "淘汰", "排名", "平均", "%", "得分")
    assert not [word for word in forbidden if word in told]
    if language == "zh-Hans":
        assert not [mark for mark in ("。。", "，。", "；。", "；；") if mark in told]
