"""Positions and the level that each of them asks of each competency."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from zhunsheng.domain.competencies import Confidence
from zhunsheng.domain.errors import RuleBroken
from zhunsheng.domain.repeats import list_repeated
from zhunsheng.domain.text import NO_TEXT, LocalizedText


@dataclass(frozen=True, slots=True)
class Requirement:
    """What a position asks of one competency: a level, or nothing at all (不适用).

    `level` None means not applicable. That is neither zero nor below: it enters no count and no denominator.
    """

    competency: str
    level: str | None


@dataclass(frozen=True, slots=True)
class CandidateName:
    """A name that a nameless position may turn out to have; never a fact until confirmed."""

    name: LocalizedText
    confidence: Confidence
    basis: LocalizedText = NO_TEXT


@dataclass(frozen=True, slots=True)
class NotApplicableIndicator:
    """The owner's versioned word that an indicator cannot be asked of a position, with the reason."""

    indicator: str
    reason: LocalizedText


@dataclass(frozen=True, slots=True)
class Position:
    """职位(岗位). Its name may still be open: then `name` is its number and `candidates` say what it might be."""

    code: str
    name: LocalizedText
    requirements: tuple[Requirement, ...] = ()
    candidates: tuple[CandidateName, ...] = ()
    is_name_confirmed: bool = False
    confirmed_by: str = ""
    confirmed_at: datetime | None = None
    not_applicable: tuple[NotApplicableIndicator, ...] = ()

    def __post_init__(self) -> None:
        if twice := list_repeated(requirement.competency for requirement in self.requirements):
            raise RuleBroken("requirement-twice", position=self.code, competencies=twice)

    def find_requirement(self, competency: str) -> Requirement | None:
        return next((asked for asked in self.requirements if asked.competency == competency), None)

    def find_level(self, competency: str) -> str | None:
        """The level asked; None where the competency is not applicable or nothing is said of it."""
        asked = self.find_requirement(competency)
        return asked.level if asked else None

    def get_requirement(self, competency: str) -> Requirement:
        asked = self.find_requirement(competency)
        if asked is None:
            raise RuleBroken("position-says-nothing-of-competency", position=self.code, competency=competency)
        return asked


@dataclass(frozen=True, slots=True)
class PositionMatrix:
    """职位与能力匹配表: all positions, and how sure it is which competency each column means."""

    positions: tuple[Position, ...] = ()
    columns_confidence: Confidence = Confidence.CONFIRMED
    columns_note: LocalizedText = NO_TEXT
    _by_code: dict[str, Position] = field(init=False, repr=False, compare=False, hash=False)

    def __post_init__(self) -> None:
        if twice := list_repeated(position.code for position in self.positions):
            raise RuleBroken("position-code-twice", codes=twice)
        by_code = {position.code: position for position in self.positions}
        object.__setattr__(self, "_by_code", by_code)

    def __iter__(self) -> Iterator[Position]:
        return iter(self.positions)

    def __len__(self) -> int:
        return len(self.positions)

    def find(self, code: str) -> Position | None:
        return self._by_code.get(code)

    def get(self, code: str) -> Position:
        position = self.find(code)
        if position is None:
            raise RuleBroken("position-unknown", position=code, known=sorted(self._by_code))
        return position
