"""Writing many reports with all processors.

Each worker is a Python of its own, started by name. It never runs the caller's script again, as the workers of
`multiprocessing` do, so a script without the usual guard is safe.
"""

import os
import pickle
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from threading import Lock, Thread

from zhunsheng.domain.errors import RuleBroken
from zhunsheng.domain.results import PersonalResult, UnitResult
from zhunsheng.reports.basis import ReportBasis
from zhunsheng.reports.individual import build_individual_report
from zhunsheng.reports.team import build_team_report
from zhunsheng.reports.write_docx import write_individual_docx
from zhunsheng.reports.write_pdf import write_individual_pdf, write_team_pdf
from zhunsheng.reports.write_team_docx import write_team_docx

Progress = Callable[[int, int], None]
"""Told how many are done, of how many."""

_WORTH_A_WORKER = 12
"""Reports that take longer than starting a worker."""


class ReportFormat(StrEnum):
    """PDF and DOCX are written of each person and unit, XLSX of all results together."""

    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"


ALL_FORMATS = frozenset(ReportFormat)


@dataclass(frozen=True, slots=True)
class ReportJob:
    """One report in all its formats. `result` holds nothing but what the ratee and the manager may see."""

    result: PersonalResult | UnitResult
    notes: tuple[str, ...]
    paths: Mapping[ReportFormat, str]


@dataclass(frozen=True, slots=True)
class Batch:
    """Jobs for one worker, with what they share."""

    jobs: tuple[ReportJob, ...]
    bases: Mapping[str, ReportBasis]
    """By cycle."""
    folder: Path


def run_batch(batch: Batch, progress: Progress, workers: int | None = None) -> None:
    """Write all reports of the batch; `progress` is told after each."""
    wanted = min(workers or _count_processors(), len(batch.jobs) // _WORTH_A_WORKER)
    if wanted < 2:
        for done, _ in enumerate(write_reports(batch), start=1):
            progress(done, len(batch.jobs))
        return
    shares = [Batch(batch.jobs[first::wanted], batch.bases, batch.folder) for first in range(wanted)]
    _run_workers(shares, _Counter(len(batch.jobs), progress))


def write_reports(batch: Batch) -> Iterator[None]:
    """One step a report."""
    for job in batch.jobs:
        for form, content in _render(job, batch.bases[job.result.cycle]):
            path = batch.folder / job.paths[form]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        yield


def _render(job: ReportJob, basis: ReportBasis) -> Iterator[tuple[ReportFormat, bytes]]:
    if isinstance(job.result, PersonalResult):
        personal = build_individual_report(job.result, basis, job.notes)
        if ReportFormat.PDF in job.paths:
            yield ReportFormat.PDF, write_individual_pdf(personal)
        if ReportFormat.DOCX in job.paths:
            yield ReportFormat.DOCX, write_individual_docx(personal)
        return
    team = build_team_report(job.result, basis, job.notes)
    if ReportFormat.PDF in job.paths:
        yield ReportFormat.PDF, write_team_pdf(team)
    if ReportFormat.DOCX in job.paths:
        yield ReportFormat.DOCX, write_team_docx(team)


class _Counter:
    """Counts for several workers at once."""

    def __init__(self, total: int, progress: Progress) -> None:
        self._total, self._progress = total, progress
        self._done, self._lock = 0, Lock()

    def count(self) -> None:
        with self._lock:
            self._done += 1
            self._progress(self._done, self._total)


def _run_workers(shares: Sequence[Batch], counter: _Counter) -> None:
    failures: list[str] = []
    threads = [Thread(target=_run_worker, args=(share, counter, failures)) for share in shares]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise RuleBroken("report-worker-failed", why=failures[0])


def _run_worker(share: Batch, counter: _Counter, failures: list[str]) -> None:
    """One worker: the share goes in as a pickle, a line comes out for each report."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(part for part in sys.path if part)}
    command = [sys.executable, "-m", "zhunsheng.offline.report_worker"]
    with tempfile.TemporaryFile() as complaints:
        worker = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=complaints, env=environment
        )
        assert worker.stdin is not None
        assert worker.stdout is not None
        with suppress(BrokenPipeError), worker.stdin:
            pickle.dump(share, worker.stdin)
        with worker.stdout:
            for _ in worker.stdout:
                counter.count()
        if worker.wait() != 0:
            complaints.seek(0)
            lines = complaints.read().decode(errors="replace").strip().splitlines()
            failures.append(lines[-1] if lines else str(worker.returncode))


def _count_processors() -> int:
    """Those that this process may use, where the system tells."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
