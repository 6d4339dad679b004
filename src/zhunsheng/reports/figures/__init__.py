"""Figures drawn as SVG by one code for pages, PDF and DOCX.

Every figure is a frozen value (with all its words in it, so nothing is looked up here), a `draw_…` function that
takes the value, a size and a palette, and a `tabulate_…` function that says the same as a table.
"""

from zhunsheng.reports.figures.coverage_plot import (
    CoverageColumn,
    CoveragePlot,
    draw_coverage_plot,
    tabulate_coverage_plot,
)
from zhunsheng.reports.figures.dot_distribution import (
    DotDistribution,
    DotRow,
    draw_dot_distribution,
    tabulate_dot_distribution,
)
from zhunsheng.reports.figures.evidence_strip import (
    EvidenceStrip,
    StripEvent,
    draw_evidence_strip,
    tabulate_evidence_strip,
)
from zhunsheng.reports.figures.inked_line import (
    PAGE,
    PAPER,
    PHONE,
    SHEET,
    SMALL,
    SPARK,
    InkedLine,
    InkedLineSize,
    InkedPoint,
    LevelName,
    draw_inked_line,
    tabulate_inked_line,
)
from zhunsheng.reports.figures.palette import GREY, PRINT, WEB, Palette
from zhunsheng.reports.figures.requirement_ring import draw_requirement_ring
from zhunsheng.reports.figures.role_plot import RoleMark, RolePlot, RoleRow, draw_role_plot, tabulate_role_plot
from zhunsheng.reports.figures.signs import draw_event, draw_level, draw_mark, draw_tally
from zhunsheng.reports.figures.sparkline import draw_sparkline
from zhunsheng.reports.figures.stage_bar import StageBar, StageSpan, draw_stage_bar, tabulate_stage_bar

__all__ = [
    "GREY",
    "PAGE",
    "PAPER",
    "PHONE",
    "PRINT",
    "SHEET",
    "SMALL",
    "SPARK",
    "WEB",
    "CoverageColumn",
    "CoveragePlot",
    "DotDistribution",
    "DotRow",
    "EvidenceStrip",
    "InkedLine",
    "InkedLineSize",
    "InkedPoint",
    "LevelName",
    "Palette",
    "RoleMark",
    "RolePlot",
    "RoleRow",
    "StageBar",
    "StageSpan",
    "StripEvent",
    "draw_coverage_plot",
    "draw_dot_distribution",
    "draw_event",
    "draw_evidence_strip",
    "draw_inked_line",
    "draw_level",
    "draw_mark",
    "draw_requirement_ring",
    "draw_role_plot",
    "draw_sparkline",
    "draw_stage_bar",
    "draw_tally",
    "tabulate_coverage_plot",
    "tabulate_dot_distribution",
    "tabulate_evidence_strip",
    "tabulate_inked_line",
    "tabulate_role_plot",
    "tabulate_stage_bar",
]
