"""The shipped framework says everything its source says, item for item, in words of its own and in two languages."""

import re
from importlib.resources import files
from pathlib import Path

import pytest

from zhunsheng.domain.competencies import Confidence, Indicator, IndicatorKind
from zhunsheng.domain.frameworks import Framework
from zhunsheng.domain.outcomes import EvidenceGate, GateMode, NoJudgement, Outcome, OutcomeRule, Showing
from zhunsheng.domain.text import LocalizedText
from zhunsheng.domain.wording import list_worded_codes
from zhunsheng.exchange.framework_toml import write_framework_toml
from zhunsheng.offline.shipped_framework import load_framework

SOURCE = Path(__file__).parents[1] / "fixtures" / "source" / "客服专业能力模型-2008.txt"
LONGEST_STATEMENT = 45
"""Chinese characters: what fits two lines beside a rating scale on a phone."""
LONGEST_COPY = 11
"""Characters in a row, punctuation aside, that may stand as they stand in the source."""

MATRIX = """
01 Sa Sa Sa N/A Sa Sa
02 Sa Sa Sa Si  Sa Sa
03 Sa Sa Sa N/A Sa Sa
04 Sa Sa Sa N/A Sa Sa
05 Sa Sa Si Si  Sa Si
06 Sa Sa Si Si  Si Si
07 Si Si Si Si  Si Si
08 Si Si Si Sa  Si Si
09 Si Si Si Si  Si Si
10 Si Si Si Si  Si Si
11 Sb Sb Sb Sb  Sb Sb
"""
DELIVERABLES = {"DC-Si-3", "DC-Sa-3", "CH-Si-1", "CH-Si-3", "CH-Sa-1", "CH-Sa-3", "XY-Sa-3", "WX-Si-1", "WX-Sa-1"}


@pytest.fixture(scope="module")
def framework() -> Framework:
    return load_framework()


def texts_of(framework: Framework) -> list[LocalizedText]:
    return [text for text in framework.list_texts() if text]


def indicators_of(framework: Framework) -> list[Indicator]:
    return [located.indicator for located in framework.list_indicators()]


def chinese(text: LocalizedText) -> str:
    return text.find("zh-Hans") or ""


def test_every_text_stands_in_both_languages(framework: Framework) -> None:
    assert framework.languages == ("zh-Hans", "en")
    assert [text for text in texts_of(framework) if text.languages != ("zh-Hans", "en")] == []


def test_the_document_says_what_it_is_and_for_whom(framework: Framework) -> None:
    document = framework.document
    assert len(document.contents) == 3
    for text in (document.about, document.purpose, document.value_statement, document.scope, document.level_note):
        assert text
    assert "顾客" in chinese(document.provenance)


def test_three_levels_rise_from_basic_to_advanced(framework: Framework) -> None:
    assert [level.code for level in framework.levels] == ["Sb", "Si", "Sa"]
    assert [str(level.name) for level in framework.levels] == ["初级", "熟练", "资深"]
    assert [level.word for level in framework.levels] == ["basic", "intermediate", "advance"]
    assert all(level.definition and level.reach for level in framework.levels)


def test_six_competencies_have_a_definition_and_three_stages(framework: Framework) -> None:
    assert [competency.code for competency in framework] == ["DC", "CH", "XY", "TJ", "GT", "WX"]
    for competency in framework:
        assert competency.definition
        assert competency.short_label
        assert competency.event_link
        assert len(competency.stages) == 3
        assert [cell.level for cell in competency.levels] == ["Sb", "Si", "Sa"]


def test_fifty_seven_indicators_stand_where_the_source_has_them(framework: Framework) -> None:
    assert [len(competency.indicators) for competency in framework] == [9, 9, 9, 9, 12, 9]
    for competency in framework:
        for cell in competency.levels:
            expected = 4 if competency.code == "GT" else 3
            codes = [f"{competency.code}-{cell.level}-{number}" for number in range(1, expected + 1)]
            assert [indicator.code for indicator in cell.indicators] == codes
            assert cell.gist
    assert len(framework.list_indicators()) == 57


def test_what_is_made_once_is_a_deliverable_and_the_rest_recurs(framework: Framework) -> None:
    kinds = {indicator.code for indicator in indicators_of(framework) if indicator.kind is IndicatorKind.DELIVERABLE}
    assert kinds == DELIVERABLES


def test_stages_are_proposed_and_never_passed_off_as_certain(framework: Framework) -> None:
    outside = [indicator.code for indicator in indicators_of(framework) if indicator.stage is None]
    assert outside == [f"GT-{level}-{number}" for level in ("Sb", "Si", "Sa") for number in (1, 4)]
    assert not any(indicator.stage_confidence is Confidence.CONFIRMED for indicator in indicators_of(framework))
    assert "ask" not in {indicator.stage for indicator in framework.get_competency("GT").indicators}


def test_every_indicator_says_how_far_it_reaches(framework: Framework) -> None:
    assert all(indicator.scope for indicator in indicators_of(framework))


def test_a_statement_fits_two_lines(framework: Framework) -> None:
    lengths = {
        indicator.code: len(re.findall(r"\w", chinese(indicator.statement))) for indicator in indicators_of(framework)
    }
    assert {code: length for code, length in lengths.items() if length > LONGEST_STATEMENT} == {}


def test_no_sentence_is_copied_from_the_source(framework: Framework) -> None:
    source = without_punctuation(SOURCE.read_text(encoding="utf-8"))
    quoted = {erratum.printed for erratum in framework.errata}
    copied = [
        run
        for text in texts_of(framework)
        if text not in quoted
        for run in runs_of(without_punctuation(chinese(text)), LONGEST_COPY + 1)
        if run in source
    ]
    assert copied == []


def without_punctuation(text: str) -> str:
    return re.sub(r"[^\w]", "", text)


def runs_of(text: str, length: int) -> list[str]:
    return [text[start : start + length] for start in range(len(text) - length + 1)]


def test_one_hundred_and_forty_two_knowledge_and_skill_items_are_drafts_with_their_grounds(
    framework: Framework,
) -> None:
    cells = [cell for competency in framework for cell in competency.levels]
    lists = [items for cell in cells for items in (cell.knowledge, cell.skills)]
    assert len(lists) == 36
    items = [item for part in lists for item in part or ()]
    assert len(items) == 142
    assert len({item.code for item in items}) == 142
    assert all(3 <= len(part or ()) <= 5 for part in lists)
    assert all(item.is_draft and item.basis for item in items)
    assert {f"Basis.{basis}" for item in items for basis in item.basis} <= set(list_worded_codes())


def test_sixty_six_requirements_stand_row_by_row(framework: Framework) -> None:
    rows = [
        " ".join([position.code, *(asked.level or "N/A" for asked in position.requirements)])
        for position in framework.positions
    ]
    assert rows == [" ".join(row.split()) for row in MATRIX.strip().splitlines()]
    for position in framework.positions:
        assert [asked.competency for asked in position.requirements] == [competency.code for competency in framework]
    asked_at_all = [asked for position in framework.positions for asked in position.requirements]
    assert len(asked_at_all) == 66
    assert sum(asked.level is None for asked in asked_at_all) == 3


def test_columns_of_the_matrix_are_inferred_and_say_so(framework: Framework) -> None:
    assert framework.matrix.columns_confidence is Confidence.MEDIUM
    assert framework.matrix.columns_note


def test_eleven_positions_are_nameless_with_candidates_and_how_sure_each_is(framework: Framework) -> None:
    assert [str(position.name) for position in framework.positions] == [f"职位{number:02}" for number in range(1, 12)]
    sure = {position.code: position.candidates[0].confidence for position in framework.positions}
    assert {code for code, confidence in sure.items() if confidence is Confidence.LOW_TO_MEDIUM} == {"08", "09", "11"}
    for position in framework.positions:
        assert not position.is_name_confirmed
        assert len(position.candidates) >= 2
        assert all(candidate.basis for candidate in position.candidates)


def test_three_scale_points_stand_in_three_parts(framework: Framework) -> None:
    points = framework.outcome_scale.points
    assert [point.outcome for point in points] == [Outcome.EXCEEDS, Outcome.MEETS, Outcome.BELOW]
    assert [str(point.label) for point in points] == ["高于岗位要求", "等于岗位要求", "低于岗位要求"]
    assert [str(point.meaning) for point in points] == ["学习典范", "达到目标", "有待改进"]
    assert all(point.definition for point in points)


def test_both_kinds_of_indicator_have_their_display_words_in_ascending_order(framework: Framework) -> None:
    words = {scale.kind: [str(word.label) for word in scale.words] for scale in framework.outcome_scale.display_scales}
    assert words == {
        IndicatorKind.RECURRING: ["未展现", "偶尔展现", "经常展现", "持续展现", "无法判断"],
        IndicatorKind.DELIVERABLE: ["未开展", "参与或部分完成", "独立完成并应用", "完成、推广并持续改进", "无法判断"],
    }
    for scale in framework.outcome_scale.display_scales:
        assert [word.judgement for word in scale.words] == [*Showing, NoJudgement.CANNOT_JUDGE]
        assert all(word.explanation for word in scale.words)


def test_the_published_rule_and_the_evidence_gate_are_those_of_the_handbook(framework: Framework) -> None:
    assert framework.outcome_scale.rule == OutcomeRule("sustained/1", every_indicator=False)
    assert framework.outcome_scale.gate == EvidenceGate(
        meets_events=2,
        meets_coverage=(2, 3),
        exceeds_events=3,
        exceeds_days_apart=60,
        exceeds_corroborated=1,
        confirm_within_workdays=10,
        show_within_days=7,
        mode=GateMode.ADVISE,
    )


def test_doubtful_places_of_the_source_are_reported_where_they_stand(framework: Framework) -> None:
    source = SOURCE.read_text(encoding="utf-8")
    places = {erratum.place for erratum in framework.errata}
    assert {"DC-Sa-3", "GT-Si-3", "WX-Si-3", "WX-Sa-3", "GT", "title", "matrix"} <= places
    for erratum in framework.errata:
        assert all(part in source for part in chinese(erratum.printed).split("；"))
        assert erratum.remark


def test_chinese_is_written_with_chinese_punctuation(framework: Framework) -> None:
    faulty = re.compile(r"[\u4e00-\u9fff][,:;()?!]|[,:;()?!][\u4e00-\u9fff]|[，。；：、]{2}|\s[，。；：、]")
    assert [chinese(text) for text in texts_of(framework) if faulty.search(chinese(text))] == []


def test_customers_are_called_customers_throughout(framework: Framework) -> None:
    kept = {framework.document.provenance, *(part for erratum in framework.errata for part in (erratum.printed,))}
    assert [chinese(text) for text in texts_of(framework) if "顾客" in chinese(text) and text not in kept] == []


def test_statements_end_as_sentences_and_gists_do_not(framework: Framework) -> None:
    for competency in framework:
        assert chinese(competency.definition).endswith("。")
        for cell in competency.levels:
            assert not chinese(cell.gist).endswith("。")
            assert all(chinese(indicator.statement).endswith("。") for indicator in cell.indicators)
            assert all((indicator.statement.find("en") or "").endswith(".") for indicator in cell.indicators)


def test_the_file_is_written_as_the_program_writes_it(framework: Framework) -> None:
    shipped = files("zhunsheng.catalog").joinpath("customer-service.toml").read_text(encoding="utf-8")
    body = shipped[shipped.index("format = ") :]
    assert body == write_framework_toml(framework)
