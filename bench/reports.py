"""Reports: CPU of one report after the first, and a company of 1,000 people from ratings to all files.

Everybody holds position 02 (19 indicators) and is rated by five: self, manager, panel and two peers.
"""

import os
import resource
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import TypeVar

from zhunsheng.domain.assessments import Assessment, AssessmentRound, Assignment, Cycle, Rating
from zhunsheng.domain.behavioural_events import BehaviouralEvent, Coding, Polarity
from zhunsheng.domain.conclusions import conclude_round
from zhunsheng.domain.outcomes import EvidenceGate, GateMode, Judgement, NoJudgement, Showing
from zhunsheng.domain.people import Person, RaterRole, Unit
from zhunsheng.offline.demo_company import load_demo_company
from zhunsheng.offline.report_jobs import ALL_FORMATS
from zhunsheng.offline.result_files import Results, write_result_files
from zhunsheng.offline.shipped_framework import load_framework
from zhunsheng.reports.basis import ReportBasis
from zhunsheng.reports.individual import build_individual_report
from zhunsheng.reports.team import build_team_report
from zhunsheng.reports.write_docx import write_individual_docx
from zhunsheng.reports.write_pdf import write_individual_pdf, write_team_pdf
from zhunsheng.reports.write_team_docx import write_team_docx

PEOPLE, UNIT_SIZE, EVENTS = 1000, 20, 8
POSITION = "02"
FRAMEWORK = load_framework()
CODES = [one.code for cell in FRAMEWORK for one in FRAMEWORK.applicable_indicators(POSITION, cell.code)]
SHOWN: tuple[Judgement, ...] = (Showing.SUSTAINED, Showing.FREQUENT, Showing.OCCASIONAL, Showing.NOT_SHOWN)
CYCLE = Cycle(
    "2026",
    "2026 年度评估",
    date(2025, 7, 1),
    date(2026, 6, 30),
    date(2026, 6, 30),
    gate=EvidenceGate(mode=GateMode.ENFORCE),
    published_on=date(2026, 7, 22),
)
Figure = tuple[str, float, str, float | None]
Value = TypeVar("Value")


def measure() -> Iterator[Figure]:
    yield from _measure_single_reports()
    yield from _measure_company()


def _measure_single_reports() -> Iterator[Figure]:
    """The people of the demo company, whose reports hold more than most."""
    assessed, concluded = load_demo_company(FRAMEWORK).cycles[-1]
    basis = ReportBasis.of(assessed, FRAMEWORK, "zh-Hans")
    people = [person.publish() for person in concluded.people]
    reports = [build_individual_report(person, basis) for person in people]
    teams = [build_team_report(unit, basis) for unit in concluded.units]
    yield "personal report as values, CPU", _cpu_ms(lambda one: build_individual_report(one, basis), people), "ms", None
    yield "personal PDF, CPU", _cpu_ms(write_individual_pdf, reports), "ms", 50
    yield "personal Word file, CPU", _cpu_ms(write_individual_docx, reports), "ms", 80
    yield "team PDF, CPU", _cpu_ms(write_team_pdf, teams), "ms", None
    yield "team Word file, CPU", _cpu_ms(write_team_docx, teams), "ms", None


def _cpu_ms(write: Callable[[Value], object], values: Sequence[Value]) -> float:
    """Mean CPU time of one; the first one is done once before, since it fills the caches."""
    write(values[0])
    start = time.process_time()
    for value in values:
        write(value)
    return (time.process_time() - start) / len(values) * 1000


def _measure_company() -> Iterator[Figure]:
    assessed = _invent_round(Random(2026))  # noqa: S311 - invented people, not secrets
    start, spent = time.perf_counter(), _cpu_of_all()
    concluded = conclude_round(assessed, FRAMEWORK)
    yield f"{PEOPLE} people, from ratings to results", time.perf_counter() - start, "s", None
    with tempfile.TemporaryDirectory() as folder:
        results = Results((assessed,), (concluded,), FRAMEWORK)
        made = write_result_files(results, Path(folder) / "out", ALL_FORMATS, "zh-Hans")
        taken = time.perf_counter() - start
        weight = sum(path.stat().st_size for path in made) / 1e6
    yield f"{PEOPLE} people, from ratings to all PDFs, DOCX and XLSX", taken, "s", 150
    yield "the same, CPU of all processes", _cpu_of_all() - spent, "s", 300
    yield "size of these files", weight, "MB", None
    used = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    yield "most memory of one process", used / 1024, "MB", None


def _cpu_of_all() -> float:
    """Seconds; on a busy machine it says more than the clock on the wall."""
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


def _invent_round(chance: Random) -> AssessmentRound:
    units = tuple(Unit(f"U{number:02}", f"项目{number:02}") for number in range(PEOPLE // UNIT_SIZE))
    people = [Person(f"P{n:04}", f"员工{n:04}", f"U{n // UNIT_SIZE:02}", POSITION, "M1") for n in range(PEOPLE)]
    others = (
        Person("M1", "上级甲", "U00", manager="M2"),
        Person("M2", "隔级上级乙", "U00"),
        Person("M3", "评审丙", "U00"),
    )
    assessments = tuple(_invent_assessment(person, people, chance) for person in people)
    return AssessmentRound(CYCLE, units, (*people, *others), assessments)


def _invent_assessment(ratee: Person, people: list[Person], chance: Random) -> Assessment:
    peers = chance.sample([one for one in people[:50] if one is not ratee], 2)
    raters = {ratee.code: RaterRole.SELF, "M1": RaterRole.MANAGER, "M3": RaterRole.PANEL}
    raters |= {peer.code: RaterRole.PEER for peer in peers}
    assignments = tuple(Assignment(ratee.code, rater, role) for rater, role in raters.items())
    weights = (30, 52, 12, 3, 3)
    ratings = tuple(
        Rating(given, code, chance.choices((*SHOWN, NoJudgement.CANNOT_JUDGE), weights)[0])
        for given in assignments
        for code in CODES
    )
    return Assessment(ratee, assignments, ratings, events=tuple(_invent_events(ratee, chance)))


def _invent_events(person: Person, chance: Random) -> Iterator[BehaviouralEvent]:
    for number in range(EVENTS):
        on = CYCLE.period_from + timedelta(days=chance.randrange(350))
        shown = chance.choices((Polarity.EXEMPLARY, Polarity.ADEQUATE, Polarity.INEFFECTIVE), (2, 6, 1))[0]
        yield BehaviouralEvent(
            code=f"{person.code}-{number}",
            person=person.code,
            on=on,
            title="夜间漏水到场关阀，次日回访并补记",
            noted_by="M1",
            noted_on=on,
            shown_on=on,
            confirmed_by="M2",
            codings=tuple(Coding(code, shown) for code in chance.sample(CODES, 4)),
        )
