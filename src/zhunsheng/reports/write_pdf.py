"""Reports as PDF: real text, embedded fonts, the same bytes on every machine."""

from dataclasses import dataclass
from math import inf

from zhunsheng.reports.figures.palette import PRINT, Palette
from zhunsheng.reports.fullness import estimate_lines
from zhunsheng.reports.pictured import picture
from zhunsheng.reports.report import IndividualReport
from zhunsheng.reports.team_report import TeamReport
from zhunsheng.reports.typesetting import Density, count_pages, set_pdf


@dataclass(frozen=True, slots=True)
class _Attempt:
    """A density, the pages it must fit on, and up to how many estimated lines it is worth trying."""

    most_lines: float
    density: Density
    pages: int = 2


_ATTEMPTS = (
    _Attempt(91, Density(9)),
    _Attempt(96, Density(8.5)),
    _Attempt(104, Density(8.5, may_break=True)),
    _Attempt(118, Density(8, may_break=True)),
    _Attempt(132, Density(7.6, may_break=True)),
    _Attempt(146, Density(7.2, may_break=True)),
    _Attempt(200, Density(8, may_break=True)),
    _Attempt(225, Density(7.6, may_break=True)),
    _Attempt(inf, Density(7.2, may_break=True)),
    _Attempt(inf, Density(8, may_break=True), pages=3),
)
"""Tried in this order. The estimate counts English too high, hence larger type again above 146 lines.

Two pages are the rule; type that nobody can read serves nobody.
"""


def write_individual_pdf(report: IndividualReport, palette: Palette = PRINT) -> bytes:
    """Two A4 pages; three where two could only be read with a glass."""
    content = picture(report, palette)
    content["eventful"] = [part for part in content["parts"] if not part["is_quiet"]]
    content["quiet"] = [part for part in content.pop("parts") if part["is_quiet"]]
    lines, made = estimate_lines(report), b""
    for attempt in _ATTEMPTS:
        if lines > attempt.most_lines:
            continue
        made = set_pdf("individual.typ", content, report.head.dated, attempt.density)
        if count_pages(made) <= attempt.pages:
            break
    return made


def write_team_pdf(report: TeamReport, palette: Palette = PRINT) -> bytes:
    """The grid first, then the lists; as many A4 pages as the unit has people for."""
    return set_pdf("team.typ", picture(report, palette), report.head.dated, Density())
