"""The overview: competencies by levels, and the way in for somebody who asks about a position."""

from dataclasses import dataclass

from zhunsheng.domain.text import Rendering
from zhunsheng.reports.handbook.cells import CellShown, show_cell
from zhunsheng.reports.handbook.edition import Edition, LevelShown
from zhunsheng.reports.handbook.matrix import MatrixPage, build_matrix_page


@dataclass(frozen=True, slots=True)
class CompetencyRow:
    """`cells` has a place for every level of the scale; None where the competency says nothing at that level."""

    code: str
    label: Rendering
    short: Rendering
    stages: tuple[Rendering, ...]
    cells: tuple[CellShown | None, ...]


@dataclass(frozen=True, slots=True)
class OverviewPage:
    title: Rendering
    job_family: Rendering
    company: Rendering
    version: str
    levels: tuple[LevelShown, ...]
    rows: tuple[CompetencyRow, ...]
    counts: str
    grid_heading: str
    matrix: MatrixPage
    matrix_counts: str


def build_overview_page(edition: Edition) -> OverviewPage:
    framework = edition.framework
    cells = sum(len(competency.levels) for competency in framework)
    indicators = len(framework.list_indicators())
    size = {
        "competencies": edition.number(len(framework.competencies)),
        "levels": edition.number(len(framework.levels)),
    }
    return OverviewPage(
        edition.say(framework.title),
        edition.say(framework.job_family),
        edition.say(framework.document.company),
        framework.version,
        edition.levels,
        tuple(
            CompetencyRow(
                competency.code,
                edition.say(competency.label),
                edition.say(competency.short),
                tuple(edition.say(stage.name) for stage in competency.stages),
                tuple(
                    show_cell(edition, competency, cell) if (cell := competency.find_level(level.code)) else None
                    for level in framework.levels
                ),
            )
            for competency in framework
        ),
        edition.word("overview-counts", cells=cells, indicators=indicators),
        edition.word("overview-heading", **size),
        build_matrix_page(edition),
        edition.word("matrix-counts", positions=len(framework.positions), competencies=len(framework.competencies)),
    )
