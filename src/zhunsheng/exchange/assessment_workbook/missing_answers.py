"""What the workbook still owes once the rules have spoken: reasons for departing from them, and dates for gathering evidence."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from zhunsheng.domain.problems import Problem
from zhunsheng.domain.results import CompetencyResult, PersonalResult, RaterResult, RoundResult
from zhunsheng.exchange.assessment_workbook.findings import Findings
from zhunsheng.exchange.assessment_workbook.read import ReadWorkbook


def add_missing_answers(read: ReadWorkbook, results: Iterable[RoundResult]) -> ReadWorkbook:
    """The same workbook, with a finding at every cell where a reason or a date is wanted."""
    findings = Findings(read.sheet_order, list(read.findings))
    for result in results:
        for person in result.people:
            for problem in _list_problems(person, read):
                findings.add(problem, [person.person.code])
        for problem in _list_undated(result, read):
            findings.add(problem)
    return replace(read, findings=findings.sorted())


def _list_problems(person: PersonalResult, read: ReadWorkbook) -> Iterator[Problem]:
    for result in person.competencies:
        key = (person.cycle, person.person.code, result.competency)
        if result.lacks_reason and key in read.reason_places:
            yield _of_decision(person, result, read.reason_places[key])
        for rater in result.raters:
            key_of_choice = (person.cycle, person.person.code, rater.rater, result.competency)
            if rater.lacks_reason and key_of_choice in read.reason_places:
                yield _of_choice(person, result, rater, read.reason_places[key_of_choice])


def _list_undated(result: RoundResult, read: ReadWorkbook) -> Iterator[Problem]:
    """Nobody is touched by it: no row is left out, all that is missing is a promise."""
    undated = [
        one.follow_up
        for person in result.people
        for one in person.competencies
        if one.follow_up and not one.follow_up.due
    ]
    if undated:
        facts = (("cycle", result.cycle), ("count", len(undated)))
        yield Problem("workbook-follow-up-undated", read.follow_up_places[result.cycle], facts=facts)


def _of_decision(person: PersonalResult, result: CompetencyResult, place: str) -> Problem:
    assert result.decision is not None
    facts: dict[str, object] = {
        "ratee": person.person.name,
        "competency": result.competency,
        "outcome": result.decision.outcome,
    }
    if result.suggestion is None:
        return Problem("workbook-decision-of-dispute-lacks-reason", place, facts=tuple(facts.items()))
    facts["suggestion"] = result.suggestion
    return Problem("workbook-decision-lacks-reason", place, facts=tuple(facts.items()))


def _of_choice(person: PersonalResult, result: CompetencyResult, rater: RaterResult, place: str) -> Problem:
    facts: dict[str, object] = {
        "ratee": person.person.name,
        "rater": rater.rater,
        "competency": result.competency,
        "outcome": rater.choice,
        "suggestion": rater.suggestion,
    }
    return Problem("workbook-choice-lacks-reason", place, facts=tuple(facts.items()))
