"""The two sheets that only people read: how to fill the workbook in, and the framework to look codes up."""

from collections.abc import Iterator

from xlsxwriter.workbook import Workbook

from zhunsheng.domain.competencies import IndicatorKind
from zhunsheng.domain.frameworks import Framework
from zhunsheng.domain.text import Language
from zhunsheng.domain.wording import word
from zhunsheng.exchange.assessment_workbook.columns import GUIDE_SHEET, SHEETS, STANDARD_SHEET
from zhunsheng.exchange.assessment_workbook.formats import WorkbookFormats, print_on_a4
from zhunsheng.exchange.assessment_workbook.vocabulary import label_of, make_vocabularies

FORMAT = "zhunsheng-assessment/1"
"""The version of the workbook's shape, printed in the guide."""

_GUIDE_STEPS = 7
_APART = " | "
_EXAMPLES = ("assignments", "ratings", "events")


def write_guide(workbook: Workbook, formats: WorkbookFormats, framework: Framework, language: Language) -> None:
    page = workbook.add_worksheet(word(f"workbook-sheet.{GUIDE_SHEET}", language))
    page.hide_gridlines(2)
    print_on_a4(page)
    page.set_row(0, 30)
    page.set_column(0, 0, 18)
    page.set_column(1, 1, 120)
    page.write_string(0, 0, word("workbook-guide-title", language), formats.title)
    page.write_string(1, 0, f"{framework.title.words(language)} {framework.version} · {FORMAT}", formats.plain)
    for number, (left, right) in enumerate(_guide_lines(framework, language), start=3):
        page.write_string(number, 0, left, formats.plain if right else formats.section)
        page.write_string(number, 1, right, formats.note)


def _guide_lines(framework: Framework, language: Language) -> Iterator[tuple[str, str]]:
    yield word("workbook-guide-steps", language), ""
    for step in range(1, _GUIDE_STEPS + 1):
        yield str(step), word(f"workbook-guide-step.{step}", language)
    yield "", ""
    yield word("workbook-guide-sheets", language), ""
    for sheet in SHEETS:
        yield sheet.name(language), word(f"workbook-guide-sheet.{sheet.key}", language)
    yield "", ""
    yield word("workbook-guide-scales", language), ""
    yield from _scale_lines(framework, language)
    yield "", ""
    yield word("workbook-guide-examples", language), ""
    for key in _EXAMPLES:
        yield word(f"workbook-sheet.{key}", language), word(f"workbook-guide-example.{key}", language)


def _scale_lines(framework: Framework, language: Language) -> Iterator[tuple[str, str]]:
    words = make_vocabularies(framework)
    for kind in IndicatorKind:
        labels = [label.words(language) for label in words.judgements[kind].labels]
        yield label_of(kind).words(language), _APART.join(labels)
    labels = [label.words(language) for label in words.decisions.labels]
    yield word("workbook-sheet.decisions", language), _APART.join(labels)


def write_standard(workbook: Workbook, formats: WorkbookFormats, framework: Framework, language: Language) -> None:
    """Positions with what they ask, then every indicator with its code and kind."""
    page = workbook.add_worksheet(word(f"workbook-sheet.{STANDARD_SHEET}", language))
    page.freeze_panes(1, 0)
    print_on_a4(page, heading_row=0)
    page.set_column(0, 0, 14)
    page.set_column(1, 2, 18)
    page.set_column(3, 3, 70)
    page.set_column(4, 4, 12)
    for place in range(5):
        page.write_string(0, place, word(f"workbook-standard-column.{place}", language), formats.heading)
    for number, cells in enumerate(_standard_lines(framework, language), start=1):
        for place, cell in enumerate(cells):
            page.write_string(number, place, cell, formats.code if place == 0 else formats.text)


def _standard_lines(framework: Framework, language: Language) -> Iterator[tuple[str, ...]]:
    for located in framework.list_indicators():
        indicator, level = located.indicator, framework.levels.get(located.cell.level)
        name = f"{level.code} {level.name.words(language)}".strip()
        competency = f"{located.competency.code} {located.competency.label.words(language)}"
        yield (
            indicator.code,
            competency,
            name,
            indicator.statement.words(language),
            label_of(indicator.kind).words(language),
        )
    for position in framework.positions:
        asked = [f"{requirement.competency} {requirement.level or 'N/A'}" for requirement in position.requirements]
        yield (
            position.code,
            position.name.words(language),
            "",
            word("workbook-position-asks", language, asked=asked),
            "",
        )
