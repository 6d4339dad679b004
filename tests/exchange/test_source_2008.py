"""The customer-service document of 2008 comes out letter for letter; the expected words are lines of the file itself."""

from pathlib import Path

import pytest

from zhunsheng.domain.competencies import Confidence
from zhunsheng.domain.outcomes import Outcome
from zhunsheng.exchange.import_report import Verdict, render_report, report_tree
from zhunsheng.exchange.source_document import ImportedFramework, read_source_document

SOURCE = Path(__file__).parent.parent / "fixtures" / "source" / "客服专业能力模型-2008.txt"
LINES = ("", *SOURCE.read_text(encoding="utf-8").splitlines())
LEVELS = ("Sb", "Si", "Sa")
FIRST_STATEMENTS = {"C1": (275, 3), "C2": (317, 3), "C3": (359, 3), "C4": (401, 3), "C5": (443, 4), "C6": (491, 3)}
"""Line of the first statement, and statements a level. Every second line is blank."""
FURNITURE = (1, *range(3, 18), 19, 21, 23, 33, 523, 525, *range(527, 532), 532, 534, 536)


@pytest.fixture(scope="module")
def imported() -> ImportedFramework:
    return read_source_document(SOURCE.read_bytes(), SOURCE.name)


def test_all_57_statements_stand_in_their_cell_in_order_letter_for_letter(imported: ImportedFramework) -> None:
    for code, (first, share) in FIRST_STATEMENTS.items():
        for place, level in enumerate(LEVELS):
            numbers = range(first + place * share * 2, first + (place + 1) * share * 2, 2)
            cell = imported.framework.get_cell(code, level)
            assert [str(said.statement) for said in cell.indicators] == [LINES[number][1:] for number in numbers]
    assert len(imported.framework.list_indicators()) == 57


def test_cover_and_preamble_are_those_of_the_document(imported: ImportedFramework) -> None:
    framework, document = imported.framework, imported.framework.document
    assert (str(framework.title), str(document.company), str(document.dated)) == (LINES[29], LINES[27], LINES[31])
    assert str(document.about) == LINES[37]
    assert [str(entry) for entry in document.contents] == [LINES[number][2:] for number in (41, 43, 45)]
    assert (str(document.purpose), str(document.value_statement)) == (LINES[47], LINES[49])
    assert str(document.level_note) == f"{LINES[51]}\n{LINES[53]}"


def test_levels_ascend_with_code_word_and_definition(imported: ImportedFramework) -> None:
    levels = [(level.code, level.word, str(level.name), str(level.definition)) for level in imported.framework.levels]
    assert levels == [
        ("Sb", "basic", "初级", LINES[65]),
        ("Si", "intermediate", "熟练", LINES[61]),
        ("Sa", "advance", "资深", LINES[57]),
    ]


def test_each_competency_has_its_label_definition_and_three_stages(imported: ImportedFramework) -> None:
    for competency, label in zip(imported.framework, range(229, 264, 6), strict=True):
        assert str(competency.label) == LINES[label]
        assert "-".join(str(stage.name) for stage in competency.stages) == LINES[label + 2]
        assert len(competency.stages) == 3
        assert str(competency.definition) == LINES[label + 4][1:]


def test_the_matrix_is_read_row_by_row_with_three_cells_not_applicable(imported: ImportedFramework) -> None:
    cells = [asked.level or "N/A" for position in imported.framework.positions for asked in position.requirements]
    assert cells == [LINES[number] for number in range(69, 200, 2)]
    assert len(cells) == 66
    assert cells.count("N/A") == 3
    codes = [competency.code for competency in imported.framework]
    assert all([asked.competency for asked in row.requirements] == codes for row in imported.framework.positions)


def test_positions_without_names_are_numbered_and_not_confirmed(imported: ImportedFramework) -> None:
    positions = imported.framework.positions
    assert [position.code for position in positions] == [f"{number:02}" for number in range(1, 12)]
    assert [str(position.name) for position in positions] == [f"职位{number:02}" for number in range(1, 12)]
    assert not any(position.is_name_confirmed for position in positions)


def test_what_a_column_means_is_inferred_and_asked(imported: ImportedFramework) -> None:
    assert imported.framework.matrix.columns_confidence is Confidence.MEDIUM
    assert [question.code for question in imported.report.questions] == ["import-ask-columns"]


def test_the_scale_has_three_points_in_three_parts(imported: ImportedFramework) -> None:
    points = imported.framework.outcome_scale.points
    assert [point.outcome for point in points] == [Outcome.EXCEEDS, Outcome.MEETS, Outcome.BELOW]
    for point, first in zip(points, (203, 209, 215), strict=True):
        said = [str(point.label), str(point.meaning), str(point.definition)]
        assert said == [LINES[first], LINES[first + 2], LINES[first + 4]]


def test_36_lists_have_a_heading_and_nothing_under_it(imported: ImportedFramework) -> None:
    cells = [cell for competency in imported.framework for cell in competency.levels]
    assert len(cells) == 18
    assert all(cell.knowledge == () and cell.skills == () for cell in cells)


def test_each_competency_keeps_its_line_that_links_to_events(imported: ImportedFramework) -> None:
    assert [str(competency.event_link) for competency in imported.framework] == ["链接对应的行为事件"] * 6


def test_page_furniture_is_noise_with_a_reason_and_nothing_else_is(imported: ImportedFramework) -> None:
    noise = [line.number for line in imported.report.list_lines(Verdict.NOISE)]
    lone_bullets = [number for number in range(1, 537) if LINES[number] == "n"]
    assert noise == sorted(number for number in (*FURNITURE, *lone_bullets) if LINES[number])
    reasons = [line.meanings[0].code for line in imported.report.list_lines(Verdict.NOISE)]
    assert all(reason.startswith("import-noise-") for reason in reasons)


def test_every_line_stands_in_the_report_exactly_once_and_none_is_left_over(imported: ImportedFramework) -> None:
    report = imported.report
    assert sorted([*(line.number for line in report.lines), *report.blank_lines]) == list(range(1, 537))
    assert report.count(Verdict.NOT_UNDERSTOOD) == 0


def test_the_heading_with_another_word_is_recorded_as_an_erratum(imported: ImportedFramework) -> None:
    assert [str(erratum.printed) for erratum in imported.framework.errata] == ["客服专业素质模型标签定义"]


@pytest.mark.parametrize("language", ["zh-Hans", "en"])
def test_the_report_is_worded_in_both_languages(imported: ImportedFramework, language: str) -> None:
    said = render_report(imported.report, language)
    assert "import-" not in said
    assert "{" not in said
    assert "职位与能力匹配表" in said


def test_the_report_for_machines_keeps_codes_beside_the_sentences(imported: ImportedFramework) -> None:
    tree = report_tree(imported.report, "en")
    assert tree["counts"] == {"noise": 35, "understood": 118, "inferred": 124, "not-understood": 0, "blank": 259}
