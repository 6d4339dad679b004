"""Reading an assessment workbook: rounds ready for the rules, and every problem there is in one list."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from zhunsheng.domain.assessments import Assessment, AssessmentRound, Cycle
from zhunsheng.domain.frameworks import Framework
from zhunsheng.domain.problems import Problem
from zhunsheng.exchange.assessment_workbook.another_framework import tell_another_framework
from zhunsheng.exchange.assessment_workbook.file_kind import check_is_xlsx
from zhunsheng.exchange.assessment_workbook.findings import Finding
from zhunsheng.exchange.assessment_workbook.read_events import choose_events, read_events
from zhunsheng.exchange.assessment_workbook.read_people import read_cycles, read_people, read_units
from zhunsheng.exchange.assessment_workbook.read_ratings import (
    read_assignments,
    read_decisions,
    read_rater_outcomes,
    read_ratings,
)
from zhunsheng.exchange.assessment_workbook.reading import Member, Reading
from zhunsheng.exchange.assessment_workbook.tables import read_tables
from zhunsheng.exchange.safe_files import read_limited


@dataclass(frozen=True, slots=True)
class ReadWorkbook:
    """What a workbook says. With findings the rounds hold only the rows that are free of them."""

    rounds: tuple[AssessmentRound, ...]
    """Earliest first. Nothing stands in `Assessment.earlier` yet: that is a result, not something written."""
    findings: tuple[Finding, ...]
    notes: tuple[Problem, ...]
    """What was left aside without harm: sheets and columns that nobody knows."""
    reason_places: Mapping[tuple[str, ...], str]
    """The cell of the reason: of a decision by (cycle, ratee, competency), of a choice by (cycle, ratee, rater, competency)."""
    follow_up_places: Mapping[str, str]
    """The cell in which a cycle says by when missing evidence is to be gathered."""
    sheet_order: Mapping[str, int]
    """Titles of the sheets as the file has them, with their place."""

    @property
    def is_usable(self) -> bool:
        """False when a sheet or column is missing, so that even a partial result would mislead."""
        return not any(finding.is_fatal for finding in self.findings)


def read_workbook(path: Path, framework: Framework, today: date | None = None) -> ReadWorkbook:
    """Read the workbook at `path`. A file that is no harmless XLSX raises `RuleBroken`; all else becomes a finding.

    Dates after `today` are problems; without it no date is too late.
    """
    return read_workbook_content(read_limited(path), path.name, framework, today)


def read_workbook_content(
    content: bytes, filename: str, framework: Framework, today: date | None = None
) -> ReadWorkbook:
    check_is_xlsx(content, filename)
    reading = Reading(read_tables(content, filename), framework, today)
    for read in (
        read_cycles,
        read_units,
        read_people,
        tell_another_framework,
        read_assignments,
        read_ratings,
        read_rater_outcomes,
        read_decisions,
        read_events,
    ):
        read(reading)
    rounds = tuple(_make_round(cycle, reading) for cycle in reading.cycles.values())
    findings = reading.findings
    return ReadWorkbook(
        rounds,
        findings.sorted(),
        tuple(findings.notes),
        reading.reason_places,
        reading.follow_up_places,
        findings.sheet_order,
    )


def _make_round(cycle: Cycle, reading: Reading) -> AssessmentRound:
    members = list(_list_members(cycle, reading))
    return AssessmentRound(
        cycle=cycle,
        units=tuple(reading.units),
        people=tuple(member.person for member in members),
        assessments=tuple(_make_assessment(cycle, member, reading) for member in members if member.person.position),
    )


def _list_members(cycle: Cycle, reading: Reading) -> list[Member]:
    codes = dict.fromkeys([*reading.members, *(code for of, code in reading.members_in_cycle if of == cycle.code)])
    found = (reading.find_member(cycle.code, code) for code in codes)
    return [member for member in found if member is not None]


def _make_assessment(cycle: Cycle, member: Member, reading: Reading) -> Assessment:
    key = (cycle.code, member.person.code)
    cycles = tuple(reading.cycles.values())
    return Assessment(
        ratee=member.person,
        assignments=tuple(reading.assignments_of.get(key, ())),
        ratings=tuple(reading.ratings.get(key, ())),
        rater_outcomes=tuple(reading.rater_outcomes.get(key, ())),
        decisions=tuple(reading.decisions.get(key, ())),
        events=choose_events(reading.events.get(member.person.code, ()), cycle, cycles),
        not_included=member.not_included,
    )
