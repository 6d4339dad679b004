"""What a personal report says, and the pieces that all reports share.

Frozen values in one language, ready to be set as PDF, DOCX or page. Nothing is left to look up.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from zhunsheng.domain.behavioural_events import Polarity
from zhunsheng.domain.outcomes import Judgement, NoOutcome, Outcome, OutcomeState
from zhunsheng.domain.text import Language
from zhunsheng.reports.figures.evidence_strip import EvidenceStrip
from zhunsheng.reports.figures.inked_line import InkedLine
from zhunsheng.reports.figures.role_plot import RolePlot


class Hue(StrEnum):
    """The ink of an outcome. Never the only sign of it: shape and word stand beside."""

    EXCEEDS = "exceeds"
    MEETS = "meets"
    BELOW = "below"
    VOID = "void"


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a sentence."""

    words: str
    is_strong: bool = False


Sentence = tuple[Run, ...]


def plain(sentence: Sentence) -> str:
    return "".join(run.words for run in sentence)


@dataclass(frozen=True, slots=True)
class LevelSign:
    """Strokes and words of a required level: 三 Sa 资深."""

    code: str
    name: str
    rank: int
    count: int


@dataclass(frozen=True, slots=True)
class OutcomeSign:
    """Mark and words of an outcome. `state` None while 分歧待议: then there are words and no mark."""

    state: OutcomeState | None
    words: str
    short: str
    is_suggestion: bool = False
    """True while nobody has decided."""

    @property
    def hue(self) -> Hue:
        if self.state is None:
            return Hue.BELOW
        return Hue.VOID if isinstance(self.state, NoOutcome) else Hue(self.state.value)

    @property
    def is_outcome(self) -> bool:
        return isinstance(self.state, Outcome)


@dataclass(frozen=True, slots=True)
class JudgementSign:
    """Ticks and word of a rating; `role` names those who gave it, only where roles differ."""

    judgement: Judgement
    words: str
    role: str = ""
    is_gap: bool = False


@dataclass(frozen=True, slots=True)
class EventSign:
    """One event: when, what square, what happened. Never who noted it."""

    on: date
    polarity: Polarity
    title: str


@dataclass(frozen=True, slots=True)
class RemarkLine:
    """A comment; `role` says 匿名 where the role must not be told."""

    role: str
    words: str


@dataclass(frozen=True, slots=True)
class IndicatorLine:
    """One indicator of the required level as those who count saw it."""

    number: int
    """Its place in this report's list, so that other lines can point at it. Not a code."""
    statement: str
    said: tuple[JudgementSign, ...]
    own: str = ""
    """The self-rating where it differs."""
    remarks: tuple[RemarkLine, ...] = ()
    is_gap: bool = False
    is_point_to_improve: bool = False

    @property
    def is_divided(self) -> bool:
        """Those who count do not say the same."""
        return len(self.said) > 1


@dataclass(frozen=True, slots=True)
class NextLine:
    """One step: what kind of step it is, and the words."""

    label: str
    words: str


@dataclass(frozen=True, slots=True)
class EvidencePart:
    """The evidence of one competency."""

    strip: EvidenceStrip
    summary: str
    events: tuple[EventSign, ...]
    more: str = ""
    """How many events are not listed here for want of room."""
    lines: tuple[str, ...] = ()
    """What the gate misses, and what does not count."""


@dataclass(frozen=True, slots=True)
class RolePart:
    """Who says what. `disagreement` is empty where those who count agree."""

    plot: RolePlot | None
    agreed: str = ""
    """What all of them say, where they say the same: on paper these words stand instead of the plot."""
    disagreement: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class CompetencyPart:
    """One competency. A quiet one has nothing that wants talking about; it is set smaller."""

    code: str
    name: str
    level: LevelSign | None
    outcome: OutcomeSign
    standing: str
    """Who decided and when, or that nobody has yet."""
    why: tuple[str, ...]
    decision_reason: str
    earlier: tuple[str, ...]
    indicators: tuple[IndicatorLine, ...]
    next_lines: tuple[NextLine, ...]
    evidence: EvidencePart | None
    roles: RolePart
    is_quiet: bool


@dataclass(frozen=True, slots=True)
class SummaryColumn:
    """The table under the inked line, one column a competency."""

    competency: str
    level: str
    outcome: OutcomeSign
    standing: str
    events: str
    earlier: str


@dataclass(frozen=True, slots=True)
class FollowUpLine:
    """What is to be done, by whom and by when."""

    what: str
    owner: str
    due: str


@dataclass(frozen=True, slots=True)
class ReportHead:
    """Who and what the report is about. `facts` are the parts of the line under the title."""

    title: str
    subtitle: str
    kicker: str
    facts: tuple[str, ...]
    dated: date
    """The date that the file carries: the publication's, else the evidence cut-off; never "today"."""
    confidential: str
    is_draft: bool


@dataclass(frozen=True, slots=True)
class IndividualReport:
    """个人结果: two pages for the person, the manager and the talk between them."""

    language: Language
    labels: Mapping[str, str]
    head: ReportHead
    notes: tuple[str, ...]
    finding: Sentence
    line: InkedLine
    summary: tuple[SummaryColumn, ...]
    parts: tuple[CompetencyPart, ...]
    """Those that want talking about first, in the order of what is to be done; then the quiet ones."""
    follow_ups: tuple[FollowUpLine, ...]
    basis: tuple[str, ...]
    signatures: tuple[str, ...]

    @property
    def eventful(self) -> tuple[CompetencyPart, ...]:
        return tuple(part for part in self.parts if not part.is_quiet)

    @property
    def quiet(self) -> tuple[CompetencyPart, ...]:
        return tuple(part for part in self.parts if part.is_quiet)
