"""评估: what raters said of a ratee in one cycle, each in a record of its own."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from zhunsheng.domain.behavioural_events import BehaviouralEvent
from zhunsheng.domain.errors import RuleBroken
from zhunsheng.domain.outcomes import EvidenceGate, Judgement, NoOutcome, Outcome, OutcomeRule, OutcomeState
from zhunsheng.domain.people import DECIDING_ROLES, Person, RaterRole, Unit
from zhunsheng.domain.repeats import list_repeated


class CyclePurpose(StrEnum):
    """What the results may be used for; told to everybody concerned."""

    DEVELOPMENT = "development"
    PERSONNEL_DECISION = "personnel-decision"


class Combination(StrEnum):
    """How the outcomes of several counting roles become one candidate."""

    AGREEMENT = "agreement"
    """Counting roles must agree; otherwise there is no suggestion."""
    WEIGHTED_LOWER_MEDIAN = "weighted-lower-median"


@dataclass(frozen=True, slots=True)
class Cycle:
    """评估活动. All windows end on `evidence_cut_off`, never "today"; everything here is frozen at launch."""

    code: str
    name: str
    period_from: date
    period_to: date
    evidence_cut_off: date
    purpose: CyclePurpose = CyclePurpose.DEVELOPMENT
    rule: OutcomeRule = field(default_factory=OutcomeRule)
    gate: EvidenceGate = field(default_factory=EvidenceGate)
    counting_roles: frozenset[RaterRole] = DECIDING_ROLES
    combination: Combination = Combination.AGREEMENT
    weights: Mapping[RaterRole, int] = field(default_factory=dict)
    """Positive whole numbers, used by the weighted combination only; 1 where a role is missing."""
    anonymity_threshold: int = 3
    follow_up_by: date | None = None
    """By when missing evidence is to be gathered."""
    published_on: date | None = None

    def __post_init__(self) -> None:
        if self.period_to < self.period_from:
            raise RuleBroken(
                "cycle-ends-before-it-starts", cycle=self.code, starts=self.period_from, ends=self.period_to
            )
        if self.evidence_cut_off < self.period_from:
            raise RuleBroken(
                "cycle-cut-off-before-period", cycle=self.code, cut_off=self.evidence_cut_off, starts=self.period_from
            )
        if RaterRole.SELF in self.counting_roles:
            raise RuleBroken("self-never-counts", cycle=self.code)
        if self.anonymity_threshold < 2:
            raise RuleBroken("anonymity-threshold-too-low", cycle=self.code, threshold=self.anonymity_threshold)
        if any(weight < 1 for weight in self.weights.values()):
            raise RuleBroken("weight-not-positive", cycle=self.code)

    @property
    def last_day(self) -> date:
        """The last day on which an event may lie that bears on the cycle: evidence may come after the period."""
        return max(self.period_to, self.evidence_cut_off)


@dataclass(frozen=True, slots=True)
class Assignment:
    """评价任务: this rater rates this ratee, in this role."""

    ratee: str
    rater: str
    role: RaterRole

    def __post_init__(self) -> None:
        if (self.rater == self.ratee) != (self.role is RaterRole.SELF):
            raise RuleBroken("self-rating-mismatch", ratee=self.ratee, rater=self.rater, role=self.role)


@dataclass(frozen=True, slots=True)
class Rating:
    """行为评价: what one rater said of one indicator."""

    assignment: Assignment
    indicator: str
    judgement: Judgement
    comment: str = ""


@dataclass(frozen=True, slots=True)
class RaterOutcome:
    """评价人评定: one rater's own choice for one competency, where it differs from or confirms the suggestion."""

    assignment: Assignment
    competency: str
    choice: OutcomeState
    reason: str = ""

    def __post_init__(self) -> None:
        if self.choice in {NoOutcome.NOT_APPLICABLE, NoOutcome.NOT_INCLUDED, NoOutcome.NOT_RATED}:
            raise RuleBroken(
                "choice-not-a-raters", rater=self.assignment.rater, competency=self.competency, choice=self.choice
            )


@dataclass(frozen=True, slots=True)
class Decision:
    """评定结论: the joint result of one competency, made by people, with a reason when it departs from the suggestion."""

    ratee: str
    competency: str
    outcome: OutcomeState
    decided_by: str
    decided_on: date
    reason: str = ""

    def __post_init__(self) -> None:
        if self.decided_by == self.ratee:
            raise RuleBroken("nobody-decides-own-result", ratee=self.ratee, competency=self.competency)
        if not isinstance(self.outcome, Outcome) and self.outcome is not NoOutcome.INSUFFICIENT_EVIDENCE:
            raise RuleBroken(
                "decision-must-be-an-outcome", ratee=self.ratee, competency=self.competency, outcome=self.outcome
            )


@dataclass(frozen=True, slots=True)
class EarlierOutcome:
    """A published outcome of an earlier cycle, with the level that was then required."""

    cycle: str
    competency: str
    level: str
    outcome: OutcomeState


@dataclass(frozen=True, slots=True)
class Assessment:
    """Everything said of one ratee in one cycle."""

    ratee: Person
    assignments: tuple[Assignment, ...] = ()
    ratings: tuple[Rating, ...] = ()
    rater_outcomes: tuple[RaterOutcome, ...] = ()
    decisions: tuple[Decision, ...] = ()
    events: tuple[BehaviouralEvent, ...] = ()
    earlier: tuple[EarlierOutcome, ...] = ()
    not_included: str | None = None
    """The reason why this person is outside the cycle; None when inside."""

    def __post_init__(self) -> None:
        """A rater has one voice: whoever spoke in two roles would hide others behind himself."""
        if twice := list_repeated(given.rater for given in self.assignments):
            raise RuleBroken("rater-twice", ratee=self.ratee.code, raters=twice)
        spoken = {rating.assignment for rating in self.ratings} | {given.assignment for given in self.rater_outcomes}
        unassigned = spoken - {*self.assignments}
        if unassigned:
            raters_of = sorted(given.rater for given in unassigned)
            raise RuleBroken("rating-without-assignment", ratee=self.ratee.code, raters=raters_of)


@dataclass(frozen=True, slots=True)
class AssessmentRound:
    """One cycle with the people it covers: what a workbook or a database hands to the rules."""

    cycle: Cycle
    units: tuple[Unit, ...]
    people: tuple[Person, ...]
    """Everybody named, raters included."""
    assessments: tuple[Assessment, ...]
