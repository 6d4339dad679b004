"""Published results as reports: on the page, as PDF and as Word file, each built from the same values."""

from dataclasses import dataclass
from enum import StrEnum

from zhunsheng.domain.people import Actor, is_logged_in
from zhunsheng.domain.teams import conclude_unit
from zhunsheng.domain.text import Language
from zhunsheng.reports.basis import ReportBasis
from zhunsheng.reports.individual import build_individual_report
from zhunsheng.reports.report import IndividualReport
from zhunsheng.reports.team import build_team_report
from zhunsheng.reports.team_report import TeamReport
from zhunsheng.reports.write_docx import write_individual_docx
from zhunsheng.reports.write_pdf import write_individual_pdf, write_team_pdf
from zhunsheng.reports.write_team_docx import write_team_docx
from zhunsheng.use_cases.marks import query
from zhunsheng.use_cases.results import (
    PublishedCycle,
    PublishedTeam,
    ResultHead,
    StoredCycle,
    find_result,
    list_cycles,
    list_results_in_reach,
    list_results_of_unit,
)


class FileForm(StrEnum):
    """In which form a report can be taken away."""

    PDF = "pdf"
    DOCX = "docx"


@dataclass(frozen=True, slots=True)
class Download:
    """A finished file. `name` is what the reader's machine will call it."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class ShelfUnit:
    """The people of one unit whose results the reader may open; `has_team` when there is a team report of them."""

    code: str
    name: str
    has_team: bool
    people: tuple[ResultHead, ...]


@dataclass(frozen=True, slots=True)
class ResultShelf:
    """Where a reader finds results: names and places, not what they say. `cycle` None while nothing is published."""

    cycles: tuple[StoredCycle, ...]
    cycle: StoredCycle | None
    own: ResultHead | None
    units: tuple[ShelfUnit, ...]


MEDIA_TYPES = {
    FileForm.PDF: "application/pdf",
    FileForm.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


@query("list-reports", allow=is_logged_in)
def list_reports(*, actor: Actor, cycle: str | None = None) -> ResultShelf:
    """Which reports the actor may open in a cycle, the newest unless another is named."""
    cycles = list_cycles(actor=actor)
    chosen = next((one for one in cycles if cycle in (None, one.code)), None)
    if chosen is None:
        return ResultShelf(cycles, None, None, ())
    heads = list_results_in_reach(actor=actor, cycle=chosen.code)
    own = next((head for head in heads if head.person == actor.person), None)
    return ResultShelf(cycles, chosen, own, _group(heads, actor))


@query("read-individual-report", allow=is_logged_in)
def read_individual_report(*, actor: Actor, language: Language, cycle: str, person: str) -> IndividualReport:
    """One person's published result in words. Looking at somebody else's is kept."""
    found = find_result(actor=actor, cycle=cycle, person=person)
    return build_individual_report(found.result, _basis(found.published, language))


@query("read-team-report", allow=is_logged_in)
def read_team_report(*, actor: Actor, language: Language, cycle: str, unit: str) -> TeamReport:
    """The published results of a unit and its parts, as far as the actor leads its people."""
    team = list_results_of_unit(actor=actor, cycle=cycle, unit=unit)
    return _build_team(team, language)


@query("download-individual-report", allow=is_logged_in)
def download_individual_report(
    *, actor: Actor, language: Language, cycle: str, person: str, form: FileForm
) -> Download:
    report = read_individual_report(actor=actor, language=language, cycle=cycle, person=person)
    write = write_individual_pdf if form is FileForm.PDF else write_individual_docx
    name = f"{report.head.kicker} {report.head.title} {person}"
    return Download(f"{name}.{form}", MEDIA_TYPES[form], write(report))


@query("download-team-report", allow=is_logged_in)
def download_team_report(*, actor: Actor, language: Language, cycle: str, unit: str, form: FileForm) -> Download:
    report = read_team_report(actor=actor, language=language, cycle=cycle, unit=unit)
    write = write_team_pdf if form is FileForm.PDF else write_team_docx
    return Download(f"{report.head.kicker}.{form}", MEDIA_TYPES[form], write(report))


def _basis(published: PublishedCycle, language: Language) -> ReportBasis:
    return ReportBasis(published.cycle, published.framework, published.people, published.units, language)


def _build_team(team: PublishedTeam, language: Language) -> TeamReport:
    published = team.published
    codes = [competency.code for competency in published.framework]
    result = conclude_unit(team.unit, published.cycle.code, team.results, codes)
    return build_team_report(result, _basis(published, language))


def _group(heads: tuple[ResultHead, ...], actor: Actor) -> tuple[ShelfUnit, ...]:
    """Units in the order in which they come; one's own result makes no team."""
    names = {head.unit: head.unit_name for head in heads}
    of_unit = {code: tuple(head for head in heads if head.unit == code) for code in names}
    return tuple(
        ShelfUnit(code, name, any(head.person != actor.person for head in of_unit[code]), of_unit[code])
        for code, name in names.items()
    )
