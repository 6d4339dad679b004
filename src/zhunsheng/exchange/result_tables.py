"""Results as plain tables for spreadsheets: one row a record, codes and states in cells of their own."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import date

from zhunsheng.domain.behavioural_events import WhyNotCounted
from zhunsheng.domain.outcomes import Judgement, NoOutcome, Outcome
from zhunsheng.domain.people import Duty, RaterRole
from zhunsheng.domain.problems import Problem
from zhunsheng.domain.results import (
    CompetencyResult,
    IndicatorResult,
    PersonalResult,
    RoundResult,
    Standing,
    StateCount,
    UnitResult,
)
from zhunsheng.domain.text import Language
from zhunsheng.domain.wording import word


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    """One competency of one person. `state` is blank only while disputed, `level` only where nothing is asked."""

    cycle: str
    person: str
    name: str
    unit: str
    position: str
    competency: str
    level: str
    state: Outcome | NoOutcome | None
    standing: Standing
    suggestion: Outcome | NoOutcome | None
    decision: Outcome | NoOutcome | None
    decided_by: str
    decided_on: date | None
    reason: str
    indicators: int
    """How many indicators the position answers for."""
    gaps: tuple[str, ...]
    points_to_improve: tuple[str, ...]
    events: int
    """How many events count as evidence."""
    is_gate_met: bool | None
    is_exceeds_unproven: bool
    earlier: Outcome | NoOutcome | None
    follow_up_owner: str
    follow_up_by: date | None
    not_included: str


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """One indicator of one person, as the named roles saw it."""

    cycle: str
    person: str
    competency: str
    indicator: str
    said_by_self: tuple[Judgement, ...]
    said_by_manager: tuple[Judgement, ...]
    said_by_panel: tuple[Judgement, ...]
    is_gap: bool
    is_point_to_improve: bool
    event_codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RaterRow:
    """One rater's own record. For the competency owner only."""

    cycle: str
    person: str
    competency: str
    rater: str
    role: RaterRole
    suggestion: Outcome | NoOutcome
    choice: Outcome | NoOutcome
    reason: str


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """One event beside one competency; `why_not_counted` is blank when it counts."""

    cycle: str
    person: str
    competency: str
    event: str
    on: date
    title: str
    why_not_counted: WhyNotCounted | None
    escalate_to: str


@dataclass(frozen=True, slots=True)
class UnitRow:
    """How many outcomes of each state; `competency` is blank in the row for all of them together."""

    cycle: str
    unit: str
    competency: str
    exceeds: int
    meets: int
    below: int
    insufficient: int
    not_rated: int
    cannot_judge: int
    not_applicable: int
    not_included: int
    disputed: int
    reached: int
    rated: int


@dataclass(frozen=True, slots=True)
class ProblemRow:
    """What was left out of a partial result, and why."""

    place: str
    code: str
    found: str
    says: str


@dataclass(frozen=True, slots=True)
class ResultTables:
    outcomes: tuple[OutcomeRow, ...] = ()
    indicators: tuple[IndicatorRow, ...] = ()
    evidence: tuple[EvidenceRow, ...] = ()
    units: tuple[UnitRow, ...] = ()
    problems: tuple[ProblemRow, ...] = ()
    raters: tuple[RaterRow, ...] = ()
    rater_problems: tuple[ProblemRow, ...] = ()
    """Problems in what a rater has handed in: their words and places tell who said what."""


def tabulate(
    rounds: Iterable[RoundResult],
    problems: Iterable[Problem],
    language: Language,
    rater_problems: Iterable[Problem] = (),
) -> ResultTables:
    """All tables of some cycles; problems are worded in `language`."""
    told = list(rounds)
    people = [person for result in told for person in result.people]
    competencies = [(person, result) for person in people for result in person.competencies]
    return ResultTables(
        outcomes=tuple(_outcome(person, result, language) for person, result in competencies),
        indicators=tuple(
            _indicator(person, result, one) for person, result in competencies for one in result.indicators
        ),
        evidence=tuple(row for person, result in competencies for row in _evidence(person, result, language)),
        units=tuple(row for result in told for unit in result.units for row in _units(unit)),
        raters=tuple(row for person, result in competencies for row in _raters(person, result)),
        problems=tuple(_problem(one, language) for one in problems),
        rater_problems=tuple(_problem(one, language) for one in rater_problems),
    )


def _outcome(person: PersonalResult, result: CompetencyResult, language: Language) -> OutcomeRow:
    decision, follow_up, gate = result.decision, result.follow_up, result.gate
    return OutcomeRow(
        cycle=person.cycle,
        person=person.person.code,
        name=person.person.name,
        unit=person.person.unit,
        position=person.person.position or "",
        competency=result.competency,
        level=result.level or "",
        state=result.state,
        standing=result.standing,
        suggestion=result.suggestion,
        decision=decision.outcome if decision else None,
        decided_by=decision.decided_by if decision else "",
        decided_on=decision.decided_on if decision else None,
        reason=decision.reason if decision else "",
        indicators=len(result.indicators),
        gaps=tuple(one.indicator for one in result.gaps),
        points_to_improve=tuple(one.indicator for one in result.points_to_improve),
        events=len(result.events),
        is_gate_met=gate.holds if gate else None,
        is_exceeds_unproven=bool(gate and gate.is_exceeds_unproven),
        earlier=result.earlier.outcome if result.earlier else None,
        follow_up_owner=_say_owner(follow_up.owner, language) if follow_up else "",
        follow_up_by=follow_up.due if follow_up else None,
        not_included=person.not_included or "",
    )


def _indicator(person: PersonalResult, result: CompetencyResult, one: IndicatorResult) -> IndicatorRow:
    said = {role.role: role.values for role in one.by_role}
    return IndicatorRow(
        cycle=person.cycle,
        person=person.person.code,
        competency=result.competency,
        indicator=one.indicator,
        said_by_self=said.get(RaterRole.SELF, ()),
        said_by_manager=said.get(RaterRole.MANAGER, ()),
        said_by_panel=said.get(RaterRole.PANEL, ()),
        is_gap=one.is_gap,
        is_point_to_improve=one.is_point_to_improve,
        event_codes=one.events,
    )


def _raters(person: PersonalResult, result: CompetencyResult) -> Iterator[RaterRow]:
    for one in result.raters:
        key = (person.cycle, person.person.code, result.competency)
        yield RaterRow(*key, one.rater, one.role, one.suggestion, one.choice, one.choice_reason)


def _evidence(person: PersonalResult, result: CompetencyResult, language: Language) -> Iterator[EvidenceRow]:
    key = (person.cycle, person.person.code, result.competency)
    for event in result.events:
        yield EvidenceRow(*key, event.code, event.on, event.title, None, "")
    for one in result.uncounted:
        waits_for = _say_owner(one.escalate_to, language) if one.is_overdue else ""
        yield EvidenceRow(*key, one.event.code, one.event.on, one.event.title, one.why, waits_for)


def _say_owner(code: str | None, language: Language) -> str:
    """The code of whose turn it is; where there is nobody, the competency owner in words."""
    return code or word(f"Duty.{Duty.COMPETENCY_OWNER}", language)


def _problem(problem: Problem, language: Language) -> ProblemRow:
    return ProblemRow(problem.place, problem.code, problem.found, problem.explain(language))


def _units(unit: UnitResult) -> Iterator[UnitRow]:
    yield _unit(unit, "", unit.total)
    for count in unit.by_competency:
        yield _unit(unit, count.competency, count.count)


def _unit(unit: UnitResult, competency: str, count: StateCount) -> UnitRow:
    return UnitRow(unit.cycle, unit.unit, competency, **asdict(count), reached=count.reached, rated=count.rated)
