"""Competencies, their stages and levels, and what can be observed at each level."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from zhunsheng.domain.errors import RuleBroken
from zhunsheng.domain.repeats import list_repeated
from zhunsheng.domain.text import NO_TEXT, LocalizedText

NOT_APPLICABLE_MARK = "N/A"
"""What files write where a position asks nothing of a competency; therefore no level may be called so."""


class Confidence(StrEnum):
    """How sure a proposal or an inference is, until a person confirms it."""

    CONFIRMED = "confirmed"
    HIGH = "high"
    MEDIUM = "medium"
    LOW_TO_MEDIUM = "low-to-medium"
    LOW = "low"


class IndicatorKind(StrEnum):
    """Decides which wording of the display scale fits an indicator."""

    RECURRING = "recurring"
    DELIVERABLE = "deliverable"


@dataclass(frozen=True, slots=True)
class Level:
    """One step of proficiency; only its place in the `LevelScale` orders it."""

    code: str
    name: LocalizedText
    """初级, 熟练, 资深."""
    word: str = ""
    """The English word that the source prints beside the code: basic, intermediate, advance."""
    definition: LocalizedText = NO_TEXT
    reach: LocalizedText = NO_TEXT
    """On what the behaviour is shown: one customer, one project, a region."""


@dataclass(frozen=True, slots=True)
class LevelScale:
    """Levels in ascending order. Ordinal: levels can be compared, never added or averaged."""

    levels: tuple[Level, ...]

    def __post_init__(self) -> None:
        codes = [level.code for level in self.levels]
        if twice := list_repeated(codes):
            raise RuleBroken("level-code-twice", codes=twice)
        if NOT_APPLICABLE_MARK in codes:
            raise RuleBroken("level-code-reserved", level=NOT_APPLICABLE_MARK)

    def __iter__(self) -> Iterator[Level]:
        return iter(self.levels)

    def __len__(self) -> int:
        return len(self.levels)

    def rank(self, code: str) -> int:
        """Place in the scale, 0 for the lowest. For comparing only."""
        for place, level in enumerate(self.levels):
            if level.code == code:
                return place
        raise RuleBroken("level-unknown", level=code, known=[level.code for level in self.levels])

    def get(self, code: str) -> Level:
        return self.levels[self.rank(code)]

    def find_next(self, code: str) -> Level | None:
        """The level above, or None at the top."""
        place = self.rank(code) + 1
        return self.levels[place] if place < len(self.levels) else None


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of the process that a competency describes: 收集信息 → 分析 → 产出."""

    code: str
    name: LocalizedText


@dataclass(frozen=True, slots=True)
class Indicator:
    """One observable statement at one level of one competency.

    `stage` is a proposal with its own confidence: the source does not say which statement belongs to which stage.
    """

    code: str
    statement: LocalizedText
    kind: IndicatorKind = IndicatorKind.RECURRING
    stage: str | None = None
    stage_confidence: Confidence | None = None
    scope: LocalizedText = NO_TEXT
    note: LocalizedText = NO_TEXT
    replaces: tuple[str, ...] = ()
    """Codes of indicators whose meaning this one takes over; a reworded indicator keeps its code instead."""

    def __post_init__(self) -> None:
        if not self.statement:
            raise RuleBroken("indicator-without-statement", indicator=self.code)
        if (self.stage is None) != (self.stage_confidence is None):
            raise RuleBroken("indicator-stage-needs-confidence", indicator=self.code)


@dataclass(frozen=True, slots=True)
class ChecklistItem:
    """One item of a knowledge or skill list; a draft until the framework's owner confirms it."""

    code: str
    text: LocalizedText
    is_draft: bool = False
    basis: tuple[str, ...] = ()
    """Codes of the grounds on which a draft rests."""


@dataclass(frozen=True, slots=True)
class CompetencyLevel:
    """A cell of the framework: what one competency looks like at one level.

    A list that is None has no heading in the framework; an empty list has a heading and nothing under it.
    """

    level: str
    indicators: tuple[Indicator, ...] = ()
    gist: LocalizedText = NO_TEXT
    """The whole cell in one short line, for overviews."""
    knowledge: tuple[ChecklistItem, ...] | None = None
    skills: tuple[ChecklistItem, ...] | None = None


@dataclass(frozen=True, slots=True)
class Competency:
    """能力: a label, a definition, a process of stages, and a cell for each level in ascending order."""

    code: str
    label: LocalizedText
    short_label: LocalizedText = NO_TEXT
    """For figures and column heads; the label where it is missing."""
    definition: LocalizedText = NO_TEXT
    stages: tuple[Stage, ...] = ()
    levels: tuple[CompetencyLevel, ...] = ()
    event_link: LocalizedText = NO_TEXT
    """The line with which the source announces the events that belong to this competency."""

    def __post_init__(self) -> None:
        stages = {stage.code for stage in self.stages}
        for indicator in self.indicators:
            if indicator.stage is not None and indicator.stage not in stages:
                raise RuleBroken("stage-unknown", indicator=indicator.code, stage=indicator.stage)

    @property
    def short(self) -> LocalizedText:
        return self.short_label or self.label

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        return tuple(indicator for cell in self.levels for indicator in cell.indicators)

    def find_level(self, level: str) -> CompetencyLevel | None:
        return next((cell for cell in self.levels if cell.level == level), None)

    def get_level(self, level: str) -> CompetencyLevel:
        cell = self.find_level(level)
        if cell is None:
            raise RuleBroken("competency-has-no-such-level", competency=self.code, level=level)
        return cell
