"""A competency: its definition, its process, its levels side by side, and who is asked for which of them."""

from dataclasses import dataclass

from zhunsheng.domain.text import Rendering
from zhunsheng.reports.handbook.cells import (
    CellShown,
    ErratumShown,
    IndicatorShown,
    PositionLink,
    positions_asking,
    show_cell,
    show_errata,
    show_indicators,
)
from zhunsheng.reports.handbook.edition import Edition


@dataclass(frozen=True, slots=True)
class CompetencyLevelShown:
    """One level with its indicators and the positions that ask for it."""

    cell: CellShown
    indicators: tuple[IndicatorShown, ...]
    positions: tuple[PositionLink, ...]


@dataclass(frozen=True, slots=True)
class SiblingLink:
    code: str
    short: Rendering


@dataclass(frozen=True, slots=True)
class CompetencyPage:
    """`not_asked_of` are the positions to which the competency does not apply."""

    code: str
    label: Rendering
    definition: Rendering
    stages: tuple[Rendering, ...]
    levels: tuple[CompetencyLevelShown, ...]
    not_asked_of: tuple[PositionLink, ...]
    siblings: tuple[SiblingLink, ...]
    errata: tuple[ErratumShown, ...]
    count_words: str


def build_competency_page(edition: Edition, competency: str) -> CompetencyPage:
    """Raises when the framework has no such competency."""
    holder = edition.framework.get_competency(competency)
    levels = tuple(
        CompetencyLevelShown(
            show_cell(edition, holder, cell),
            show_indicators(edition, holder, cell.indicators),
            positions_asking(edition, competency, cell.level),
        )
        for cell in holder.levels
    )
    return CompetencyPage(
        competency,
        edition.say(holder.label),
        edition.say(holder.definition),
        tuple(edition.say(stage.name) for stage in holder.stages),
        levels,
        positions_asking(edition, competency, None),
        tuple(SiblingLink(one.code, edition.say(one.short)) for one in edition.framework.competencies),
        show_errata(edition, {competency}),
        edition.amount("indicators", len(holder.indicators)),
    )
