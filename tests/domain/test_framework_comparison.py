"""A comparison of two versions says what people will notice, each thing once, and misses nothing."""

from dataclasses import replace

from hypothesis import HealthCheck, given, settings

from tests.strategies import frameworks
from zhunsheng.domain.competencies import (
    ChecklistItem,
    Competency,
    CompetencyLevel,
    Confidence,
    Indicator,
    Level,
    LevelScale,
    Stage,
)
from zhunsheng.domain.framework_comparison import compare_frameworks
from zhunsheng.domain.framework_differences import DifferenceKind, FrameworkDifference
from zhunsheng.domain.frameworks import Erratum, Framework
from zhunsheng.domain.outcomes import EvidenceGate, Outcome, OutcomeScale, ScalePoint
from zhunsheng.domain.positions import CandidateName, NotApplicableIndicator, Position, PositionMatrix, Requirement
from zhunsheng.domain.text import LocalizedText
from zhunsheng.domain.wording import LANGUAGES, list_worded_codes


def said(chinese: str) -> LocalizedText:
    return LocalizedText.of({"zh-Hans": chinese})


def competency(code: str, *cells: CompetencyLevel) -> Competency:
    return Competency(code, said(f"能力{code}"), stages=(Stage("ask", said("发问")),), levels=cells)


SB = CompetencyLevel(
    "Sb", (Indicator("DC-Sb-1", said("记下需求")), Indicator("DC-Sb-2", said("分析原因"))), knowledge=()
)
SA = CompetencyLevel("Sa", (Indicator("DC-Sa-1", said("预见需求")),), skills=(ChecklistItem("S1", said("访谈"), True),))
BASE = Framework(
    code="cs",
    version="1",
    title=said("客服专业能力模型"),
    languages=("zh-Hans",),
    levels=LevelScale((Level("Sb", said("初级")), Level("Si", said("熟练")), Level("Sa", said("资深")))),
    competencies=(competency("DC", SB, SA), competency("TJ")),
    matrix=PositionMatrix(
        (
            Position("01", said("职位01"), (Requirement("DC", "Sa"), Requirement("TJ", None))),
            Position("02", said("职位02"), (Requirement("DC", "Sb"), Requirement("TJ", "Sb"))),
        )
    ),
)


def told(after: Framework, before: Framework = BASE) -> list[tuple[str, str]]:
    """Kind and place of every difference; every sentence is checked for holes on the way."""
    differences = compare_frameworks(before, after)
    for difference in differences:
        check_words(difference)
    return [(difference.kind.value, difference.place) for difference in differences]


def check_words(difference: FrameworkDifference) -> None:
    for language in LANGUAGES:
        sentence = difference.explain(language)
        assert sentence
        assert "DifferenceKind" not in sentence
        assert not difference.field or difference.field in list_worded_codes(), difference.field


def with_cells(*cells: CompetencyLevel) -> Framework:
    return replace(BASE, competencies=(competency("DC", *cells), BASE.competencies[1]))


def with_positions(*positions: Position) -> Framework:
    return replace(BASE, matrix=PositionMatrix(positions))


def asking(position: Position, **levels: str | None) -> Position:
    return replace(position, requirements=tuple(Requirement(code, level) for code, level in levels.items()))


FIRST, SECOND = BASE.positions


def test_a_framework_does_not_differ_from_itself() -> None:
    assert compare_frameworks(BASE, BASE) == ()


def test_a_reworded_indicator_keeps_its_code() -> None:
    reworded = replace(SB, indicators=(replace(SB.indicators[0], statement=said("记录需求")), SB.indicators[1]))
    assert told(with_cells(reworded, SA)) == [("indicator-reworded", "DC-Sb-1")]


def test_an_indicator_that_takes_over_another_is_told_once() -> None:
    successor = Indicator("DC-Sb-3", said("核实并分析"), replaces=("DC-Sb-2",))
    changed = replace(SB, indicators=(SB.indicators[0], successor))
    assert told(with_cells(changed, SA)) == [("indicator-replaces", "DC-Sb-3")]


def test_an_indicator_moved_to_another_level_is_neither_added_nor_removed() -> None:
    kept, moved = SB.indicators
    after = with_cells(replace(SB, indicators=(kept,)), replace(SA, indicators=(*SA.indicators, moved)))
    assert told(after) == [("indicator-moved", "DC-Sb-2")]


def test_indicators_added_and_removed_are_listed() -> None:
    added = Indicator("DC-Sb-9", said("新的一条"))
    after = with_cells(replace(SB, indicators=(SB.indicators[0], added)), SA)
    assert told(after) == [("indicator-removed", "DC-Sb-2"), ("indicator-added", "DC-Sb-9")]


def test_a_new_order_of_indicators_is_a_difference() -> None:
    after = with_cells(replace(SB, indicators=SB.indicators[::-1]), SA)
    assert told(after) == [("order-changed", "DC/Sb")]


def test_the_indicators_of_a_competency_that_goes_are_not_listed_one_by_one() -> None:
    after = replace(BASE, competencies=BASE.competencies[1:], matrix=PositionMatrix())
    assert ("competency-removed", "DC") in told(after)
    assert not [kind for kind, _ in told(after) if kind.startswith("indicator")]


def test_requirements_rise_fall_and_become_not_applicable_or_applicable() -> None:
    after = with_positions(asking(FIRST, DC="Si", TJ="Sb"), asking(SECOND, DC="Sa", TJ=None))
    assert told(after) == [
        ("requirement-lowered", "01/DC"),
        ("requirement-set", "01/TJ"),
        ("requirement-raised", "02/DC"),
        ("requirement-dropped", "02/TJ"),
    ]


def test_a_requirement_that_is_no_longer_stated_is_not_the_same_as_not_applicable() -> None:
    after = with_positions(asking(FIRST, DC="Sa"), SECOND)
    assert told(after) == [("requirement-removed", "01/TJ")]
    assert [kind for kind, _ in told(BASE, after)] == ["requirement-added"]


def test_positions_are_added_removed_renamed_and_confirmed() -> None:
    confirmed = replace(FIRST, name=said("客服总监"), is_name_confirmed=True, confirmed_by="王敏")
    after = with_positions(confirmed, Position("03", said("职位03")))
    assert told(after) == [
        ("position-removed", "02"),
        ("position-added", "03"),
        ("position-renamed", "01"),
        ("position-confirmed", "01"),
        ("position-changed", "01"),
    ]


def test_candidates_and_marks_of_a_position_are_told_in_words() -> None:
    after = with_positions(
        replace(
            FIRST,
            candidates=(CandidateName(said("客服总监"), Confidence.LOW),),
            not_applicable=(NotApplicableIndicator("DC-Sa-1", said("没有下属")),),
        ),
        SECOND,
    )
    sentences = [difference.explain("zh-Hans") for difference in compare_frameworks(BASE, after)]
    assert any("客服总监（低）" in sentence for sentence in sentences)
    assert any("DC-Sa-1（没有下属）" in sentence for sentence in sentences)


def test_lists_gain_a_heading_and_items_are_confirmed() -> None:
    confirmed = replace(SA, skills=(ChecklistItem("S1", said("访谈")),), knowledge=())
    assert told(with_cells(SB, confirmed)) == [("list-added", "DC/Sa"), ("item-confirmed", "DC/Sa/S1")]


def test_levels_stages_definitions_scales_gates_and_errata_are_compared() -> None:
    head, other = BASE.competencies
    head = replace(
        head, definition=said("新的界定"), stages=(Stage("ask", said("提问")), Stage("listen", said("倾听")))
    )
    after = replace(
        BASE,
        version="2",
        levels=LevelScale((*BASE.levels.levels[:2], replace(BASE.levels.levels[2], name=said("专家")))),
        competencies=(head, other),
        outcome_scale=OutcomeScale(
            (ScalePoint(Outcome.MEETS, said("达标")),), gate=EvidenceGate(meets_coverage=(1, 2))
        ),
        errata=(Erratum("DC", said("其价值"), said("疑漏字")),),
    )
    assert told(after) == [
        ("framework-changed", ""),
        ("level-changed", "Sa"),
        ("competency-changed", "DC"),
        ("stage-added", "DC/listen"),
        ("stage-changed", "DC/ask"),
        ("scale-added", "meets"),
        ("gate-changed", ""),
        ("erratum-added", "DC"),
    ]


def test_every_kind_of_difference_has_words() -> None:
    assert {f"DifferenceKind.{kind}" for kind in DifferenceKind} <= set(list_worded_codes())


@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(frameworks(), frameworks())
def test_two_frameworks_say_the_same_exactly_when_nothing_differs(before: Framework, after: Framework) -> None:
    differences = compare_frameworks(before, after)
    assert (before == after) == (differences == ())
    for difference in differences:
        check_words(difference)


@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(frameworks(), frameworks())
def test_no_part_of_a_framework_changes_unseen(before: Framework, other: Framework) -> None:
    for part in ("document", "outcome_scale", "errata", "title", "job_family"):
        after = replace(before, languages=tuple(dict.fromkeys((*before.languages, *other.languages))))
        changed = replace(after, **{part: getattr(other, part)})
        assert (after == changed) == (compare_frameworks(after, changed) == ())
