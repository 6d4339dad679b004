"""能力模型: one version of a job family's competency framework, whole."""

from collections.abc import Iterator
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date
from enum import StrEnum

from zhunsheng.domain.competencies import Competency, CompetencyLevel, Indicator, LevelScale
from zhunsheng.domain.errors import RuleBroken
from zhunsheng.domain.outcomes import OutcomeScale
from zhunsheng.domain.positions import Position, PositionMatrix
from zhunsheng.domain.repeats import list_repeated
from zhunsheng.domain.text import NO_TEXT, Language, LocalizedText


class FrameworkState(StrEnum):
    """草稿 → 已发布 (immutable) → 已被新版替代."""

    DRAFT = "draft"
    PUBLISHED = "published"
    SUPERSEDED = "superseded"


@dataclass(frozen=True, slots=True)
class FrameworkDocument:
    """What the framework says of itself: the words around the competencies."""

    company: LocalizedText = NO_TEXT
    dated: LocalizedText = NO_TEXT
    """The date as printed, 2008年8月."""
    about: LocalizedText = NO_TEXT
    contents: tuple[LocalizedText, ...] = ()
    """What the document contains, one line each."""
    purpose: LocalizedText = NO_TEXT
    value_statement: LocalizedText = NO_TEXT
    scope: LocalizedText = NO_TEXT
    level_note: LocalizedText = NO_TEXT
    """How the document introduces its level codes."""
    provenance: LocalizedText = NO_TEXT
    """Where the text comes from: restated in own words, or a company's own."""
    prepared_by: str = ""
    reviewed_by: str = ""
    approved_by: str = ""
    effective_from: date | None = None


@dataclass(frozen=True, slots=True)
class Erratum:
    """A doubtful place of the source: kept as printed, reported here."""

    place: str
    """A code of the framework, or a name of the part of the document."""
    printed: LocalizedText
    remark: LocalizedText


@dataclass(frozen=True, slots=True)
class Located:
    """An indicator with the cell it stands in."""

    competency: Competency
    cell: CompetencyLevel
    indicator: Indicator


@dataclass(frozen=True, slots=True)
class Framework:
    """One version of a competency framework. Immutable; a published one is replaced, never changed.

    Codes of competencies and indicators are assigned once, never positional, never reused.
    """

    code: str
    version: str
    title: LocalizedText
    languages: tuple[Language, ...]
    levels: LevelScale
    competencies: tuple[Competency, ...]
    job_family: LocalizedText = NO_TEXT
    matrix: PositionMatrix = field(default_factory=PositionMatrix)
    outcome_scale: OutcomeScale = field(default_factory=OutcomeScale)
    document: FrameworkDocument = field(default_factory=FrameworkDocument)
    errata: tuple[Erratum, ...] = ()
    _indicators: dict[str, Located] = field(init=False, repr=False, compare=False, hash=False)
    _competencies: dict[str, Competency] = field(init=False, repr=False, compare=False, hash=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_competencies", self._index_competencies())
        object.__setattr__(self, "_indicators", self._index_indicators())
        self._check_references()
        self._check_languages()

    @property
    def positions(self) -> tuple[Position, ...]:
        return self.matrix.positions

    def __iter__(self) -> Iterator[Competency]:
        return iter(self.competencies)

    def list_texts(self) -> tuple[LocalizedText, ...]:
        """Every text of the framework, empty ones included, in the order in which it stands."""
        return tuple(_walk_texts(self))

    def get_competency(self, code: str) -> Competency:
        found = self._competencies.get(code)
        if found is None:
            raise RuleBroken("competency-unknown", competency=code, known=list(self._competencies))
        return found

    def find_indicator(self, code: str) -> Located | None:
        return self._indicators.get(code)

    def get_indicator(self, code: str) -> Located:
        found = self.find_indicator(code)
        if found is None:
            raise RuleBroken("indicator-unknown", indicator=code)
        return found

    def get_cell(self, competency: str, level: str) -> CompetencyLevel:
        return self.get_competency(competency).get_level(level)

    def list_indicators(self) -> tuple[Located, ...]:
        return tuple(self._indicators.values())

    def applicable_indicators(self, position: str, competency: str) -> tuple[Indicator, ...]:
        """The indicators that a position answers for in one competency; empty when the requirement is not applicable.

        Indicators that the owner marked not applicable for the position are left out of every denominator.
        """
        holder = self.matrix.get(position)
        level = holder.find_level(competency)
        if level is None:
            return ()
        left_out = {mark.indicator for mark in holder.not_applicable}
        cell = self.get_cell(competency, level)
        return tuple(indicator for indicator in cell.indicators if indicator.code not in left_out)

    def _index_competencies(self) -> dict[str, Competency]:
        if twice := list_repeated(competency.code for competency in self.competencies):
            raise RuleBroken("competency-code-twice", codes=twice)
        return {competency.code: competency for competency in self.competencies}

    def _index_indicators(self) -> dict[str, Located]:
        by_code: dict[str, Located] = {}
        for competency in self.competencies:
            for cell in competency.levels:
                self.levels.rank(cell.level)
                for indicator in cell.indicators:
                    if indicator.code in by_code:
                        raise RuleBroken("indicator-code-twice", indicator=indicator.code)
                    by_code[indicator.code] = Located(competency, cell, indicator)
        return by_code

    def _check_references(self) -> None:
        for position in self.positions:
            for asked in position.requirements:
                self.get_competency(asked.competency)
                if asked.level is not None:
                    self.levels.rank(asked.level)
            for mark in position.not_applicable:
                self.get_indicator(mark.indicator)

    def _check_languages(self) -> None:
        for text in self.list_texts():
            unlisted = set(text.languages) - set(self.languages)
            if unlisted:
                raise RuleBroken(
                    "text-language-unlisted", text=str(text)[:40], unlisted=sorted(unlisted), known=list(self.languages)
                )


def _walk_texts(value: object) -> Iterator[LocalizedText]:
    if isinstance(value, LocalizedText):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _walk_texts(part)
    elif is_dataclass(value):
        for held in fields(value):
            if held.init:
                yield from _walk_texts(getattr(value, held.name))
