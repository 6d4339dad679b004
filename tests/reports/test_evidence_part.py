"""The evidence of one competency: when it is from, and what is said of it."""

from dataclasses import replace
from datetime import date

import pytest

from tests.reports.examples import CYCLE, basis, framework, personal
from zhunsheng.domain.assessments import Assessment, AssessmentRound, Assignment, Cycle, Rating
from zhunsheng.domain.behavioural_events import BehaviouralEvent, Coding, Polarity
from zhunsheng.domain.conclusions import conclude_round
from zhunsheng.domain.outcomes import Showing
from zhunsheng.domain.people import Person, RaterRole, Unit
from zhunsheng.domain.results import PersonalResult
from zhunsheng.reports.basis import ReportBasis
from zhunsheng.reports.evidence_part import build_evidence
from zhunsheng.reports.report import EvidencePart
from zhunsheng.reports.team_months import build_months

ROLE_MODEL = Person("E08", "温如故", "S1", "08", "E01")
PEOPLE = (ROLE_MODEL, Person("E01", "谢允之", "S1"))
FIRST, SECOND = (indicator.code for indicator in framework().applicable_indicators("08", "XY")[:2])


def conclude(cycle: Cycle, *events: BehaviouralEvent) -> tuple[PersonalResult, ReportBasis]:
    assignment = Assignment("E08", "E01", RaterRole.MANAGER)
    ratings = tuple(Rating(assignment, code, Showing.FREQUENT) for code in (FIRST, SECOND))
    assessment = Assessment(ROLE_MODEL, (assignment,), ratings, events=events)
    told = AssessmentRound(cycle, (Unit("S1", "云栖里项目"),), PEOPLE, (assessment,))
    (person,) = conclude_round(told, framework()).people
    return person.publish(), ReportBasis.of(told, framework(), "zh-Hans")


def noted(on: date, shown_on: date | None = None, by: str = "E01", confirmed_by: str = "E01") -> BehaviouralEvent:
    coding = Coding(FIRST, Polarity.ADEQUATE)
    return BehaviouralEvent(
        f"V-{on}", "E08", on, "夜间漏水到场关阀", by, on, (coding,), shown_on=shown_on, confirmed_by=confirmed_by
    )


def evidence(cycle: Cycle, *events: BehaviouralEvent) -> EvidencePart:
    person, told = conclude(cycle, *events)
    return build_evidence(person.get("XY"), told)


@pytest.mark.parametrize(
    ("cut_off", "last"), [(date(2026, 8, 31), date(2026, 8, 31)), (date(2026, 4, 30), date(2026, 6, 30))]
)
def test_strip_and_months_reach_as_far_as_evidence_may(cut_off: date, last: date) -> None:
    cycle = replace(CYCLE, evidence_cut_off=cut_off)
    assert evidence(cycle).strip.last == last
    person, told = conclude(cycle)
    assert build_months(person, told).months[-1] == f"{last:%Y-%m}"


def test_evidence_after_the_period_is_counted_in_its_month() -> None:
    cycle = replace(CYCLE, evidence_cut_off=date(2026, 8, 31))
    person, told = conclude(cycle, noted(date(2026, 8, 3), shown_on=date(2026, 8, 4)))
    months = build_months(person, told)
    assert dict(zip(months.months, months.counts, strict=True))["2026-08"] == 1


def test_the_examples_end_where_their_period_ends() -> None:
    assert build_months(personal("E04"), basis()).months[-1] == "2026-06"


def test_an_event_shown_late_counts_and_is_flagged() -> None:
    on_time, late = noted(date(2026, 3, 2), date(2026, 3, 9)), noted(date(2026, 4, 1), date(2026, 4, 9))
    part = evidence(CYCLE, on_time, late)
    assert len(part.events) == 2
    assert part.lines[0] == "有效事件中有 1 件迟于 7 天才向本人公开。"


def test_days_to_show_are_counted_by_the_gate_of_the_cycle() -> None:
    late = noted(date(2026, 4, 1), date(2026, 4, 9))
    patient = replace(CYCLE, gate=replace(CYCLE.gate, show_within_days=8))
    assert not [line for line in evidence(patient, late).lines if "公开" in line]


def test_a_note_of_ones_own_is_never_shown_late() -> None:
    own = noted(date(2026, 4, 1), by="E08")
    assert not own.is_shown_late(0)
    assert not replace(own, shown_on=date(2026, 6, 1)).is_shown_late(7)
