"""Figures: one drawing code for page and paper, every picture with words and a table beside it."""

import re
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

import zhunsheng
from zhunsheng.domain.behavioural_events import Polarity
from zhunsheng.domain.outcomes import NoJudgement, NoOutcome, Outcome, Showing
from zhunsheng.reports.figures import (
    GREY,
    PAGE,
    PAPER,
    PHONE,
    PRINT,
    SMALL,
    SPARK,
    WEB,
    CoverageColumn,
    CoveragePlot,
    DotDistribution,
    DotRow,
    EvidenceStrip,
    InkedLine,
    InkedLineSize,
    InkedPoint,
    LevelName,
    Palette,
    RoleMark,
    RolePlot,
    RoleRow,
    StageBar,
    StageSpan,
    StripEvent,
    draw_coverage_plot,
    draw_dot_distribution,
    draw_event,
    draw_evidence_strip,
    draw_inked_line,
    draw_level,
    draw_mark,
    draw_requirement_ring,
    draw_role_plot,
    draw_sparkline,
    draw_stage_bar,
    draw_tally,
    tabulate_coverage_plot,
    tabulate_dot_distribution,
    tabulate_evidence_strip,
    tabulate_inked_line,
    tabulate_role_plot,
    tabulate_stage_bar,
)
from zhunsheng.reports.figures.svg import text_width, wrap

SVG = "{http://www.w3.org/2000/svg}"
LEVELS = (LevelName("Sb", "初级"), LevelName("Si", "熟练"), LevelName("Sa", "资深"))
NAMES = ("洞察需求", "服务策划", "快速响应", "自我调节", "客户沟通影响", "客户关系维系")
REQUIRED = InkedLine(
    "职位08：自我调节 Sa，其余 Si。",
    LEVELS,
    tuple(InkedPoint(name, 2 if name == "自我调节" else 1, "Sa" if name == "自我调节" else "Si") for name in NAMES),
    "不适用",
)
RESULT = InkedLine(
    "沈若岚的六项评定。",
    LEVELS,
    (
        InkedPoint("洞察需求", 2, "等于岗位要求", Outcome.MEETS),
        InkedPoint("服务策划", 2, "低于岗位要求", Outcome.BELOW),
        InkedPoint("快速响应", 2, "高于岗位要求", Outcome.EXCEEDS),
        InkedPoint("自我调节", None, "不适用", NoOutcome.NOT_APPLICABLE),
        InkedPoint("客户沟通影响", 2, "等于岗位要求", Outcome.MEETS),
        InkedPoint("客户关系维系", 2, "证据不足", NoOutcome.INSUFFICIENT_EVIDENCE),
    ),
    "不适用",
)
STRIP = EvidenceStrip(
    "评价期间内有 3 件事件。",
    date(2025, 7, 1),
    date(2026, 6, 30),
    (
        StripEvent(date(2025, 9, 3), Polarity.EXEMPLARY, "典范：三方协调会"),
        StripEvent(date(2025, 9, 5), Polarity.INEFFECTIVE, "反例：没有回话"),
        StripEvent(date(2026, 3, 1), Polarity.ADEQUATE, "合格：逐条记下"),
    ),
)
ROLES = RolePlot(
    "上级低于，评审等于，自评证据不足。",
    ("低于", "等于", "高于"),
    (
        RoleRow("上级", True, (RoleMark(Outcome.BELOW, "低于"),)),
        RoleRow("评审", True, (RoleMark(Outcome.MEETS, "等于"), RoleMark(Outcome.EXCEEDS, "高于"))),
        RoleRow("自评", False, (RoleMark(NoOutcome.INSUFFICIENT_EVIDENCE, "证据不足"),)),
    ),
)
DOTS = DotDistribution(
    "自我调节：等于 12 人，低于 7 人。",
    (DotRow(Outcome.EXCEEDS, "高于", 0), DotRow(Outcome.MEETS, "等于", 12), DotRow(Outcome.BELOW, "低于", 7)),
    "不计入：未评 1",
    "一个标记代表 {people} 人",
)
STAGES = StageBar(
    "倾听 1 条，发问没有对应条目。",
    (StageSpan("倾听", 1, "1 条"), StageSpan("发问", 0, "没有对应条目")),
    StageSpan("流程之外", 2, "2 条"),
)
COVERAGE = CoveragePlot("三处空缺。", (CoverageColumn("GT-Si-1", 3, 9, 0), CoverageColumn("GT-Si-2", 0, 0, 1)))

FIGURES = [
    pytest.param(lambda palette: draw_inked_line(REQUIRED, PAGE, palette), id="inked-line"),
    pytest.param(lambda palette: draw_inked_line(RESULT, PAPER, palette), id="inked-line-with-marks"),
    pytest.param(lambda palette: draw_inked_line(RESULT, PHONE, palette), id="inked-line-phone"),
    pytest.param(lambda palette: draw_inked_line(RESULT, SMALL, palette), id="inked-line-small"),
    pytest.param(lambda palette: draw_sparkline(RESULT, palette), id="sparkline"),
    pytest.param(lambda palette: draw_requirement_ring(RESULT, palette), id="requirement-ring"),
    pytest.param(lambda palette: draw_evidence_strip(STRIP, palette), id="evidence-strip"),
    pytest.param(lambda palette: draw_role_plot(ROLES, palette), id="role-plot"),
    pytest.param(lambda palette: draw_dot_distribution(DOTS, palette), id="dot-distribution"),
    pytest.param(lambda palette: draw_stage_bar(STAGES, palette), id="stage-bar"),
    pytest.param(lambda palette: draw_coverage_plot(COVERAGE, palette), id="coverage-plot"),
    pytest.param(lambda palette: draw_level(1, 3, palette, "Si"), id="level"),
    pytest.param(lambda palette: draw_mark(Outcome.EXCEEDS, palette, "高于"), id="mark"),
    pytest.param(lambda palette: draw_event(Polarity.INEFFECTIVE, palette, "反例"), id="event"),
    pytest.param(lambda palette: draw_tally(Showing.FREQUENT, palette, "经常展现"), id="tally"),
]


@pytest.mark.parametrize("draw", FIGURES)
@pytest.mark.parametrize("palette", [WEB, PRINT, GREY])
def test_every_figure_is_well_formed_and_says_its_measures(draw, palette: Palette) -> None:
    root = ElementTree.fromstring(draw(palette))
    width, height = float(root.attrib["width"]), float(root.attrib["height"])
    assert root.attrib["viewBox"] == f"0 0 {root.attrib['width']} {root.attrib['height']}"
    assert width > 0
    assert height > 0


@pytest.mark.parametrize("draw", FIGURES)
def test_no_figure_needs_a_style_attribute_that_the_content_policy_would_drop(draw) -> None:
    assert " style=" not in draw(WEB)


@pytest.mark.parametrize("draw", FIGURES)
def test_only_the_web_palette_uses_custom_properties(draw) -> None:
    assert "var(" in draw(WEB)
    assert "var(" not in draw(PRINT)


@pytest.mark.parametrize("draw", FIGURES)
def test_page_and_paper_differ_in_colour_only(draw) -> None:
    assert _without_paint(draw(WEB)) == _without_paint(draw(PRINT)) == _without_paint(draw(GREY))


@pytest.mark.parametrize("draw", FIGURES)
def test_the_grey_palette_is_really_grey(draw) -> None:
    for colour in re.findall(r"#([0-9A-F]{6})", draw(GREY)):
        assert colour[0:2] == colour[2:4] == colour[4:6]


def test_print_uses_the_light_tokens_of_the_pages() -> None:
    tokens = Path(zhunsheng.__file__).parent.joinpath("web/static/tokens.css").read_text(encoding="utf-8")
    light = dict(re.findall(r"--([a-z0-9-]+):\s*(#[0-9A-Fa-f]{6})", tokens.split("@media")[0]))
    for paint, name in (
        (PRINT.ink, "ink"),
        (PRINT.ink_2, "ink-2"),
        (PRINT.rule, "rule"),
        (PRINT.accent, "accent"),
        (PRINT.levels[0], "level-low"),
        (PRINT.levels[1], "level-mid"),
        (PRINT.levels[2], "level-high"),
        (PRINT.exceeds, "exceeds"),
        (PRINT.below, "below"),
        (PRINT.void, "void"),
    ):
        assert light[name].upper() == paint


def test_a_figure_with_a_label_is_an_image_and_one_without_is_hidden() -> None:
    assert ElementTree.fromstring(draw_mark(Outcome.MEETS, WEB, "等于岗位要求")).attrib["aria-label"] == "等于岗位要求"
    assert ElementTree.fromstring(draw_mark(Outcome.MEETS, WEB)).attrib["aria-hidden"] == "true"
    assert ElementTree.fromstring(draw_sparkline(REQUIRED, WEB)).attrib["aria-hidden"] == "true"


def test_words_are_escaped() -> None:
    line = InkedLine('<b>"x"</b>', LEVELS, (InkedPoint("<script>", 0, "&"),), "N/A")
    root = ElementTree.fromstring(draw_inked_line(line, PAGE, WEB))
    assert root.attrib["aria-label"] == '<b>"x"</b>'
    assert "<script>" in _all_text(root)


def test_where_nothing_is_asked_the_line_and_the_grid_behind_it_break() -> None:
    root = ElementTree.fromstring(draw_inked_line(RESULT, PAGE, PRINT))
    column = (PAGE.width - PAGE.axis) / 6
    middle_of_break = PAGE.axis + column * 3.5
    spans = [_span(found.attrib["d"]) for found in root.iter(f"{SVG}path") if _span(found.attrib.get("d", ""))]
    wide = [span for span in spans if span and span[1] - span[0] > column]
    assert wide
    assert all(not left < middle_of_break < right for left, right in wide)
    assert "不适用" in _all_text(root)


def test_every_outcome_lies_on_the_line_at_the_required_level() -> None:
    root = ElementTree.fromstring(draw_inked_line(RESULT, PAGE, PRINT))
    halos = [found for found in root.iter(f"{SVG}circle") if found.attrib.get("fill") == PRINT.ground]
    on_line = [halo for halo in halos if float(halo.attrib["cy"]) == PAGE.row / 2]
    assert len(on_line) == 5


def test_as_many_strokes_as_the_level_is_high_and_ghosts_for_the_rest() -> None:
    for rank in range(4):
        strokes = ElementTree.fromstring(draw_level(rank, 4, PRINT)).findall(f"{SVG}path")
        assert len(strokes) == 4
        assert sum(stroke.attrib["stroke"] == PRINT.hair for stroke in strokes) == 3 - rank


@pytest.mark.parametrize(
    ("judgement", "tall"),
    [(Showing.NOT_SHOWN, 0), (Showing.OCCASIONAL, 2), (Showing.FREQUENT, 4), (Showing.SUSTAINED, 5)],
)
def test_tall_ticks_say_how_sustained_a_behaviour_is(judgement: Showing, tall: int) -> None:
    ticks = ElementTree.fromstring(draw_tally(judgement, PRINT)).findall(f"{SVG}path")
    assert len(ticks) == 5
    assert sum(tick.attrib["stroke"] == PRINT.ink for tick in ticks) == tall


def test_what_nobody_judged_has_no_tick_at_all() -> None:
    for judgement in NoJudgement:
        drawn = draw_tally(judgement, PRINT)
        assert PRINT.ink not in drawn
        assert PRINT.below not in drawn


def test_each_sign_has_a_shape_of_its_own() -> None:
    signs = [draw_mark(state, GREY) for state in (*Outcome, *NoOutcome)]
    signs += [draw_event(polarity, GREY) for polarity in Polarity]
    assert len(set(signs)) == len(signs)


def test_events_close_together_do_not_hide_each_other() -> None:
    lonely = EvidenceStrip("", STRIP.first, STRIP.last, STRIP.events[:1])
    assert _height(draw_evidence_strip(STRIP, WEB)) > _height(draw_evidence_strip(lonely, WEB))


def test_one_mark_is_one_person_until_there_are_too_many() -> None:
    marks = ElementTree.fromstring(draw_dot_distribution(DOTS, PRINT)).findall(f"{SVG}g")
    assert len(marks) == 12 + 7
    crowd = DotDistribution("", (DotRow(Outcome.MEETS, "等于", 30_000),), group_note="一个标记代表 {people} 人")
    drawn = draw_dot_distribution(crowd, PRINT)
    assert "一个标记代表 500 人" in drawn
    assert len(ElementTree.fromstring(drawn).findall(f"{SVG}g")) == 60


def test_every_figure_has_a_table_that_says_the_same() -> None:
    assert tabulate_inked_line(REQUIRED)[3] == ("自我调节", "Sa 资深")
    assert tabulate_inked_line(RESULT)[1] == ("服务策划", "Sa 资深", "低于岗位要求")
    assert tabulate_inked_line(RESULT)[3] == ("自我调节", "不适用", "不适用")
    assert tabulate_evidence_strip(STRIP)[0] == ("2025-09-03", "典范：三方协调会")
    assert tabulate_role_plot(ROLES)[1] == ("评审", "等于 / 高于")
    assert tabulate_dot_distribution(DOTS)[2] == ("低于", "7")
    assert tabulate_stage_bar(STAGES)[1] == ("发问", "没有对应条目")
    assert tabulate_coverage_plot(COVERAGE)[0] == ("GT-Si-1", "3", "9", "0")


def test_labels_stand_upright_where_a_word_is_wider_than_its_column() -> None:
    points = tuple(InkedPoint("Communication", 0, "1") for _ in range(6))
    line = InkedLine("", (LevelName("1"),), points, "n/a")
    assert "rotate(90" in draw_inked_line(line, PHONE, WEB)
    assert "rotate(90" not in draw_inked_line(line, PAGE, WEB)


@given(
    ranks=st.lists(st.none() | st.integers(0, 4), min_size=1, max_size=12),
    size=st.sampled_from([PAGE, PAPER, PHONE, SMALL, SPARK]),
)
def test_any_line_can_be_drawn_at_any_size(ranks: list[int | None], size: InkedLineSize) -> None:
    levels = tuple(LevelName(str(rank)) for rank in range(5))
    line = InkedLine("", levels, tuple(InkedPoint("能力", rank, "等级") for rank in ranks), "不适用")
    root = ElementTree.fromstring(draw_inked_line(line, size, PRINT))
    assert float(root.attrib["width"]) == size.width


@given(text=st.text(alphabet="能力 abc-、", max_size=40), width=st.floats(20, 200))
def test_wrapping_loses_no_character_but_blanks(text: str, width: float) -> None:
    lines = wrap(text, width, 12)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(text_width(line, 12) <= width or len(line) == 1 or " " not in line for line in lines)


def _without_paint(svg: str) -> str:
    bare = re.sub(r' font-family="[^"]*"', "", svg)
    return re.sub(r'(fill|stroke)="(?!none)[^"]*"', r'\1="paint"', bare)


def _all_text(root: ElementTree.Element) -> str:
    return "".join(root.itertext())


def _height(svg: str) -> float:
    return float(ElementTree.fromstring(svg).attrib["height"])


def _span(d: str) -> tuple[float, float] | None:
    found = re.fullmatch(r"M([\d.]+) [\d.]+H([\d.]+)", d)
    return (float(found[1]), float(found[2])) if found else None
