"""Reports as PDF: real text, embedded fonts, the same bytes on every machine."""

from math import inf

from zhunsheng.reports.figures.palette import PRINT, Palette
from zhunsheng.reports.fullness import estimate_lines
from zhunsheng.reports.pictured import picture
from zhunsheng.reports.report import IndividualReport, TeamReport
from zhunsheng.reports.typesetting import Density, count_pages, set_pdf

_DENSITIES = (
    (97.0, Density(9)),
    (112.0, Density(8.5)),
    (118.0, Density(8)),
    (125.0, Density(8, may_break=True)),
    (150.0, Density(7.5, may_break=True)),
    (inf, Density(7.1, may_break=True)),
)
"""Up to how many estimated lines which density is tried first; where it does not fit, the next is tried."""
_PAGES = 2


def write_individual_pdf(report: IndividualReport, palette: Palette = PRINT) -> bytes:
    """Two A4 pages; more only where even the smallest type that can be read does not fit."""
    content = picture(report, palette) | {
        "eventful": picture(report.eventful, palette),
        "quiet": picture(report.quiet, palette),
    }
    made = b""
    lines = estimate_lines(report)
    for density in (density for most, density in _DENSITIES if lines <= most):
        made = set_pdf("individual.typ", content, report.head.dated, density)
        if count_pages(made) <= _PAGES:
            break
    return made


def write_team_pdf(report: TeamReport, palette: Palette = PRINT) -> bytes:
    """The grid first, then the lists; as many A4 pages as the unit has people for."""
    return set_pdf("team.typ", picture(report, palette), report.head.dated, Density())
