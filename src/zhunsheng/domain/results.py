"""What comes out of an assessment: for each competency the requirement, the outcome and everything it rests on."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from zhunsheng.domain.assessments import Decision, EarlierOutcome
from zhunsheng.domain.behavioural_events import BehaviouralEvent, WhyNotCounted
from zhunsheng.domain.combination import JointCandidate, RoleOutcome
from zhunsheng.domain.errors import RuleBroken
from zhunsheng.domain.evidence_gate import GateFinding
from zhunsheng.domain.outcome_rule import Reason
from zhunsheng.domain.outcomes import Judgement, NoJudgement, Outcome, OutcomeState, Showing
from zhunsheng.domain.people import Person, RaterRole


class Standing(StrEnum):
    """Whose word the state of a competency is."""

    DECIDED = "decided"
    """A person decided it."""
    SUGGESTED = "suggested"
    """The rule's suggestion; nobody has decided yet."""
    DISPUTED = "disputed"
    """分歧待议: the counting roles differ and nobody has decided yet."""
    NONE = "none"
    """There is nothing to decide: not applicable, not rated or not included."""


@dataclass(frozen=True, slots=True)
class RaterResult:
    """One rater's suggestion, choice and reason for one competency. For the cycle owner and panel only."""

    rater: str
    role: RaterRole
    suggestion: OutcomeState
    reasons: tuple[Reason, ...]
    choice: OutcomeState
    choice_reason: str = ""

    @property
    def lacks_reason(self) -> bool:
        """Another choice than the suggested one wants a reason."""
        return self.choice != self.suggestion and not self.choice_reason


@dataclass(frozen=True, slots=True)
class RoleJudgement:
    """What one named role said of an indicator; several values when its raters differ."""

    role: RaterRole
    values: tuple[Judgement, ...]
    counts: bool


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment that the ratee may read; `role` None when it must not say who."""

    role: RaterRole | None
    words: str


@dataclass(frozen=True, slots=True)
class IndicatorResult:
    """One indicator as the named roles saw it. Indicators are shown side by side, never combined into one."""

    indicator: str
    by_role: tuple[RoleJudgement, ...]
    remarks: tuple[Remark, ...] = ()
    events: tuple[str, ...] = ()

    @property
    def standing(self) -> tuple[Judgement, ...]:
        """The distinct judgements of the counting roles, weakest first; not rated when nobody who counts judged."""
        said = {value for role in self.by_role if role.counts for value in role.values}
        showings = tuple(showing for showing in Showing if showing in said)
        if showings:
            return showings
        return (NoJudgement.CANNOT_JUDGE,) if NoJudgement.CANNOT_JUDGE in said else (NoJudgement.NOT_RATED,)

    @property
    def is_gap(self) -> bool:
        """待提升项: somebody who counts saw it not shown."""
        return Showing.NOT_SHOWN in self.standing

    @property
    def is_point_to_improve(self) -> bool:
        return not self.is_gap and Showing.OCCASIONAL in self.standing

    @property
    def is_divided(self) -> bool:
        return len(self.standing) > 1


@dataclass(frozen=True, slots=True)
class UncountedEvent:
    """An event that is no evidence, and why."""

    event: BehaviouralEvent
    why: WhyNotCounted
    escalate_to: str | None = None
    """The manager's manager, once the time for confirming has run out and there is one."""
    is_overdue: bool = False
    """Waiting for a confirmation longer than the gate allows. With nobody above the manager, the competency owner's turn."""


@dataclass(frozen=True, slots=True)
class FollowUp:
    """Who gathers the missing evidence, and by when.

    `owner` None: the ratee has no manager, so the competency owner does. `due` None: no date set yet.
    """

    owner: str | None
    due: date | None


@dataclass(frozen=True, slots=True)
class CompetencyResult:
    """One competency of one ratee. `level` None: the position asks nothing here."""

    competency: str
    level: str | None
    state: OutcomeState | None
    """None only while disputed."""
    standing: Standing
    candidate: JointCandidate
    gate: GateFinding | None
    reasons: tuple[Reason, ...] = ()
    decision: Decision | None = None
    roles: tuple[RoleOutcome, ...] = ()
    raters: tuple[RaterResult, ...] = ()
    indicators: tuple[IndicatorResult, ...] = ()
    events: tuple[BehaviouralEvent, ...] = ()
    uncounted: tuple[UncountedEvent, ...] = ()
    earlier: EarlierOutcome | None = None
    """The outcome of the cycle before, if there was one."""
    earlier_below: EarlierOutcome | None = None
    """An earlier BELOW at a lower level: pointed out, never counted."""
    follow_up: FollowUp | None = None

    @property
    def gaps(self) -> tuple[IndicatorResult, ...]:
        return tuple(indicator for indicator in self.indicators if indicator.is_gap)

    @property
    def points_to_improve(self) -> tuple[IndicatorResult, ...]:
        return tuple(indicator for indicator in self.indicators if indicator.is_point_to_improve)

    @property
    def suggestion(self) -> OutcomeState | None:
        """What the rules suggest after the gate; None while disputed."""
        return self.gate.state if self.gate is not None else self.candidate.state

    @property
    def lacks_reason(self) -> bool:
        """A decision that departs from the suggestion, or settles a dispute, wants a reason."""
        return self.decision is not None and self.decision.outcome != self.suggestion and not self.decision.reason

    @property
    def is_self_other_difference(self) -> bool:
        """True when the self-rating and the outcome differ: a blind spot or a hidden strength to talk about."""
        own = next((role.values for role in self.roles if role.role is RaterRole.SELF), ())
        return bool(own) and isinstance(self.state, Outcome) and own != (self.state,)


@dataclass(frozen=True, slots=True)
class PersonalResult:
    """Everything that the personal report of one ratee in one cycle says."""

    person: Person
    cycle: str
    competencies: tuple[CompetencyResult, ...]
    not_included: str | None = None

    def publish(self) -> "PersonalResult":
        """What the ratee and the manager may see: no rater's own record, and of events not who stands behind them."""
        return replace(self, competencies=tuple(_publish(result) for result in self.competencies))

    def get(self, competency: str) -> CompetencyResult:
        by_code = {result.competency: result for result in self.competencies}
        if competency not in by_code:
            raise RuleBroken("competency-unknown", competency=competency, known=list(by_code))
        return by_code[competency]


def _publish(result: CompetencyResult) -> CompetencyResult:
    asked = frozenset(one.indicator for one in result.indicators)
    return replace(
        result,
        raters=(),
        events=tuple(event.hide_others(asked) for event in result.events),
        uncounted=tuple(replace(one, event=one.event.hide_others(asked)) for one in result.uncounted),
    )


@dataclass(frozen=True, slots=True)
class StateCount:
    """How many competencies of a group stand in each state. The rate's two numbers are whole; nobody averages."""

    exceeds: int = 0
    meets: int = 0
    below: int = 0
    insufficient: int = 0
    not_rated: int = 0
    cannot_judge: int = 0
    not_applicable: int = 0
    not_included: int = 0
    disputed: int = 0

    @property
    def reached(self) -> int:
        return self.exceeds + self.meets

    @property
    def rated(self) -> int:
        """The denominator of 达标率: outcomes only."""
        return self.exceeds + self.meets + self.below


@dataclass(frozen=True, slots=True)
class IndicatorShortfall:
    """An indicator that several people of a unit did not show."""

    competency: str
    indicator: str
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CompetencyCount:
    competency: str
    count: StateCount


@dataclass(frozen=True, slots=True)
class ManagerInsufficiency:
    """The share of INSUFFICIENT among a manager's own ratees: it can be a way not to say "below"."""

    manager: str
    insufficient: int
    rateable: int


@dataclass(frozen=True, slots=True)
class UnitResult:
    """Everything that the team report of one unit in one cycle says."""

    unit: str
    cycle: str
    people: tuple[PersonalResult, ...]
    total: StateCount
    by_competency: tuple[CompetencyCount, ...]
    shortfalls: tuple[IndicatorShortfall, ...]
    missing_evidence: tuple[tuple[str, str], ...]
    """(person, competency) where evidence is insufficient."""
    by_manager: tuple[ManagerInsufficiency, ...]


@dataclass(frozen=True, slots=True)
class RoundResult:
    """All results of one cycle."""

    cycle: str
    people: tuple[PersonalResult, ...]
    units: tuple[UnitResult, ...]
