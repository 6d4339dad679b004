"""A level cell: what one competency looks like at one level, with everything that stands around it."""

from dataclasses import dataclass

from zhunsheng.domain.competencies import (
    ChecklistItem,
    Competency,
    CompetencyLevel,
    Confidence,
    Indicator,
    IndicatorKind,
)
from zhunsheng.domain.positions import Position
from zhunsheng.domain.text import Rendering
from zhunsheng.domain.wording import word
from zhunsheng.reports.figures import StageBar, StageSpan
from zhunsheng.reports.handbook.edition import Edition, LevelShown


@dataclass(frozen=True, slots=True)
class IndicatorShown:
    """One indicator with its stage; a stage that nobody confirmed is marked as a proposal."""

    code: str
    statement: Rendering
    stage: Rendering | None
    is_stage_proposed: bool
    is_deliverable: bool
    scope: Rendering
    note: Rendering


@dataclass(frozen=True, slots=True)
class ChecklistShown:
    """A knowledge or skill list. `has_heading` False: the framework has no such list at this level."""

    texts: tuple[Rendering, ...]
    has_heading: bool
    has_drafts: bool


@dataclass(frozen=True, slots=True)
class CellShown:
    """A cell in an overview: one line and a count."""

    competency: str
    level: LevelShown
    gist: Rendering
    indicator_count: int
    count_words: str


@dataclass(frozen=True, slots=True)
class PositionLink:
    code: str
    title: str


@dataclass(frozen=True, slots=True)
class ErratumShown:
    """`place` is a code of the framework, or the name of a part of the document."""

    place: str
    printed: Rendering
    remark: Rendering


@dataclass(frozen=True, slots=True)
class CellPage:
    """Everything of one cell."""

    competency: str
    label: Rendering
    short: Rendering
    level: LevelShown
    gist: Rendering
    definition: Rendering
    ladder: tuple[CellShown, ...]
    positions: tuple[PositionLink, ...]
    stages: StageBar | None
    stage_note: str
    indicators: tuple[IndicatorShown, ...]
    count_words: str
    knowledge: ChecklistShown
    skills: ChecklistShown
    errata: tuple[ErratumShown, ...]


def build_cell_page(edition: Edition, competency: str, level: str) -> CellPage:
    """Raises when the framework has no such competency or level."""
    edition.framework.levels.rank(level)
    holder = edition.framework.get_competency(competency)
    cell = holder.get_level(level)
    return CellPage(
        competency,
        edition.say(holder.label),
        edition.say(holder.short),
        edition.level(level),
        edition.say(cell.gist),
        edition.say(holder.definition),
        ladder=show_ladder(edition, holder),
        positions=positions_asking(edition, competency, level),
        stages=_stage_bar(edition, holder, cell),
        stage_note=_stage_note(edition, holder, cell),
        indicators=show_indicators(edition, holder, cell.indicators),
        count_words=edition.amount("indicators", len(cell.indicators)),
        knowledge=show_checklist(edition, cell.knowledge),
        skills=show_checklist(edition, cell.skills),
        errata=_errata(edition, holder, cell),
    )


def show_ladder(edition: Edition, competency: Competency) -> tuple[CellShown, ...]:
    """The competency's cells, lowest level first."""
    return tuple(show_cell(edition, competency, cell) for cell in competency.levels)


def show_cell(edition: Edition, competency: Competency, cell: CompetencyLevel) -> CellShown:
    """A framework without gists is read by its first indicator."""
    gist = edition.say(cell.gist)
    if not cell.gist and cell.indicators:
        gist = edition.say(cell.indicators[0].statement)
    count = len(cell.indicators)
    return CellShown(competency.code, edition.level(cell.level), gist, count, edition.amount("indicators", count))


def show_indicators(
    edition: Edition, competency: Competency, indicators: tuple[Indicator, ...]
) -> tuple[IndicatorShown, ...]:
    stages = {stage.code: edition.say(stage.name) for stage in competency.stages}
    return tuple(
        IndicatorShown(
            indicator.code,
            edition.say(indicator.statement),
            stages.get(indicator.stage) if indicator.stage else None,
            indicator.stage_confidence not in {None, Confidence.CONFIRMED},
            indicator.kind is IndicatorKind.DELIVERABLE,
            edition.say(indicator.scope),
            edition.say(indicator.note),
        )
        for indicator in indicators
    )


def show_checklist(edition: Edition, entries: tuple[ChecklistItem, ...] | None) -> ChecklistShown:
    texts = tuple(edition.say(entry.text) for entry in entries or ())
    return ChecklistShown(texts, entries is not None, any(entry.is_draft for entry in entries or ()))


def link_positions(edition: Edition, positions: tuple[Position, ...] | list[Position]) -> tuple[PositionLink, ...]:
    return tuple(PositionLink(position.code, edition.position_title(position)) for position in positions)


def positions_asking(edition: Edition, competency: str, level: str | None) -> tuple[PositionLink, ...]:
    """Positions that ask this level of this competency; None finds those to which it does not apply."""
    found = []
    for position in edition.framework.positions:
        asked = position.find_requirement(competency)
        if (asked.level if asked else None) == level:
            found.append(position)
    return link_positions(edition, found)


def _stage_bar(edition: Edition, competency: Competency, cell: CompetencyLevel) -> StageBar | None:
    """None where the competency has no stages or no indicator was ever given one."""
    if not competency.stages or not any(indicator.stage for indicator in cell.indicators):
        return None
    spans = []
    for stage in competency.stages:
        count = sum(indicator.stage == stage.code for indicator in cell.indicators)
        note = edition.amount("entries", count) if count else edition.word("stage-empty")
        spans.append(StageSpan(edition.say(stage.name).words, count, note))
    loose = sum(indicator.stage is None for indicator in cell.indicators)
    outside = StageSpan(edition.word("outside-stages"), loose, edition.amount("entries", loose)) if loose else None
    told = [f"{span.name} {span.note}" for span in (*spans, *([outside] if outside else []))]
    return StageBar(edition.list(told), tuple(spans), outside)


def _stage_note(edition: Edition, competency: Competency, cell: CompetencyLevel) -> str:
    """How sure the stages of these indicators are; empty when confirmed or when there are none."""
    sure = {one.stage_confidence for one in cell.indicators if one.stage} - {None, Confidence.CONFIRMED}
    if not competency.stages or not sure:
        return ""
    order = list(Confidence)
    weakest = max((found for found in sure if found), key=order.index)
    return edition.word("stages-proposed", confidence=word(f"Confidence.{weakest.value}", edition.language))


def _errata(edition: Edition, competency: Competency, cell: CompetencyLevel) -> tuple[ErratumShown, ...]:
    """Doubtful places of this competency, this cell and its indicators."""
    places = {competency.code, f"{competency.code}-{cell.level}", *(one.code for one in cell.indicators)}
    return show_errata(edition, places)


def show_errata(edition: Edition, places: set[str] | None = None) -> tuple[ErratumShown, ...]:
    """All errata, or those of some places."""
    return tuple(
        ErratumShown(edition.place(one.place), edition.say(one.printed), edition.say(one.remark))
        for one in edition.framework.errata
        if places is None or one.place in places
    )
