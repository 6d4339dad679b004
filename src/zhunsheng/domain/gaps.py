"""差距: the indicators of the required level that were not shown, a list and never a distance; and what to do next."""

from dataclasses import dataclass

from zhunsheng.domain.competencies import ChecklistItem, Indicator, Level
from zhunsheng.domain.frameworks import Framework
from zhunsheng.domain.outcomes import Outcome
from zhunsheng.domain.results import CompetencyResult, IndicatorResult


@dataclass(frozen=True, slots=True)
class Gap:
    """待提升项 of one competency, as the raters who count see it; false when there is nothing to close."""

    competency: str
    level: str
    missing: tuple[Indicator, ...]
    """Not shown."""
    to_improve: tuple[Indicator, ...]
    """Shown, but only occasionally."""

    def __bool__(self) -> bool:
        return bool(self.missing or self.to_improve)


@dataclass(frozen=True, slots=True)
class NextSteps:
    """What the framework offers next: for a gap its knowledge and skills, otherwise the level above.

    The next level is something to look at. It is shown only by being assessed on its own indicators.
    """

    gap: Gap
    knowledge: tuple[ChecklistItem, ...] = ()
    skills: tuple[ChecklistItem, ...] = ()
    next_level: Level | None = None
    next_indicators: tuple[Indicator, ...] = ()
    is_at_top: bool = False
    """There is no level above the required one."""


def find_gap(result: CompetencyResult, framework: Framework) -> Gap:
    """The gap of a competency that the position asks for."""
    if result.level is None:
        return Gap(result.competency, "", (), ())
    return Gap(
        result.competency,
        result.level,
        _resolve(result.gaps, framework),
        _resolve(result.points_to_improve, framework),
    )


def find_next_steps(result: CompetencyResult, framework: Framework) -> NextSteps:
    """Knowledge and skills where something is missing, the level above where nothing is.

    A point to improve says enough by itself; and while there is no outcome, evidence comes first.
    """
    gap = find_gap(result, framework)
    if result.level is None:
        return NextSteps(gap)
    if gap.missing or result.state is Outcome.BELOW:
        cell = framework.get_cell(result.competency, result.level)
        return NextSteps(gap, cell.knowledge or (), cell.skills or ())
    if gap.to_improve or not isinstance(result.state, Outcome):
        return NextSteps(gap)
    above = framework.levels.find_next(result.level)
    cell_above = framework.get_competency(result.competency).find_level(above.code) if above else None
    if above is None or cell_above is None:
        return NextSteps(gap, is_at_top=True)
    return NextSteps(gap, next_level=above, next_indicators=cell_above.indicators)


def _resolve(results: tuple[IndicatorResult, ...], framework: Framework) -> tuple[Indicator, ...]:
    return tuple(framework.get_indicator(result.indicator).indicator for result in results)
