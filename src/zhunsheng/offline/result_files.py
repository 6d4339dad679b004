"""The folder of results: a personal report each, a team report a unit, a workbook of all results, one of the raters."""

import shutil
import tempfile
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from zhunsheng.domain.assessments import AssessmentRound
from zhunsheng.domain.errors import RuleBroken
from zhunsheng.domain.frameworks import Framework
from zhunsheng.domain.people import Unit
from zhunsheng.domain.problems import Problem
from zhunsheng.domain.results import PersonalResult, RoundResult, UnitResult
from zhunsheng.domain.teams import conclude_unit
from zhunsheng.domain.text import Language
from zhunsheng.domain.wording import word
from zhunsheng.exchange.assessment_workbook.findings import Finding
from zhunsheng.exchange.result_tables import tabulate
from zhunsheng.exchange.results_workbook import write_raters_workbook, write_results_workbook
from zhunsheng.offline.file_names import FileNames
from zhunsheng.offline.report_jobs import Batch, Progress, ReportFormat, ReportJob, run_batch
from zhunsheng.reports.basis import ReportBasis

_MOST_PLACES = 6
"""Cells that the note at the head of a report names."""
_PAPER = (ReportFormat.PDF, ReportFormat.DOCX)


@dataclass(frozen=True, slots=True)
class Results:
    """Everything that is to be written about one workbook."""

    assessed: Sequence[AssessmentRound]
    rounds: Sequence[RoundResult]
    framework: Framework
    findings: Sequence[Finding] = ()
    """What was left out, where a partial result was asked for."""

    def list_problems(self, people: Collection[str]) -> Sequence[Problem]:
        """What touches any of these people and may stand on a report of theirs, each problem once.

        Nothing of what raters handed in: even a count would tell that a certain rater's row was left out.
        """
        return [one.problem for one in self.findings if not one.is_raters_own and not one.ratees.isdisjoint(people)]


def check_folder(folder: Path, *, overwrite: bool = False) -> None:
    """A folder with something in it is left alone unless its owner says otherwise."""
    if folder.exists() and not folder.is_dir():
        raise RuleBroken("result-folder-is-a-file", folder=str(folder))
    if not overwrite and folder.exists() and any(folder.iterdir()):
        raise RuleBroken("result-folder-not-empty", folder=str(folder))


def write_result_files(
    results: Results,
    folder: Path,
    formats: frozenset[ReportFormat],
    language: Language,
    *,
    progress: Progress | None = None,
) -> tuple[Path, ...]:
    """Write all files, beside the folder first: an interruption leaves nothing half done in it."""
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=f".{folder.name}-", dir=folder.parent) as beside:
            made = _write_all(results, Path(beside), formats, language, progress or _tell_nobody)
            return tuple(_move(Path(beside), path, folder) for path in made)
    except OSError as fault:
        raise RuleBroken(
            "file-not-writable", file=str(fault.filename or folder), reason=fault.strerror or ""
        ) from fault


def _write_all(
    results: Results, target: Path, formats: frozenset[ReportFormat], language: Language, progress: Progress
) -> Sequence[str]:
    names = FileNames()
    jobs = tuple(_list_jobs(results, names, [form for form in _PAPER if form in formats], language))
    bases = {told.cycle.code: ReportBasis.of(told, results.framework, language) for told in results.assessed}
    made = [path for job in jobs for path in job.paths.values()]
    if made:
        run_batch(Batch(jobs, bases, target), progress)
    if ReportFormat.XLSX in formats:
        made += _write_workbooks(results, target, names, language)
    return made


def _write_workbooks(results: Results, target: Path, names: FileNames, language: Language) -> Iterator[str]:
    """The raters' records go into a file of their own, so that the results can be handed on without them."""
    shared = [one.problem for one in results.findings if not one.is_raters_own]
    own = [one.problem for one in results.findings if one.is_raters_own]
    tables = tabulate(results.rounds, shared, language, own)
    for title, write in (("results-title", write_results_workbook), ("results-raters-title", write_raters_workbook)):
        path = names.take("", word(title, language), ".xlsx")
        (target / path).write_bytes(write(tables, language))
        yield path


def _list_jobs(
    results: Results, names: FileNames, formats: Sequence[ReportFormat], language: Language
) -> Iterator[ReportJob]:
    for told, result in zip(results.assessed, results.rounds, strict=True):
        cycle_folder = names.take("", told.cycle.name or told.cycle.code)
        folders = {unit.code: names.take(cycle_folder, unit.name or unit.code) for unit in told.units}
        for person in result.people:
            stem = names.take(
                folders.get(person.person.unit, cycle_folder), f"{person.person.name}-{person.person.code}"
            )
            yield ReportJob(person.publish(), _notes(results, [person], language), _paths(stem, formats))
        for unit in conclude_units(told, result, results.framework):
            stem = names.take(folders[unit.unit], word("report-file-team", language))
            yield ReportJob(_publish(unit), _notes(results, unit.people, language), _paths(stem, formats))


def conclude_units(told: AssessmentRound, result: RoundResult, framework: Framework) -> Iterator[UnitResult]:
    """A team result for each unit with all people below it, for whoever leads a unit leads its parts."""
    codes = [competency.code for competency in framework]
    for unit in told.units:
        inside = _list_below(unit.code, told.units)
        people = [person for person in result.people if person.person.unit in inside]
        if people:
            yield conclude_unit(unit.code, told.cycle.code, people, codes)


def _list_below(code: str, units: Sequence[Unit]) -> set[str]:
    inside, found = {code}, {code}
    while found:
        found = {unit.code for unit in units if unit.parent in found} - inside
        inside |= found
    return inside


def _publish(unit: UnitResult) -> UnitResult:
    people: tuple[PersonalResult, ...] = tuple(person.publish() for person in unit.people)
    return replace(unit, people=people)


def _notes(results: Results, people: Sequence[PersonalResult], language: Language) -> tuple[str, ...]:
    """The same sentence on every report of a partial result, and on those touched where the problems stand."""
    if not results.findings:
        return ()
    partial = word("report-note-partial", language)
    problems = results.list_problems({person.person.code for person in people})
    if not problems:
        return (partial,)
    places = list(dict.fromkeys(problem.place for problem in problems))
    code = "report-note-touched" if len(places) <= _MOST_PLACES else "report-note-touched-and-more"
    return (partial, word(code, language, count=len(problems), places=places[:_MOST_PLACES]))


def _paths(stem: str, formats: Sequence[ReportFormat]) -> Mapping[ReportFormat, str]:
    return {form: f"{stem}.{form.value}" for form in formats}


def _move(beside: Path, path: str, folder: Path) -> Path:
    target = folder / path
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.move(beside / path, target)
    return target


def _tell_nobody(done: int, total: int) -> None:
    """Progress for whoever did not ask for it."""
