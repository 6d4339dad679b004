"""The handbook's pages as values: true for the shipped framework, buildable for any framework at all."""

import re
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from tests.strategies import frameworks
from zhunsheng.domain.framework_search import TextKind
from zhunsheng.domain.frameworks import Framework
from zhunsheng.domain.outcomes import EvidenceGate, GateMode, OutcomeRule
from zhunsheng.domain.positions import Position
from zhunsheng.domain.text import LocalizedText
from zhunsheng.domain.wording import LANGUAGES, list_worded_codes, word
from zhunsheng.offline.shipped_framework import load_framework
from zhunsheng.reports.figures import PAGE, WEB, draw_inked_line
from zhunsheng.reports.handbook.cells import build_cell_page
from zhunsheng.reports.handbook.competencies import build_competency_page
from zhunsheng.reports.handbook.documents import build_document_page
from zhunsheng.reports.handbook.edition import Edition
from zhunsheng.reports.handbook.matrix import build_matrix_page
from zhunsheng.reports.handbook.overview import build_overview_page
from zhunsheng.reports.handbook.position_changes import build_compare_page
from zhunsheng.reports.handbook.positions import PositionPage, build_position_page
from zhunsheng.reports.handbook.searches import SHOWN_OF_A_KIND, build_search_page


@pytest.fixture(scope="module")
def shipped() -> Framework:
    return load_framework()


@pytest.fixture(scope="module")
def chinese(shipped: Framework) -> Edition:
    return Edition(shipped, "zh-Hans")


def sentence(page: PositionPage) -> str:
    return "，".join(f"{one.words}：{one.names}" if one.names else one.words for one in page.summary)


@pytest.mark.parametrize(
    ("position", "says"),
    [
        ("08", "五项做到熟练（Si），一项做到资深（Sa）：自我调节"),
        ("04", "五项做到资深（Sa），一项不适用：自我调节"),
        ("07", "六项都做到熟练（Si）"),
        ("06", "四项做到熟练（Si），两项做到资深（Sa）：洞察需求、服务策划"),
    ],
)
def test_a_position_says_in_one_sentence_what_it_asks(chinese: Edition, position: str, says: str) -> None:
    assert sentence(build_position_page(chinese, position)) == says


def test_a_position_lists_every_indicator_it_answers_for(chinese: Edition, shipped: Framework) -> None:
    for position in shipped.positions:
        rows = build_position_page(chinese, position.code).rows
        listed = [one.code for row in rows for one in row.indicators]
        asked = [
            one.code for competency in shipped for one in shipped.applicable_indicators(position.code, competency.code)
        ]
        assert listed == asked


def test_the_exception_that_the_sentence_names_stands_open(chinese: Edition) -> None:
    assert [row.competency for row in build_position_page(chinese, "08").rows if row.is_open] == ["TJ"]
    assert not any(row.is_open for row in build_position_page(chinese, "07").rows)


def test_what_is_not_applicable_has_no_level_no_indicators_and_a_broken_line(chinese: Edition) -> None:
    page = build_position_page(chinese, "04")
    row = next(row for row in page.rows if row.competency == "TJ")
    assert (row.level, row.gist, row.indicators) == (None, None, ())
    assert page.line.points[3].rank is None


def test_a_candidate_name_is_told_with_how_sure_and_why(chinese: Edition) -> None:
    first = build_position_page(chinese, "08").candidates[0]
    assert first.name.words == "客服主管"
    assert first.confidence == "低至中"
    assert first.basis.words


def test_a_confirmed_name_stands_in_the_title_and_its_candidates_are_gone(shipped: Framework) -> None:
    def confirm(position: Position) -> Position:
        name = LocalizedText.only("zh-Hans", "客服主管")
        return replace(position, name=name, is_name_confirmed=True) if position.code == "08" else position

    positions = tuple(confirm(position) for position in shipped.positions)
    edition = Edition(replace(shipped, matrix=replace(shipped.matrix, positions=positions)), "zh-Hans")
    page = build_position_page(edition, "08")
    assert page.title == "客服主管（08）"
    assert page.candidates == ()


def test_the_matrix_says_which_positions_ask_the_same_and_where_nothing_is_asked(chinese: Edition) -> None:
    assert build_matrix_page(chinese).remarks == (
        "职位01、03、04 要求相同。",
        "职位07、09、10 要求相同。",
        "自我调节对职位01、03、04不适用：模型没有说明原因，待确认。",
    )


def test_a_stage_that_nobody_watches_is_said_and_so_is_what_lies_outside(chinese: Edition) -> None:
    page = build_cell_page(chinese, "GT", "Si")
    assert page.stages is not None
    assert [(one.name, one.count) for one in page.stages.stages] == [("倾听", 1), ("发问", 0), ("影响", 1)]
    assert page.stages.outside is not None
    assert page.stages.outside.count == 2
    assert "待确认" in page.stage_note


def test_a_cell_names_the_positions_that_ask_it(chinese: Edition) -> None:
    codes = [link.code for link in build_cell_page(chinese, "GT", "Si").positions]
    assert codes == ["06", "07", "08", "09", "10"]


def test_moving_says_what_is_dropped_and_what_is_added(chinese: Edition) -> None:
    change = build_compare_page(chinese, "11", "08").change
    assert change is not None
    assert change.finding == "六项全变：五项由 Sb 到 Si，一项由 Sb 到 Sa。"
    assert change.totals == "行为描述：换上 19 条，放下 19 条，沿用 0 条。"
    same = build_compare_page(chinese, "07", "09").change
    assert same is not None
    assert same.finding == "要求完全相同，没有要补的行为。"


def test_the_rule_is_told_as_the_framework_reads_it(shipped: Framework) -> None:
    strict = replace(shipped.outcome_scale, rule=OutcomeRule(every_indicator=True))
    plain = build_document_page(Edition(shipped, "zh-Hans")).rule
    told = build_document_page(Edition(replace(shipped, outcome_scale=strict), "zh-Hans")).rule
    assert "两条及以上" in plain[1]
    assert "严格口径" in told[1]


def test_the_gate_is_told_with_the_numbers_of_the_framework(shipped: Framework) -> None:
    gate = EvidenceGate(exceeds_days_apart=90, mode=GateMode.ENFORCE)
    scale = replace(shipped.outcome_scale, gate=gate)
    page = build_document_page(Edition(replace(shipped, outcome_scale=scale), "zh-Hans"))
    assert "90 天" in page.gate[1]
    assert page.gate_mode == "强制"
    off = replace(shipped.outcome_scale, gate=EvidenceGate(mode=GateMode.OFF))
    assert len(build_document_page(Edition(replace(shipped, outcome_scale=off), "zh-Hans")).gate) == 1


def test_a_text_without_translation_is_shown_in_the_first_language_and_marked(shipped: Framework) -> None:
    company = replace(shipped.document, purpose=LocalizedText.only("zh-Hans", "只有中文"))
    page = build_document_page(Edition(replace(shipped, document=company), "en"))
    assert page.purpose.is_fallback
    assert page.purpose.words == "只有中文"


def test_search_results_stand_in_groups_with_their_places(chinese: Edition) -> None:
    page = build_search_page(chinese, "  业委会 ")
    assert page.query == "业委会"
    assert page.count == sum(group.count for group in page.groups) > 0
    assert [group.heading for group in page.groups] == list(dict.fromkeys(group.heading for group in page.groups))


def test_of_many_results_the_first_are_shown_and_all_of_one_kind_on_request(chinese: Edition) -> None:
    indicators = next(group for group in build_search_page(chinese, "客户").groups if group.kind is TextKind.INDICATOR)
    assert indicators.is_cut
    assert len(indicators.hits) == SHOWN_OF_A_KIND
    (all_of_them,) = build_search_page(chinese, "客户", TextKind.INDICATOR).groups
    assert len(all_of_them.hits) == all_of_them.count == indicators.count


def test_every_sentence_of_the_handbook_has_both_languages() -> None:
    for code in list_worded_codes():
        if code.startswith("handbook."):
            assert word(code, "zh-Hans") != "" != word(code, "en")


def test_chinese_pages_hold_no_half_width_punctuation_between_chinese_characters(chinese: Edition) -> None:
    told = [
        repr(build_document_page(chinese)),
        repr(build_overview_page(chinese)),
        repr(build_position_page(chinese, "08")),
    ]
    assert not re.search("[\u4e00-\u9fff][,:;()][\u4e00-\u9fff]", "".join(told))


# Without shrinking: a whole framework takes minutes to shrink and is read well enough as it is.
@settings(
    suppress_health_check=[HealthCheck.too_slow], max_examples=30, phases=(Phase.explicit, Phase.reuse, Phase.generate)
)
@given(framework=frameworks())
def test_every_page_of_any_framework_can_be_built_in_any_language(framework: Framework) -> None:
    for language in LANGUAGES:
        edition = Edition(framework, language)
        build_overview_page(edition)
        build_matrix_page(edition)
        build_document_page(edition)
        for competency in framework:
            build_competency_page(edition, competency.code)
            for cell in competency.levels:
                build_cell_page(edition, competency.code, cell.level)
        for position in framework.positions:
            draw_inked_line(build_position_page(edition, position.code).line, PAGE, WEB)
            build_compare_page(edition, framework.positions[0].code, position.code)
