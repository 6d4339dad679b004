"""The demo company is what its data say, and shows every state there is."""

from datetime import date
from functools import cache

from tools.demo.cast import load_company
from tools.make_demo import WORKBOOK, make_workbook

from zhunsheng.domain.outcomes import NoOutcome, Outcome
from zhunsheng.exchange.assessment_workbook.read import read_workbook_content
from zhunsheng.offline.assess_workbook import AssessedWorkbook, assess_workbook
from zhunsheng.offline.shipped_framework import load_framework

TODAY = date(2026, 11, 23)
STATE_OF_LETTER = {
    **dict.fromkeys("MPUS", Outcome.MEETS),
    "X": Outcome.EXCEEDS,
    **dict.fromkeys("BO", Outcome.BELOW),
    **dict.fromkeys("WIE", NoOutcome.INSUFFICIENT_EVIDENCE),
    "N": NoOutcome.NOT_RATED,
    "C": NoOutcome.CANNOT_JUDGE,
    **dict.fromkeys("DV", None),
    "-": NoOutcome.NOT_APPLICABLE,
}


@cache
def assessed() -> AssessedWorkbook:
    return assess_workbook(WORKBOOK, today=TODAY)


def test_the_workbook_that_ships_is_the_one_that_the_data_make() -> None:
    framework = load_framework()
    made = read_workbook_content(make_workbook(framework), "made.xlsx", framework)
    shipped = read_workbook_content(WORKBOOK.read_bytes(), "shipped.xlsx", framework)
    assert made.rounds == shipped.rounds


def test_the_plan_of_the_enforced_cycle_comes_true_but_where_people_decided_otherwise() -> None:
    framework = load_framework()
    decided = {("YXL04", "CH"): Outcome.MEETS, ("WJT06", "CH"): Outcome.MEETS}
    result = assessed().rounds[1]
    people = {person.person.code: person for person in result.people}
    for ratee in load_company(framework).ratees:
        if ratee.cycle != "2026":
            continue
        for competency, letter in ratee.plan.items():
            expected = decided.get((ratee.code, competency), STATE_OF_LETTER[letter])
            assert people[ratee.code].get(competency).state == expected, (ratee.name, competency)


def test_it_has_three_units_below_their_region_and_twenty_four_people() -> None:
    second = assessed().assessed[1]
    assert [unit.parent for unit in second.units] == [None, "HN", "HN", "HN"]
    assert len(second.assessments) == 24
    assert len(assessed().rounds) == 2


def test_every_awkward_state_occurs() -> None:
    results = [result for round_ in assessed().rounds for person in round_.people for result in person.competencies]
    assert {result.state for result in results} == {*Outcome, *NoOutcome, None}
    assert any(result.gate and result.gate.is_exceeds_unproven for result in results)
    assert any(role.is_divided for result in results for role in result.roles)
    assert any(result.earlier_below for result in results)
    assert any(result.is_self_other_difference for result in results)
    assert any(result.decision and result.decision.outcome != result.suggestion for result in results)
    assert {event.why.value for result in results for event in result.uncounted} == {
        "outside-period",
        "never-shown-to-person",
        "not-confirmed",
    }
    assert any(event.escalate_to for result in results for event in result.uncounted)
    assert any(role.role == "others" for result in results for role in result.roles)
    assert any(role.role == "peer" for result in results for role in result.roles)
    assert {(result.gate.mode, result.gate.holds) for result in results if result.gate} == {
        ("advise", True),
        ("advise", False),
        ("enforce", True),
        ("enforce", False),
    }
