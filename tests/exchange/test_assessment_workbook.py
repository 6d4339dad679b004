"""A workbook that is filled in right says what was meant, whatever program and habits wrote it."""

from datetime import date

from tests.exchange.workbooks import read_rows, right_rows, told

from zhunsheng.domain.assessments import Assignment
from zhunsheng.domain.outcomes import GateMode, NoJudgement, Showing
from zhunsheng.domain.people import RaterRole


def test_a_workbook_without_problems_gives_its_rounds() -> None:
    read = read_rows(right_rows())
    assert told(read) == []
    (assessed,) = read.rounds
    assert assessed.cycle.gate.mode is GateMode.ENFORCE
    assert assessed.cycle.evidence_cut_off == date(2026, 6, 30)
    assert [unit.parent for unit in assessed.units] == [None, "HN"]
    assert [one.ratee.code for one in assessed.assessments] == ["P2", "P3"]
    first = assessed.assessments[0]
    assert first.assignments[0] == Assignment("P2", "P1", RaterRole.MANAGER)
    assert [rating.judgement for rating in first.ratings][:3] == [
        Showing.FREQUENT,
        Showing.SUSTAINED,
        NoJudgement.CANNOT_JUDGE,
    ]
    assert [event.code for event in first.events] == ["E1", "E2"]
