"""From an assessment workbook to results and reports, without a server."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from zhunsheng.domain.assessments import AssessmentRound, EarlierOutcome
from zhunsheng.domain.conclusions import conclude_round
from zhunsheng.domain.frameworks import Framework
from zhunsheng.domain.problems import Problem, ProblemsFound
from zhunsheng.domain.results import RoundResult, Standing
from zhunsheng.domain.text import Language
from zhunsheng.exchange.assessment_workbook.missing_answers import add_missing_answers
from zhunsheng.exchange.assessment_workbook.read import read_workbook
from zhunsheng.offline.report_jobs import ALL_FORMATS, Progress, ReportFormat
from zhunsheng.offline.result_files import Results, check_folder, write_result_files
from zhunsheng.offline.shipped_framework import load_framework


@dataclass(frozen=True, slots=True)
class AssessedWorkbook:
    """What became of a workbook. `problems` is empty unless a partial result was asked for."""

    assessed: tuple[AssessmentRound, ...]
    """What was said, a cycle each, the earliest first; `earlier` outcomes filled in."""
    rounds: tuple[RoundResult, ...]
    """What follows from it, in the same order."""
    problems: tuple[Problem, ...] = ()
    notes: tuple[Problem, ...] = ()
    """What was left aside without harm."""
    files: tuple[Path, ...] = ()


def assess_workbook(
    path: str | Path,
    *,
    framework: Framework | None = None,
    out: str | Path | None = None,
    formats: frozenset[ReportFormat] = ALL_FORMATS,
    language: Language = "zh-Hans",
    partial: bool = False,
    overwrite: bool = False,
    today: date | None = None,
    progress: Progress | None = None,
) -> AssessedWorkbook:
    """Apply the rules to the workbook at `path`; write reports and results into the folder `out`, if one is given.

    Any problem raises `ProblemsFound` with all of them, and nothing is written. With `partial`, rows with problems are
    left out and everything else is done; the results then list the problems, and so does each report they touch.
    Dates after `today` are problems; without it no date is too late.
    """
    if out is not None:
        check_folder(Path(out), overwrite=overwrite)
    framework = framework or load_framework()
    read = read_workbook(Path(path), framework, today)
    assessed, rounds = conclude_rounds(read.rounds, framework)
    read = add_missing_answers(read, rounds)
    problems = tuple(finding.problem for finding in read.findings)
    if problems and not (partial and read.is_usable):
        raise ProblemsFound(problems, Path(path).name)
    done = AssessedWorkbook(assessed, rounds, problems, read.notes)
    if out is None:
        return done
    results = Results(assessed, rounds, framework, read.findings)
    return replace(done, files=write_result_files(results, Path(out), formats, language, progress=progress))


def conclude_rounds(
    rounds: Sequence[AssessmentRound], framework: Framework
) -> tuple[tuple[AssessmentRound, ...], tuple[RoundResult, ...]]:
    """The results of several cycles, the earliest first; each is told what was decided in those before it.

    A suggestion that nobody decided is no outcome and is held against nobody later.
    """
    earlier: dict[str, tuple[EarlierOutcome, ...]] = {}
    assessed, results = [], []
    for told in rounds:
        assessments = (replace(one, earlier=earlier.get(one.ratee.code, ())) for one in told.assessments)
        assessed.append(replace(told, assessments=tuple(assessments)))
        results.append(conclude_round(assessed[-1], framework))
        for person in results[-1].people:
            outcomes = (
                EarlierOutcome(person.cycle, result.competency, result.level, result.state)
                for result in person.competencies
                if result.standing is Standing.DECIDED and result.level is not None and result.state is not None
            )
            earlier[person.person.code] = (*earlier.get(person.person.code, ()), *outcomes)
    return tuple(assessed), tuple(results)
