"""The words in which behaviour is rated and competencies are decided, and the published rule between the two."""

from dataclasses import dataclass, field
from enum import StrEnum

from zhunsheng.domain.competencies import IndicatorKind
from zhunsheng.domain.errors import RuleBroken
from zhunsheng.domain.text import NO_TEXT, LocalizedText


class _Ordinal(StrEnum):
    """Members are ordered as they are listed, weakest first. A string's own order would sort them by alphabet."""

    @property
    def _place(self) -> int:
        return list(type(self)).index(self)

    def __lt__(self, other: str) -> bool:
        return self._place < other._place if isinstance(other, type(self)) else NotImplemented

    def __le__(self, other: str) -> bool:
        return self._place <= other._place if isinstance(other, type(self)) else NotImplemented

    def __gt__(self, other: str) -> bool:
        return self._place > other._place if isinstance(other, type(self)) else NotImplemented

    def __ge__(self, other: str) -> bool:
        return self._place >= other._place if isinstance(other, type(self)) else NotImplemented


class Outcome(_Ordinal):
    """评定: how a competency stands relative to what the position asks. Ordered, never a number, never a level."""

    BELOW = "below"
    MEETS = "meets"
    EXCEEDS = "exceeds"


class NoOutcome(StrEnum):
    """未出评定: why there is no outcome. None of them is "below", none is zero, none enters a denominator."""

    NOT_APPLICABLE = "not-applicable"
    NOT_RATED = "not-rated"
    CANNOT_JUDGE = "cannot-judge"
    INSUFFICIENT_EVIDENCE = "insufficient-evidence"
    NOT_INCLUDED = "not-included"


OutcomeState = Outcome | NoOutcome


class Showing(_Ordinal):
    """How sustained a behaviour is, of the occasions in the review period that called for it."""

    NOT_SHOWN = "not-shown"
    OCCASIONAL = "occasional"
    FREQUENT = "frequent"
    SUSTAINED = "sustained"


class NoJudgement(StrEnum):
    """Why an indicator has no `Showing`."""

    CANNOT_JUDGE = "cannot-judge"
    NOT_RATED = "not-rated"


Judgement = Showing | NoJudgement


@dataclass(frozen=True, slots=True)
class ScalePoint:
    """One point of the outcome scale in its three parts: 高于岗位要求 · 学习典范 · the sentence that defines it."""

    outcome: Outcome
    label: LocalizedText
    meaning: LocalizedText = NO_TEXT
    definition: LocalizedText = NO_TEXT


@dataclass(frozen=True, slots=True)
class DisplayWord:
    """The word a rater sees for one judgement, and what it stands for."""

    judgement: Judgement
    label: LocalizedText
    explanation: LocalizedText = NO_TEXT


@dataclass(frozen=True, slots=True)
class DisplayScale:
    """显示量表: how the four showings and "cannot judge" are worded for one kind of indicator."""

    kind: IndicatorKind
    words: tuple[DisplayWord, ...]

    def __post_init__(self) -> None:
        missing = {*Showing, NoJudgement.CANNOT_JUDGE} - {word.judgement for word in self.words}
        if missing:
            raise RuleBroken("display-scale-incomplete", kind=self.kind, missing=sorted(missing))

    def get(self, judgement: Judgement) -> DisplayWord:
        for word in self.words:
            if word.judgement == judgement:
                return word
        raise RuleBroken("display-word-missing", kind=self.kind, judgement=judgement)


KNOWN_OUTCOME_RULES = ("sustained/1",)
"""Ids of outcome rules whose code exists; the code behind an id never changes."""


@dataclass(frozen=True, slots=True)
class OutcomeRule:
    """判定规则, named by id and parameters. `every_indicator` is the strict reading: one 偶尔展现 is already below."""

    rule: str = "sustained/1"
    every_indicator: bool = False

    def __post_init__(self) -> None:
        if self.rule not in KNOWN_OUTCOME_RULES:
            raise RuleBroken("outcome-rule-unknown", rule=self.rule, known=list(KNOWN_OUTCOME_RULES))


class GateMode(StrEnum):
    """What the evidence gate does in a cycle."""

    OFF = "off"
    ADVISE = "advise"
    ENFORCE = "enforce"


@dataclass(frozen=True, slots=True)
class EvidenceGate:
    """举证要求: how much evidence an outcome wants. Counts are events, spans are days, coverage is numerator/denominator."""

    meets_events: int = 2
    meets_coverage: tuple[int, int] = (2, 3)
    exceeds_events: int = 3
    exceeds_days_apart: int = 60
    exceeds_corroborated: int = 1
    confirm_within_workdays: int = 10
    show_within_days: int = 7
    mode: GateMode = GateMode.ADVISE

    def __post_init__(self) -> None:
        part, whole = self.meets_coverage
        if not 0 <= part <= whole or whole == 0:
            raise RuleBroken("gate-coverage-impossible", part=part, whole=whole)


@dataclass(frozen=True, slots=True)
class OutcomeScale:
    """The published standard of a framework: scale points, display scales, rule and gate."""

    points: tuple[ScalePoint, ...] = ()
    display_scales: tuple[DisplayScale, ...] = ()
    rule: OutcomeRule = field(default_factory=OutcomeRule)
    gate: EvidenceGate = field(default_factory=EvidenceGate)

    def find_point(self, outcome: Outcome) -> ScalePoint | None:
        return next((point for point in self.points if point.outcome == outcome), None)

    def find_display_scale(self, kind: IndicatorKind) -> DisplayScale | None:
        return next((scale for scale in self.display_scales if scale.kind == kind), None)
