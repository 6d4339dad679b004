"""Reports as PDF: real text, embedded fonts, the same bytes on every machine."""

from zhunsheng.reports.figures.palette import PRINT, Palette
from zhunsheng.reports.pictured import picture
from zhunsheng.reports.report import IndividualReport, TeamReport
from zhunsheng.reports.typesetting import count_pages, set_pdf


_SIZES = ("9pt", "8.5pt", "8pt", "7.5pt", "7.1pt")
"""Tried in this order: most people's report fits at once, a very full one is set smaller."""
_PAGES = 2


def write_individual_pdf(report: IndividualReport, palette: Palette = PRINT) -> bytes:
    """Two A4 pages; more only where even the smallest type that can be read does not fit."""
    content = picture(report, palette) | {
        "eventful": picture(report.eventful, palette),
        "quiet": picture(report.quiet, palette),
    }
    made = b""
    for size in _SIZES:
        made = set_pdf("individual.typ", content, report.head.dated, size)
        if count_pages(made) <= _PAGES:
            break
    return made


def write_team_pdf(report: TeamReport, palette: Palette = PRINT) -> bytes:
    """The grid first, then the lists; as many A4 pages as the unit has people for."""
    return set_pdf("team.typ", picture(report, palette), report.head.dated)
