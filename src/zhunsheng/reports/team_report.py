"""What a team report says: frozen values in one language. Counts and lists, never an average or a ranking."""

from collections.abc import Mapping
from dataclasses import dataclass

from zhunsheng.domain.text import Language
from zhunsheng.reports.figures.dot_distribution import DotDistribution
from zhunsheng.reports.figures.month_bars import MonthBars
from zhunsheng.reports.report import OutcomeSign, ReportHead


@dataclass(frozen=True, slots=True)
class StateTally:
    """How many competencies of the unit stand in one state."""

    outcome: OutcomeSign
    count: int


@dataclass(frozen=True, slots=True)
class TeamRow:
    """One person's row of the grid. People stand in the order given: never a ranking."""

    person: str
    name: str
    position: str
    cells: tuple[OutcomeSign, ...]
    months: MonthBars
    events: str
    is_silent: bool
    """Nobody noted anything about this person in the whole period."""
    need: str
    has_below: bool


@dataclass(frozen=True, slots=True)
class TeamGroup:
    """The rows of one sub-unit; `name` is empty where there is only one."""

    name: str
    summary: str
    rows: tuple[TeamRow, ...]


@dataclass(frozen=True, slots=True)
class ShortfallLine:
    """An indicator that people of the unit did not show."""

    competency: str
    statement: str
    count: str
    people: str


@dataclass(frozen=True, slots=True)
class MissingLine:
    """Evidence to be gathered: for whom, on what, what is missing, by whom and by when."""

    person: str
    competency: str
    lacks: str
    owner: str
    due: str


@dataclass(frozen=True, slots=True)
class Distribution:
    competency: str
    dots: DotDistribution


@dataclass(frozen=True, slots=True)
class ManagerShare:
    """How often a manager's ratees are left without an outcome for want of evidence: counts, no percentage."""

    manager: str
    share: str


@dataclass(frozen=True, slots=True)
class EscalationLine:
    """An event that nobody confirmed in time, and whose turn it is now."""

    person: str
    on: str
    title: str
    owner: str


@dataclass(frozen=True, slots=True)
class NotIncludedLine:
    person: str
    reason: str


@dataclass(frozen=True, slots=True)
class TeamReport:
    """团队结果: the grid, the gaps and what is still to be done. Counts only."""

    language: Language
    labels: Mapping[str, str]
    head: ReportHead
    notes: tuple[str, ...]
    lead: str
    key: tuple[StateTally, ...]
    columns: tuple[str, ...]
    groups: tuple[TeamGroup, ...]
    reached: str
    outside: str
    distributions: tuple[Distribution, ...]
    shortfalls: tuple[ShortfallLine, ...]
    missing: tuple[MissingLine, ...]
    managers: tuple[ManagerShare, ...]
    escalations: tuple[EscalationLine, ...]
    not_included: tuple[NotIncludedLine, ...]
    basis: tuple[str, ...]
